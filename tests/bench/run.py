"""The benchmarks: `python -m tests.bench.run` renews their sections of docs/benchmarks.md, one after the other.

With `--only` and names it measures those alone. A section is written as soon as it is measured, so that a later one
that fails costs nothing of it.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from tests.bench.board_page import board_section
from tests.bench.certificates_page import certificates_section
from tests.bench.entering_page import entering_section
from tests.bench.jobs_page import jobs_section
from tests.bench.many_villages_page import many_villages_section
from tests.bench.measure import JOBS
from tests.bench.parts_page import parts_section
from tests.bench.sections import PAGE, renew
from tests.bench.small_page import small_section
from tests.bench.spark_page import spark_section
from tests.bench.spreadsheet_page import spreadsheet_section

SECTIONS: dict[str, Callable[[argparse.Namespace], str]] = {
    "jobs": jobs_section,
    "small": lambda options: small_section(),
    "entering": lambda options: entering_section(),
    "board": lambda options: board_section(),
    "many": lambda options: many_villages_section(),
    "certificates": lambda options: certificates_section(),
    "excel": lambda options: spreadsheet_section(),
    "parts": lambda options: parts_section(options.sizes, options.folder),
    "spark": lambda options: spark_section(options.folder),
}
ONLY_BY_NAME = ("parts", "spark")


def main() -> None:
    """Measure what is asked for, and renew its sections."""
    options = _options()
    for name in options.only:
        print(f"measuring: {name}", flush=True)
        renew(SECTIONS[name](options), options.page)
        print(f"renewed in {options.page}: {name}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Laurel, beside its peers where there are any.")
    usual = [name for name in SECTIONS if name not in ONLY_BY_NAME]
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=usual, help="which sections (default: most)")
    parser.add_argument("--households", type=int, default=1_000_000, help="size of the job (default: a million)")
    parser.add_argument("--sample", type=int, default=20_000, help="size for rule engines, scaled (default: 20,000)")
    parser.add_argument("--rounds", type=int, default=3, help="times that all jobs are run in turn (default: 3)")
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=list(JOBS), help="which jobs (default: all)")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000_000, 5_000_000], help="households, for parts")
    parser.add_argument("--folder", type=Path, help="where the tables are put meanwhile (default: the system's place)")
    parser.add_argument("--page", type=Path, default=PAGE, help=f"the page to renew (default: {PAGE})")
    return parser.parse_args()


if __name__ == "__main__":
    main()
