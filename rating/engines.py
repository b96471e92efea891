"""What differs between the engines that run a rating; everything else is one definition in Narwhals."""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from rating.tables import Frame

FEW = 4  # with more periods than these, windows cost less than a column for each period back


def beside(frame: Frame, rows: pl.DataFrame) -> Frame:
    """`rows`, worked out here, as a lazy frame that can be joined with `frame` on its engine."""
    if frame.implementation.is_polars():
        native: Any = rows.lazy()
    elif frame.implementation.is_duckdb():
        native = _in_duckdb(frame.to_native(), rows)
    elif frame.implementation.is_pyspark():
        native = frame.to_native().sparkSession.createDataFrame(rows.to_arrow())
    else:
        raise NotImplementedError(f"no way to hand rows to {frame.implementation}")
    brought: Frame = nw.from_native(native)
    return brought


def _in_duckdb(relation: Any, rows: pl.DataFrame) -> Any:
    brought = rows.to_arrow()  # found by its name in the query: the one way to reach a relation's own connection
    return relation.query("_", "SELECT * FROM brought").set_alias(f"rows_{id(brought)}")


def with_earlier(rows: Frame, columns: Sequence[str], periods: int) -> Frame:
    """Adds column_1, column_2, ...: its value one, two, ... periods back, missing before the first. Polars only.

    `rows` hold every household in every one of `periods` periods, sorted by household and order: the period k back is
    k rows up, and no window over households is needed, which would cost more than all the rest of a rating.
    """
    nth = pl.int_range(pl.len()) % periods
    back = {f"{name}_{k}": pl.when(nth >= k).then(pl.col(name).shift(k)) for name in columns for k in range(1, periods)}
    found: Frame = nw.from_native(rows.to_native().with_columns(**back))
    return found


def keeps_order(frame: Frame) -> bool:
    """Whether rows stay in their order through windows and new columns."""
    return frame.implementation.is_polars()


def plans_slowly(frame: Frame) -> bool:
    """Whether a formula costs much before it runs: Spark has each written out over there, and looks at all again."""
    return frame.implementation.is_pyspark()


# Polars would leave out a sorting that only sums of fractions can tell: their last bit would hang on a file's order.
_AS_WRITTEN = pl.QueryOptFlags(check_order_observe=False)


def kept(frame: Frame) -> Frame:
    """The same rows, worked out once where an engine would work them out, and plan them, for every question anew."""
    if not frame.implementation.is_pyspark():
        return frame
    native: Any = frame.to_native()
    rows: Frame = nw.from_native(native.localCheckpoint())
    return rows


def fetch(frame: Frame) -> pl.DataFrame:
    """The rows of a lazy frame, in Polars."""
    as_written = {"optimizations": _AS_WRITTEN} if frame.implementation.is_polars() else {}
    rows: pl.DataFrame = frame.collect("polars", **as_written).to_native()
    return rows
