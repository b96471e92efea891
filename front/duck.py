"""Rating on DuckDB: one connection that keeps to a limit of memory and puts the rest on disk."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from data.unread import known_rows
from rating import Tables


def connection(memory: str = "", spill: Path | None = None) -> Any:
    """A new connection: the most `memory` that it may take ("4GB"), and the folder for what does not fit."""
    import duckdb  # noqa: PLC0415

    settings = {"memory_limit": memory} if memory else {}
    return duckdb.connect(config={**settings, **({"temp_directory": str(spill)} if spill else {})})


def on_duckdb(tables: Tables, files: Mapping[str, Sequence[Path]], duckdb: Any) -> Tables:
    """The same tables as relations: Parquet files are read by DuckDB itself, others are handed over from here."""
    return Tables(**{name: _table(duckdb, name, files.get(name), getattr(tables, name)) for name in tables.present()})


def _table(duckdb: Any, name: str, files: Sequence[Path] | None, frame: pl.LazyFrame) -> Any:
    if files:
        return known_rows(name, duckdb.read_parquet([str(file) for file in files], union_by_name=True))
    return duckdb.from_arrow(frame.lazy().collect().to_arrow())
