"""How unequally incomes are spread. NumPy arrays in, numbers out; weights everywhere.

Every function takes `incomes` (one number a unit, NaN where missing), `weights` (how many units each row stands for; 1
where left out) and `conventions`, and returns a plain number: NaN where the figure is undefined, infinite where that is
its limit (docs/poverty.md). All but `kolm` need a mean above zero, and no change of currency changes them. Raises
TablesRefused as `rating.sample.sample` does.
"""

from math import inf, log, nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from rating.sample import USUAL, Conventions, Floats, Sample, sample


def gini(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Σ Σ w·w′·|y−y′| / (2·mean·n²), without a correction for small n (Gini 1912; Sen, On Economic Inequality, 1973).

    >>> gini([1, 1, 1, 5])
    0.375
    """
    everyone = sample(incomes, weights, conventions)
    return concentration(everyone, everyone.incomes)


def concentration(everyone: Sample, values: Floats) -> float:
    """How far `values` (one a row of the sample) go to those with the larger incomes: 2·cov(value, rank) / mean value.

    Of the incomes themselves this is the Gini coefficient (Lerman and Yitzhaki, Economics Letters 15, 1984).
    """
    mean = everyone.mean_of(values)
    return 2 * everyone.mean_of(values * (everyone.ranks - 0.5)) / mean if mean > 0 else nan


def atkinson(incomes: ArrayLike, e: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """1 − (equal income for all that is as good) / mean, for aversion e ≥ 0 (Atkinson, J. Economic Theory 2, 1970).

    1 where e ≥ 1 and an income is zero; NaN where one is below zero. ValueError for e < 0.

    >>> round(atkinson([1, 4], 1), 6)
    0.2
    """
    if e < 0:
        raise ValueError("e has to be at least 0")
    everyone = sample(incomes, weights, conventions)
    share = _to_mean(everyone)
    if share is None or share[0] < 0:
        return nan
    if share[0] == 0 and e >= 1:
        return 1.0
    if e == 1:
        return 1 - float(np.exp(everyone.mean_of(np.log(share))))
    return 1 - float(everyone.mean_of(share ** (1 - e)) ** (1 / (1 - e)))


def entropy(incomes: ArrayLike, a: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Generalised entropy: mean of (s^a − 1) / (a·(a−1)), s = income / mean (Shorrocks, Econometrica 48, 1980).

    a = 0 is the mean log deviation, −ln s; a = 1 is Theil's index, s·ln s, to which an income of zero adds 0 (its
    limit); a = 2 is half the squared coefficient of variation. Infinite where a ≤ 0 and an income is zero; NaN where
    one is below zero, unless a = 2.

    >>> round(entropy([0, 0, 0, 4], 1), 6)  # ln 4
    1.386294
    """
    everyone = sample(incomes, weights, conventions)
    share = _to_mean(everyone)
    if share is None or (share[0] < 0 and a != 2):
        return nan
    return everyone.mean_of(entropy_each(share, a))


def entropy_each(share: Floats, a: float) -> Floats:
    """What each unit adds to generalised entropy, from its income as a share of the mean."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if a == 0:
            return -np.log(share)
        if a == 1:
            return np.where(share > 0, share * np.log(share), 0.0)
        return np.asarray((share**a - 1) / (a * (a - 1)), dtype=np.float64)


def variation(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """The coefficient of variation: standard deviation (by n, not n−1) over mean (Cowell, Measuring Inequality, 2011).

    >>> variation([1, 3])
    0.5
    """
    everyone = sample(incomes, weights, conventions)
    share = _to_mean(everyone)
    return nan if share is None else sqrt(everyone.mean_of((share - 1) ** 2))


def kolm(incomes: ArrayLike, k: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """ln(mean of exp(k·(mean − y))) / k, in money, for aversion k > 0 (Kolm, J. Economic Theory 12 and 13, 1976).

    The same gain for everyone leaves it as it was. ValueError for k ≤ 0.
    """
    if k <= 0:
        raise ValueError("k has to be above 0")
    everyone = sample(incomes, weights, conventions)
    exponents = k * (everyone.mean - everyone.incomes)
    largest = float(exponents.max())
    return (largest + log(everyone.mean_of(np.exp(exponents - largest)))) / k


def rosenbluth(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """1 / (n·(1 − Gini)): 1/n if all have the same, 1 if one unit has all (Rosenbluth 1955; Hall and Tideman 1967)."""
    everyone = sample(incomes, weights, conventions)
    return 1 / (everyone.size * (1 - concentration(everyone, everyone.incomes)))


def wolfson(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Polarisation: 2·(2·(0.5 − L(0.5)) − Gini)·mean / median (Wolfson, American Economic Review 84, 1994).

    L(0.5) is what the poorer half has of all income. Infinite or NaN where the median is zero.
    """
    everyone = sample(incomes, weights, conventions)
    middle, mean = float(quantiles(everyone, [0.5])[0]), everyone.mean
    if mean <= 0:
        return nan
    spread = 2 * (1 - 2 * float(lorenz_at(everyone, [0.5])[0]) - concentration(everyone, everyone.incomes)) * mean
    return spread / middle if middle else (inf if spread > 0 else nan)


def quintile_ratio(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """What the richest fifth has over what the poorest fifth has, from the Lorenz curve (Eurostat's S80/S20).

    Infinite where the poorest fifth has nothing.

    >>> round(quintile_ratio([1, 2, 3, 4, 5]), 6)
    5.0
    """
    everyone = sample(incomes, weights, conventions)
    if everyone.mean <= 0:
        return nan
    poorest, others = lorenz_at(everyone, [0.2, 0.8])
    return float((1 - others) / poorest) if poorest > 0 else (inf if poorest == 0 else nan)


def lorenz_at(everyone: Sample, shares: ArrayLike) -> Floats:
    """What the poorest of these shares of all units have, as shares of all income; the curve is straight in between."""
    units = np.append(0, np.cumsum(everyone.weights)) / everyone.size
    income = np.append(0, np.cumsum(everyone.weights * everyone.incomes))
    return np.asarray(np.interp(np.asarray(shares, dtype=np.float64), units, income / income[-1]), dtype=np.float64)


def quantiles(everyone: Sample, shares: ArrayLike) -> Floats:
    """The income that a share of all units does not exceed; where it falls between two, their mean (type 2).

    Type 2 of Hyndman and Fan (American Statistician 50, 1996): doubling every unit changes nothing.
    """
    above = np.cumsum(everyone.weights) / everyone.size
    wanted, last = np.asarray(shares, dtype=np.float64), len(above) - 1
    at_least = np.minimum(np.searchsorted(above, wanted - 1e-12), last)
    beyond = np.minimum(np.searchsorted(above, wanted + 1e-12), last)
    return np.asarray((everyone.incomes[at_least] + everyone.incomes[beyond]) / 2, dtype=np.float64)


def _to_mean(everyone: Sample) -> Floats | None:
    return everyone.incomes / everyone.mean if everyone.mean > 0 else None
