"""Whether a job's result is that of hand-written Polars: scores to 1e-9, places and levels exactly.

`python -m tests.bench.agreement FOLDER JOB...` checks jobs on a village that it writes into the folder.
"""

import sys
from pathlib import Path

import polars as pl
from polars.testing import assert_frame_equal

from tests.bench import peer_polars
from tests.bench.job import run_job
from tests.bench.villages import write_villages


def write_village_with_gaps(folder: Path, households: int = 400, periods: int = 4) -> None:
    """Write villages whose books have gaps: a source or mark here and there, and whole periods of a household."""
    write_villages(folder, households, periods)
    for seed, name in enumerate(["income", "marks"]):
        rows = pl.read_parquet(folder / f"{name}.parquet")
        missed = rows.select("household", "period").unique(maintain_order=True).sample(fraction=0.1, seed=seed)
        kept = rows.sample(fraction=0.7, seed=seed).join(missed, on=["household", "period"], how="anti")
        kept.write_parquet(folder / f"{name}.parquet")


def check(name: str, folder: Path) -> None:
    """Run the job `name` and hand-written Polars in `folder` and raise AssertionError where their results differ."""
    expected, found = folder / "expected.parquet", folder / f"{name}.result.parquet"
    peer_polars.run(folder, expected)
    run_job(name, folder, found)
    assert_frame_equal(pl.read_parquet(found), pl.read_parquet(expected), rel_tol=0, abs_tol=1e-9)


def main(folder: Path, jobs: list[str]) -> None:
    """Check every one of `jobs`."""
    write_village_with_gaps(folder)
    for job in jobs:
        check(job, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
