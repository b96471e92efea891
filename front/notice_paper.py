"""All notices on one sheet, to be read out: large letters, and one short sentence a line."""

import re

from data.open import Book, today
from front.dates import day
from front.language import ENGLISH, current
from front.notices import NoticeRow, notice_rows
from front.paper.pdf import compiled
from front.words import notices as words
from rating.charter import LANGUAGES

# The end of a sentence: a full stop before a space, or one of scripts that put none behind it.
_ENDS = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])\s*")


def notice_paper(book: Book) -> bytes:
    """The sheet as PDF. Raises PaperRefused where no font has its letters."""
    village = book.village()
    rows = notice_rows(book)
    foot = [words.CONTACT.format(contact=village["contact"])] if village["contact"] else []
    data = {
        "title": words.SHEET_TITLE.format(village=village["name"]),
        "on": today(),
        "texts": [] if rows else [words.NONE],
        "sections": [_section(row) for row in rows],
        "foot": [*foot, words.SHEET_ON.format(day=day(today()))],
    }
    spoken = current().partition("_")[0]
    return compiled("notices", data, spoken if spoken in LANGUAGES else ENGLISH)


def sentences(paragraph: str) -> list[str]:
    """A paragraph's sentences.

    >>> sentences("Come on Monday. Bring 2.5 kg! 请来。好")
    ['Come on Monday.', 'Bring 2.5 kg!', '请来。', '好']
    """
    return [each for each in _ENDS.split(paragraph) if each]


def _section(row: NoticeRow) -> dict[str, object]:
    said = [each for paragraph in row.paragraphs for each in sentences(paragraph)]
    return {
        "heading": row.title,
        "language": row.tag.partition("-")[0],
        "texts": said,
        "more": [
            *([{"label": words.HOW, "texts": sentences(row.how)}] if row.how else []),
            *([{"label": words.PROGRAMME, "texts": [row.programme]}] if row.programme else []),
        ],
        "until": words.UNTIL.format(day=row.until),
    }
