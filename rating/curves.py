"""Curves of a whole distribution: Lorenz and growth incidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from rating.inequality import lorenz_at, quantiles
from rating.sample import USUAL, Conventions, Floats, sample

TENTHS = tuple(i / 10 for i in range(11))
MIDDLES = tuple((i + 0.5) / 10 for i in range(10))


@dataclass(frozen=True)
class Curve:
    """Points of a curve: `value` at each `share` of units, from the poorest up (0 to 1)."""

    share: Floats
    value: Floats


def lorenz(
    incomes: ArrayLike,
    weights: ArrayLike | None = None,
    shares: ArrayLike = TENTHS,
    conventions: Conventions = USUAL,
) -> Curve:
    """What the poorest tenth, two tenths, … have of all income (Lorenz 1905); NaN unless the mean is above zero.

    The twice-taken area between it and the diagonal is the Gini coefficient.

    >>> lorenz([1, 3], shares=[0, 0.5, 1]).value
    array([0.  , 0.25, 1.  ])
    """
    everyone, at = sample(incomes, weights, conventions), np.asarray(shares, dtype=np.float64)
    return Curve(at, lorenz_at(everyone, at) if everyone.mean > 0 else np.full(at.shape, np.nan))


def growth_incidence(
    before: tuple[ArrayLike, ArrayLike | None],
    after: tuple[ArrayLike, ArrayLike | None],
    shares: ArrayLike = MIDDLES,
    conventions: Conventions = USUAL,
) -> Curve:
    """By what share income grew at each place of the distribution (Ravallion and Chen, Economics Letters 78, 2003).

    `before` and `after` are (incomes, weights) at constant prices; the places are compared, not the same households.
    NaN where the earlier income is not above zero.

    >>> growth_incidence(([10, 20], None), ([11, 20], None), shares=[0.25, 0.75]).value
    array([0.1, 0. ])
    """
    at = np.asarray(shares, dtype=np.float64)
    earlier, later = (quantiles(sample(*pair, conventions), at) for pair in (before, after))
    with np.errstate(divide="ignore", invalid="ignore"):
        return Curve(at, np.where(earlier > 0, (later - earlier) / earlier, np.nan))
