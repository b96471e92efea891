"""The part of docs/benchmarks.md about rating one small village, and the places that its data allow."""

from dataclasses import asdict, dataclass

from tests.bench.measure import run_module
from tests.bench.sections import begun

SECTION = """\
## A village of 300 households

{begun}

Over 8 periods, in one process with its tables in memory: **{median:.0f} ms** a rating after the first (median of 30;
the longest took {longest:.0f} ms, the first {first:.0f} ms).

Rank sets of three leagues of 100, from 2,000 draws: **{sets_median:.0f} ms** for all three (median of 20 after the
first; the longest took {sets_longest:.0f} ms, the first {sets_first:.0f} ms; processors were busy for
{sets_busy:.0f} ms). They have to take less than 500.
"""


@dataclass(frozen=True)
class SmallVillage:
    """Milliseconds to rate a small village: the first call, the median of those after it, the longest of these."""

    first: float
    median: float
    longest: float


@dataclass(frozen=True)
class RankSetTimes:
    """Milliseconds of rank sets: the first, the median and the longest by the clock; the median of processors."""

    first: float
    median: float
    longest: float
    busy: float


def small_section() -> str:
    """Measure, and say what was seen, in Markdown."""
    start = begun()
    small = SmallVillage(*map(float, run_module("tests.bench.small_village")[0].split()))
    sets = RankSetTimes(*map(float, run_module("tests.bench.rank_sets")[0].split()))
    return section(small, sets, start)


def section(small: SmallVillage, sets: RankSetTimes, start: str) -> str:
    """What was seen, in Markdown."""
    told = {f"sets_{name}": value for name, value in asdict(sets).items()}
    return SECTION.format(begun=start, **asdict(small), **told)
