"""A region of any size whose ratings are known: planted growth, gaps, refusals, splits, mergers, pauses, ties.

Every village has the same 24 places; what they earn and do depends on its number and the seed by arithmetic, never on
the engine. tests/bench/region_tables.py writes the tables, tests/bench/known.py has the answers.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

PLACES = 24
PERIODS = ("2023", "2024", "2025", "2026")
SEASONS = ("wet", "wet", "dry", "wet")
MONTHS = (12.0, 12.0, 6.0, 12.0)
PRICES = (100, 125, 200, 250)
FLOOR = 60
NO_EARNER = range(4)
NOTHING, LOSS, REFUSED, UNKNOWN, GAP, PAUSED, SPLIT = 5, 6, 7, 8, 9, 10, 11
MERGED, OTHERS_LEAGUE, OUTLIER, TWINS = (12, 13), 14, 15, (16, 17)
PARTS_OF_SPLIT, OF_MERGER, HALF = (20, 21), 22, 23
EARNERS = np.array([0.0] * 4 + [1.0] * 8 + [2.0] * 8 + [1.0, 1.0, 2.0, 0.5])
BORN = {**dict.fromkeys(PARTS_OF_SPLIT, 2), OF_MERGER: 3}
ENDED = {SPLIT: 2, **dict.fromkeys(MERGED, 3)}
SPREAD = 0.5  # how far two marks of one place lie on either side of their mean, before leniency
LENIENCY = {"strict": -0.25, "even": 0.0, "mild": 0.25}
METHODS = ("receipt", "recent", "recalled", "guess")
LEVELS = (None, "one", "two", "three")
FIRST_WEIGHTS = {"growth": 1.0, "earned": 1.0, "training": 1.0}
OTHER_WEIGHTS = {"growth": 0.25, "earned": 2.0, "training": 2.0}

RUBRIC = """\
title: Everything
version: {version}
purpose: Try each feature.
raters: adjusted
missing: skip
outliers: winsorise
relative_to: village
rank: {{decimals: 2}}
levels: {{one: 0.5, two: 25, three: 50}}
leagues: {{by: earners, bands: {{field: 0, hill: 0.5, river: 2}}}}
income:
  work: [wage, crops]
  property: [rent]
  support: [gift]
  costs: [inputs]
  per: earner
  baseline: past_mean
  floor: 60
  prices: {{2023: 100, 2024: 125, 2025: 200, 2026: 250}}
score:
  aggregate: arithmetic
  parts:
    growth: {{weight: {growth}, from: income.growth, normalise: {{method: goalposts, low: -0.55, high: 1.05}}}}
    earned: {{weight: {earned}, from: income.earned, normalise: {{method: z-score}}}}
    earned_level: {{from: income.earned, normalise: {{method: goalposts, low: 7.3, high: 431.7}}}}
    care: {{from: marks.care, topic: stewardship, ask: Days of care, scale: [0, 5]}}
    inner:
      aggregate: geometric
      weight: 3
      parts:
        trees: {{from: measures.trees, normalise: {{method: rank, transform: log}}}}
        yield: {{from: measures.yield, normalise: {{method: percentile}}}}
        deep:
          aggregate: harmonic
          parts:
            ratio: {{from: measures.yield, normalise: {{method: reference, to: 2.5, as: ratio}}}}
            helping: {{from: marks.helping, topic: mutual_aid, ask: Days of helping, scale: [1, 5]}}
    change:
      weight: 0.5
      from: measures.change
      normalise: {{method: reference, to: mean, as: difference, direction: down}}
    spread: {{from: measures.change, normalise: {{method: min-max, direction: down}}}}
    training: {{weight: {training}, from: marks.training, topic: learning, ask: Days of training, scale: [0, 1]}}
