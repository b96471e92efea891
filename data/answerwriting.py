"""Writing an answer that was looked through: one mark of a rater, or one row of income with what was asked."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from data.answerchecks import Entry
from data.questions import IncomeAnswer, MarkAnswer

_MARK = """
    INSERT INTO marks (household, period, criterion, rater, mark, phrase, entered_at, entered_by)
    VALUES (:household, :period, :name, :rater, :mark, :phrase, :at, :by)
    ON CONFLICT (household, period, criterion, rater) DO UPDATE SET mark = excluded.mark, phrase = excluded.phrase,
        entered_at = excluded.entered_at, entered_by = excluded.entered_by"""
_COVERAGE = """
    INSERT INTO coverage (household, period, source, state, entered_by)
    VALUES (:household, :period, :source, :state, :by)
    ON CONFLICT (household, period, source) DO UPDATE SET state = excluded.state, entered_by = excluded.entered_by"""
_ADD_INCOME = """
    INSERT INTO income_entries (household, period, source, amount_minor, method, working, told_by, entered_at,
        entered_by)
    VALUES (:household, :period, :source, :amount_minor, :method, :working, :told_by, :at, :by)"""
_CHANGE_INCOME = """
    UPDATE income_entries SET amount_minor = :amount_minor, method = :method, working = :working, entered_at = :at,
        entered_by = :by WHERE id = :id"""
_OF_SOURCE = "household = :household AND period = :period AND source = :source"
_OTHERS = f"SELECT 1 FROM income_entries WHERE {_OF_SOURCE} AND told_by IS NOT :told_by LIMIT 1"  # noqa: S608


@dataclass(frozen=True)
class Place:
    """Where an answer belongs, by numbers of the book; `name` is the criterion or the source; who enters, and when.

    `told_by` is the number of the adult who tells an income apart from the others of the household.
    """

    household: int
    period: int
    name: str
    by: int
    at: str
    told_by: int | None = None


def write_mark(db: Database, place: Place, rater: int, entry: Entry) -> None:
    """Put the rater's mark, or take it back."""
    row = {**vars(place), "rater": rater}
    if isinstance(entry.value, MarkAnswer):
        db.execute(_MARK, {**row, "mark": entry.value.mark, "phrase": entry.value.phrase})
    else:
        where = "household = :household AND period = :period AND criterion = :name AND rater = :rater"
        db.execute(f"DELETE FROM marks WHERE {where}", row)  # noqa: S608


def write_income(db: Database, place: Place, entry: Entry) -> None:
    """Put what was asked and, where there is an amount, one row in place of all that who told it had told."""
    row = {**vars(place), "source": _number(db, "sources", place.name)}
    _write_coverage(db, row, entry)
    rows = db.execute(f"SELECT id FROM income_entries WHERE {_OF_SOURCE} AND told_by IS :told_by ORDER BY id", row)  # noqa: S608
    standing = [r[0] for r in rows]
    kept = standing[:1] if entry.amount_minor is not None else []
    db.conn.executemany("DELETE FROM income_entries WHERE id = ?", [(one,) for one in standing if one not in kept])
    if entry.amount_minor is not None and isinstance(entry.value, IncomeAnswer):
        told = {"amount_minor": entry.amount_minor, "method": entry.value.method, "working": entry.working}
        db.execute(_CHANGE_INCOME if kept else _ADD_INCOME, {**row, **told, "id": kept[0] if kept else None})


def _write_coverage(db: Database, row: dict[str, Any], entry: Entry) -> None:
    """Where somebody else of the household told an amount, the source was asked whatever this adult has of it."""
    others = db.execute(_OTHERS, row).fetchone() is not None
    if isinstance(entry.value, IncomeAnswer):
        state = "asked" if others and entry.value.state == "none" else entry.value.state
        db.execute(_COVERAGE, {**row, "state": state})
    elif not others:
        db.execute(f"DELETE FROM coverage WHERE {_OF_SOURCE}", row)  # noqa: S608


def told_apart_only(db: Database, place: Place) -> bool:
    """Whether all that stands of a source was told by adults apart from each other, so that it is no one amount."""
    row = {**vars(place), "source": _number(db, "sources", place.name)}
    own = f"SELECT 1 FROM income_entries WHERE {_OF_SOURCE} AND told_by IS NULL LIMIT 1"  # noqa: S608
    return db.execute(_OTHERS, row).fetchone() is not None and db.execute(own, row).fetchone() is None


def own_rater(db: Database, account: int, name: str) -> int:
    """The number of the rater that an account is; the first time it takes up the rater of its name, or a new one."""
    found = db.execute("SELECT id FROM raters WHERE account = ?", (account,)).fetchone()
    if found:
        return int(found[0])
    free = next(each for each in _names(name) if not _is_taken(db, each))
    db.execute("INSERT INTO raters (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (free,))
    db.execute("UPDATE raters SET account = ? WHERE name = ?", (account, free))
    return _number(db, "raters", free)


def _names(name: str) -> list[str]:
    """A name that a removed account rated under is not taken over by the next account of that name."""
    return [name, *(f"{name} ({count})" for count in range(2, 1000))]


def _is_taken(db: Database, name: str) -> bool:
    return bool(db.execute("SELECT 1 FROM raters WHERE name = ? AND account IS NOT NULL", (name,)).fetchone())


def _number(db: Database, table: str, name: str) -> int:
    return int(db.execute(f"SELECT id FROM {table} WHERE name = ?", (name,)).fetchone()[0])  # noqa: S608
