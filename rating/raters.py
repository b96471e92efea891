"""Raters from the tidy tables: agreement per criterion, and each rater's leniency, its standard error, and spread."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
from numpy.typing import NDArray

from rating.agreement import Agreement, Icc, Marks, advice, agreement, connected
from rating.engines import fetch
from rating.marks import EFFECTS, in_millionths, rater_effects
from rating.tables import Tables

CELL = ("village", "period", "criterion")
AGREEMENTS: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(CELL, pl.String),
    **dict.fromkeys(("households", "raters", "twice", "sets"), pl.Int64),
    **dict.fromkeys(("alpha_ordinal", "alpha_interval"), pl.Float64),
    "complete": pl.Int64,
    **dict.fromkeys([f.name for f in fields(Icc) if f.name != "complete"], pl.Float64),
    "advice": pl.String,
}
RATERS = {**EFFECTS, "se": pl.Float64, "households": pl.Int64, "spread": pl.Float64, "set": pl.Int64}


@dataclass(frozen=True)
class Cell:
    """The marks of one criterion in a village and period: a row a household, a column a rater, both by name."""

    village: str
    period: str
    criterion: str
    households: tuple[str, ...]
    raters: tuple[str, ...]
    marks: Marks


def cells(tables: Tables) -> Iterator[Cell]:
    """The marks of each criterion, by village, period and criterion; none where the tables have no marks.

    Of several marks by one rater for the same thing, which the reader of tables refuses, the mean is taken.
    """
    marks = tables.lazy("marks")
    if marks is None:
        return
    homes = tables.need("households").select("household", "village")
    placed = marks.join(homes, on="household", how="inner").filter(~nw.col("mark").is_null())
    rows = fetch(placed.select(*CELL, "household", "rater", "mark"))
    for key, own in sorted(rows.partition_by(*CELL, as_dict=True).items()):
        yield _cell(*map(str, key), own=own)


def _cell(village: str, period: str, criterion: str, *, own: pl.DataFrame) -> Cell:
    households, raters = (tuple(sorted(own[column].unique())) for column in ("household", "rater"))
    place = {name: i for i, name in enumerate(households)}, {name: i for i, name in enumerate(raters)}
    marks = np.full((len(households), len(raters)), np.nan)
    for household, rater, mark in own.group_by("household", "rater").agg(pl.col("mark").mean()).iter_rows():
        marks[place[0][household], place[1][rater]] = mark
    return Cell(village, period, criterion, households, raters, marks)


def agreements(tables: Tables) -> pl.DataFrame:
    """A row a village, period and criterion: the fields of `Agreement` and `Icc` (NaN is missing), and `advice`."""
    told = [_told(cell, agreement(cell.marks)) for cell in cells(tables)]
    return pl.DataFrame(told, schema=AGREEMENTS).fill_nan(None)


def _told(cell: Cell, found: Agreement) -> dict[str, Any]:
    told = {**asdict(found), "advice": advice(found)}
    return {**{name: getattr(cell, name) for name in CELL}, **told.pop("icc"), **told}


def raters(tables: Tables) -> pl.DataFrame:
    """A row a village, period, criterion and rater: how leniently and how widely each one marks.

    leniency (how far above the others of its set, in mark units) with its standard error `se`; households marked;
    spread (standard deviation, n - 1, of its marks); set (raters whose leniency can be compared have the same number).
    The se is missing where no mark is left to tell the error by, and where the rater shares no household.
    """
    marks = tables.lazy("marks")
    if marks is None:
        return pl.DataFrame(schema=RATERS)
    effects = rater_effects(in_millionths(marks), tables.need("households"))
    found = {row[:4]: row[4] for row in effects.iter_rows()}
    rows = [row for cell in cells(tables) for row in _rows(cell, found)]
    return pl.DataFrame(rows, schema=RATERS, orient="row")


def _rows(cell: Cell, found: dict[tuple[Any, ...], float]) -> Iterator[tuple[Any, ...]]:
    key = (cell.village, cell.period, cell.criterion)
    lenient = np.array([found[(*key, rater)] for rater in cell.raters])
    errors, sets = leniency_errors(cell.marks, lenient), connected(cell.marks)
    for at, rater in enumerate(cell.raters):
        own = cell.marks[~np.isnan(cell.marks[:, at]), at]
        spread = float(own.std(ddof=1)) if len(own) > 1 else None
        yield (*key, rater, float(lenient[at]), _known(errors[at]), len(own), spread, sets[at])


def _known(error: float) -> float | None:
    return None if np.isnan(error) else float(error)


def leniency_errors(marks: Marks, leniency: NDArray[np.float64]) -> NDArray[np.float64]:
    """The standard error of each rater's leniency, of least squares with mark = household + rater (docs/rating.md).

    Cov = s² L⁺, with L the normal equations once the households are taken out, and s² the squared residuals over
    marks − households − raters + connected sets. NaN where nothing is left over, or a rater shares no household.
    """
    there = ~np.isnan(marks)
    each = there.sum(axis=1, keepdims=True)
    off = np.where(there, marks - leniency, 0.0)
    residuals = np.where(there, off - off.sum(axis=1, keepdims=True) / each, 0.0)
    left = int(there.sum()) - marks.shape[0] - marks.shape[1] + len(set(connected(marks)))
    if left <= 0:
        return np.full(marks.shape[1], np.nan)
    seen = there.astype(np.float64)
    equations = np.diag(seen.sum(axis=0)) - seen.T @ (seen / each)
    variance = (residuals**2).sum() / left * np.diag(np.linalg.pinv(equations, rcond=1e-9, hermitian=True))
    alone = there[each[:, 0] > 1].sum(axis=0) == 0
    errors: NDArray[np.float64] = np.where(alone, np.nan, np.sqrt(np.maximum(variance, 0.0)))
    return errors
