"""Results that were written in parts, put in order of their villages: each village is whole in one part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from polars.io.plugins import register_io_source

ROWS = 500_000  # about so many at a time


@dataclass(frozen=True)
class Run:
    """Villages that follow each other by name, the first and the last of them, and the files that have some."""

    first: str
    last: str
    files: tuple[Path, ...]

    def rows(self, columns: Sequence[str]) -> pl.DataFrame:
        """Their rows, sorted by village, and within it as they stood."""
        between = pl.col("village").is_between(pl.lit(self.first), pl.lit(self.last))
        rows = pl.scan_parquet(list(self.files), glob=False).filter(between).select(columns)
        return rows.sort("village", maintain_order=True).collect()


def in_order(files: Sequence[Path], columns: Sequence[str], rows: int = ROWS) -> Iterator[pl.DataFrame]:
    """These columns of Parquet files, `village` among them, sorted by it; within a village rows stay as they stand.

    A frame has about so many `rows`, of whole villages.
    """
    for run in _runs(files, rows):
        yield run.rows(columns)


def _runs(files: Sequence[Path], rows: int) -> Iterator[Run]:
    counted = [_villages(path, number) for number, path in enumerate(files)]
    villages = pl.concat(counted).sort("village")
    begun = villages.with_columns(run=(pl.col("len").cum_sum() - pl.col("len")) // rows)
    for _, run in begun.group_by("run", maintain_order=True):
        names, own = run["village"], run["file"].unique().sort()
        yield Run(names[0], names[-1], tuple(files[number] for number in own))


def _villages(path: Path, number: int) -> pl.DataFrame:
    counts = pl.scan_parquet(path, glob=False).group_by("village").len().collect(engine="streaming")
    return counts.with_columns(file=pl.lit(number))


def sink(frames: Iterator[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    """Write frames of one schema below each other into a .csv or .parquet file, one in memory at a time."""
    if path.suffix == ".csv":
        _sink_csv(frames, schema, path)
        return

    def read(columns: list[str] | None, *_: object) -> Iterator[pl.DataFrame]:
        for frame in frames:
            yield frame if columns is None else frame.select(columns)

    rows = register_io_source(read, schema=schema, is_pure=True)
    rows.sink_parquet(path, row_group_size=ROWS)


def _sink_csv(frames: Iterator[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    with path.open("wb") as file:
        pl.DataFrame(schema=schema).write_csv(file)
        for frame in frames:
            frame.write_csv(file, include_header=False)
