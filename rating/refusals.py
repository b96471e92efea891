"""What the data can make impossible: nothing to compare, a logarithm of nothing, a negative value in a geometric mean.

These are looked for before anything is rated; a rubric of fixed goalposts over arithmetic groups needs no look.
"""

from collections.abc import Iterator
from math import log
from typing import Any

import narwhals.stable.v2 as nw

from rating.engines import fetch
from rating.normalise import comparison_set, transformed
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
    positive = _needing_positive(planned.rubric.score)
    checked = [leaf for leaf in planned.rubric.indicators() if _needs_look(leaf, positive)]
    if not checked:
        return
    group = comparison_set(planned.rubric)
    for row in fetch(_summary(values, checked, planned, group)).sort(group).iter_rows(named=True):
        for leaf in checked:
            column = _Column(row, planned.columns[leaf.name])
            code = _refused(leaf, column, positive)
            if code:
                yield Problem(code, leaf.name, value=column.low, more={key: row[key] for key in group})


def _needs_look(leaf: Leaf, positive: set[str]) -> bool:
    rule = leaf.part.rule
    return rule.relative or rule.transform == "log" or (rule.method == "reference" and leaf.name in positive)


def _summary(values: Frame, checked: list[Leaf], planned: Plan, group: list[str]) -> Frame:
    """Of every column in every comparison set, after its transform: smallest, largest, mean, and how many got none."""
    looked: dict[str, nw.Expr] = {}
    for leaf in checked:
        column, value = planned.columns[leaf.name], nw.col(planned.source(leaf.part))
        changed = transformed(value, leaf.part.rule)
        looked |= {f"{column}_low": changed.min(), f"{column}_high": changed.max(), f"{column}_mean": changed.mean()}
        looked |= {f"{column}_n": changed.count(), f"{column}_lost": value.count() - changed.count()}
    return values.group_by(*group).agg(**looked)


class _Column:
    """What is known of a column in one comparison set."""

    def __init__(self, row: dict[str, Any], name: str) -> None:
        self.n: int = row[f"{name}_n"]
        self.lost: int = row[f"{name}_lost"]
        self.low: float = row[f"{name}_low"]
        self.high: float = row[f"{name}_high"]
        self.mean: float = row[f"{name}_mean"]


def _refused(leaf: Leaf, column: _Column, positive: set[str]) -> str | None:
    rule = leaf.part.rule
    if column.lost:
        return "log_of_nothing"
    if rule.relative and column.n > 1 and column.low == column.high:
        return "constant_column"
    if rule.method == "reference" and column.n:
        return _refused_reference(rule, column, positive=leaf.name in positive)
    return None


def _refused_reference(rule: Normalise, column: _Column, *, positive: bool) -> str | None:
    against = _against(rule, column)
    if against == 0:
        return "reference_zero"
    below = column.low < 0 if against > 0 else column.high > 0
    return "negative_in_mean" if positive and below else None


def _against(rule: Normalise, column: _Column) -> float:
    if isinstance(rule.to, int | float):
        return log(rule.to) if rule.transform == "log" else rule.to
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
