"""What stands in the book beside what the journal says stands there: rows written by other tools, and by migrations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from data.chain import Shape, digest, key_text, row_text, rows_of, shapes
from data.journaling import Change, Stamp, append

What = Literal["changed", "added", "removed", "values_gone"]

_LAST = """SELECT j.subject, j.key, j.seq, j.household, j.after, v.salt, v.after FROM journal AS j
    LEFT JOIN journal_values AS v ON v.seq = j.seq WHERE j.subject <> '' ORDER BY j.seq"""


@dataclass(frozen=True)
class Last:
    """What the newest entry about a row says: the digest of what it became, its salt, and the text where it is kept."""

    seq: int
    household: int | None
    after: str | None
    salt: str | None
    text: str | None


@dataclass(frozen=True)
class Difference:
    """A row that is not as the journal has it; values_gone where that cannot be told, because its salt is missing."""

    what: What
    change: Change


def last_entries(db: Database) -> dict[tuple[str, str], Last]:
    """(table, key) -> the newest entry about that row."""
    return {(subject, key): Last(*rest) for subject, key, *rest in db.conn.execute(_LAST)}


def differences(db: Database) -> Iterator[Difference]:
    """Every row that is not as the journal has it, table by table."""
    last = last_entries(db)
    for shape in shapes(db).values():
        yield from _of_table(db, shape, last)
    for (table, key), entry in last.items():
        if entry.after is not None:
            yield Difference("removed", Change(table, key, entry.household, entry.text, None))


def has_journal(db: Database) -> bool:
    """Whether the book has a journal yet."""
    return bool(db.conn.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'journal_values'").fetchone())


def catch_up(db: Database, stamp: Stamp) -> None:
    """Write down what stands otherwise than the journal has it."""
    append(db, stamp, [each.change for each in differences(db) if each.what != "values_gone"])


def _of_table(db: Database, shape: Shape, last: dict[tuple[str, str], Last]) -> Iterator[Difference]:
    """What differs in one table; takes what it finds out of `last`."""
    for key, values in rows_of(db, shape):
        name, text = key_text(shape, key), row_text(shape.columns, values)
        entry = last.pop((shape.name, name), None)
        what = _difference(entry, text)
        if what:
            household = shape.household_of(values)
            yield Difference(what, Change(shape.name, name, household, entry.text if entry else None, text))


def _difference(entry: Last | None, text: str) -> What | None:
    if entry is None or entry.after is None:
        return "added"
    if entry.salt is None:
        return "values_gone"
    return None if digest(entry.salt, text) == entry.after else "changed"
