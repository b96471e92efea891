"""The job by hand in Polars: lazy, each table read once, written while it is computed.

Every household has a row in every period, so in rows sorted by household and period the period k steps back is k rows
up. That spares the windows over households, which cost more than all the rest.
"""

from pathlib import Path

import polars as pl

from tests.bench.villages import CRITERIA, FLOOR, GOALPOSTS, LEAGUES, LEVELS, WEIGHTS, WORK

KEY = ["household", "period"]
GROUP = ["village", "league", "period"]


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    periods = pl.read_parquet(folder / "periods.parquet")
    rows = pl.scan_parquet(folder / "households.parquet").join(periods.lazy(), how="cross")
    rows = rows.join(_earned(folder), on=KEY, how="left").join(_marks(folder), on=KEY, how="left")
    rows = rows.sort("village", "household", "order").with_columns(step=pl.int_range(pl.len()) % periods.height)
    rows = placed(_with_level(_scored(rows, periods.height), periods.height))
    written(rows).sink_parquet(target)


def _earned(folder: Path) -> pl.LazyFrame:
    source = pl.col("source")
    sign = pl.when(source.is_in(WORK)).then(1).when(source == "inputs").then(-1).otherwise(0)
    amount = (pl.col("amount") * 10_000 + 0.5).floor().cast(pl.Int64)
    return pl.scan_parquet(folder / "income.parquet").group_by(KEY).agg(earned=(amount * sign).sum() / 10_000)


def _marks(folder: Path) -> pl.LazyFrame:
    """The mean mark of each criterion, scaled to 0..100. A filter inside `agg` would take five times as long."""
    mark = (pl.col("mark") * 1_000_000 + 0.5).floor().cast(pl.Int64)
    means = {name: pl.when(pl.col("criterion") == name).then(mark).mean() for name in CRITERIA}
    marks = pl.scan_parquet(folder / "marks.parquet").group_by(KEY).agg(**means)
    return marks.with_columns((pl.col(name) / 1e6 * (100 / top)).clip(0, 100) for name, top in CRITERIA.items())


def _scored(rows: pl.LazyFrame, periods: int) -> pl.LazyFrame:
    earned = pl.when(pl.col("earners") > 0).then(pl.col("earned") / pl.col("earners"))
    rows = rows.with_columns(now=earned).with_columns(before=pl.mean_horizontal(_earlier(pl.col("now"), periods)))
    rows = rows.with_columns(growth=_growth(pl.col("now"), pl.col("before")))
    rows = rows.with_columns(earning="growth", diligence=pl.mean_horizontal(*CRITERIA))
    total = pl.sum_horizontal(weight * pl.col(name) for name, weight in WEIGHTS.items())
    weights = pl.sum_horizontal(weight * pl.col(name).is_not_null() for name, weight in WEIGHTS.items())
    score = pl.when(weights > 0).then(total / weights)
    return rows.with_columns(points=(score * 100 + 0.5 + 1e-6).floor().cast(pl.Int64))


def _growth(now: pl.Expr, before: pl.Expr) -> pl.Expr:
    low, high = GOALPOSTS
    growth = (now - before) / pl.max_horizontal((now.abs() + before.abs()) / 2, FLOOR)
    return (100 * (growth - low) / (high - low)).clip(0, 100)


def _earlier(column: pl.Expr, periods: int) -> list[pl.Expr]:
    none = pl.lit(None, dtype=pl.Float64)
    return [none, *(pl.when(pl.col("step") >= back).then(column.shift(back)) for back in range(1, periods))]


def placed(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The rows with league, rank and alike: how many of the league share the rank."""
    points, earners = pl.col("points"), pl.col("earners")
    league = pl.coalesce(pl.when(earners >= bound).then(pl.lit(name)) for name, bound in LEAGUES.items())
    rank = points.rank("min", descending=True).over(GROUP).cast(pl.Int64)
    return rows.with_columns(league=league).with_columns(rank=rank, alike=pl.len().over(*GROUP, "points"))


def _with_level(rows: pl.LazyFrame, periods: int) -> pl.LazyFrame:
    reached = pl.sum_horizontal(pl.col("points") >= 100 * bound for bound in LEVELS.values())
    rows = rows.with_columns(reached=reached)
    return rows.with_columns(level=pl.max_horizontal("reached", *_earlier(pl.col("reached"), periods)))


def written(rows: pl.LazyFrame) -> pl.LazyFrame:
    """The columns of the result in their order, from points, rank, alike, and level as a number."""
    names = dict(enumerate([None, *LEVELS]))
    return rows.sort("village", "order", "household").select(
        *GROUP,
        "household",
        score=pl.col("points") / 100,
        rank="rank",
        rank_low="rank",
        rank_high=pl.col("rank") + pl.col("alike") - 1,
        level=pl.col("level").replace_strict(names, return_dtype=pl.String),
        earning="earning",
        growth="growth",
        diligence="diligence",
        **{name: pl.col(name) for name in CRITERIA},
    )
