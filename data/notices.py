"""Notices: what a programme offers and how to apply, in several languages, until a day.

Everybody reads them (`data.disclosure.notices`). They name no household, and nothing in them hangs on a rating.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from uuid import NAMESPACE_OID, uuid4, uuid5

from data.errors import EntryRefused, entry_refused
from data.noticechecks import notice_problems
from data.noticetables import LONGEST
from data.open import Book, now, today
from data.permissions import needs
from data.taken import book_mark
from rating.problems import Problem


@dataclass(frozen=True)
class NoticeText:
    """A notice in one language; `how` says how to apply, `programme` who offers it ("" where it is not said)."""

    title: str
    text: str
    how: str = ""
    programme: str = ""


@dataclass(frozen=True)
class Notice:
    """A notice that is shown up to and with the day `until`; `texts` has what it says by language, such as zh_Hans.

    `mark` is a UUID that stays the same when it is changed; `changed_at` a time.
    """

    number: int
    mark: str
    until: str
    changed_at: str
    texts: Mapping[str, NoticeText]

    @property
    def is_over(self) -> bool:
        """Whether its day has passed."""
        return self.until < today()

    def language(self, *wishes: str) -> str:
        """The first of the wished languages that it has, else one of those that it has.

        >>> Notice(1, "", "", "", {"hi": NoticeText("t", "t"), "es": NoticeText("t", "t")}).language("ar", "hi")
        'hi'
        """
        return next((wish for wish in wishes if wish in self.texts), min(self.texts))


@needs("notices")
def notices_mark(book: Book) -> str:
    """A UUID that tells the notices of this village from those of any other."""
    return str(uuid5(NAMESPACE_OID, book_mark(book)))


@needs("all_notices")
def all_notices(book: Book) -> tuple[Notice, ...]:
    """Every notice, those that are over too, the one that ends last first."""
    texts: dict[int, dict[str, NoticeText]] = {}
    for row in book.rows("SELECT * FROM notice_texts ORDER BY language"):
        said = {each.name: row[each.name] for each in fields(NoticeText)}
        texts.setdefault(row["notice"], {})[row["language"]] = NoticeText(**said)
    rows = book.rows("SELECT id AS number, mark, until, changed_at FROM notices ORDER BY until DESC, id DESC")
    return tuple(Notice(**row, texts=texts[row["number"]]) for row in rows if row["number"] in texts)


@needs("write_notice")
def add_notice(book: Book, texts: Mapping[str, NoticeText], until: str, *, sure: bool = False) -> int:
    """Put up a notice; gives its number.

    With `sure`, a number in it that is also a house number means no household. Raises EntryRefused with all that stands
    against it: notice_empty, notice_incomplete, notice_language, notice_too_long, notice_until, notice_names,
    notice_number, notice_rating.
    """
    said = _looked_through(book, texts, until, sure=sure)
    with book.writing():
        made = {"mark": str(uuid4()), "until": until, "at": now()}
        sql = "INSERT INTO notices (mark, until, changed_at) VALUES (:mark, :until, :at)"
        number = int(book.db.execute(sql, made).lastrowid or 0)
        _write_texts(book, number, said)
    return number


@needs("write_notice")
def change_notice(book: Book, number: int, texts: Mapping[str, NoticeText], until: str, *, sure: bool = False) -> None:
    """Change what a notice says. Raises EntryRefused as `add_notice` does, and unknown_notice."""
    said = _looked_through(book, texts, until, sure=sure)
    sql = "UPDATE notices SET until = :until, changed_at = :at WHERE id = :number"
    with book.writing():
        if not book.db.execute(sql, {"until": until, "at": now(), "number": number}).rowcount:
            raise entry_refused("unknown_notice", "notice", number)
        book.db.execute("DELETE FROM notice_texts WHERE notice = :number", {"number": number})
        _write_texts(book, number, said)


@needs("write_notice")
def take_down(book: Book, number: int) -> None:
    """Take a notice down before its day. Raises EntryRefused: unknown_notice."""
    with book.writing():
        if not book.db.execute("DELETE FROM notices WHERE id = :number", {"number": number}).rowcount:
            raise entry_refused("unknown_notice", "notice", number)


def _write_texts(book: Book, number: int, texts: Mapping[str, NoticeText]) -> None:
    sql = "INSERT INTO notice_texts VALUES (:notice, :language, :title, :text, :how, :programme)"
    for language, said in texts.items():
        book.db.execute(sql, {"notice": number, "language": language, **asdict(said)})


def _looked_through(book: Book, texts: Mapping[str, NoticeText], until: str, *, sure: bool) -> dict[str, NoticeText]:
    trimmed = {language: _trimmed(said) for language, said in texts.items()}
    said = {language: each for language, each in trimmed.items() if any(asdict(each).values())}
    problems = [*_against(said, until), *_against_words(book, said, sure=sure)]
    if problems:
        raise EntryRefused(list({(each.code, each.at, str(each.value)): each for each in problems}.values()))
    return said


def _trimmed(said: NoticeText) -> NoticeText:
    return NoticeText(**{name: text.strip() for name, text in asdict(said).items()})


def _against(texts: Mapping[str, NoticeText], until: str) -> Iterator[Problem]:
    if not texts:
        yield Problem("notice_empty")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", until) or until < today():
        yield Problem("notice_until", "until", value=until)
    for language, said in texts.items():
        if not re.fullmatch("[a-z]{2,3}(_[A-Za-z]{2,8})*", language):
            yield Problem("notice_language", "language", value=language)
        if not (said.title and said.text):
            yield Problem("notice_incomplete", "language", value=language)
        for name, text in asdict(said).items():
            if len(text) > LONGEST[name]:
                yield Problem("notice_too_long", name, value=len(text), more={"most": LONGEST[name]})


def _against_words(book: Book, texts: Mapping[str, NoticeText], *, sure: bool) -> Iterator[Problem]:
    for said in texts.values():
        for text in asdict(said).values():
            yield from notice_problems(book, text, sure=sure)
