"""The tables of a region (tests/bench/region.py), whole or in parts, one part in memory at a time.

`python -m tests.bench.region_tables FOLDER VILLAGES EACH` writes some in parts of EACH villages.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from tests.bench import region
from tests.bench.region import EARNERS, MONTHS, PERIODS, PLACES, PRICES, SEASONS, Block, Bools, Floats, Ints

MINOR = 10_000
INPUTS = 30 * MINOR
PAIRED = (1, 2, 4, 5, 14, 15, 18, 19)  # places of which two raters differ, in pairs, so that neither gains by it


def write_region(folder: Path, villages: int, each: int, seed: int = 0) -> None:
    """Write a region in parts of `each` villages, with periods.parquet and rubric.yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rubric.yaml").write_text(region.rubric(), encoding="utf-8")
    periods().write_parquet(folder / "periods.parquet")
    for number, first in enumerate(range(0, villages, each)):
        for name, table in tables(Block(first, min(each, villages - first), seed)).items():
            (folder / name).mkdir(exist_ok=True)
            table.write_parquet(folder / name / f"part-{number:04}.parquet")


def periods() -> pl.DataFrame:
    """The periods, with their seasons and months."""
    order = range(1, len(PERIODS) + 1)
    return pl.DataFrame({"period": PERIODS, "order": order, "season": SEASONS, "months": MONTHS})


def tables(block: Block) -> dict[str, pl.DataFrame]:
    """Every table but the periods."""
    return {
        "households": _households(block),
        "income": _income(block),
        "coverage": _coverage(block),
        "succession": _succession(block),
        "paused": pl.DataFrame(block.keys(block.living & ~block.active)),
        "marks": pl.concat(_marks(block)),
        "measures": _measures(block),
    }


def _households(block: Block) -> pl.DataFrame:
    leagues: list[str | None] = [None] * PLACES
    leagues[region.OTHERS_LEAGUE] = "guests"
    return pl.DataFrame(
        {
            "household": block.names.ravel(),
            "village": np.repeat(block.village_names, PLACES),
            "members": 3.0,
            "earners": np.tile(EARNERS, block.villages),
            "league": pl.Series(leagues * block.villages, dtype=pl.String),
        }
    )


def _asked(block: Block) -> Bools:
    """Where income was asked for."""
    asked = block.active.copy()
    asked[:, region.GAP, 3] = False
    return asked


def _income(block: Block) -> pl.DataFrame:
    """Wages, two harvests and what they cost; rent and gifts, which are not scored."""
    scale = np.array(PRICES) / 100 * np.array(MONTHS) / 12
    total = np.rint(block.true_income * EARNERS[None, :, None] * scale * MINOR).astype(np.int64)
    wage = np.where(total > 0, total * 6 // 10, 0)
    first = np.where(total > 0, wage // 3, 0)
    second = np.where(total > 0, total - wage - first + INPUTS, 0)
    inputs = np.where(total < 0, -total, np.where(total > 0, INPUTS, 0))
    asked = _asked(block)
    earns = asked & (EARNERS[None, :, None] > 0)
    rows = [
        _entries(block, earns & (total > 0), "wage", wage),
        _entries(block, earns & (total > 0), "crops", first),
        _entries(block, earns & (total > 0), "crops", second),
        _entries(block, earns & (total != 0), "inputs", inputs),
        _entries(block, asked & (block.pattern(3, 4) == 0), "rent", np.full_like(total, 700 * MINOR)),
        _entries(block, asked & (block.pattern(5, 3) == 0), "gift", np.full_like(total, 55_5000)),
    ]
    return pl.concat(rows)


def _entries(block: Block, where: Bools, source: str, amount: Ints) -> pl.DataFrame:
    methods = np.array(region.METHODS)[block.pattern(1, len(region.METHODS))]
    return pl.DataFrame(
        {
            **block.keys(where),
            "source": pl.repeat(source, int(where.sum()), eager=True),
            "amount": amount[where] / MINOR,
            "method": pl.Series(np.broadcast_to(methods, where.shape)[where], dtype=pl.String),
        }
    )


def _coverage(block: Block) -> pl.DataFrame:
    """Everybody was asked for everything; one household refused once, and of one a source is not known once."""
    asked = _asked(block)
    refused, unknown = np.zeros_like(asked), np.zeros_like(asked)
    refused[:, region.REFUSED, 1] = unknown[:, region.UNKNOWN, 0] = True
    states = {"wage": (refused, "refused"), "crops": (unknown, "unknown"), "inputs": (np.zeros_like(asked), "none")}
    rows = []
    for source, (other, state) in states.items():
        rows += [_said(block, asked & ~other, source, "asked"), _said(block, asked & other, source, state)]
    return pl.concat(rows)


def _said(block: Block, where: Bools, source: str, state: str) -> pl.DataFrame:
    keys = block.keys(where)
    height = int(where.sum())
    return pl.DataFrame(
        {**keys, "source": pl.repeat(source, height, eager=True), "state": pl.repeat(state, height, eager=True)}
    )


def _succession(block: Block) -> pl.DataFrame:
    pairs = [(region.SPLIT, new, 2, 0.5) for new in region.PARTS_OF_SPLIT]
    pairs += [(old, region.OF_MERGER, 3, 1.0) for old in region.MERGED]
    rows = [(names[old], names[new], PERIODS[at], share) for names in block.names for old, new, at, share in pairs]
    return pl.DataFrame(rows, ["old", "new", "period", "share"], orient="row")


def _marks(block: Block) -> Iterator[pl.DataFrame]:
    """Care by three raters, each marking all; helping by two for each half of the places; training by two, alike."""
    sides = np.zeros((1, PLACES, 1))
    for number, place in enumerate(PAIRED):
        sides[:, place] = region.SPREAD * (-1) ** number
    signs = {"strict": 1, "even": -1, "mild": 0}
    for rater, leniency in region.LENIENCY.items():
        yield _given(block, "care", rater, block.care + leniency + signs[rater] * sides)
    halves = np.arange(PLACES)[None, :, None] % 2 == 0
    for rater, half in (("one", halves), ("two", halves), ("three", ~halves), ("four", ~halves)):
        yield _given(block, "helping", rater, np.where(half, block.helping, np.nan))
    for rater in ("one", "two"):
        yield _given(block, "training", rater, block.training)


def _given(block: Block, criterion: str, rater: str, marks: Floats) -> pl.DataFrame:
    there = ~np.isnan(marks)
    height = int(there.sum())
    named = {name: pl.repeat(value, height, eager=True) for name, value in (("criterion", criterion), ("rater", rater))}
    return pl.DataFrame({**block.keys(there), **named, "mark": marks[there]})


def _measures(block: Block) -> pl.DataFrame:
    rows = []
    for name, values in block.measures.items():
        there = ~np.isnan(values)
        named = pl.repeat(name, int(there.sum()), eager=True)
        rows.append(pl.DataFrame({**block.keys(there), "measure": named, "value": values[there]}))
    return pl.concat(rows).with_columns(se=pl.lit(0.0))


if __name__ == "__main__":
    write_region(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
