"""Normalisation in arrays: the rubric's own, as the engine has it, and others that a rubric might have chosen.

The values of one comparison set (docs/rating.md, "From values to normalised values"), NaN where missing.
"""

from math import log

import numpy as np
from numpy.typing import NDArray

from rating.outliers import KURTOSIS, MOST, SKEWNESS
from rating.rubric import Normalise

Floats = NDArray[np.float64]

OTHERS = ("min-max", "z-score", "percentile")
LEAST, MOST_POINTS = 1.0, 100.0
WIDTH = 3.0  # standard deviations from the mean to either end of the scale


def as_given(values: Floats, rule: Normalise, *, winsorise: bool) -> Floats:
    """The values normalised by the rubric's own rule."""
    x = treated(values, rule, winsorise=winsorise and rule.relative)
    if rule.method == "reference":
        return _reference(x, rule)
    return _BY_METHOD[rule.method](x, rule)


def otherwise(values: Floats, rule: Normalise, method: str, *, winsorise: bool) -> Floats:
    """The values normalised by another `method`, on a scale from 1 to 100 so that every kind of mean can take them.

    The rule's transform and direction are kept. min-max: the worst 1, the best 100. z-score: three standard deviations
    below the mean 1, three above 100, cut there. percentile: as docs/rating.md has it.
    """
    x = treated(values, rule, winsorise=winsorise)
    if method == "percentile":
        return _percentile(x, rule)
    if method == "min-max":
        return LEAST + (MOST_POINTS - LEAST) * _min_max(x, rule) / 100
    middle, half = (LEAST + MOST_POINTS) / 2, (MOST_POINTS - LEAST) / 2
    cut: Floats = np.clip(middle + half / WIDTH * _z_score(x, rule), LEAST, MOST_POINTS)
    return cut


def unfit(values: Floats) -> str | None:
    """Why no other method fits these values: too_few or constant_column; None if each does."""
    known = values[~np.isnan(values)]
    if len(known) < 2:
        return "too_few"
    return "constant_column" if np.ptp(known) <= 1e-12 * np.abs(known).max() else None


def treated(values: Floats, rule: Normalise, *, winsorise: bool) -> Floats:
    """The values after the rule's transform, outliers pulled in."""
    x = np.log(values) if rule.transform == "log" else values
    return pulled_in(x) if winsorise else x


def pulled_in(x: Floats) -> Floats:
    """The values with outliers on the side of the skew pulled in, as rating/outliers.py does it."""
    known = x[~np.isnan(x)]
    if len(known) < 4 or not _too_far(known):
        return x
    sign = -1.0 if _moments(known)[0] < 0 else 1.0
    order = np.argsort(-sign * x)  # missing ones last
    for k in range(1, min(MOST, len(known) - 1) + 1):
        pulled = x.copy()
        pulled[order[:k]] = x[order[k]]
        rest = pulled[~np.isnan(pulled)]
        if np.ptp(rest) > 0 and not _too_far(rest):
            return pulled
    lowest = (sign * known).min()
    logged: Floats = sign * np.log(sign * x - lowest + 1)
    return logged


def _too_far(known: Floats) -> bool:
    skewness, kurtosis = _moments(known)
    return abs(skewness) > SKEWNESS and kurtosis > KURTOSIS


def _moments(known: Floats) -> tuple[float, float]:
    """Sample-corrected skewness and excess kurtosis; 0 where all are equal."""
    n, apart = len(known), known - known.mean()
    m2 = (apart**2).mean()
    if m2 <= 0:
        return 0.0, 0.0
    skewness = (apart**3).mean() / m2**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
    excess = (apart**4).mean() / m2**2 - 3
    return float(skewness), float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6))


def _goalposts(x: Floats, rule: Normalise) -> Floats:
    low, high = (_post(post, rule) for post in rule.posts)
    cut = np.clip(100 * ((x - low) / (high - low)), 0.0, 100.0)
    return 100 - cut if rule.direction == "down" else cut


def _post(value: float, rule: Normalise) -> float:
    return log(value) if rule.transform == "log" else float(value)


def _min_max(x: Floats, rule: Normalise) -> Floats:
    low, high = _least(x), -_least(-x)
    part = 100 * ((x - low) / _unless_zero(high - low))
    return 100 - part if rule.direction == "down" else part


def _z_score(x: Floats, rule: Normalise) -> Floats:
    known = x[~np.isnan(x)]
    spread = known.std(ddof=1) if len(known) > 1 else 0.0
    apart = (x - _mean(x)) / _unless_zero(spread)
    return -apart if rule.direction == "down" else apart


def _rank(x: Floats, rule: Normalise) -> Floats:
    y = -x if rule.direction == "down" else x
    place = 1.0 + np.searchsorted(np.sort(y[~np.isnan(y)]), y)
    return np.where(np.isnan(x), np.nan, place)


def _percentile(x: Floats, rule: Normalise) -> Floats:
    return 100 * _rank(x, rule) / max(1, int((~np.isnan(x)).sum()))


_BY_METHOD = {
    "goalposts": _goalposts,
    "min-max": _min_max,
    "z-score": _z_score,
    "rank": _rank,
    "percentile": _percentile,
}


def _reference(x: Floats, rule: Normalise) -> Floats:
    against, down = _against(x, rule), rule.direction == "down"
    if rule.as_ == "ratio":
        below = np.where(x == 0, np.nan, x)
        return against / below if down else x / _unless_zero(against)
    apart = x / _unless_zero(against) - 1
    return -apart if down else apart


def _against(x: Floats, rule: Normalise) -> float:
    if isinstance(rule.to, int | float):
        return _post(rule.to, rule)
    if rule.to == "mean":
        return _mean(x)
    largest = (rule.to == "best") == (rule.direction == "up")
    return -_least(-x) if largest else _least(x)


def _least(x: Floats) -> float:
    known = x[~np.isnan(x)]
    return float(known.min()) if len(known) else np.nan


def _mean(x: Floats) -> float:
    known = x[~np.isnan(x)]
    return float(known.mean()) if len(known) else np.nan


def _unless_zero(value: float) -> float:
    return value if value else np.nan
