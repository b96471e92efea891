"""Points, places and levels: whole numbers, so that every engine finds the same ties (docs/rating.md)."""

from math import floor

import narwhals.stable.v2 as nw

from rating.rubric import Rubric
from rating.succession import Succession
from rating.tables import Frame

LEAGUE = ("village", "league", "period")


def add_ranks(rows: Frame, rubric: Rubric, line: Succession | None) -> Frame:
    """Adds points, rank, rank_low, rank_high and level (a number: 0 for none, 1 for the first)."""
    rows = rows.with_columns(points=points(nw.col("score"), rubric.rank.decimals))
    placed = nw.col("points") if line is None else nw.when(_has_place()).then(nw.col("points"))
    place = nw.col("placed")
    first, last = (place.rank(ties, descending=True).over(list(LEAGUE)).cast(nw.Int64) for ties in ("min", "max"))
    rows = rows.with_columns(placed=placed).with_columns(rank=first, rank_low=first, rank_high=last)
    return _add_levels(rows, rubric, line)


def points(score: nw.Expr, decimals: int) -> nw.Expr:
    """A score in whole points: never by an engine's own rounding, which differs between engines."""
    return (score * float(10**decimals) + 0.5 + 1e-6).floor().cast(nw.Int64)


def threshold_points(threshold: float, decimals: int) -> int:
    """A level's threshold in points.

    >>> threshold_points(35, 2)
    3500
    """
    return floor(threshold * float(10**decimals) + 0.5)


def _has_place() -> nw.Expr:
    return nw.col("born").is_null() | (nw.col("order") != nw.col("born"))


def _add_levels(rows: Frame, rubric: Rubric, line: Succession | None) -> Frame:
    if not rubric.levels:
        return rows.with_columns(level=nw.lit(0).cast(nw.Int64))
    reached = nw.lit(0)
    for step, threshold in enumerate(rubric.levels.values(), start=1):
        above = nw.col("points") >= threshold_points(threshold, rubric.rank.decimals)
        reached = nw.when(above).then(nw.lit(step)).otherwise(reached)
    rows = rows.with_columns(reached=reached.cast(nw.Int64))
    kept = nw.col("reached").cum_max().over("household", order_by="order")
    if line is None:
        return rows.with_columns(level=kept)
    return _with_inherited(rows.with_columns(level=kept), line)


def _with_inherited(rows: Frame, line: Succession) -> Frame:
    """A level that an old household reached stays with those that came from it."""
    old = rows.select(nw.col("household").alias("old"), "order", "reached")
    before = line.forebears.join(old, on="old", how="inner").filter(nw.col("order") < nw.col("until"))
    best = before.group_by("new").agg(nw.col("reached").max().alias("inherited")).rename({"new": "household"})
    begun = nw.col("order") >= nw.col("born")
    inherited = nw.when(begun).then(nw.col("inherited")).otherwise(0).fill_null(0)
    joined = rows.join(best, on="household", how="left")
    return joined.with_columns(level=nw.max_horizontal(nw.col("level"), inherited))
