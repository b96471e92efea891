"""A village of 300 households over 8 periods, rated again and again in one process.

Prints the milliseconds of the first call, and the median and the longest of 30 calls after it.
"""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl

from rating import Tables, load_rubric, rate
from tests.bench.laurel_polars import TABLES
from tests.bench.villages import write_villages

HOUSEHOLDS, PERIODS, CALLS = 300, 8, 30


def main() -> None:
    """Print the three figures in one line."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_villages(folder, HOUSEHOLDS, PERIODS)
        first, *later = _calls(folder)
    print(first, median(later), max(later))


def _calls(folder: Path) -> list[float]:
    rubric = load_rubric((folder / "rubric.yaml").read_text(encoding="utf-8"))
    tables = Tables(**{name: pl.read_parquet(folder / f"{name}.parquet") for name in TABLES})
    taken = []
    for _ in range(CALLS + 1):
        start = perf_counter()
        rate(rubric, tables).table()
        taken.append(1000 * (perf_counter() - start))
    return taken


if __name__ == "__main__":
    main()
