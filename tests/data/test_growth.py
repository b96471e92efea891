"""Growth against the mean of the past foretells better what a household still has gained a season later (RiceFarms).

The definition behind the figures: income is a farm's crop income at the season's mean price of rice, with no floor.
For seasons 3, 4 and 5 the farms of all six villages are ranked by their growth in that season, against `past_mean` and
against `previous`. What they still have gained is the same for both: the arc rate from their mean over the seasons
before to their income in the season after. In season 2 both growths are one and the same, and nothing follows season 6.

The yardstick matters: a start that both sides share raises such a correlation, and measured from the season before
instead, `previous` ranks closer. The mean of the past is the yardstick because one season's luck weighs least in it.
"""

from functools import cache
from typing import Literal

import polars as pl
import pytest

from data.samples import ricefarms
from rating.loading import load_rubric
from rating.rate import rate
from rating.tables import Tables

RUBRIC = """
title: Growth of crop income
version: 2026-01
purpose: See what growth foretells.
income:
  work: [rice]
  costs: [seed, fertiliser, pesticide, hired_labour]
  prices: {prices}
  baseline: {baseline}
score:
  parts:
    growth: {{from: income.growth, normalise: {{method: goalposts, low: -2, high: 2}}}}
"""
Baseline = Literal["past_mean", "previous"]
CHECKED = (3, 4, 5)


@cache
def grown(baseline: Baseline) -> pl.DataFrame:
    """household, order, earned, baseline and growth of all 171 farms, as the engine has them."""
    villages = list(ricefarms.villages().values())
    joined = {name: pl.concat([tables[name] for tables in villages]) for name in ("households", "income")}
    text = RUBRIC.format(prices=ricefarms.price_index(), baseline=baseline)
    tables = Tables(households=joined["households"], periods=villages[0]["periods"], income=joined["income"])
    return rate(load_rubric(text), tables).values().select("household", "order", "earned", "baseline", "growth")


def followed(baseline: Baseline, season: int) -> list[tuple[float, float]]:
    """(growth in the season, what the farm still has gained in the next), one pair a farm."""
    growth = grown(baseline).filter(order=season).select("household", "growth")
    before = grown("past_mean").filter(order=season).select("household", start="baseline")
    after = grown("past_mean").filter(order=season + 1).select("household", "earned")
    pairs = growth.join(before, on="household").join(after, on="household")
    assert pairs.height == 171
    return [(g, (end - start) / ((end + start) / 2)) for g, start, end in pairs.drop("household").rows()]


def ranks(values: list[float]) -> list[float]:
    """Ranks from 1, equal values sharing the middle of their ranks."""
    return [sum(v < value for v in values) + (sum(v == value for v in values) + 1) / 2 for value in values]


def correlation(a: list[float], b: list[float]) -> float:
    """Pearson's correlation; of ranks it is Spearman's."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    together = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    spread = sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)
    return float(together / spread**0.5)


def foresight(baseline: Baseline, season: int) -> float:
    pairs = followed(baseline, season)
    return correlation(ranks([growth for growth, _ in pairs]), ranks([kept for _, kept in pairs]))


def kept_by_top_tenth(baseline: Baseline, season: int) -> float:
    """What the tenth with the highest growth still has gained a season later, on average."""
    best = sorted(followed(baseline, season), reverse=True)[: 171 // 10]
    return sum(kept for _, kept in best) / len(best)


@pytest.mark.parametrize(
    ("baseline", "printed"), [("past_mean", (0.40, 0.12, 0.71)), ("previous", (0.26, -0.01, 0.58))]
)
def test_growth_foretells_what_is_still_gained_as_the_design_says(
    baseline: Baseline, printed: tuple[float, ...]
) -> None:
    assert [foresight(baseline, season) for season in CHECKED] == pytest.approx(printed, abs=0.01)


@pytest.mark.parametrize("season", CHECKED)
def test_growth_against_the_past_mean_ranks_closer_than_against_the_previous_season(season: int) -> None:
    assert foresight("past_mean", season) > foresight("previous", season)


def test_the_top_tenth_against_the_past_mean_keeps_more_of_its_gain_on_average() -> None:
    mean = {b: sum(kept_by_top_tenth(b, s) for s in CHECKED) / len(CHECKED) for b in ("past_mean", "previous")}
    assert mean["past_mean"] > mean["previous"]


def test_in_the_second_season_both_baselines_are_the_same() -> None:
    mean, last = ([growth for growth, _ in followed(baseline, 2)] for baseline in ("past_mean", "previous"))
    assert mean == pytest.approx(last)
