"""Points, places and levels: whole numbers, so that every engine finds the same ties (docs/rating.md)."""

from math import floor

import narwhals.stable.v2 as nw
import polars as pl

from rating.engines import FEW, keeps_order, with_earlier
from rating.ranksets import Bootstrap, rank_sets
from rating.succession import Succession
from rating.tables import Frame
from rating.values import Plan

LEAGUE = ("village", "league", "period")


def add_ranks(rows: Frame, planned: Plan, line: Succession | None) -> Frame:
    """Adds points, rank, rank_low, rank_high and level (a number: 0 for none, 1 for the first)."""
    rows = rows.with_columns(points=points(nw.col("score"), planned.rubric.rank.decimals))
    placed = nw.col("points") if line is None else nw.when(_has_place()).then(nw.col("points"))
    place = nw.col("placed")
    first, last = (place.rank(ties, descending=True).over(list(LEAGUE)).cast(nw.Int64) for ties in ("min", "max"))
    rows = rows.with_columns(placed=placed).with_columns(rank=first, rank_low=first, rank_high=last)
    return _add_levels(rows, planned, line)


def with_rank_sets(rows: pl.DataFrame, how: Bootstrap) -> pl.DataFrame:
    """The rows with rank_low and rank_high of the rank sets of each village, league and period, all together at once.

    `rows` have the columns of LEAGUE, score (unrounded), placed (points of those that have a place) and error (NaN
    where unknown). Whoever has no place or no known error has no rank set.
    """
    rows = rows.with_row_index("_at").with_columns(rank_low=pl.lit(None, pl.Int64), rank_high=pl.lit(None, pl.Int64))
    placed = rows.filter(pl.col("placed").is_not_null())
    sets = [_with_sets(league, how) for _, league in placed.group_by(*LEAGUE, maintain_order=True)]
    found = pl.concat(sets) if sets else placed.select("_at", "rank_low", "rank_high")
    return rows.drop("rank_low", "rank_high").join(found, on="_at", how="left", maintain_order="left").drop("_at")


def _with_sets(league: pl.DataFrame, how: Bootstrap) -> pl.DataFrame:
    columns = (league[name].to_numpy() for name in ("score", "error", "placed"))
    sets = rank_sets(*columns, how=how)
    found = league.select("_at", "error", rank_low=pl.Series(sets.low), rank_high=pl.Series(sets.high))
    known = pl.when(pl.col("error").is_not_nan())
    return found.select("_at", *[known.then(pl.col(name)).alias(name) for name in ("rank_low", "rank_high")])


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


def _add_levels(rows: Frame, planned: Plan, line: Succession | None) -> Frame:
    rubric = planned.rubric
    if not rubric.levels:
        return rows.with_columns(level=nw.lit(0).cast(nw.Int64))
    reached = nw.lit(0)
    for step, threshold in enumerate(rubric.levels.values(), start=1):
        above = nw.col("points") >= threshold_points(threshold, rubric.rank.decimals)
        reached = nw.when(above).then(nw.lit(step)).otherwise(reached)
    rows = rows.with_columns(reached=reached.cast(nw.Int64))
    rows = _kept(rows, planned.periods)
    return rows if line is None else _with_inherited(rows, line)


def _kept(rows: Frame, periods: int) -> Frame:
    """Adds level, the highest that was reached up to each row; the rows are sorted by household and order."""
    if not keeps_order(rows) or periods > FEW:
        return rows.with_columns(level=nw.col("reached").cum_max().over("household", order_by="order"))
    earlier = [nw.col(f"reached_{k}") for k in range(1, periods)]
    return with_earlier(rows, ["reached"], periods).with_columns(level=nw.max_horizontal(nw.col("reached"), *earlier))


def _with_inherited(rows: Frame, line: Succession) -> Frame:
    """A level that an old household reached stays with those that came from it."""
    old = rows.select(nw.col("household").alias("old"), "order", "reached")
    before = line.forebears.join(old, on="old", how="inner").filter(nw.col("order") < nw.col("until"))
    best = before.group_by("new").agg(nw.col("reached").max().alias("inherited")).rename({"new": "household"})
    begun = nw.col("order") >= nw.col("born")
    inherited = nw.when(begun).then(nw.col("inherited")).otherwise(0).fill_null(0)
    joined = rows.join(best, on="household", how="left")
    return joined.with_columns(level=nw.max_horizontal(nw.col("level"), inherited))
