"""Everything that a book holds about one household, as rows by table: what it may take away."""

from collections.abc import Iterator
from typing import Any

from data.heldopen import Rows, open_part
from data.households import known_household
from data.journal import Entry, journal_of, note
from data.open import Book
from data.permissions import needs
from data.references import references

__all__ = ["Rows", "held"]

# A place below the published top is in no file (design: what commands write), and a secret is only a digest.
LEFT_OUT = frozenset({"secret", "rank", "rank_low", "rank_high"})
# Marks of devices, kept so that an answer that arrives twice is taken once; nothing is said in them.
NOT_TOLD = frozenset({"received"})
# What a household said about help is in the copy that it makes itself, and in no other.
ITS_OWN = frozenset({"help_words"})
NAMED = ("households", "periods", "sources", "raters", "accounts")
ALL = 1_000_000


@needs("export")
def held(book: Book, household: str) -> dict[str, Rows]:
    """table -> its rows about the household, numbers of periods, sources and people replaced by their names.

    The last one is the journal. What an adult keeps to their own card is in no copy but the one that is taken by it.
    Whoever holds the file leaves a note there that a copy was made. Raises EntryRefused:
    unknown_household.
    """
    number = known_household(book, household)
    if book.actor.kind != "household":
        note(book, "export", household)
    left_out = NOT_TOLD if book.actor.kind == "household" else NOT_TOLD | ITS_OWN
    found = {"households": _rows(book, "households", "id", number)}
    for each in references(book, "households"):
        if each.table not in left_out:
            found.setdefault(each.table, []).extend(_rows(book, each.table, each.column, number))
    told = {table: rows for table, rows in found.items() if rows}
    journal = [_told(entry) for entry in journal_of(book, household, size=ALL).entries]
    return open_part(book, household, {**told, "journal": journal})


def _rows(book: Book, table: str, column: str, number: int) -> Rows:
    names = dict(_names(book, table))
    rows = book.rows(f"SELECT * FROM {table} WHERE {column} = :id", id=number)  # noqa: S608
    return [
        {each: names[each].get(value, value) if each in names else value for each, value in row.items()}
        for row in ({key: value for key, value in row.items() if key not in LEFT_OUT} for row in rows)
    ]


def _names(book: Book, table: str) -> Iterator[tuple[str, dict[Any, str]]]:
    """Each column that names rows of another table, with their names."""
    for key in book.rows('SELECT "table", "from" FROM pragma_foreign_key_list(:table)', table=table):
        if key["table"] in NAMED:
            rows = book.rows(f"SELECT id, name FROM {key['table']}")  # noqa: S608
            yield key["from"], {row["id"]: row["name"] for row in rows}


def _told(entry: Entry) -> dict[str, Any]:
    row = {name: value for name, value in vars(entry).items() if name not in ("before", "after")}
    return {**row, "before": _open(entry.before), "after": _open(entry.after)}


def _open(values: Any) -> dict[str, Any] | None:
    return None if values is None else {name: value for name, value in values.items() if name not in LEFT_OUT}
