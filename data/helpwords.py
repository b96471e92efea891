"""Requests for help as they are read, by the household and the contact person that it chose, and by nobody else.

What was said is deleted ninety days after the household has confirmed that it was helped: whoever signs in, opens a
page of help or copies the book has it done, and it is shown to nobody from that day on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from data.errors import entry_refused
from data.helptables import MOST_LETTERS
from data.open import Book, now, today
from data.permissions import needs

KEPT_DAYS = 90
State = Literal["open", "done", "solved"]


@dataclass(frozen=True)
class Said:
    """What was said on a day; `by` is the account's name, "" for the household itself."""

    by: str
    words: str
    on: str


@dataclass(frozen=True)
class Request:
    """A request for help: `mark` names it in forms, `topic` is one of TOPICS, "" where it is not (any more) to be seen.

    It is open until the contact says that it is done, and then until the household confirms that it is solved. Its
    words are there up to and with the day `kept_to`.
    """

    mark: str
    household: str
    label: str
    topic: str
    asked_on: str
    state: State
    said: tuple[Said, ...]
    kept_to: str


@needs("found_help")
def found_help(book: Book, /, where: str, *, all_words: bool, **values: object) -> tuple[Request, ...]:
    """The requests that fit, without asking whose they are, the newest first: for the record book's own use."""
    shown = "true" if all_words else "NOT w.hidden"
    forget_help(book)
    rows = book.rows(_FOUND.format(where=where, shown=shown), **values)
    return tuple(_requests(rows))


@needs("write_words")
def write_words(book: Book, request: int, words: str, topic: str | None = None) -> None:
    """Write down what the actor says in a request, for the record book's own use.

    Raises EntryRefused: help_too_long.
    """
    text = "\n".join(" ".join(line.split()) for line in words.strip().splitlines())
    if len(text) > MOST_LETTERS:
        raise entry_refused("help_too_long", "words", len(text), most=MOST_LETTERS)
    said = {"request": request, "account": book.actor.account, "topic": topic, "words": text, "at": now()}
    with book.writing():
        book.db.execute(_SAY, said)


@needs("forget_help")
def forget_help(book: Book) -> None:
    """Delete what was said in requests that are over for more than ninety days."""
    due = {"day": (date.fromisoformat(today()) - timedelta(KEPT_DAYS)).isoformat()}
    if not book.rows(f"SELECT 1 {_OVER} LIMIT 1", **due):
        return
    with book.writing():
        book.db.execute(f"DELETE {_OVER}", due)
    if not book.db.conn.in_transaction:
        # The log still holds the pages as they were.
        book.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _requests(rows: list[dict[str, Any]]) -> Iterator[Request]:
    of: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        of.setdefault(row["mark"], []).append(row)
    for mark, each in of.items():
        first, said = each[0], [row for row in each if row["said_at"]]
        yield Request(
            mark=mark,
            household=first["household"],
            label=first["label"],
            topic=next((row["topic"] for row in said if row["topic"]), ""),
            asked_on=first["asked_at"][:10],
            state="solved" if first["confirmed_at"] else "done" if first["done_at"] else "open",
            said=tuple(Said(row["by"], row["words"], row["said_at"][:10]) for row in said if row["words"]),
            kept_to=_kept_to(first["confirmed_at"]),
        )


def _kept_to(confirmed_at: str | None) -> str:
    return (date.fromisoformat(confirmed_at[:10]) + timedelta(KEPT_DAYS)).isoformat() if confirmed_at else ""


_OVER = "FROM help_words WHERE request IN (SELECT id FROM help_requests WHERE substr(confirmed_at, 1, 10) < :day)"
_SAY = """
    INSERT INTO help_words (request, household, account, topic, words, said_at)
    SELECT id, household, :account, :topic, :words, :at FROM help_requests WHERE id = :request"""
_FOUND = """
    SELECT q.mark, h.name AS household, coalesce(nullif(h.nickname, ''), h.name) AS label, q.asked_at, q.done_at,
        q.confirmed_at, w.topic, w.words, w.said_at, coalesce(a.name, '') AS "by"
    FROM help_requests AS q JOIN households AS h ON h.id = q.household
    LEFT JOIN help_words AS w ON w.request = q.id AND {shown} LEFT JOIN accounts AS a ON a.id = w.account
    WHERE {where} ORDER BY q.id DESC, w.id"""
