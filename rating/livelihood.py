"""What people live on: the share of income from work and from support, and who would be poor without support."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rating.mobility import poor_or_not
from rating.precision import share_with_error
from rating.problems import Problem, TablesRefused
from rating.sample import USUAL, Conventions, refuse_numbers

Figure = tuple[float, float]


@dataclass(frozen=True)
class Livelihood:
    """Figures with their standard errors: from_work and from_support are shares of all income (of every source).

    mostly_work is the share of units with at least half of their income from work; poor_without_support the share
    that would be below the line if support were taken off and nothing else changed. NaN where there is no income.
    """

    rows: int
    missing: int
    from_work: Figure
    from_support: Figure
    mostly_work: Figure
    poor_without_support: Figure


def livelihood(
    incomes: ArrayLike,
    work: ArrayLike,
    support: ArrayLike,
    line: float,
    weights: ArrayLike | None = None,
    conventions: Conventions = USUAL,
) -> Livelihood:
    """The figures over rows where all three are known. Sums below zero are kept here, or shares would not add up.

    Raises TablesRefused for an infinite number, a weight below zero, and where nothing is left.

    >>> livelihood([10, 10], [10, 4], [0, 6], line=5).from_support[0]
    0.3
    """
    y, own, given = (np.asarray(each, dtype=np.float64) for each in (incomes, work, support))
    w = np.ones_like(y) if weights is None else np.asarray(weights, dtype=np.float64)
    for each in (y, own, given):
        refuse_numbers(each, w)
    known = ~(np.isnan(y) | np.isnan(own) | np.isnan(given) | np.isnan(w))
    counts = known & (w != 0)
    if not counts.any():
        raise TablesRefused([Problem("no_numbers", "income")])
    y, own, given, w = y[counts], own[counts], given[counts], w[counts]
    ones = np.ones_like(w)
    return Livelihood(
        len(w),
        int((~known).sum()),
        share_with_error(w, own, y),
        share_with_error(w, given, y),
        share_with_error(w, ((y > 0) & (own >= y / 2)).astype(np.float64), ones),
        share_with_error(w, poor_or_not(y - given, line, conventions), ones),
    )
