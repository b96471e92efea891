"""A copy of what is held about a household without the incomes that another adult keeps to their own card.

What they could be worked out from is left out as well: scores, the values that somebody saw when reviewing, of which
only a digest is kept that can be tried out, and every entry of the journal about such an income.
"""

from collections.abc import Iterator
from typing import Any

from data.keeping import Kept, kept_from
from data.open import Book
from data.permissions import needs

Row = dict[str, Any]
Rows = list[Row]
_OF_A_SCORE = ("points", "parts", "error")


@needs("export")
def open_part(book: Book, household: str, told: dict[str, Rows]) -> dict[str, Rows]:
    """table -> the rows that who looks may see, each without what would tell of an income that is kept from them."""
    chosen = [row for row in told.get("card_choices", ()) if row["holder"] == book.actor.holder]
    told = {**told, "card_choices": chosen}
    kept = kept_from(book, household)
    if kept.first is not None:
        told = {table: list(_without(book, table, rows, kept)) for table, rows in told.items()}
    return {table: rows for table, rows in told.items() if rows or table == "journal"}


def _without(book: Book, table: str, rows: Rows, kept: Kept) -> Iterator[Row]:
    match table:
        case "income_entries":
            yield from (row for row in rows if row["id"] not in kept.entries)
        case "rating_rows":
            since = _ratings_since(book, kept)
            yield from (_less(row, _OF_A_SCORE) if row["rating"] in since else row for row in rows)
        case "journal":
            yield from _journal(rows, kept)
        case "checks":
            yield from (
                _less(row, ("was",)) if (row["period"], row["question"]) in kept.questions else row for row in rows
            )
        case _:
            yield from (_less(row, _TOLD.get(table, ())) for row in rows)


# `said` is what a row for research told; `seen` a digest of amounts.
_TOLD = {"research_rows": ("said",), "reviews": ("seen",), "checks": ("was",)}


def _ratings_since(book: Book, kept: Kept) -> frozenset[int]:
    sql = "SELECT x.id FROM ratings AS x JOIN periods AS p ON p.id = x.period WHERE p.position >= :first"
    return frozenset(row["id"] for row in book.rows(sql, first=kept.first))


def _journal(rows: Rows, kept: Kept) -> Iterator[Row]:
    """Also of incomes that were told and taken back, in which only the journal says by whom."""
    those = kept.entries | {
        values["id"]
        for row in rows
        if row["table"] == "income_entries"
        for values in _versions(row)
        if values.get("told_by") in kept.adults
    }
    for row in rows:
        if row["table"] == "income_entries" and any(values["id"] in those for values in _versions(row)):
            continue
        hidden = _TOLD.get(row["table"], ())
        yield {**row, **{at: row[at] and _less(row[at], hidden) for at in ("before", "after")}}


def _versions(row: Row) -> Iterator[Row]:
    yield from (row[at] for at in ("before", "after") if row[at])


def _less(row: Row, names: tuple[str, ...]) -> Row:
    return {name: value for name, value in row.items() if name not in names}
