"""Marks: the mean of several raters, its standard error, and the leniency of raters where it is taken off."""

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
from numpy.typing import NDArray

from rating.engines import beside, fetch
from rating.grid import KEYS
from rating.tables import Frame

MILLIONTHS = 1_000_000
FEWEST_SPARE = 5  # marks beyond the first of their households: with fewer, chance agreement would look like certainty
_CELL = ("village", "period", "criterion")
EFFECTS = {
    "village": pl.String,
    "period": pl.String,
    "criterion": pl.String,
    "rater": pl.String,
    "leniency": pl.Float64,
}


def mark_values(marks: Frame, criteria: dict[str, str]) -> Frame:
    """household, period, and for each criterion its mean mark in the column that `criteria` names for it.

    `marks` has whole `millionths`, and `leniency` in mark units where it is to be taken off.
    """
    wanted = marks.filter(nw.col("criterion").is_in(sorted(criteria)))
    adjusted = "leniency" in marks.collect_schema().names()
    aggregates = []
    for criterion, column in criteria.items():
        of_it = nw.when(nw.col("criterion") == criterion)
        aggregates.append(of_it.then(nw.col("millionths")).mean().alias(column))
        if adjusted:
            aggregates.append(of_it.then(nw.col("leniency")).mean().alias(f"{column}_off"))
    means = {column: _mean(column, adjusted=adjusted) for column in criteria.values()}
    return wanted.group_by(*KEYS).agg(*aggregates).select(*KEYS, **means)


def _mean(column: str, *, adjusted: bool) -> nw.Expr:
    mean = nw.col(column) / MILLIONTHS
    return _ten_decimals(mean - nw.col(f"{column}_off")) if adjusted else mean


def _ten_decimals(value: nw.Expr) -> nw.Expr:
    """Least squares leaves its last digits to the engine; without them equal values are equal everywhere."""
    return (value * 1e10 + 0.5).floor() / 1e10


def in_millionths(marks: Frame) -> Frame:
    """The marks with a whole number beside each, so that sums do not depend on the order of rows."""
    return marks.with_columns(millionths=(nw.col("mark") * MILLIONTHS + 0.5).floor().cast(nw.Int64))


def without_leniency(marks: Frame, households: Frame) -> Frame:
    """The marks with each rater's `leniency` beside them (docs/rating.md, "Marks")."""
    effects = beside(marks, rater_effects(marks, households))
    placed = marks.join(households.select("household", "village"), on="household", how="inner")
    joined = placed.join(effects, on=[*_CELL, "rater"], how="left")
    return joined.sort("household", "period", "criterion", "rater")


def rater_effects(marks: Frame, households: Frame) -> pl.DataFrame:
    """village, period, criterion, rater, leniency: how far above the others a rater marks, in mark units.

    Least squares of mark = household + rater, the raters of each connected set adding to 0. The lazy part counts, per
    pair of raters, the households that both rated; what is solved has one row a rater.
    """
    placed = marks.join(households.select("household", "village"), on="household", how="inner")
    each = placed.group_by(*_CELL, "household").agg(nw.len().alias("n"), nw.col("millionths").sum().alias("all_marks"))
    rated = placed.join(each, on=[*_CELL, "household"], how="inner")
    other = rated.select(*_CELL, "household", other=nw.col("rater"))
    together = rated.join(other, on=[*_CELL, "household"], how="inner")
    pairs = together.group_by(*_CELL, "rater", "other", "n").agg(nw.len().alias("both"))
    sums = rated.group_by(*_CELL, "rater", "n").agg(
        nw.col("millionths").sum().cast(nw.Int64).alias("own"),
        nw.col("all_marks").sum().cast(nw.Int64).alias("all_marks"),
        nw.len().alias("rated"),
    )
    return _solve_cells(fetch(pairs), fetch(sums))


def _solve_cells(pairs: pl.DataFrame, sums: pl.DataFrame) -> pl.DataFrame:
    solved: list[tuple[object, ...]] = []
    by_cell = pairs.partition_by(*_CELL, as_dict=True)
    for cell, own in sorted(sums.partition_by(*_CELL, as_dict=True).items()):
        raters = sorted(own["rater"].unique())
        leniency = _solve(raters, by_cell[cell], own)
        solved += [(*cell, rater, float(e)) for rater, e in zip(raters, leniency, strict=True)]
    return pl.DataFrame(solved, schema=EFFECTS, orient="row")


def _solve(raters: list[str], pairs: pl.DataFrame, sums: pl.DataFrame) -> NDArray[np.float64]:
    """The leniency of each rater: the normal equations with the households taken out, solved by least norm.

    The least-norm solution adds to 0 in each connected set of raters, for the vectors that the equations leave free are
    the sets themselves.
    """
    place = {rater: i for i, rater in enumerate(raters)}
    matrix, right = np.zeros((len(raters), len(raters))), np.zeros(len(raters))
    for rater, n, own, everyone, rated in (
        sums.select("rater", "n", "own", "all_marks", "rated").sort("rater", "n").rows()
    ):
        matrix[place[rater], place[rater]] += rated
        right[place[rater]] += (own - everyone / n) / MILLIONTHS
    for rater, other, n, both in pairs.select("rater", "other", "n", "both").sort("rater", "other", "n").iter_rows():
        matrix[place[rater], place[other]] -= both / n
    return np.linalg.lstsq(matrix, right, rcond=1e-9)[0].astype(np.float64)


def mark_errors(marks: Frame, households: Frame, *, adjusted: bool = False) -> Frame:
    """household, village, period, criterion, mark (mean), n, spare, se (standard error of the mean, in mark units).

    The variance is pooled over a village, criterion and period: the spread of three marks says too little by itself.
    `spare` are its degrees of freedom, the marks beyond the first of their households; it is missing where there are
    fewer than 5. `adjusted` takes leniency off first, and a degree of freedom for every rater but one.
    """
    cell = list(_CELL)
    placed = _with_own(marks, households, adjusted=adjusted)
    means = placed.group_by("household", *cell).agg(nw.len().alias("n"), nw.col("own").mean().alias("mark"))
    apart = placed.join(means, on=["household", *cell], how="inner")
    apart = apart.sort("household", *cell, "own")
    squares = apart.group_by(*cell).agg(((nw.col("own") - nw.col("mark")) ** 2).sum().alias("squares"))
    spare = means.group_by(*cell).agg((nw.col("n").cast(nw.Int64) - 1).sum().alias("spare"))
    pooled = squares.join(spare, on=cell, how="inner")
    if adjusted:
        raters = placed.group_by(*cell).agg(nw.col("rater").n_unique().cast(nw.Int64).alias("raters"))
        pooled = pooled.join(raters, on=cell).with_columns(spare=nw.col("spare") - nw.col("raters") + 1)
    variance = nw.when(nw.col("spare") >= FEWEST_SPARE).then(nw.col("squares")) / nw.col("spare")
    joined = means.join(pooled.with_columns(variance=variance), on=cell, how="left")
    return joined.select("household", *cell, "mark", "n", "spare", se=(nw.col("variance") / nw.col("n")).sqrt())


def _with_own(marks: Frame, households: Frame, *, adjusted: bool) -> Frame:
    """household, village, period, criterion, rater and own: the mark, without its rater's leniency if it comes off."""
    mark = nw.col("millionths") / MILLIONTHS
    if adjusted:
        placed, own = without_leniency(marks, households), mark - nw.col("leniency")
    else:
        placed, own = marks.join(households.select("household", "village"), on="household", how="inner"), mark
    return placed.select("household", *_CELL, "rater", own=own).sort("household", *_CELL, "rater")
