"""Rows of Parquet that another engine reads by itself, as `data.tablerules.typed` gives them in Polars."""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from data.tablefiles import SHAPES, is_number
from data.tablerules import LEFT_OUT


def known_rows(name: str, native: Any) -> Any:
    """The rows of a table, on their engine: known columns, NaN and empty text missing, rows that say nothing left out.

    Their cells were looked at before, by `data.tables.read_folder` or `data.parts.Parts.tables`.
    """
    frame = nw.from_native(native)
    kinds = frame.collect_schema()
    rows = frame.select(*_columns(name, kinds))
    value = LEFT_OUT.get(name)
    return (rows if value is None else rows.filter(~nw.col(value).is_null())).to_native()


def _columns(name: str, kinds: Mapping[str, nw.dtypes.DType]) -> Iterator[nw.Expr]:
    shape = SHAPES[name]
    for column in (c for c in (*shape.required, *shape.optional) if c in kinds):
        cell = nw.col(column)
        text = kinds[column] == nw.String
        if text and (is_number(name, column) or column in shape.optional):
            cell = nw.when(cell != "").then(cell)
        if is_number(name, column):
            cell = cell.cast(nw.Float64)
            cell = nw.when(~cell.is_nan()).then(cell)
        yield cell.alias(column)
