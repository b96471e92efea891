"""Which measure of growth lasts: `python -m tests.bench.growth` prints the table of docs/growth.md.

The 171 rice farms, incomes at the season's mean price of rice. In seasons 3, 4 and 5 farms are ranked by each measure,
from the seasons up to that one; the season after says what they still have gained. No measure sees it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.samples import ricefarms

Floats = NDArray[np.float64]
SEASONS = (2, 3, 4)  # counted from 0
DRAWS, SEED = 2000, 6
TENTH = 17


@dataclass(frozen=True)
class Judged:
    """Spearman's correlation with what is still gained, in each season, and its mean; the mean with every earlier
    season as the start; what the top tenth keeps; the mean's lead over past_mean with its 95 % range.
    """

    seasons: tuple[float, ...]
    mean: float
    every_start: float
    kept: float
    lead: float
    low: float
    high: float


@cache
def incomes() -> tuple[Floats, NDArray[np.str_]]:
    """Income a farm (row) and season (column) at the first season's prices, and the farm's village."""
    farms, index = ricefarms.farms().sort("household", "period"), ricefarms.price_index()
    amounts = farms.select("period", **ricefarms.AMOUNTS)
    costs = amounts["seed"] + amounts["fertiliser"] + amounts["pesticide"] + amounts["hired_labour"]
    prices = amounts["period"].replace_strict(index)
    real = np.array((100 * (amounts["rice"] - costs) / prices).to_list()).reshape(-1, ricefarms.SEASONS)
    villages = np.array(farms["region"].to_list()[:: ricefarms.SEASONS])
    return real, villages


def arc(later: Floats, earlier: Floats) -> Floats:
    """The arc rate from earlier to later."""
    rate: Floats = 2 * (later - earlier) / (np.abs(later) + np.abs(earlier))
    return rate


def shrunken(past: Floats) -> Floats:
    """Each farm's mean of the past (in logarithms) drawn towards the mean of all, by empirical Bayes."""
    logs, seasons = np.log(past), past.shape[1]
    own = logs.mean(axis=1)
    noise = logs.var(axis=1, ddof=1).mean() / seasons
    between = max(float(own.var(ddof=1) - noise), 0.0)
    return np.asarray(np.exp(own.mean() + between / (between + noise) * (own - own.mean())))


def recent(past: Floats) -> Floats:
    """The mean of the past in which each season weighs half of the one after it."""
    weights = 0.5 ** np.arange(past.shape[1])[::-1]
    return np.asarray(past @ weights / weights.sum())


def to_village(values: Floats) -> Floats:
    """Incomes as shares of the village's mean in the season."""
    villages, told = incomes()[1], np.empty_like(values)
    for village in np.unique(villages):
        told[villages == village] = values[villages == village] / values[villages == village].mean(axis=0)
    return told


# Each takes incomes up to the season that is ranked, which is the last column.
MEASURES: dict[str, Callable[[Floats], Floats]] = {
    "against the mean of the past (`past_mean`)": lambda y: arc(y[:, -1], y[:, :-1].mean(axis=1)),
    "against the season before (`previous`)": lambda y: arc(y[:, -1], y[:, -2]),
    "against the median of the past": lambda y: arc(y[:, -1], np.median(y[:, :-1], axis=1)),
    "against the geometric mean of the past": lambda y: arc(y[:, -1], np.exp(np.log(y[:, :-1]).mean(axis=1))),
    "against the last two seasons": lambda y: arc(y[:, -1], y[:, -3:-1].mean(axis=1)),
    "against the past, recent seasons weighing more": lambda y: arc(y[:, -1], recent(y[:, :-1])),
    "against the best season so far": lambda y: arc(y[:, -1], y[:, :-1].max(axis=1)),
    "against a level shrunken by empirical Bayes": lambda y: arc(y[:, -1], shrunken(y[:, :-1])),
    "against the past, all as shares of the village's mean": lambda y: arc(
        to_village(y)[:, -1], to_village(y)[:, :-1].mean(axis=1)
    ),
    "this season and the last, against those before": lambda y: arc(y[:, -2:].mean(axis=1), y[:, :-2].mean(axis=1)),
    "the lower of this season and the last, against those before": lambda y: arc(
        y[:, -2:].min(axis=1), y[:, :-2].mean(axis=1)
    ),
    "this season and the last, against the mean of the past": lambda y: arc(
        y[:, -2:].mean(axis=1), y[:, :-1].mean(axis=1)
    ),
}
USUAL = next(iter(MEASURES))


def ranks(values: Floats) -> Floats:
    """Ranks from 1, ties sharing their middle, along the last axis of one or many rows."""
    below = (values[..., None] > values[..., None, :]).sum(axis=-1)
    same = (values[..., None] == values[..., None, :]).sum(axis=-1)
    return np.asarray(below + (same + 1) / 2)


def correlation(one: Floats, other: Floats) -> float:
    """Spearman's correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def foresight(name: str, season: int, rows: NDArray[np.intp] | slice = slice(None)) -> float:
    """Spearman's correlation of a measure in a season with the gain that is left in the next, over these farms."""
    y = incomes()[0]
    left = arc(y[:, season + 1], y[:, :season].mean(axis=1))
    return correlation(_measured(name, season)[rows], left[rows])


@cache
def _measured(name: str, season: int) -> Floats:
    return MEASURES[name](incomes()[0][:, : season + 1])


def judge(name: str, draws: int = DRAWS) -> Judged:
    """How well a measure foretells; the range of its lead is that of farms drawn anew."""
    y = incomes()[0]
    seasons = tuple(foresight(name, season) for season in SEASONS)
    starts = [
        np.mean([correlation(_measured(name, s), arc(y[:, s + 1], y[:, start])) for start in range(s)]) for s in SEASONS
    ]
    kept = [arc(y[:, s + 1], y[:, :s].mean(axis=1))[np.argsort(-_measured(name, s))[:TENTH]].mean() for s in SEASONS]
    usual = float(np.mean([foresight(USUAL, season) for season in SEASONS]))
    leads = _leads(name, draws)
    low, high = np.quantile(leads, [0.025, 0.975])
    mean = float(np.mean(seasons))
    return Judged(seasons, mean, float(np.mean(starts)), float(np.mean(kept)), mean - usual, float(low), float(high))


def _leads(name: str, draws: int) -> list[float]:
    random, farms = np.random.default_rng(SEED), len(incomes()[0])
    drawn = (random.integers(0, farms, farms) for _ in range(draws))
    return [float(np.mean([foresight(name, s, rows) - foresight(USUAL, s, rows) for s in SEASONS])) for rows in drawn]


def row(name: str, found: Judged) -> str:
    """A row of the table in docs/growth.md."""
    seasons = " | ".join(f"{value:.2f}" for value in found.seasons)
    lead = "" if name == USUAL else f"{found.lead:+.3f} ({found.low:+.2f} to {found.high:+.2f})"
    told = f"| {name} | {seasons} | {found.mean:.3f} | {found.every_start:.3f} | {found.kept:.3f} | {lead} |"
    return told.replace("-0.", "−0.")


def main() -> None:
    """Print the table's rows."""
    for name in MEASURES:
        print(row(name, judge(name)), flush=True)


if __name__ == "__main__":
    main()
