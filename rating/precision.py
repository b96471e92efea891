"""Standard errors of poverty and inequality figures: by linearisation, or by drawing rows anew with a seed.

A row is one independent draw of a large population (a household with all its persons in its weight). Where every
household of a village was asked there is no such error; then it says how far the figure rests on a few households.
"""

from collections.abc import Callable
from math import isfinite, nan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from rating.inequality import concentration, lorenz_at, quantiles, wolfson
from rating.poverty import Each, below_line
from rating.sample import USUAL, Conventions, Floats, Sample, sample


def standard_error(everyone: Sample, influence: Floats) -> float:
    """√(n/(n−1) · Σ (w·u)²) / Σ w for the influence u of each row; NaN for fewer than two rows or an infinite u.

    Linearisation after Deville (Survey Methodology 25, 1999), rows drawn with replacement.
    """
    return weighted_error(everyone.weights, influence)


def weighted_error(weights: Floats, influence: Floats) -> float:
    """The same for rows that need not be a sample of incomes.

    >>> round(weighted_error(np.ones(4), np.array([-0.5, -0.5, 0.5, 0.5])), 6)
    0.288675
    """
    rows = len(influence)
    if rows < 2 or not np.isfinite(influence).all():
        return nan
    return sqrt(rows / (rows - 1) * float(((weights * influence) ** 2).sum())) / float(weights.sum())


def share_with_error(weights: Floats, over: Floats, under: Floats) -> tuple[float, float]:
    """Σ w·over / Σ w·under and its standard error, that of a ratio of means; NaN where nothing is under.

    >>> share_with_error(np.ones(4), np.array([1.0, 0, 0, 0]), np.ones(4))
    (0.25, 0.25)
    """
    total = float(weights @ under)
    if total <= 0:
        return nan, nan
    share = float(weights @ over) / total
    return share, weighted_error(weights, (over - share * under) * float(weights.sum()) / total)


def centred(everyone: Sample, values: Floats) -> Floats:
    """One value a row, less their mean."""
    return values - everyone.mean_of(values)


def places(everyone: Sample) -> Floats:
    """The middle of the units that a row stands for, as a share of all, from the poorest up; ties stand in a row."""
    return np.asarray((np.cumsum(everyone.weights) - everyone.weights / 2) / everyone.size, dtype=np.float64)


