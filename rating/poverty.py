"""Poverty below a line: how many, how far, how unequally. NumPy arrays in, numbers out; weights everywhere.

Every function takes `incomes` (one number a unit, NaN where missing), the `line` in the same money, `weights` (how
many units each row stands for; 1 where left out) and `conventions`; what comes back is a share (0.25, not 25 percent)
of all units, or NaN where the figure is undefined (docs/poverty.md). A line of zero leaves every figure at 0 if nobody
is below it, and is otherwise undefined for all but the headcount. Raises TablesRefused as `rating.sample.sample` does.
"""

from collections.abc import Callable
from math import nan

import numpy as np
from numpy.typing import ArrayLike

from rating.problems import Problem, TablesRefused
from rating.sample import USUAL, Conventions, Floats, Sample, sample

Each = Callable[[Floats, float, Conventions], Floats]


def is_poor(incomes: Floats, line: float, conventions: Conventions = USUAL) -> Floats:
    """1 for each income that is below the line, else 0.

    >>> is_poor(np.array([4.0, 5.0]), 5)
    array([1., 0.])
    """
    below = incomes <= line if conventions.below == "at_or_below" else incomes < line
    return np.asarray(below, dtype=np.float64)


def gaps(incomes: Floats, line: float, conventions: Conventions = USUAL) -> Floats:
    """How far each is below the line, as a share of it; 0 for those who are not; NaN below a line of zero.

    >>> gaps(np.array([1.0, 4.0, 9.0]), 4)
    array([0.75, 0.  , 0.  ])
    """
    poor = is_poor(incomes, line, conventions) > 0
    return np.where(poor, (line - incomes) / line if line > 0 else nan, 0.0)


def fgt_each(a: float) -> Each:
    """What each unit adds to the measure of Foster, Greer and Thorbecke with exponent `a`."""

    def each(incomes: Floats, line: float, conventions: Conventions) -> Floats:
        poor = is_poor(incomes, line, conventions)
        return poor if a == 0 else np.asarray(poor * gaps(incomes, line, conventions) ** a, dtype=np.float64)

    return each


