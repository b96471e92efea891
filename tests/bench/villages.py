"""Made-up villages of any size, as the Parquet tables that every job of the benchmark reads.

`python -m tests.bench.villages FOLDER HOUSEHOLDS` writes some; with a third number, in parts of so many households.
"""

import sys
from pathlib import Path

import numpy as np
import polars as pl
from numpy.random import Generator

VILLAGE_SIZE = 200
SOURCES = {"wage": 9000.0, "crops": 5000.0, "animals": 2500.0, "inputs": 1800.0, "subsidy": 1200.0}
CRITERIA = {"training": 5, "apprentice": 1, "shared_work": 10, "trees": 20, "accounts": 12}
WORK = ["wage", "crops", "animals"]
FLOOR = 1150.0
GOALPOSTS = (-0.5, 1.0)
WEIGHTS = {"earning": 40, "diligence": 60}
LEAGUES = {"river": 2.0, "hill": 0.5, "field": 0.0}
LEVELS = {"one": 35, "two": 50, "three": 65, "four": 80}
EARNERS = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 3.0])
EARNERS_SHARE = [0.06, 0.08, 0.3, 0.12, 0.36, 0.08]

RUBRIC = """\
scope: village
title: Earning and effort
version: 2026-01
purpose: Thank households whose work and learning pay off.
period: year
income:
  work: [wage, crops, animals]
  support: [subsidy]
  costs: [inputs]
  per: earner
  baseline: past_mean
  floor: 1150
score:
  aggregate: arithmetic
  parts:
    earning:
      weight: 40
      parts:
        growth: {from: income.growth, normalise: {method: goalposts, low: -0.5, high: 1.0}}
    diligence:
      weight: 60
      parts:
        training: {topic: learning, ask: Training days attended, from: marks.training, scale: [0, 5]}
        apprentice: {topic: enterprise, ask: Trained an apprentice, from: marks.apprentice, scale: [0, 1]}
        shared_work: {topic: cooperation, ask: Days for shared projects, from: marks.shared_work, scale: [0, 10]}
        trees: {topic: stewardship, ask: Trees planted and alive after a year, from: marks.trees, scale: [0, 20]}
        accounts: {topic: enterprise, ask: Months in which accounts were kept, from: marks.accounts, scale: [0, 12]}
missing: skip
outliers: none
relative_to: village
leagues: {by: earners, bands: {field: 0, hill: 0.5, river: 2}}
levels: {one: 35, two: 50, three: 65, four: 80}
rank: {decimals: 2}
publish: {top: 10}
"""


def write_villages(folder: Path, households: int, periods: int = 2, seed: int = 2026) -> None:
    """Write households, periods, income and marks as Parquet, and rubric.yaml, into `folder`.

    A household has ten rows a period: five of income and five marks, in the order in which books are kept
    (period by period). The same size and seed give the same values.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_rules(folder, periods)
    for name, table in _tables(0, households, periods, seed).items():
        table.write_parquet(folder / f"{name}.parquet")


def write_parts(folder: Path, households: int, each: int, periods: int = 2, seed: int = 2026) -> None:
    """The same in parts of `each` households, whole villages; one part is in memory at a time."""
    for name in ("households", "income", "marks"):
        (folder / name).mkdir(parents=True)
    _write_rules(folder, periods)
    for first in range(0, households, each):
        for name, table in _tables(first, min(each, households - first), periods, seed + first).items():
            table.write_parquet(folder / name / f"part-{first // each:04}.parquet")


def _write_rules(folder: Path, periods: int) -> None:
    named = pl.DataFrame({"period": _names(periods), "order": range(1, periods + 1)})
    named.write_parquet(folder / "periods.parquet")
    (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")


def _names(periods: int) -> list[str]:
    return [str(2024 + number) for number in range(periods)]


def _tables(first: int, households: int, periods: int, seed: int) -> dict[str, pl.DataFrame]:
    random = np.random.default_rng(seed)
    homes, names = _households(first, households, random), _names(periods)
    ability = random.lognormal(0.0, 0.5, households)
    income = [_income(homes, name, ability * 1.04**number, random) for number, name in enumerate(names)]
    marks = [_marks(homes, name, random) for name in names]
    return {"households": homes, "income": pl.concat(income), "marks": pl.concat(marks)}


def _households(first: int, count: int, random: Generator) -> pl.DataFrame:
    number = pl.int_range(first, first + count, dtype=pl.Int64, eager=True).alias("number")
    earners = random.choice(EARNERS, count, p=EARNERS_SHARE)
    return pl.select(
        household=pl.format("h{}", number.cast(pl.String).str.zfill(8)),
        village=pl.format("v{}", (number // VILLAGE_SIZE).cast(pl.String).str.zfill(5)),
        members=pl.Series(np.ceil(earners).astype(np.int64) + random.integers(1, 5, count)),
        earners=pl.Series(earners),
    )


def _income(homes: pl.DataFrame, period: str, ability: np.ndarray, random: Generator) -> pl.DataFrame:
    means = np.array(list(SOURCES.values()))
    luck = random.lognormal(0.0, 0.6, (homes.height, len(SOURCES)))
    amounts = np.round(ability[:, None] * means * luck, 2)
    return _rows(homes, period, "source", list(SOURCES)).with_columns(amount=pl.Series(amounts.ravel())).drop("village")


def _marks(homes: pl.DataFrame, period: str, random: Generator) -> pl.DataFrame:
    tops = np.array(list(CRITERIA.values()))
    marks = random.integers(0, tops + 1, (homes.height, len(CRITERIA))).astype(np.float64)
    rater = pl.format("{}-{}", "village", "criterion")
    rows = _rows(homes, period, "criterion", list(CRITERIA)).with_columns(rater=rater, mark=pl.Series(marks.ravel()))
    return rows.drop("village")


def _rows(homes: pl.DataFrame, period: str, name: str, values: list[str]) -> pl.DataFrame:
    every = homes.select("household", "village", period=pl.lit(period), **{name: pl.lit(values)})
    return every.explode(name)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        write_parts(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    else:
        write_villages(Path(sys.argv[1]), int(sys.argv[2]))
