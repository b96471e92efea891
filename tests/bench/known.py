"""What the ratings of a region (tests/bench/region.py) are, by arithmetic on what was planted in it.

Each rule of docs/rating.md is written out for the few cases that the region has, village by village in arrays.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tests.bench import region
from tests.bench.region import BORN, EARNERS, MERGED, OF_MERGER, PARTS_OF_SPLIT, PERIODS, SPLIT, Block, Floats, Ints

COLUMNS = (
    *("growth", "earned", "earned_level", "care", "inner", "trees", "yield", "deep", "ratio", "helping"),
    *("change", "spread", "training"),
)
WET = (0, 1, 3)


def answers(block: Block, weights: Mapping[str, float] | None = None) -> pl.DataFrame:
    """The rating of every household in every period, as `rating.Rating.table` gives it, from what was planted."""
    values = normalised(block)
    fixed = {**dict.fromkeys(("earned_level", "care", "spread"), 1.0), "inner": 3.0, "change": 0.5}
    shares = {**fixed, **(weights or region.FIRST_WEIGHTS)}
    points = np.floor(_mean(values, shares) * 100 + 0.5 + 1e-6)
    rated = ~np.isnan(points)
    village, league = np.array(block.village_names), _leagues()
    rank, ties = _ranks(block, points)
    cells = {
        "village": np.broadcast_to(village[:, None, None], points.shape),
        "league": np.broadcast_to(league[None, :, None], points.shape),
        "period": np.broadcast_to(np.array(PERIODS)[None, None, :], points.shape),
        "household": np.broadcast_to(block.names[:, :, None], points.shape),
        "score": points / 100,
        "rank": rank,
        "rank_low": rank,
        "rank_high": rank + ties - 1,
        "level": np.array(["", *region.LEVELS[1:]])[_levels(block, points)],
        **{name: np.where(rated, values[name], np.nan) for name in COLUMNS},
    }
    frame = pl.DataFrame({name: each.transpose(0, 2, 1).ravel() for name, each in cells.items()})
    whole = pl.col("rank", "rank_low", "rank_high").fill_nan(None).cast(pl.Int64)
    levels = pl.when(pl.col("level") != "").then("level").alias("level")
    return frame.with_columns(whole, levels, pl.col("score", *COLUMNS).fill_nan(None))


def normalised(block: Block) -> dict[str, Floats]:
    """The value of every part of the rubric, NaN where it has none."""
    earned, growth = incomes(block)
    marks = {name: np.where(block.active, getattr(block, name), np.nan) for name in ("care", "helping", "training")}
    of = {name: np.where(block.active, values, np.nan) for name, values in block.measures.items()}
    middle = np.nanmean(earned, axis=1, keepdims=True)
    change = np.minimum(of["change"], np.nanmax(np.where(of["change"] < 1000, of["change"], np.nan), 1, keepdims=True))
    low, high = (end(change, axis=1, keepdims=True) for end in (np.nanmin, np.nanmax))
    place = {name: _places(of[name]) for name in ("trees", "yield")}
    found = {
        "growth": 100 * np.clip((growth + 0.55) / 1.6, 0, 1),
        "earned": (earned - middle) / np.nanstd(earned, axis=1, keepdims=True, ddof=1),
        "earned_level": 100 * np.clip((earned - 7.3) / 424.4, 0, 1),
        "care": 20 * marks["care"],
        "trees": place["trees"],
        "yield": 100 * place["yield"] / (~np.isnan(of["yield"])).sum(axis=1, keepdims=True),
        "ratio": of["yield"] / 2.5,
        "helping": 25 * (marks["helping"] - 1),
        "change": 1 - change / np.nanmean(change, axis=1, keepdims=True),
        "spread": 100 * (high - change) / (high - low),
        "training": 100 * marks["training"],
    }
    with np.errstate(divide="ignore"):
        found["deep"] = 2 / (1 / found["ratio"] + 1 / found["helping"])
        found["inner"] = np.cbrt(found["trees"] * found["yield"] * found["deep"])
    return found


def incomes(block: Block) -> tuple[Floats, Floats]:
    """Earned income and its growth."""
    known = block.active & (EARNERS[None, :, None] > 0)
    known[:, region.REFUSED, 1] = known[:, region.UNKNOWN, 0] = known[:, region.GAP, 3] = False
    earned = np.where(known, block.true_income, np.nan)
    past = earned.copy()
    for place in PARTS_OF_SPLIT:
        past[:, place, :2] = earned[:, SPLIT, :2]
    past[:, OF_MERGER, :3] = (earned[:, MERGED[0], :3] + earned[:, MERGED[1], :3]) / 2
    growth = np.full_like(earned, np.nan)
    for number, period in enumerate(WET[1:], start=1):
        before = _mean_of_known(past[:, :, list(WET[:number])])
        size = np.maximum((np.abs(earned[:, :, period]) + np.abs(before)) / 2, region.FLOOR)
        growth[:, :, period] = (earned[:, :, period] - before) / size
    return earned, growth


def _mean_of_known(values: Floats) -> Floats:
    known = (~np.isnan(values)).sum(axis=2)
    total = np.nansum(values, axis=2)
    return np.where(known > 0, total / np.maximum(known, 1), np.nan)


def _places(values: Floats) -> Floats:
    """1 + how many of the village have less, in each period."""
    less = (values[:, None] < values[:, :, None]).sum(axis=2)
    return np.where(np.isnan(values), np.nan, 1.0 + less)


def _mean(values: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The weighted mean of the parts that are there."""
    there = sum(np.where(np.isnan(values[name]), 0, weight) for name, weight in weights.items())
    total = sum(np.nan_to_num(values[name]) * weight for name, weight in weights.items())
    return np.asarray(np.where(there > 0, total / np.where(there > 0, there, 1), np.nan))


def _leagues() -> NDArray[np.str_]:
    by_earners = np.where(EARNERS >= 2, "river", np.where(EARNERS >= 0.5, "hill", "field")).astype("U6")
    by_earners[region.OTHERS_LEAGUE] = "guests"
    return by_earners


def _ranks(block: Block, points: Floats) -> tuple[Floats, Floats]:
    """The rank, and how many share it; NaN without a place."""
    placed = points.copy()
    for place, order in BORN.items():
        placed[:, place, order] = np.nan
    alike = (_leagues()[:, None] == _leagues()[None, :])[None, :, :, None]
    one, other = placed[:, :, None], placed[:, None, :]
    rank = 1.0 + ((other > one) & alike).sum(axis=2)
    return np.where(np.isnan(placed), np.nan, rank), ((other == one) & alike).sum(axis=2)


def _levels(block: Block, points: Floats) -> Ints:
    """The highest level that a household, or one that it came from, has reached so far."""
    reached = np.searchsorted([50, 2500, 5000], np.nan_to_num(points, nan=-1.0), side="right")
    kept = np.maximum.accumulate(reached, axis=2)
    forebears = {**dict.fromkeys(PARTS_OF_SPLIT, (SPLIT,)), OF_MERGER: MERGED}
    for place, olds in forebears.items():
        order = BORN[place]
        before = np.max([kept[:, old, order - 1] for old in olds], axis=0)
        kept[:, place, order:] = np.maximum(kept[:, place, order:], before[:, None])
    return np.asarray(kept, np.int64)
