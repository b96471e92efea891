"""The benchmark: `python -m tests.bench.run` measures every job in turn and writes docs/benchmarks.md."""

import argparse
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.board_page import board_section
from tests.bench.entering_page import entering_section
from tests.bench.many_villages_page import many_villages_section
from tests.bench.measure import JOBS, SAMPLED, Run, measure, run_module
from tests.bench.page import RankSetTimes, Results, SmallVillage, page

PAGE = Path("docs/benchmarks.md")


def main() -> None:
    """Make villages, see that all jobs agree, measure them, and write the page."""
    options, load = _options(), getloadavg()[0]
    with TemporaryDirectory(prefix="laurel-bench-", dir=options.folder) as name:
        folder = Path(name)
        # Everything heavy has its own process: a new one is counted with the memory of the one that it came from.
        run_module("tests.bench.agreement", str(folder / "small"), *options.jobs)
        print(f"{len(options.jobs)} jobs agree on a village with gaps", flush=True)
        for size in (options.households, options.sample):
            print(f"writing villages of {size:,} households", flush=True)
            run_module("tests.bench.villages", str(folder / str(size)), str(size))
        runs = _measure_all(options, folder)
    small = SmallVillage(*map(float, run_module("tests.bench.small_village")[0].split()))
    print(f"a village of 300 households over 8 periods: {small.median:.0f} ms")
    sets = RankSetTimes(*map(float, run_module("tests.bench.rank_sets")[0].split()))
    print(f"rank sets of 300 households: {sets.median:.0f} ms", flush=True)
    print("twenty people enter at once: ten minutes or less", flush=True)
    sections = entering_section(), board_section(), many_villages_section()
    results = Results(options.households, options.sample, runs, small, sets, *sections, load)
    options.page.write_text(page(results), encoding="utf-8")
    print(f"written: {options.page}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Laurel beside its peers on the same job.")
    parser.add_argument("--households", type=int, default=1_000_000, help="size of the job (default: a million)")
    parser.add_argument("--sample", type=int, default=20_000, help="size for rule engines, scaled (default: 20,000)")
    parser.add_argument("--rounds", type=int, default=3, help="times that all jobs are run in turn (default: 3)")
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=list(JOBS), help="which jobs (default: all)")
    parser.add_argument("--folder", type=Path, help="where the tables are put meanwhile (default: the system's place)")
    parser.add_argument("--page", type=Path, default=PAGE, help=f"the page to write (default: {PAGE})")
    return parser.parse_args()


def _measure_all(options: argparse.Namespace, folder: Path) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {job: [] for job in options.jobs}
    for number in range(1, options.rounds + 1):
        for job in options.jobs:
            size = min(options.sample, options.households) if job in SAMPLED else options.households
            run = measure(job, folder / str(size)).scaled(options.households / size)
            print(f"round {number} of {options.rounds}: {JOBS[job]}: {run.seconds:.1f} s", flush=True)
            runs[job].append(run)
    return runs


if __name__ == "__main__":
    main()
