"""Notices as they are shown: in the reader's language where they have it, else the village's, else another."""

from dataclasses import dataclass

from data.disclosure import Notice, notices
from data.notices import NoticeText
from data.open import Book
from front.dates import day
from front.language import current, direction, tag


@dataclass(frozen=True)
class NoticeRow:
    """A notice in one language, which `tag` and `direction` name as a browser has them; `until` is a day in words."""

    mark: str
    title: str
    paragraphs: tuple[str, ...]
    how: str
    programme: str
    until: str
    changed_at: str
    tag: str
    direction: str


def notice_rows(book: Book) -> tuple[NoticeRow, ...]:
    """The notices that stand today, the one that ends first first."""
    return tuple(_row(each, *in_language(book, each)) for each in notices(book))


def in_language(book: Book, notice: Notice) -> tuple[str, NoticeText]:
    """The language in which a notice is shown to who reads, and what it says."""
    language = notice.language(current(), str(book.village()["language"]))
    return language, notice.texts[language]


def _row(notice: Notice, language: str, said: NoticeText) -> NoticeRow:
    return NoticeRow(
        mark=notice.mark,
        title=said.title,
        paragraphs=tuple(line.strip() for line in said.text.splitlines() if line.strip()),
        how=said.how,
        programme=said.programme,
        until=day(notice.until),
        changed_at=notice.changed_at,
        tag=tag(language),
        direction=direction(language),
    )
