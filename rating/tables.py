"""The tidy tables that a rating is made from (docs/rating.md, "What goes in")."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import narwhals.stable.v2 as nw

Frame = nw.LazyFrame[Any]

COLUMNS: dict[str, dict[str, type[nw.String | nw.Float64 | nw.Int64]]] = {
    "households": {
        "household": nw.String,
        "village": nw.String,
        "members": nw.Float64,
        "earners": nw.Float64,
        "league": nw.String,
    },
    "periods": {"period": nw.String, "order": nw.Int64, "season": nw.String, "months": nw.Float64},
    "income": {
        "household": nw.String,
        "period": nw.String,
        "source": nw.String,
        "amount": nw.Float64,
        "method": nw.String,
    },
    "coverage": {"household": nw.String, "period": nw.String, "source": nw.String, "state": nw.String},
    "succession": {"old": nw.String, "new": nw.String, "period": nw.String, "share": nw.Float64},
    "paused": {"household": nw.String, "period": nw.String},
    "marks": {
        "household": nw.String,
        "period": nw.String,
        "criterion": nw.String,
        "rater": nw.String,
        "mark": nw.Float64,
    },
    "measures": {
        "household": nw.String,
        "period": nw.String,
        "measure": nw.String,
        "value": nw.Float64,
        "se": nw.Float64,
    },
}
OPTIONAL: dict[str, dict[str, float | None]] = {
    "households": {"members": 1.0, "earners": 1.0, "league": None},
    "periods": {"season": None, "months": 12.0},
    "income": {"method": None},
    "measures": {"se": None},
}
METHODS = {"receipt": 0.02, "recent": 0.05, "recalled": 0.15, "guess": 0.30}
STATES = ("asked", "none", "refused", "unknown")


@dataclass(frozen=True)
class Tables:
    """The inputs of a rating as native frames of one engine: Polars (eager or lazy) or DuckDB relations.

    Only `households` and `periods` are needed; columns and meanings are those of docs/rating.md.
    """

    households: Any
    periods: Any
    income: Any = None
    coverage: Any = None
    succession: Any = None
    paused: Any = None
    marks: Any = None
    measures: Any = None

    def lazy(self, name: str) -> Frame | None:
        """The named table as a lazy frame with every column of its kind and the right types; None if it is not there.

        Optional columns that are absent, and empty cells in them, get their defaults.
        """
        return None if getattr(self, name) is None else self.need(name)

    def need(self, name: str) -> Frame:
        """The same for a table that is known to be there, as `households` and `periods` always are."""
        frame: Frame = nw.from_native(getattr(self, name)).lazy()
        return frame.select(*_typed(name, frame.collect_schema()))

    def present(self) -> tuple[str, ...]:
        """The names of the tables that are there."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) is not None)


def _typed(name: str, present: Mapping[str, object]) -> list[nw.Expr]:
    defaults = OPTIONAL.get(name, {})
    columns = []
    for column, kind in COLUMNS[name].items():
        found = nw.col(column) if column in present else nw.lit(None).alias(column)
        typed = found if present.get(column) == kind else found.cast(kind)
        default = defaults.get(column)
        columns.append(typed if default is None else typed.fill_null(default))
    return columns
