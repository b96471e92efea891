"""Curves of the whole distribution of earned income, of 100 households and more, frozen with a period's first rating.

The Lorenz curve: what the poorest tenth, two tenths, … have of all income. Growth incidence: by how much the mean of
each tenth is above that of the same tenth in the period before (places are compared, not the same households). Both
come from cells as the totals do; what lies between two points has ten households with an income, none over 30 % of it
(charter 6), or the points between are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from data.figures import reason
from data.incomes import Floats, Incomes
from data.insight import FEWEST_FOR_GINI, NOBODY
from data.moves import period_before
from data.open import Book, now
from data.permissions import needs
from rating.rubric import Rubric

TENTHS = 10
LORENZ_STEP, GROWTH_STEP = 0.01, 0.05


@dataclass(frozen=True)
class CurvePoint:
    """`value` of a curve (lorenz or incidence) of a period, up to so many tenths of the households, poorest first."""

    period: str
    name: Literal["lorenz", "incidence"]
    tenth: int
    value: float


@needs("freeze")
def freeze_curves(book: Book, rubric: Rubric, incomes: Mapping[str, Incomes], periods: Sequence[str]) -> None:
    """Write down the curves of periods that are not frozen yet."""
    sql = """INSERT INTO curves (period, name, tenth, value, frozen_at)
             VALUES ((SELECT id FROM periods WHERE name = :period), :name, :tenth, :value, :at)"""
    for period in periods if rubric.income else ():
        here, before = (incomes.get(each or "", NOBODY) for each in (period, period_before(book.db, period)))
        for point in curves(period, here.middle, before.middle):
            book.db.execute(sql, {**vars(point), "at": now()})


def curves(period: str, earned: Floats, before: Floats) -> Iterator[CurvePoint]:
    """The points of both curves; none of fewer than 100 households, or where one of them would stand out.

    >>> [point.value for point in curves("2025", np.full(100, 20.0), np.empty(0))]
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    """
    if len(earned) < FEWEST_FOR_GINI or earned.sum() <= 0:
        return
    tenths = _tenths(earned)
    for upto in _points([tenths]):
        value = sum(part.sum() for part in tenths[:upto]) / earned.sum()
        yield CurvePoint(period, "lorenz", upto, _to(value, LORENZ_STEP))
    if len(before) >= FEWEST_FOR_GINI:
        yield from _incidence(period, tenths, _tenths(before))


def _incidence(period: str, after: Sequence[Floats], before: Sequence[Floats]) -> Iterator[CurvePoint]:
    since = 0
    for upto in _points([after, before]):
        new, old = (np.concatenate(part[since:upto]).mean() for part in (after, before))
        if old > 0:
            yield CurvePoint(period, "incidence", upto, _to(new / old - 1, GROWTH_STEP))
        since = upto


def _tenths(earned: Floats) -> list[Floats]:
    """The incomes of each tenth of the households, the poorest first."""
    ordered = np.sort(earned)
    ends = [len(ordered) * at // TENTHS for at in range(TENTHS + 1)]
    return [ordered[start:end] for start, end in pairwise(ends)]


def _points(distributions: Sequence[Sequence[Floats]]) -> list[int]:
    """Up to how many tenths there is a point: of what lies between two, something may be said in every distribution."""
    found, since = [], 0
    for upto in range(1, TENTHS + 1):
        if _may_be_said(distributions, since, upto):
            found.append(upto)
            since = upto
    while found and found[-1] < TENTHS:
        # What is left over at the top may not be told from the difference to the whole.
        if _may_be_said(distributions, found[-2] if len(found) > 1 else 0, TENTHS):
            found[-1] = TENTHS
        else:
            found.pop()
    return found


def _may_be_said(distributions: Sequence[Sequence[Floats]], since: int, upto: int) -> bool:
    return all(reason(np.concatenate(tenths[since:upto]).tolist()) is None for tenths in distributions)


def _to(value: float, step: float) -> float:
    return round(round(value / step) * step, 10)