def watts_each(incomes: Floats, line: float, conventions: Conventions) -> Floats:
    """What each unit adds to the Watts index: the logarithm of line over income, infinite at an income of zero."""
    poor = is_poor(incomes, line, conventions) > 0
    if line <= 0:
        return np.where(poor, nan, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(poor, np.log(line) - np.log(incomes), 0.0)


ADDITIVE: dict[str, Each] = {
    "headcount": fgt_each(0),
    "gap": fgt_each(1),
    "severity": fgt_each(2),
    "watts": watts_each,
}


def headcount(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """The share below the line: P0 of Foster, Greer and Thorbecke (Econometrica 52, 1984).

    >>> headcount([1, 2, 3, 4], 2.5), headcount([1, 2, 3, 4], 2.5, weights=[5, 1, 3, 3])
    (0.5, 0.5)
    """
    return fgt(incomes, line, 0, weights, conventions)


def gap(incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """The mean distance to the line as a share of it, 0 for those not below: P1 of Foster, Greer and Thorbecke (1984).

    >>> gap([1, 3, 4, 8], 4)
    0.25
    """
    return fgt(incomes, line, 1, weights, conventions)


def severity(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """The mean squared distance to the line, as a share: P2 of Foster, Greer and Thorbecke (1984).

    >>> severity([1, 3, 4, 8], 4)
    0.15625
    """
    return fgt(incomes, line, 2, weights, conventions)


def fgt(
    incomes: ArrayLike, line: float, a: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Σ w·((z−y)/z)^a over those below the line z, by Σ w (Foster, Greer, Thorbecke 1984); a ≥ 0, else ValueError."""
    if a < 0:
        raise ValueError("the exponent has to be at least 0")
    return additive(fgt_each(a), incomes, line, weights, conventions)


def watts(incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """The mean of ln(line/income), 0 for those not below (Watts 1968; Zheng, Economics Letters 42, 1993).

    Infinite where an income below the line is zero.
    """
    return additive(watts_each, incomes, line, weights, conventions)


def clark_hemming_ulph(
    incomes: ArrayLike, line: float, c: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Σ w·(1 − (y/z)^c) / c over those below, by Σ w; 0 < c ≤ 1, else ValueError (at 1 it is the gap).

    The additive measure of Clark, Hemming and Ulph (Economic Journal 91, 1981), as Chakravarty (1983) has it.
    """
    if not 0 < c <= 1:
        raise ValueError("c has to be above 0 and at most 1")

    def each(y: Floats, z: float, agreed: Conventions) -> Floats:
        poor = is_poor(y, z, agreed) > 0
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(poor, (1 - (y / z) ** c) / c if z > 0 else nan, 0.0)

    return additive(each, incomes, line, weights, conventions)


def additive(each: Each, incomes: ArrayLike, line: float, weights: ArrayLike | None, conventions: Conventions) -> float:
    """The weighted mean of what each unit adds to a measure."""
    everyone = below_line(incomes, line, weights, conventions)
    return everyone.mean_of(each(everyone.incomes, line, conventions))


def sen(incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Sen's index (Econometrica 44, 1976): 2 / ((q+1)·n) · Σ gap_i·(q+1−i), i = 1 for the poorest of the q below.

    Of n units; the q+1 makes it depend a little on how many units there are, so weights have to count them.
    `sen_large` is its limit for many.
    """
    everyone = below_line(incomes, line, weights, conventions)
    return _ranked(everyone, line, conventions, _poor(everyone, line, conventions), one=1.0)


def sen_large(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """H·(I + (1−I)·G): Sen's index for many units, unchanged when every unit stands there twice.

    H is the headcount, I the mean gap and G the Gini coefficient of those below the line (Sen 1976, theorem 1).
    """
    everyone = below_line(incomes, line, weights, conventions)
    return _ranked(everyone, line, conventions, _poor(everyone, line, conventions), one=0.0)


def thon(incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Thon's index (Review of Income and Wealth 25, 1979): 2 / ((n+1)·n) · Σ gap_i·(n+1−i), i = 1 for the poorest.

    Like `sen` it depends a little on how many units there are; `sen_shorrocks_thon` is its limit for many.
    """
    everyone = below_line(incomes, line, weights, conventions)
    return _ranked(everyone, line, conventions, everyone.size, one=1.0)


def sen_shorrocks_thon(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """1 / n² · Σ gap_i·(2n − 2i + 1) (Shorrocks, Econometrica 63, 1995), unchanged when every unit stands there twice.

    >>> sen_shorrocks_thon([1, 3], 2)
    0.375
    """
    everyone = below_line(incomes, line, weights, conventions)
    return _ranked(everyone, line, conventions, everyone.size, one=0.0)


def takayama(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """The Gini coefficient of incomes cut off at the line (Takayama, Econometrica 47, 1979)."""
    everyone = below_line(incomes, line, weights, conventions)
    cut = np.minimum(everyone.incomes, line)
    mean = everyone.mean_of(cut)
    return 2 * everyone.mean_of(cut * everyone.ranks) / mean - 1 if mean > 0 else nan


def _poor(everyone: Sample, line: float, conventions: Conventions) -> float:
    return float(everyone.weights @ is_poor(everyone.incomes, line, conventions))


def _ranked(everyone: Sample, line: float, conventions: Conventions, of: float, one: float) -> float:
    """2 / ((of+one)·n) · Σ w·gap·(of + one/2 − units below − w/2): a block of w units ranked one by one, added up."""
    if line <= 0:
        return nan
    middle = np.cumsum(everyone.weights) - everyone.weights / 2
    distance = gaps(everyone.incomes, line, conventions)
    if of == 0:
        return 0.0
    weighed = float(everyone.weights @ (distance * (of + one / 2 - middle)))
    return 2 * weighed / ((of + one) * everyone.size)


def below_line(incomes: ArrayLike, line: float, weights: ArrayLike | None, conventions: Conventions) -> Sample:
    """The sample, once the line is seen to be a number from zero up. Raises TablesRefused."""
    if not 0 <= line < np.inf:
        raise TablesRefused([Problem("too_small" if line < 0 else "not_a_number", "line", None, line, more={"low": 0})])
    return sample(incomes, weights, conventions)
