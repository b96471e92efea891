"""docs/benchmarks.md, from what was measured."""

import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tests.bench.measure import JOBS, REFERENCE, SAMPLED, Run

PACKAGES = ("polars", "narwhals", "duckdb", "pandas", "numpy", "pyarrow", "openfisca-core", "zen-engine")

PAGE = """\
# How fast it is

This page is written by `make bench`; the figures are from one run on one machine, and only the ratios travel.

## The job

{households:,} made-up households in villages of 200, with 20 rows each: two periods, five income entries and five marks
a period ({rows:,} rows in all). Three Parquet tables (households, income, marks; a fourth names the periods) go in,
and a ranked Parquet file comes out: village, league, period, household, score, rank, rank_low, rank_high, level and
every normalised value, sorted by village, period and household. The rules are those of [rating.md](rating.md), with
growth of income against the mean of the past for 40 %, five marks for 60 %, three leagues, four levels, and no
treatment of outliers.

Before anything is measured, all jobs rate a small village whose book has gaps, and the run ends if one of them gives
another score (to 1e-9), place or level than the hand-written Polars.

## Results

{date}: {machine}; {load:.1f} other processes were busy when it began.
{versions}.

| job | seconds | of processors | households a second | most memory | against hand-written Polars |
|---|---:|---:|---:|---:|---:|
{table}

Rounds: {rounds}. In each round all jobs run in turn, each in a process of its own. Seconds are the median, from the
first read to the last write, with imports left out; those of processors count two that are busy for a second as two.
Memory is the most that the process ever held, with everything in it. The last column is the median of the ratios of
seconds within a round: 2.00 is twice as long. *Scaled* jobs ran on {sample:,} households, and their seconds are
multiplied; their memory is that of the smaller job.

A village of 300 households over 8 periods, in one process with its tables in memory: **{median:.0f} ms** a rating after
the first (median of 30; the longest took {longest:.0f} ms, the first {first:.0f} ms).

Rank sets of 300 households in three leagues of 100, from 2,000 draws: **{sets_median:.0f} ms** for all three
(median of 20 after the first; the longest took {sets_longest:.0f} ms, the first {sets_first:.0f} ms; processors were
busy for {sets_busy:.0f} ms). They have to take less than 500.

{entering}
{board}
{many}
## Who does what

- **Laurel on Polars, Laurel on DuckDB**: `rating.rate` with a rubric file, the same definition on both engines.
- **Hand-written Polars** (`tests/bench/peer_polars.py`): lazy, each table read once, for this one rubric and no other.
  It knows that every household has a row in every period, so the periods before are rows further up and no window over
  households is needed; with windows it took about 1.5 times as long.
- **Hand-written pandas** (`peer_pandas.py`): whole columns and group-bys, nothing in Python a row or a group. Reading
  the keys as dictionaries, an option of pyarrow that pandas hands on, saved about a fifth of the time; it is not used.
- **OpenFisca-core** (`peer_openfisca.py`): a tax-benefit system of twenty-odd variables with dated parameters, over a
  population of households, in double precision. Polars reads the tables into its arrays and gives the places
  afterwards, since OpenFisca's ranks do not share a place.
- **zen-engine** (`peer_zen.py`, `peer_zen_readme.py`): a decision model in JSON, of expressions and a decision table,
  asked once for each household and period. Polars prepares what is asked and gives the places afterwards. The quicker
  way compiles the model once; the README's way seems to do so for each question.

All of them sum whole numbers, leave out what is missing, and compare whole points, as the rules say.

## Run it

    make bench

takes five to ten minutes, 4 GB of memory and 1 GB of disk. A smaller one, with another page:

    .venv/bin/python -m tests.bench.run --households 100000 --rounds 1 --page small.md

`--help` lists the rest. Close what else is running: busy neighbours can double the seconds of one job and not of the
next. Seconds of processors suffer less.
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


@dataclass(frozen=True)
class Results:
    """All that was measured: the runs of each job, scaled ones as if they had been for `households`.

    `load` is how many processes of others were busy when it began, `entering`, `board` and `many` are
    sections of their own.
    """

    households: int
    sample: int
    runs: dict[str, list[Run]]
    small: SmallVillage
    sets: RankSetTimes
    entering: str
    board: str
    many: str
    load: float


def page(results: Results) -> str:
    """The page, in Markdown."""
    return PAGE.format(
        households=results.households,
        rows=20 * results.households,
        sample=results.sample,
        rounds=len(next(iter(results.runs.values()))),
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        machine=machine(),
        load=results.load,
        versions=", ".join(f"{name} {version(name)}" for name in PACKAGES),
        table="\n".join(_line(job, results) for job in results.runs),
        first=results.small.first,
        entering=results.entering,
        board=results.board,
        many=results.many,
        median=results.small.median,
        longest=results.small.longest,
        **{f"sets_{name}": value for name, value in asdict(results.sets).items()},
    )


def machine() -> str:
    """Processor, cores, memory, system and Python of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"Python {platform.python_version()}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, {python}"
    )


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def _line(job: str, results: Results) -> str:
    runs = results.runs[job]
    seconds = median(run.seconds for run in runs)
    busy = median(run.busy for run in runs)
    memory = max(run.memory for run in runs) / 1e9
    name = f"{JOBS[job]} (scaled)" if job in SAMPLED and results.sample < results.households else JOBS[job]
    rate = f"{results.households / seconds:,.0f}"
    return f"| {name} | {seconds:.1f} | {busy:.1f} | {rate} | {memory:.2f} GB | {_ratio(job, results)} |"


def _ratio(job: str, results: Results) -> str:
    if REFERENCE not in results.runs:
        return ""
    pairs = zip(results.runs[job], results.runs[REFERENCE], strict=True)
    return f"{median(run.seconds / other.seconds for run, other in pairs):.2f}"
