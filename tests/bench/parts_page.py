"""The part of docs/benchmarks.md about more households than fit into memory at once."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.laurel_spilling import MEMORY
from tests.bench.measure import Run, measure, run_module
from tests.bench.sections import begun

EACH = 250_000
PROJECTED = 100_000_000
JOBS = {"laurel_parts": "Polars, in parts", "laurel_spilling": f"DuckDB, at most {MEMORY}"}

SECTION = """\
## Past one machine's memory

{begun}

The same job in parts of {each:,} households (20 rows each), rated as `laurel score` does: every row of the input is
checked, and one sorted file is written. It is no part of `make bench`; this measures it:

    .venv/bin/python -m tests.bench.run --only parts --sizes 1000000 5000000

| by | households | parts | seconds | of processors | a million households | most memory |
|---|---:|---:|---:|---:|---:|---:|
{table}

The largest has {more:.0f} times as many households as the smallest: processors took {longer:.1f} times as long, and
the most memory was {larger:.2f} times as much; the aims are no more than {more:.0f} and 1.2 times, and 4 GB. At the
pace of the largest, {projected:,} would take {projected_busy:,.0f} seconds of processors (projected, not run).
"""


@dataclass(frozen=True)
class Rated:
    """A job, on how many households, and what it took."""

    job: str
    households: int
    run: Run


def parts_section(sizes: list[int], folder: Path | None = None, each: int = EACH) -> str:
    """Measure these sizes, and say what was seen, in Markdown."""
    start = begun()
    found = [_rated("laurel_parts", size, folder, each) for size in sorted(sizes)]
    found.append(_rated("laurel_spilling", min(sizes), folder, each))
    return section(found, start, each)


def _rated(job: str, households: int, folder: Path | None, each: int) -> Rated:
    with TemporaryDirectory(prefix="laurel-parts-", dir=folder) as name:
        run_module("tests.bench.villages", f"{name}/tables", str(households), str(each))
        run = measure(job, Path(name) / "tables")
    print(f"{JOBS[job]}: {households:,} households: {run.seconds:.1f} s", flush=True)
    return Rated(job, households, run)


def section(found: list[Rated], start: str, each: int = EACH) -> str:
    """What was seen, in Markdown."""
    by_size = sorted((rated for rated in found if rated.job == "laurel_parts"), key=lambda rated: rated.households)
    small, large = by_size[0], by_size[-1]
    return SECTION.format(
        begun=start,
        each=each,
        table="\n".join(_line(rated, each) for rated in found),
        more=large.households / small.households,
        longer=large.run.busy / small.run.busy,
        larger=large.run.memory / small.run.memory,
        projected=PROJECTED,
        projected_busy=large.run.busy * PROJECTED / large.households,
    )


def _line(rated: Rated, each: int) -> str:
    run, million = rated.run, rated.households / 1e6
    parts = -(-rated.households // each)
    took = f"{run.seconds:.1f} | {run.busy:.1f} | {run.busy / million:.1f} | {run.memory / 1e9:.2f} GB"
    return f"| {JOBS[rated.job]} | {rated.households:,} | {parts} | {took} |"
