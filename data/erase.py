"""Deleting a household at its wish (charter 3): everything about it goes, and what was published of the village stays.

What remains is a number that is nobody's and the rounded score beside it in each rating, so that the others can be
recomputed. The journal keeps its entries, whose digests nobody can open once the salts are gone, so its chain is whole.
"""

import sqlite3
from dataclasses import dataclass

from data.fundmoves import release
from data.households import known_household
from data.open import Book, now
from data.permissions import needs
from data.references import references
from data.taken import remember_taken


@dataclass(frozen=True)
class Erasure:
    """What goes: rows by table, and entries of the journal whose values go; `ratings` keep a blank with its score.

    `tidied` is False where the file could not be packed because others were using it: what was deleted has been
    overwritten in it all the same.
    """

    rows: dict[str, int]
    entries: int
    ratings: int
    tidied: bool = True


@needs("erase")
def plan_erase(book: Book, household: str) -> Erasure:
    """What deleting would do; nothing is changed. Raises EntryRefused: unknown_household."""
    return _plan(book, known_household(book, household))


@needs("erase")
def erase(book: Book, household: str) -> Erasure:
    """Delete a household and everything about it, for good. Raises EntryRefused: unknown_household.

    An interrupted one is completed by the next that is deleted, or by `finish_erasing`.
    """
    number = known_household(book, household)
    planned = _plan(book, number)
    with book.writing():
        book.db.execute("INSERT INTO erased VALUES (:number, :at)", {"number": number, "at": now()})
        book.db.execute(_BLANKS, {"number": number})
        _set_prizes_free(book, number)
        book.db.execute("DELETE FROM households WHERE id = :number", {"number": number})
    tidied = finish_erasing(book)
    remember_taken(book)
    return Erasure(planned.rows, planned.entries, planned.ratings, tidied)


@needs("finish_erasing")
def finish_erasing(book: Book) -> bool:
    """Take the values of deleted households out of the journal, and pack the file; whether it could be packed.

    The journal writes down the deleting itself, with what was deleted, at the end of its transaction: so this comes
    after it.
    """
    with book.writing():
        book.db.execute(_FORGET)
    try:
        busy = book.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        book.db.conn.execute("VACUUM")
        busy = busy or book.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    return not busy


def _set_prizes_free(book: Book, number: int) -> None:
    """What the fund had set aside for its awards is there for others; what was paid stays paid."""
    for order in book.rows(_OPEN_ORDERS, number=number):
        release(book.db, order["id"], book.actor.account)


def _plan(book: Book, number: int) -> Erasure:
    rows = {"households": 1}
    for each in (one for one in references(book, "households") if one.goes):
        sql = f"SELECT count(*) AS n FROM {each.table} WHERE {each.column} = :id"  # noqa: S608
        rows[each.table] = rows.get(each.table, 0) + book.rows(sql, id=number)[0]["n"]
    counted = {name: count for name, count in rows.items() if count}
    entries = book.rows("SELECT count(*) AS n FROM journal WHERE household = :id", id=number)[0]["n"]
    return Erasure(counted, entries, counted.get("rating_rows", 0))


_BLANKS = """INSERT INTO erased_rows (rating, number, points)
             SELECT rating, household, points FROM rating_rows WHERE household = :number"""
_OPEN_ORDERS = """
    SELECT o.id FROM fund_orders AS o JOIN awards AS a ON a.id = o.award WHERE a.household = :number
    AND NOT EXISTS (SELECT 1 FROM fund_entries WHERE fund_order = o.id AND kind IN ('pay', 'release'))"""
_FORGET = """DELETE FROM journal_values WHERE seq IN (
             SELECT seq FROM journal WHERE household IN (SELECT number FROM erased))"""
