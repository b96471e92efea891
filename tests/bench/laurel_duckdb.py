"""The job by Laurel on DuckDB: the same rating, other frames."""

from pathlib import Path

import duckdb

from rating import Tables, load_rubric, rate
from tests.bench.laurel_polars import TABLES


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    rubric = load_rubric((folder / "rubric.yaml").read_text(encoding="utf-8"))
    with duckdb.connect() as connection:
        tables = {name: connection.read_parquet(str(folder / f"{name}.parquet")) for name in TABLES}
        scores = rate(rubric, Tables(**tables)).scores()
        scores.to_native().write_parquet(str(target), compression="zstd")