def additive_error(
    each: Each, incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of a measure that is a mean of what each unit adds (rating.poverty.ADDITIVE, fgt_each), the line taken as known.

    Kakwani (Review of Economics and Statistics 75, 1993).
    """
    everyone = below_line(incomes, line, weights, conventions)
    values = each(everyone.incomes, line, conventions)
    return standard_error(everyone, centred(everyone, values)) if np.isfinite(values).all() else nan


def mean_error(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Of the weighted mean."""
    everyone = sample(incomes, weights, conventions)
    return standard_error(everyone, centred(everyone, everyone.incomes))


def gini_error(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Of the Gini coefficient, from its influence function (Monti, Statistica 51, 1991; Deville 1999)."""
    everyone = sample(incomes, weights, conventions)
    return standard_error(everyone, gini_influence(everyone)) if everyone.mean > 0 else nan


def gini_influence(everyone: Sample) -> Floats:
    """What each row moves the Gini coefficient by; the mean has to be above zero."""
    y, mean = everyone.incomes, everyone.mean
    held = np.cumsum(everyone.weights * y)
    beyond = (held[-1] - held + everyone.weights * y / 2) / everyone.size
    product = y * places(everyone) + beyond
    value = concentration(everyone, y)
    return 2 * centred(everyone, product) / mean - (value + 1) * (y - mean) / mean


def rosenbluth_error(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Of Rosenbluth's index, that of the Gini coefficient carried over, the number of units taken as it is."""
    everyone = sample(incomes, weights, conventions)
    if everyone.mean <= 0:
        return nan
    apart = 1 - concentration(everyone, everyone.incomes)
    return standard_error(everyone, gini_influence(everyone)) / (everyone.size * apart**2)


def quintile_error(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Of the quintile ratio (Langel and Tillé, J. Statistical Planning and Inference 141, 2011); NaN where infinite."""
    everyone = sample(incomes, weights, conventions)
    if everyone.mean <= 0:
        return nan
    poorest, others = lorenz_at(everyone, [0.2, 0.8])
    if poorest <= 0:
        return nan
    low, high = (np.minimum(everyone.incomes, cut) / everyone.mean for cut in quantiles(everyone, [0.2, 0.8]))
    # What the poorest share p have is p·cut less what they lack of it: only those below the cut move it.
    richest = everyone.incomes / everyone.mean - high
    ratio = (1 - others) / poorest
    return standard_error(everyone, centred(everyone, richest - ratio * low) / poorest)


def wolfson_error(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Of Wolfson's index, by 200 samples drawn anew: its linearisation would need the density at the median."""
    everyone = sample(incomes, weights, conventions)
    if len(everyone.incomes) < 2 or not isfinite(wolfson(everyone.incomes, everyone.weights)):
        return nan
    return bootstrap_error(wolfson, everyone.incomes, everyone.weights, draws=200)


def entropy_error(
    incomes: ArrayLike, a: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of generalised entropy, by the delta method on means (Cowell and Flachaire, J. Econometrics 141, 2007)."""
    everyone = sample(incomes, weights, conventions)
    y, mean = everyone.incomes, everyone.mean
    if mean <= 0 or y[0] < 0 or (y[0] == 0 and a <= 0):
        return nan
    share = y / mean
    if a == 0:
        return standard_error(everyone, centred(everyone, -np.log(share)) + share - 1)
    if a == 1:
        terms = share * np.log(np.where(share > 0, share, 1))
        return standard_error(everyone, centred(everyone, terms) - (1 + everyone.mean_of(terms)) * (share - 1))
    moment = everyone.mean_of(share**a)
    influence = centred(everyone, share**a) - a * moment * (share - 1)
    return standard_error(everyone, influence / (a * (a - 1)))


def atkinson_error(
    incomes: ArrayLike, e: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of Atkinson's measure, by the delta method on means; NaN where e ≥ 1 and an income is zero."""
    everyone = sample(incomes, weights, conventions)
    y, mean = everyone.incomes, everyone.mean
    if mean <= 0 or y[0] < 0 or (y[0] == 0 and e >= 1):
        return nan
    share = y / mean
    if e == 1:
        level = float(np.exp(everyone.mean_of(np.log(share))))
        inside = centred(everyone, np.log(share))
    else:
        moment = everyone.mean_of(share ** (1 - e))
        level = float(moment ** (1 / (1 - e)))
        inside = centred(everyone, share ** (1 - e)) / ((1 - e) * moment)
    return standard_error(everyone, -level * (inside - (share - 1)))


def variation_error(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> float:
    """Of the coefficient of variation, by the delta method on means; NaN where all incomes are equal."""
    everyone = sample(incomes, weights, conventions)
    if everyone.mean <= 0:
        return nan
    share = everyone.incomes / everyone.mean
    squared = everyone.mean_of((share - 1) ** 2)
    if squared == 0:
        return nan
    influence = centred(everyone, share**2) - 2 * (squared + 1) * (share - 1)
    return standard_error(everyone, influence / (2 * sqrt(squared)))


def bootstrap_error(
    measure: Callable[[Floats, Floats], float],
    incomes: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    draws: int = 500,
    seed: int = 0,
) -> float:
    """Of any measure of (incomes, weights): the standard deviation over `draws` samples of rows drawn with replacement.

    Efron (Annals of Statistics 7, 1979). For figures without a linearisation here, such as Wolfson's. Rows without
    income or weight are left out. The same seed gives the same number.
    """
    y = np.asarray(incomes, dtype=np.float64)
    w = np.ones_like(y) if weights is None else np.asarray(weights, dtype=np.float64)
    known = np.flatnonzero(~(np.isnan(y) | np.isnan(w)))
    random = np.random.default_rng(seed)
    drawn = (random.choice(known, len(known)) for _ in range(draws))
    return float(np.std([measure(y[rows], w[rows]) for rows in drawn], ddof=1))
