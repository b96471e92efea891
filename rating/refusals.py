"""What the data can make impossible: nothing to compare, a logarithm of nothing, a negative value in a geometric mean.

These are looked for before anything is rated; a rubric of fixed goalposts over arithmetic groups needs no look.
"""

from collections.abc import Iterator
from typing import Any

import narwhals.stable.v2 as nw

from rating.engines import fetch
from rating.normalise import comparison_set
from rating.problems import Problem
from rating.rubric import Group, Leaf, Normalise, Rubric
from rating.tables import Frame, Tables
from rating.values import Plan


def refuse_prices(rubric: Rubric, tables: Tables) -> Iterator[Problem]:
    """A period that has no price index, where the rubric has a price index."""
    periods = tables.lazy("periods")
    if rubric.income is None or rubric.income.prices is None or periods is None:
        return
    for period in fetch(periods.select("period"))["period"].sort():
        if period not in rubric.income.prices:
            known = tuple(rubric.income.prices)
            yield Problem("no_price", "income.prices", value=period, accepted=known)


def refuse_values(values: Frame, planned: Plan) -> Iterator[Problem]:
    """Values that an indicator's method cannot take, named by indicator, village and period."""
    rubric = planned.rubric
    group = comparison_set(rubric)
    positive = _needing_positive(rubric.score)
    checked = [leaf for leaf in rubric.indicators() if _needs_look(leaf.part.rule, leaf.name in positive)]
    if not checked:
        return
    found = fetch(_summary(values, sorted({planned.source(leaf.part) for leaf in checked}), group)).sort(group)
    for row in found.iter_rows(named=True):
        yield from _refused_in(row, checked, planned, positive)


def _summary(values: Frame, columns: list[str], group: list[str]) -> Frame:
    looked = nw.col(*columns)
    return values.group_by(*group).agg(
        looked.min().name.suffix("_min"),
        looked.max().name.suffix("_max"),
        looked.count().name.suffix("_n"),
        looked.mean().name.suffix("_mean"),
    )


def _refused_in(row: dict[str, Any], checked: list[Leaf], planned: Plan, positive: set[str]) -> Iterator[Problem]:
    for leaf in checked:
        column = _Column(row, planned.source(leaf.part))
        code = _refused(leaf.part.rule, column, positive=leaf.name in positive)
        if code:
            where = {key: row[key] for key in comparison_set(planned.rubric)}
            yield Problem(code, leaf.name, value=column.low, more=where)


class _Column:
    """Smallest, largest, mean and number of a column in one comparison set."""

    def __init__(self, row: dict[str, Any], name: str) -> None:
        self.n: int = row[f"{name}_n"]
        self.low: float = row[f"{name}_min"]
        self.high: float = row[f"{name}_max"]
        self.mean: float = row[f"{name}_mean"]


def _needs_look(rule: Normalise, positive: bool) -> bool:
    return rule.relative or rule.transform == "log" or (rule.method == "reference" and positive)


def _refused(rule: Normalise, column: _Column, *, positive: bool) -> str | None:
    if not column.n:
        return None
    if rule.transform == "log" and column.low <= 0:
        return "log_of_nothing"
    if rule.method != "reference":
        return "constant_column" if rule.relative and column.n > 1 and column.low == column.high else None
    return _refused_reference(rule, column, positive=positive)


def _refused_reference(rule: Normalise, column: _Column, *, positive: bool) -> str | None:
    if rule.relative and column.n > 1 and column.low == column.high:
        return "constant_column"
    if _against(rule, column) == 0 and rule.transform != "log":
        return "reference_zero"
    if positive and rule.as_ == "ratio" and rule.transform != "log" and column.low < 0:
        return "negative_in_mean"
    return None


def _against(rule: Normalise, column: _Column) -> float:
    if isinstance(rule.to, int | float):
        return rule.to
    if rule.to == "mean":
        return column.mean
    largest = (rule.to == "best") == (rule.direction == "up")
    return column.high if largest else column.low


def _needing_positive(group: Group, *, above: bool = False) -> set[str]:
    """Names of the indicators that stand, at any remove, in a geometric or harmonic group."""
    needed = above or group.aggregate != "arithmetic"
    names: set[str] = set()
    for name, part in group.parts.items():
        if isinstance(part, Group):
            names |= _needing_positive(part, above=needed)
        elif needed:
            names.add(name)
    return names
