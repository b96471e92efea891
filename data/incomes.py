"""Earned incomes as public figures take them: from cells (`data.coarse`), never as they were entered."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from data.figures import Contributions
from data.frames import frames
from data.open import Book
from data.permissions import needs
from rating.rate import rate
from rating.rubric import Rubric

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Incomes:
    """What is taken of households' earned incomes, per unit at constant prices: the ends of each cell, and the past.

    The past is the baseline of growth, from cells as well; NaN for those who have none or are not compared.
    """

    households: tuple[str, ...]
    low: Floats
    high: Floats
    past: Floats

    @property
    def middle(self) -> Floats:
        """The incomes that these count for."""
        return (self.low + self.high) / 2

    def part_below(self, line: float) -> Floats:
        """1 for those below a line, 0 for others: one whose cell the line cuts counts for the part below it.

        >>> Incomes(("a", "b"), np.array([0.0, 10]), np.array([0.0, 20]), np.full(2, np.nan)).part_below(15)
        array([1. , 0.5])
        """
        return np.where(self.low < self.high, _part(line - self.low, self), self.low < line)

    def rose(self) -> tuple[float, int]:
        """How many are above their own past, those whose cell it cuts in part; and how many have one."""
        above = np.where(self.low < self.high, _part(self.high - self.past, self), self.low > self.past)
        known = ~np.isnan(self.past)
        return float(above[known].sum()), int(known.sum())


def _part(inside: Floats, incomes: Incomes) -> Floats:
    return np.clip(inside / np.where(incomes.low < incomes.high, incomes.high - incomes.low, 1.0), 0.0, 1.0)


@needs("freeze")
def incomes_of(book: Book, rubric: Rubric, added: Contributions) -> dict[str, Incomes]:
    """The incomes of each period, rated as entries are, with the ends of cells as the amounts."""
    low, high = (_rated(book, rubric, added, end) for end in ("low", "high"))
    both = low.join(high, on=["period", "household"], suffix="_high", maintain_order="left")
    found = both.drop_nulls("earned").with_columns(
        past=pl.when(pl.col("growth").is_not_null()).then((pl.col("baseline") + pl.col("baseline_high")) / 2)
    )
    return {
        str(period): Incomes(
            tuple(rows["household"]), *(rows[name].to_numpy() for name in ("earned", "earned_high", "past"))
        )
        for (period,), rows in found.with_columns(pl.col("past").fill_null(np.nan)).group_by("period")
    }


def _rated(book: Book, rubric: Rubric, added: Contributions, end: Literal["low", "high"]) -> pl.DataFrame:
    source, digits = next(iter(rubric.income.work), "") if rubric.income else "", book.village()["minor_digits"]
    rows = [
        (household, period, source, getattr(cell, end) / 10**digits)
        for (period, name), cells in added.items()
        if name == "earned" and cells
        for household, cell in cells.items()
    ]
    income = pl.DataFrame(
        rows, {**dict.fromkeys(("household", "period", "source"), pl.String), "amount": pl.Float64}, orient="row"
    )
    tables = replace(frames(book, rubric), income=income, coverage=None, marks=None)
    return rate(rubric, tables).values().select("period", "household", "earned", "baseline", "growth")
