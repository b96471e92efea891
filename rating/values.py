"""The value of every indicator on the grid, before anything is compared: income, mean marks, measures."""

from dataclasses import dataclass

import narwhals.stable.v2 as nw

from rating.grid import KEYS
from rating.income import add_earned, add_growth
from rating.marks import in_millionths, mark_values, without_leniency
from rating.rubric import Group, Indicator, Rubric
from rating.succession import Succession
from rating.tables import Frame, Tables


@dataclass(frozen=True)
class Plan:
    """The numbered columns inside the engine: user names that differ in case or hold a dot collide on some engines."""

    rubric: Rubric
    sources: dict[str, str]
    columns: dict[str, str]
    periods: int

    def source(self, indicator: Indicator) -> str:
        """The column of the value that an indicator reads."""
        return self.sources[indicator.from_]

    def scored(self) -> list[str]:
        """The value columns of indicators that score."""
        return sorted({self.source(n.part) for n in self.rubric.indicators() if self.scores(n.name)})

    def scores(self, name: str) -> bool:
        """Whether the part of this name counts towards the score."""
        return name not in self.rubric.silenced


def plan(rubric: Rubric, periods: int) -> Plan:
    """Columns x0, x1, ... for values, i0, i1, ... for indicators and g0, g1, ... for groups, in the file's order."""
    nodes = rubric.nodes()
    origins = dict.fromkeys(leaf.part.from_ for leaf in rubric.indicators())
    columns = {n.name: f"{'g' if isinstance(n.part, Group) else 'i'}{k}" for k, n in enumerate(nodes)}
    return Plan(rubric, {origin: f"x{k}" for k, origin in enumerate(origins)}, columns, periods)


def add_values(rows: Frame, tables: Tables, planned: Plan, line: Succession | None) -> Frame:
    """The grid with a column for each origin of values; with income, also earned, baseline and growth.

    All that is joined comes before the one sorting by household, so that growth can look back along the rows.
    """
    income = planned.rubric.income
    if income is not None:
        rows = add_earned(rows, tables, income)
    rows = _add_measures(_add_marks(rows, tables, planned), tables, planned).sort("household", "order")
    if income is not None:
        rows = add_growth(rows, tables, income, line, planned.periods)
    there = set(rows.collect_schema().names())
    values = {column: _value(origin, column, there) for origin, column in planned.sources.items()}
    if tables.paused is None:
        return rows.with_columns(**values)
    return rows.with_columns(**{column: nw.when(~nw.col("paused")).then(value) for column, value in values.items()})


def _value(origin: str, column: str, there: set[str]) -> nw.Expr:
    kept = origin.partition(".")[2] if origin.startswith("income.") else column
    return nw.col(kept) if kept in there else nw.lit(None).cast(nw.Float64)


def _wanted(planned: Plan, kind: str) -> dict[str, str]:
    """What the rubric reads of a table -> the column it goes to."""
    found = ((origin.partition("."), column) for origin, column in planned.sources.items())
    return {key: column for (start, _, key), column in found if start == kind}


def _add_marks(rows: Frame, tables: Tables, planned: Plan) -> Frame:
    marks, wanted = tables.lazy("marks"), _wanted(planned, "marks")
    if marks is None or not wanted:
        return rows
    marks = in_millionths(marks)
    if planned.rubric.raters == "adjusted":
        marks = without_leniency(marks, tables.need("households"))
    return rows.join(mark_values(marks, wanted), on=list(KEYS), how="left")


def _add_measures(rows: Frame, tables: Tables, planned: Plan) -> Frame:
    measures, wanted = tables.lazy("measures"), _wanted(planned, "measures")
    if measures is None or not wanted:
        return rows
    each = {
        column: nw.when(nw.col("measure") == measure).then(nw.col("value")).max() for measure, column in wanted.items()
    }
    named = measures.filter(nw.col("measure").is_in(sorted(wanted)))
    return rows.join(named.group_by(*KEYS).agg(**each), on=list(KEYS), how="left")