"""


def rubric(version: str = "2026-01", weights: dict[str, float] | None = None) -> str:
    """The rubric of the region: every method, mean, transform and direction, seasons, prices and leniency."""
    return RUBRIC.format(version=version, **(weights or FIRST_WEIGHTS))


@dataclass(frozen=True)
class Block:
    """Villages that follow each other; arrays have the shape villages x places x periods unless they say otherwise."""

    first: int
    villages: int
    seed: int = 0

    @cached_property
    def turn(self) -> Ints:
        """villages x 1 x 1: by how much a village's pattern is turned."""
        return (np.arange(self.first, self.first + self.villages)[:, None, None] * 37 + self.seed * 11) % 1009

    @cached_property
    def place(self) -> Ints:
        """1 x places x 1: whose pattern a place has; twins share one."""
        own = np.arange(PLACES)
        own[TWINS[1]] = TWINS[0]
        return own[None, :, None]

    @cached_property
    def period(self) -> Ints:
        """1 x 1 x periods."""
        return np.arange(len(PERIODS))[None, None, :]

    def pattern(self, step: int, size: int) -> Ints:
        """Whole numbers from 0 to size - 1 that differ by place, period and village."""
        return (self.place * step + self.turn + self.period * (step + 2)) % size

    @cached_property
    def living(self) -> Bools:
        """Whether the household is there in the period."""
        lives = np.ones((self.villages, PLACES, len(PERIODS)), bool)
        for place, order in BORN.items():
            lives[:, place, :order] = False
        for place, order in ENDED.items():
            lives[:, place, order:] = False
        return lives

    @cached_property
    def active(self) -> Bools:
        """Living and not in a hard season."""
        found = self.living.copy()
        found[:, PAUSED, 1] = False
        return found

    @cached_property
    def true_income(self) -> Floats:
        """What an earner had in 12 months at the first period's prices; multiples of 5."""
        base = 200 + 20 * ((self.place * 7 + self.turn) % 12)
        times = np.array([[4, 4, 4, 4], [4, 6, 4, 8], [4, 3, 2, 3], [4, 8, 6, 4], [4, 2, 4, 7]])
        found = base * times[((self.place * 3 + self.turn) % len(times))[:, :, 0]] / 4
        found[:, NOTHING] = 0
        found[:, LOSS] = (-120, 120, 60, 240)
        return np.asarray(found, np.float64)

    @cached_property
    def care(self) -> Floats:
        """The mean mark for care; missing for one place."""
        found = np.where(self.living, 1 + self.pattern(5, 7) / 2, np.nan)
        found[:, NO_EARNER[-1]] = np.nan
        return found

    @cached_property
    def helping(self) -> Floats:
        """The mark for helping: 1, the lowest, makes a harmonic group 0."""
        return np.where(self.living, 1.0 + self.pattern(3, 5), np.nan)

    @cached_property
    def training(self) -> Floats:
        """The mark for training, 0 or 1."""
        return np.where(self.living, 1.0 * self.pattern(7, 2), np.nan)

    @cached_property
    def measures(self) -> dict[str, Floats]:
        """trees, yield and change; the last with one place that lies far out."""
        change = 1.0 + self.pattern(7, 19)
        change[:, OUTLIER] = 1000
        found = {"trees": 1.0 + self.pattern(5, 12), "yield": (1 + self.pattern(11, 10)) / 2, "change": change}
        return {name: np.where(self.living, values, np.nan) for name, values in found.items()}

    @cached_property
    def names(self) -> NDArray[np.str_]:
        """villages x places."""
        return np.array([[f"{name}-{place:02}" for place in range(PLACES)] for name in self.village_names])

    @cached_property
    def village_names(self) -> list[str]:
        """The villages."""
        return [f"v{number:07}" for number in range(self.first, self.first + self.villages)]

    def keys(self, where: Bools) -> dict[str, pl.Series]:
        """household and period of the cells that are meant, in the order of the array."""
        village, place, period = np.nonzero(where)
        return {
            "household": pl.Series(self.names[village, place], dtype=pl.String),
            "period": pl.Series(np.array(PERIODS)[period], dtype=pl.String),
        }
