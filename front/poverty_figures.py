"""The figures of a whole below a poverty line, with errors, groups and reasons, as they are printed in JSON."""

from collections.abc import Callable
from functools import partial
from math import isfinite

import numpy as np

from data.figures import FEWEST
from rating import inequality, poverty, precision, precision_below
from rating.decomposition import entropy_by_group, poverty_by_group
from rating.poverty import ADDITIVE, below_line
from rating.sample import USUAL, Floats, Sample

BELOW: dict[str, Callable[..., float]] = {
    "headcount": poverty.headcount,
    "gap": poverty.gap,
    "severity": poverty.severity,
    "watts": poverty.watts,
    "sen": poverty.sen,
    "sen_large": poverty.sen_large,
    "thon": poverty.thon,
    "sen_shorrocks_thon": poverty.sen_shorrocks_thon,
    "takayama": poverty.takayama,
}
SPREAD: dict[str, Callable[..., float]] = {
    "gini": inequality.gini,
    "atkinson_0.5": partial(inequality.atkinson, e=0.5),
    "atkinson_1": partial(inequality.atkinson, e=1),
    "atkinson_2": partial(inequality.atkinson, e=2),
    "mean_log_deviation": partial(inequality.entropy, a=0),
    "theil": partial(inequality.entropy, a=1),
    "entropy_2": partial(inequality.entropy, a=2),
    "coefficient_of_variation": inequality.variation,
    "quintile_ratio": inequality.quintile_ratio,
    "rosenbluth": inequality.rosenbluth,
    "wolfson": inequality.wolfson,
}
ERRORS: dict[str, Callable[..., float]] = {
    "mean": precision.mean_error,
    "gini": precision.gini_error,
    "atkinson_0.5": partial(precision.atkinson_error, e=0.5),
    "atkinson_1": partial(precision.atkinson_error, e=1),
    "atkinson_2": partial(precision.atkinson_error, e=2),
    "mean_log_deviation": partial(precision.entropy_error, a=0),
    "theil": partial(precision.entropy_error, a=1),
    "entropy_2": partial(precision.entropy_error, a=2),
    "coefficient_of_variation": precision.variation_error,
    "quintile_ratio": precision.quintile_error,
    "rosenbluth": precision.rosenbluth_error,
    "wolfson": precision.wolfson_error,
}
BELOW_ERRORS: dict[str, Callable[..., float]] = {
    **{name: partial(precision.additive_error, each) for name, each in ADDITIVE.items()},
    "sen": precision_below.sen_error,
    "sen_large": precision_below.sen_large_error,
    "thon": precision_below.thon_error,
    "sen_shorrocks_thon": precision_below.sen_shorrocks_thon_error,
    "takayama": precision_below.takayama_error,
}
Json = dict[str, object]


def of_incomes(y: Floats, line: float, w: Floats, groups: np.ndarray | None = None) -> Json:
    """Everything that is said of incomes below a line and of their spread, ready for JSON. Raises TablesRefused.

    One income, weight and group a row; NaN where missing.
    """
    everyone = below_line(y, line, w, USUAL)
    said = {**_counts(everyone, line), **_of_the_whole(y, line, w, everyone)}
    return said if groups is None else {**said, "groups": _by_group(y, line, w, groups)}


def _counts(everyone: Sample, line: float) -> Json:
    rows = {"n": len(everyone.incomes), "weight": everyone.size}
    left = {"missing": everyone.missing, "negative": everyone.negative, "zero": everyone.zero}
    return {**rows, **left, "line": line, "mean": everyone.mean}


def _of_the_whole(y: Floats, line: float, w: Floats, everyone: Sample) -> Json:
    values = {name: measure(y, line=line, weights=w) for name, measure in BELOW.items()}
    values |= {name: measure(y, weights=w) for name, measure in SPREAD.items()}
    errors = {name: error(y, line=line, weights=w) for name, error in BELOW_ERRORS.items()}
    errors |= {name: error(y, weights=w) for name, error in ERRORS.items()}
    undefined = {name: _why(name, line, everyone) for name, value in values.items() if not isfinite(value)}
    se = {name: number(error) for name, error in errors.items()}
    return {**{name: number(value) for name, value in values.items()}, "se": se, "undefined": undefined}


def _why(name: str, line: float, everyone: Sample) -> str:
    """The code of why a figure cannot be said."""
    if name in BELOW and line == 0:
        return "zero_line"
    return "no_income" if everyone.mean <= 0 and name in SPREAD else "zero_income"


def number(value: float) -> float | None:
    """The value, None where it is infinite or undefined, as JSON needs it."""
    return float(value) if isfinite(value) else None


def _by_group(y: Floats, line: float, w: Floats, groups: np.ndarray) -> Json:
    """Each group's part in the poverty measures, and inequality within and between; small groups are told together."""
    used = ~(np.isnan(y) | np.isnan(w)) & (w != 0)
    together = large_enough(groups[used])
    place = {name: str(i) for i, names in enumerate(together) for name in names}
    labels = np.array([place.get(name, "0") for name in groups])
    parts = {measure: poverty_by_group(y, line, labels, measure, w) for measure in ADDITIVE}
    told = []
    for i, names in enumerate(together):
        own = {measure: found[str(i)] for measure, found in parts.items()}
        first = own["headcount"]
        told.append(
            {
                "groups": names,
                "n": first.rows,
                "share": first.share,
                **{measure: number(part.value) for measure, part in own.items()},
                "contribution": {measure: number(part.contribution) for measure, part in own.items()},
            }
        )
    return {"fewest": FEWEST, "parts": told, **_within(y, w, labels)}


def _within(y: Floats, w: Floats, labels: np.ndarray) -> Json:
    found = {name: entropy_by_group(y, a, labels, w) for name, a in (("mean_log_deviation", 0), ("theil", 1))}
    return {name: {"within": number(s.within), "between": number(s.between)} for name, s in found.items()}


def large_enough(groups: np.ndarray) -> list[list[str]]:
    """The groups as they are told: each by itself if it has enough rows, the small ones together with one another.

    >>> large_enough(np.array(["a"] * 12 + ["b"] * 11 + ["c"] * 3))
    [['a'], ['b', 'c']]
    """
    names, rows = np.unique(groups, return_counts=True)
    by_size = sorted(zip(rows.tolist(), names.tolist(), strict=True))
    small, held = [], 0
    while by_size and (by_size[0][0] < FEWEST or 0 < held < FEWEST):
        count, name = by_size.pop(0)
        small.append(str(name))
        held += count
    alone = [[str(name)] for _, name in by_size]
    return sorted([*alone, *([sorted(small)] if small else [])])
