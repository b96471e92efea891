"""How far raters agree: reliability of a criterion's marks, and what a village could talk about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.float64]
"""A row a household, a column a rater, NaN where the rater did not mark the household."""
Metric = Literal["nominal", "ordinal", "interval"]
Advice = Literal["not_rated_twice", "too_few", "no_variation", "not_connected", "poor", "fair", "good"]

FEWEST = 5  # households rated twice; with fewer, alpha follows single marks
FAIR, GOOD = 0.667, 0.8  # Krippendorff 2004, Content Analysis, p. 241


@dataclass(frozen=True)
class Agreement:
    """What is known of one criterion's marks in a village and period.

    `twice` counts the households that two raters or more marked, `sets` the sets of raters that no household joins.
    The alphas are NaN where nothing was marked twice or all such marks are equal.
    """

    households: int
    raters: int
    twice: int
    sets: int
    alpha_ordinal: float
    alpha_interval: float
    icc: "Icc"


@dataclass(frozen=True)
class Icc:
    """Intraclass correlations after Shrout and Fleiss (1979), over the `complete` households that every rater marked.

    single/mean: one rater's mark, or the mean of all. one_way: each household has raters of its own; random: the raters
    are some of many; fixed: they are all there are, and their leniency does not count. NaN where undefined.
    """

    complete: int
    one_way_single: float = nan
    random_single: float = nan
    fixed_single: float = nan
    one_way_mean: float = nan
    random_mean: float = nan
    fixed_mean: float = nan


def agreement(marks: Marks) -> Agreement:
    """Everything about the agreement of a criterion's marks."""
    there = ~np.isnan(marks)
    return Agreement(
        households=int(there.any(axis=1).sum()),
        raters=int(there.any(axis=0).sum()),
        twice=int((there.sum(axis=1) > 1).sum()),
        sets=len(set(connected(marks)) - {-1}),
        alpha_ordinal=alpha(marks, "ordinal"),
        alpha_interval=alpha(marks, "interval"),
        icc=intraclass(marks),
    )


def advice(found: Agreement) -> Advice:
    """What the marks of a criterion call for, the most urgent first; by the ordinal alpha."""
    if found.twice == 0:
        return "not_rated_twice"
    if found.twice < FEWEST:
        return "too_few"
    if np.isnan(found.alpha_ordinal):
        return "no_variation"
    if found.alpha_ordinal < FAIR:
        return "poor"
    if found.sets > 1:
        return "not_connected"
    return "fair" if found.alpha_ordinal < GOOD else "good"


def alpha(marks: Marks, metric: Metric) -> float:
    """Krippendorff's alpha: 1 for perfect agreement, 0 for what chance would give; missing marks are left out.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), through its table of coincidences.

    >>> round(alpha(np.array([[1, 1], [2, 2], [3, 4.0]]), "interval"), 3)
    0.878
    """
    together, values = _coincidences(marks)
    if len(values) < 2:
        return nan
    totals = together.sum(axis=1)
    apart = _METRICS[metric](values, totals)
    expected = (np.outer(totals, totals) * apart).sum()
    return float(1 - (totals.sum() - 1) * (together * apart).sum() / expected)


def _coincidences(marks: Marks) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How often two values stand together, households with one mark left out; and the values, in order."""
    paired = marks[(~np.isnan(marks)).sum(axis=1) > 1]
    values = np.unique(paired[~np.isnan(paired)])
    counts = (paired[:, :, None] == values).sum(axis=1).astype(np.float64)
    weights = 1 / (counts.sum(axis=1) - 1)
    together = (counts * weights[:, None]).T @ counts - np.diag(weights @ counts)
    return together, values


def _nominal(values: NDArray[np.float64], _: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 - np.eye(len(values))


def _ordinal(_: NDArray[np.float64], totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many marks lie between two values, half of each of the two included."""
    middle: NDArray[np.float64] = np.cumsum(totals) - totals / 2
    return np.subtract.outer(middle, middle) ** 2


def _interval(values: NDArray[np.float64], _: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.subtract.outer(values, values) ** 2


_Distance = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
_METRICS: dict[Metric, _Distance] = {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval}


def intraclass(marks: Marks) -> Icc:
    """The six intraclass correlations, by analysis of variance over the households that every rater marked.

    Source: Shrout and Fleiss, Intraclass Correlations, Psychological Bulletin 86 (1979). At least two households and
    two raters are needed.
    """
    whole = marks[~np.isnan(marks).any(axis=1)]
    n, k = whole.shape
    if n < 2 or k < 2:
        return Icc(n)
    between, raters, rest, within = _mean_squares(whole)
    spread = between + (k - 1) * rest + k * (raters - rest) / n
    return Icc(
        complete=n,
        one_way_single=_ratio(between - within, between + (k - 1) * within),
        random_single=_ratio(between - rest, spread),
        fixed_single=_ratio(between - rest, between + (k - 1) * rest),
        one_way_mean=_ratio(between - within, between),
        random_mean=_ratio(between - rest, between + (raters - rest) / n),
        fixed_mean=_ratio(between - rest, between),
    )


def _mean_squares(whole: Marks) -> tuple[float, float, float, float]:
    """Between households, between raters, residual, and within households."""
    n, k = whole.shape
    middle, homes, judges = whole.mean(), whole.mean(axis=1, keepdims=True), whole.mean(axis=0, keepdims=True)
    between = k * ((homes - middle) ** 2).sum() / (n - 1)
    raters = n * ((judges - middle) ** 2).sum() / (k - 1)
    rest = ((whole - homes - judges + middle) ** 2).sum() / ((n - 1) * (k - 1))
    return float(between), float(raters), float(rest), float(((whole - homes) ** 2).sum() / (n * (k - 1)))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else nan


def connected(marks: Marks) -> list[int]:
    """The set of each rater (a column), numbered from 0; -1 for a rater without a mark.

    Raters are in one set where households that several of them marked lead from each to each: only within a set can
    their leniency be compared.

    >>> connected(np.array([[1, 2, nan, nan], [nan, nan, 3, nan]]))
    [0, 0, 1, -1]
    """
    there = ~np.isnan(marks)
    sets = [-1] * marks.shape[1]
    number = 0
    for rater in range(marks.shape[1]):
        if sets[rater] == -1 and there[:, rater].any():
            for other in _reached(there, rater):
                sets[other] = number
            number += 1
    return sets


def _reached(there: NDArray[np.bool_], start: int) -> Iterator[int]:
    found = np.zeros(there.shape[1], bool)
    found[start] = True
    while True:
        more = there[there[:, found].any(axis=1)].any(axis=0) | found
        if (more == found).all():
            return iter(map(int, np.flatnonzero(found)))
        found = more
