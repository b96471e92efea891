"""What Polars does around engines that see only households: reading the tables wide, and giving places."""

from pathlib import Path

import polars as pl

from tests.bench.peer_polars import KEY, placed, written
from tests.bench.villages import CRITERIA, SOURCES


def wide(folder: Path) -> pl.DataFrame:
    """A row a household and period, by period and household: village, earners, order, asked, sources and marks.

    A source has its sum in ten-thousandths, 0 without an entry; `asked` says whether there is any. A criterion has its
    mean mark, or nothing.
    """
    amount = (pl.col("amount") * 10_000 + 0.5).floor().cast(pl.Int64)
    sums = {name: pl.when(pl.col("source") == name).then(amount).sum() for name in SOURCES}
    income = pl.scan_parquet(folder / "income.parquet").group_by(KEY).agg(asked=pl.lit(value=True), **sums)
    mark = (pl.col("mark") * 1_000_000 + 0.5).floor().cast(pl.Int64)
    means = {name: pl.when(pl.col("criterion") == name).then(mark).mean() / 1e6 for name in CRITERIA}
    marks = pl.scan_parquet(folder / "marks.parquet").group_by(KEY).agg(**means)
    rows = pl.scan_parquet(folder / "households.parquet").join(pl.scan_parquet(folder / "periods.parquet"), how="cross")
    rows = rows.join(income, on=KEY, how="left").join(marks, on=KEY, how="left").sort("order", "household")
    return rows.with_columns(pl.col("asked").fill_null(value=False), pl.col(*SOURCES).fill_null(0)).collect()


def write_ranked(rows: pl.DataFrame, target: Path) -> None:
    """Write the result, from rows that have points, level (a number) and the normalised values, to `target`."""
    written(placed(rows.lazy())).sink_parquet(target)
