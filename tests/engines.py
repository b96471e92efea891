"""The same tables on each engine that Laurel runs on."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl

from rating.tables import COLUMNS, Tables

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

POLARS_TYPES = {nw.String: pl.String, nw.Float64: pl.Float64, nw.Int64: pl.Int64}


def frames(rows: Rows) -> dict[str, pl.DataFrame]:
    """The tables as Polars frames, with the columns that the rows have, and the periods that they name."""
    named = {name: _frame(name, list(table)) for name, table in rows.items() if table or name == "households"}
    if "periods" not in named:
        found = sorted({row["period"] for table in rows.values() for row in table if "period" in row})
        named["periods"] = pl.DataFrame(
            {"period": found, "order": range(len(found))}, schema_overrides={"order": pl.Int64}
        )
    return named


def _frame(name: str, rows: list[Mapping[str, Any]]) -> pl.DataFrame:
    present = {column for row in rows for column in row}
    kinds = {column: POLARS_TYPES[kind] for column, kind in COLUMNS[name].items() if column in present}
    return pl.DataFrame(rows, schema=kinds)


def on_polars(tables: Mapping[str, pl.DataFrame]) -> Tables:
    return Tables(**{name: frame.lazy() for name, frame in tables.items()})


def on_duckdb(tables: Mapping[str, pl.DataFrame]) -> Tables:
    connection = duckdb.connect()
    return Tables(**{name: connection.from_arrow(frame.to_arrow()) for name, frame in tables.items()})


ENGINES: dict[str, Callable[[Mapping[str, pl.DataFrame]], Tables]] = {"polars": on_polars, "duckdb": on_duckdb}
