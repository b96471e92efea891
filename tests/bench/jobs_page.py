"""The part of docs/benchmarks.md about one job, done by Laurel and by its peers."""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measure import JOBS, REFERENCE, SAMPLED, Run, measure, run_module
from tests.bench.sections import begun

PACKAGES = ("polars", "narwhals", "duckdb", "pandas", "numpy", "pyarrow", "openfisca-core", "zen-engine")

SECTION = """\
## Results

{begun}
{versions}. {households:,} households, {rows:,} rows.

| job | seconds | of processors | households a second | most memory | against hand-written Polars |
|---|---:|---:|---:|---:|---:|
{table}

Rounds: {rounds}. In each round all jobs run in turn, each in a process of its own. Seconds are the median, from the
first read to the last write, with imports left out; those of processors count two that are busy for a second as two.
Memory is the most that the process ever held, with everything in it. The last column is the median of the ratios of
seconds within a round: 2.00 is twice as long. *Scaled* jobs ran on {sample:,} households, and their seconds are
multiplied; their memory is that of the smaller job.
"""


@dataclass(frozen=True)
class Results:
    """What was measured: the runs of each job, scaled ones as if they had been for `households`."""

    households: int
    sample: int
    runs: dict[str, list[Run]]


def jobs_section(options: argparse.Namespace) -> str:
    """See that all jobs agree, measure them, and say what was seen, in Markdown."""
    start = begun()
    with TemporaryDirectory(prefix="laurel-bench-", dir=options.folder) as name:
        folder = Path(name)
        # Everything heavy has its own process: a new one is counted with the memory of the one that it came from.
        run_module("tests.bench.agreement", str(folder / "small"), *options.jobs)
        print(f"{len(options.jobs)} jobs agree on a village with gaps", flush=True)
        for size in (options.households, options.sample):
            print(f"writing villages of {size:,} households", flush=True)
            run_module("tests.bench.villages", str(folder / str(size)), str(size))
        runs = _measure_all(options, folder)
    return section(Results(options.households, options.sample, runs), start)


def _measure_all(options: argparse.Namespace, folder: Path) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {job: [] for job in options.jobs}
    for number in range(1, options.rounds + 1):
        for job in options.jobs:
            size = min(options.sample, options.households) if job in SAMPLED else options.households
            run = measure(job, folder / str(size)).scaled(options.households / size)
            print(f"round {number} of {options.rounds}: {JOBS[job]}: {run.seconds:.1f} s", flush=True)
            runs[job].append(run)
    return runs


def section(results: Results, start: str) -> str:
    """What was seen, in Markdown."""
    return SECTION.format(
        begun=start,
        households=results.households,
        rows=20 * results.households,
        sample=results.sample,
        rounds=len(next(iter(results.runs.values()))),
        versions=", ".join(_versions()),
        table="\n".join(_line(job, results) for job in results.runs),
    )


def _versions() -> Iterator[str]:
    """Each package with its version, as far as it is installed: peers are for `make bench` alone."""
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


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
