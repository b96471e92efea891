"""What the rating engine gets from a record book: exactly the tidy tables."""

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


@needs("frames")
def frames(book: Book, rubric: Rubric | None = None) -> Tables:
    """The book as tidy tables (Polars); a table without rows is not there, as the reader of folders has it.

    Households whose consent to take part does not stand are in none of them, and neither are periods for which the
    rubric has no price index although it has some: a season that was opened since must not end the rating of others.
    """
    village, taking_part = book.village(), consenting(book)
    tables = {name: _priced(_frame(name, _rows(book, name, village), taking_part), rubric) for name in COLUMNS}
    needed = ("households", "periods")
    return Tables(**{name: frame for name, frame in tables.items() if name in needed or not frame.is_empty()})


def priced(rubric: Rubric, period: str) -> bool:
    """Whether a rubric can rate a period: it has no price index, or has one for it."""
    prices = rubric.income.prices if rubric.income else None
    return prices is None or period in prices


def _priced(frame: pl.DataFrame, rubric: Rubric | None) -> pl.DataFrame:
    if rubric is None or "period" not in frame.columns:
        return frame
    known = [period for period in frame["period"].unique() if priced(rubric, period)]
    return frame.filter(pl.col("period").is_in(known))


def _rows(book: Book, name: str, village: dict[str, Any]) -> list[dict[str, Any]]:
    rows = book.rows(READ[name])
    for row in rows:
        if name == "households":
            row["village"] = village["name"]
        if name == "income":
            row["amount"] = major(row["amount_minor"], village["minor_digits"])
    return rows


def _frame(name: str, rows: list[dict[str, Any]], taking_part: frozenset[str]) -> pl.DataFrame:
    schema = {column: _KINDS[kind] for column, kind in COLUMNS[name].items()}
    frame = pl.DataFrame([[row[column] for column in schema] for row in rows], schema, orient="row")
    who = [column for column in ("household", "old", "new") if column in schema]
    return frame.filter(*(pl.col(column).is_in(list(taking_part)) for column in who))
