"""Making one household of two records of the same: everything of the second moves to the first, or nothing does."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.errors import EntryRefused, entry_refused
from data.households import known_household
from data.open import Book
from data.permissions import needs
from data.references import Reference, references, unique_keys
from rating.problems import Problem

# What two rows may differ in and still say the same about a household.
NOT_SAID = ("id", "entered_at", "entered_by", "answer")
ADULTS = (("income_entries", "told_by"), ("card_choices", "holder"))


@dataclass(frozen=True)
class Merge:
    """What merging would do: rows that move, by table; rows that both have alike; and what stands against it."""

    moves: dict[str, int]
    same: int
    conflicts: tuple[Problem, ...]


class _OnlyTried(Exception):
    """Ends the transaction of a dry run."""


@needs("plan_merge")
def plan_merge(book: Book, keep: str, duplicate: str) -> Merge:
    """What `merge_households` would do; nothing is changed. Raises EntryRefused: unknown_household, merge_same."""
    return _merge(book, keep, duplicate, dry_run=True)


@needs("merge_households")
def merge_households(book: Book, keep: str, duplicate: str) -> Merge:
    """Move all that was entered about `duplicate` to `keep`, and take `duplicate` out of the book.

    Raises EntryRefused as `plan_merge` does, and with every conflict: merge_differs (both have another answer to the
    same question), merge_income (both have an income of one period and source), merge_consents (one withdrew what the
    other gave), merge_linked (one came from the other), merge_rated (the duplicate was rated; let the two join from a
    later period on), and where a book's rule refuses a row.
    """
    done = _merge(book, keep, duplicate, dry_run=False)
    if done.conflicts:
        raise EntryRefused(done.conflicts)
    return done


def _merge(book: Book, keep: str, duplicate: str, *, dry_run: bool) -> Merge:
    first, second = known_household(book, keep), known_household(book, duplicate)
    if first == second:
        raise entry_refused("merge_same", "duplicate", duplicate)
    conflicts = tuple(_conflicts(book, first, second))
    if conflicts:
        return Merge({}, 0, conflicts)
    done = Merge({}, 0, ())
    try:
        with book.writing():
            done = _move_all(book, first, second)
            if dry_run:
                raise _OnlyTried
    except _OnlyTried:
        pass
    except EntryRefused as refused:
        if not dry_run:
            raise
        return Merge({}, 0, refused.problems)
    return done


def _conflicts(book: Book, keep: int, duplicate: int) -> Iterator[Problem]:
    both = {"keep": keep, "duplicate": duplicate}
    if book.rows("SELECT 1 FROM rating_rows WHERE household = :duplicate LIMIT 1", **both):
        yield Problem("merge_rated")
    linked = "SELECT 1 FROM succession WHERE (old, new) IN (VALUES (:keep, :duplicate), (:duplicate, :keep))"
    if book.rows(linked, **both):
        yield Problem("merge_linked")
    for row in book.rows(_WITHDRAWN, **both):
        yield Problem("merge_consents", "purpose", value=row["purpose"])
    for row in book.rows(_INCOME, **both):
        yield Problem("merge_income", "income", value=row["source"], more={"period": row["period"]})
    for each in _moving(book):
        yield from _different(book, each, keep, duplicate)


def _moving(book: Book) -> list[Reference]:
    # Cards and contact persons are of a household alone; consents and ratings go their own way.
    left = ("cards", "chosen_helpers", "consents", "rating_rows")
    return [each for each in references(book, "households") if each.table not in left]


def _different(book: Book, each: Reference, keep: int, duplicate: int) -> Iterator[Problem]:
    for mine, theirs in _pairs(book, each, keep, duplicate):
        said = [c for c in mine if c not in (*NOT_SAID, each.column)]
        other = [c for c in said if mine[c] != theirs[c]]
        if other:
            values = {"book": mine[other[0]], "table": each.table, **_named(book, mine)}
            yield Problem("merge_differs", other[0], value=theirs[other[0]], more=values)


def _pairs(book: Book, each: Reference, keep: int, duplicate: int) -> Iterator[tuple[dict[str, object], ...]]:
    """Rows of the two records that the table can hold only one of."""
    sql = f"SELECT * FROM {each.table} WHERE {each.column} = :id"  # noqa: S608
    for key in unique_keys(book, each.table):
        others = [column for column in key if column != each.column]
        if each.column in key:
            mine = {tuple(row[c] for c in others): row for row in book.rows(sql, id=keep)}
            theirs = ((tuple(row[c] for c in others), row) for row in book.rows(sql, id=duplicate))
            yield from ((mine[at], row) for at, row in theirs if at in mine)


def _named(book: Book, row: dict[str, object]) -> dict[str, object]:
    """What a row is about, in names."""
    about: dict[str, object] = {"criterion": row["criterion"]} if "criterion" in row else {}
    for column, table in (("period", "periods"), ("source", "sources"), ("rater", "raters")):
        if isinstance(row.get(column), int):
            about[column] = book.rows(f"SELECT name FROM {table} WHERE id = :id", id=row[column])[0]["name"]  # noqa: S608
    return about


def _move_all(book: Book, keep: int, duplicate: int) -> Merge:
    moves: dict[str, int] = {}
    same = 0
    ids = {"keep": keep, "duplicate": duplicate}
    _renumber_adults(book, keep, duplicate)
    for each in _moving(book):
        # Rows that both have alike stay with the record that goes.
        sql = f"UPDATE OR IGNORE {each.table} SET {each.column} = :keep WHERE {each.column} = :duplicate"  # noqa: S608
        moved = book.db.execute(sql, ids).rowcount
        left = book.rows(f"SELECT count(*) AS n FROM {each.table} WHERE {each.column} = :duplicate", **ids)[0]["n"]  # noqa: S608
        same += left
        if moved:
            moves[each.table] = moved
    book.db.execute(_MOVE_CONSENTS, ids)
    book.db.execute("DELETE FROM households WHERE id = :duplicate", ids)
    return Merge(moves, same, ())


def _renumber_adults(book: Book, keep: int, duplicate: int) -> None:
    """Nobody of the duplicate is taken for the adult who has the same number in the household that stays."""
    numbers = [row["holder"] for row in book.rows(_ADULTS, keep=keep, duplicate=duplicate)]
    for table, column in ADULTS:
        sql = f"UPDATE {table} SET {column} = {column} + :by WHERE household = :duplicate"  # noqa: S608
        book.db.execute(sql, {"by": max(numbers, default=0), "duplicate": duplicate})


_ADULTS = """
    SELECT holder FROM cards WHERE household = :keep UNION SELECT holder FROM card_choices
    WHERE household IN (:keep, :duplicate) UNION SELECT told_by FROM income_entries
    WHERE household IN (:keep, :duplicate) AND told_by IS NOT NULL"""
_INCOME = """
    SELECT DISTINCT p.name AS period, s.name AS source FROM income_entries AS one
    JOIN income_entries AS two ON two.period = one.period AND two.source = one.source
    JOIN periods AS p ON p.id = one.period JOIN sources AS s ON s.id = one.source
    WHERE one.household = :keep AND two.household = :duplicate ORDER BY p.position, s.name"""
_WITHDRAWN = """
    SELECT DISTINCT stands.purpose FROM consents AS stands
    JOIN consents AS ended ON ended.purpose = stands.purpose AND ended.household <> stands.household
    WHERE stands.withdrawn_on IS NULL AND ended.withdrawn_on >= stands.given_on
    AND stands.household IN (:keep, :duplicate) AND ended.household IN (:keep, :duplicate) ORDER BY stands.purpose"""
_MOVE_CONSENTS = """
    UPDATE consents SET household = :keep WHERE household = :duplicate AND NOT (withdrawn_on IS NULL AND EXISTS (
        SELECT 1 FROM consents AS mine WHERE mine.household = :keep AND mine.purpose = consents.purpose
        AND mine.withdrawn_on IS NULL))"""
