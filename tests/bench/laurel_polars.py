"""The job by Laurel on Polars, as `laurel score` does it."""

from pathlib import Path

import polars as pl

from rating import Tables, load_rubric, rate

TABLES = ("households", "periods", "income", "marks")


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    rubric = load_rubric((folder / "rubric.yaml").read_text(encoding="utf-8"))
    tables = {name: pl.scan_parquet(folder / f"{name}.parquet") for name in TABLES}
    rate(rubric, Tables(**tables)).scores().to_native().sink_parquet(target)
