"""What the rating engine gets from a record book: exactly the tidy tables."""

import json
from collections.abc import Collection, Iterable
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from data.households import consenting
from data.money import major
from data.open import Book
from data.permissions import needs
from data.statements import READ
from rating.rubric import Rubric
from rating.tables import COLUMNS, Tables

_KINDS = {nw.String: pl.String, nw.Float64: pl.Float64, nw.Int64: pl.Int64}
_NEEDED = ("households", "periods")
Rows = list[dict[str, Any]]


@needs("frames")
def frames(book: Book, rubric: Rubric | None = None) -> Tables:
    """The book as tidy tables (Polars); a table without rows is not there, as the reader of folders has it.

    Households whose consent to take part does not stand are in none of them, and neither are periods for which the
    rubric has no price index although it has some: a season that was opened since must not end the rating of others.
    """
    village, taking_part = book.village(), consenting(book)
    return _tables(rubric, ((name, _frame(name, _rows(book, name, village), taking_part)) for name in COLUMNS))


@needs("frames")
def frames_of(book: Book, household: str, rubric: Rubric) -> Tables:
    """The tables that one household's incomes are worked out from, so that it costs no more in a large village.

    They are of itself, of those whom it came from, and of those who came from any of these; without marks.
    """
    village, line = book.village(), {row["name"] for row in book.rows(_LINE, household=household)}
    those = consenting(book) & line
    names = (name for name in COLUMNS if name != "marks")
    return _tables(rubric, ((name, _frame(name, _rows(book, name, village, those), those)) for name in names))


def priced(rubric: Rubric, period: str) -> bool:
    """Whether a rubric can rate a period: it has no price index, or has one for it."""
    prices = rubric.income.prices if rubric.income else None
    return prices is None or period in prices


def _tables(rubric: Rubric | None, named: Iterable[tuple[str, pl.DataFrame]]) -> Tables:
    found = {name: _priced(frame, rubric) for name, frame in named}
    return Tables(**{name: frame for name, frame in found.items() if name in _NEEDED or not frame.is_empty()})


def _priced(frame: pl.DataFrame, rubric: Rubric | None) -> pl.DataFrame:
    if rubric is None or "period" not in frame.columns:
        return frame
    known = [period for period in frame["period"].unique() if priced(rubric, period)]
    return frame.filter(pl.col("period").is_in(known))


def _rows(book: Book, name: str, village: dict[str, Any], those: Collection[str] | None = None) -> Rows:
    """The rows of a table; with `those`, as few of other households as is quick to tell."""
    of_them = those is not None and "household" in COLUMNS[name]
    asked = f"SELECT * FROM ({READ[name]}) WHERE household IN (SELECT value FROM json_each(:those))"  # noqa: S608
    rows = book.rows(asked, those=json.dumps(sorted(those or ()))) if of_them else book.rows(READ[name])
    for row in rows:
        if name == "households":
            row["village"] = village["name"]
        if name == "income":
            row["amount"] = major(row["amount_minor"], village["minor_digits"])
    return rows


def _frame(name: str, rows: Rows, those: Collection[str]) -> pl.DataFrame:
    schema = {column: _KINDS[kind] for column, kind in COLUMNS[name].items()}
    frame = pl.DataFrame([[row[column] for column in schema] for row in rows], schema, orient="row")
    who = [column for column in ("household", "old", "new") if column in schema]
    return frame.filter(*(pl.col(column).is_in(list(those)) for column in who))


_LINE = """
    WITH RECURSIVE came_from (id) AS (
        SELECT id FROM households WHERE name = :household
        UNION SELECT s.old FROM succession AS s JOIN came_from AS c ON s.new = c.id)
    SELECT h.name FROM households AS h WHERE h.id IN came_from
    OR h.id IN (SELECT s.new FROM succession AS s JOIN came_from AS c ON s.old = c.id)"""
