"""The standard error of every score: what is known of the error of marks, income and measures, carried through.

The delta method: the error of each value times the slope of the score in it, squared and summed over independent
values (docs/rating.md, "Rank sets"). Slopes are those of the methods in rating/normalise.py and rating/aggregate.py;
an error that is not known, or a slope that is not there, makes the score's error unknown. One that is itself known from
a few second marks is made larger, so that rank sets hold as often as they say.
"""

from collections.abc import Mapping

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
from numpy.typing import NDArray

from rating.engines import fetch
from rating.grid import KEYS
from rating.income_errors import with_income_errors
from rating.marks import in_millionths, mark_errors
from rating.normalise import comparison_set
from rating.rubric import Group, Indicator, Normalise, Rubric
from rating.succession import Succession
from rating.tables import Tables
from rating.values import Plan

Floats = NDArray[np.float64]
Slopes = dict[str, Floats]
REACH = 2  # standard errors beyond a goalpost within which a value is not surely cut


def score_errors(rows: pl.DataFrame, tables: Tables, planned: Plan, line: Succession | None) -> Floats:
    """The standard error of each row's score, in points of the score; NaN where it is unknown or there is no score.

    `rows` are all those of a rating's frame, computed, with its numbered columns.
    """
    rubric = planned.rubric
    if rubric.income is not None:
        rows = with_income_errors(rows, tables, rubric.income, line)
    known = _with_table_errors(rows, tables, planned)
    variance = np.zeros(rows.height)
    for column, slope in _by_value(known, planned).items():
        error = np.where(known[column].is_null(), 0.0, _floats(known, f"{column}_error"))
        variance += _times(error, slope) ** 2
    return np.where(rows["score"].is_null().to_numpy(), np.nan, np.sqrt(variance))


def _floats(rows: pl.DataFrame, column: str) -> Floats:
    """A column as numbers, NaN for missing."""
    found: Floats = rows[column].cast(pl.Float64).fill_null(np.nan).to_numpy().copy()
    return found


def _times(one: Floats, other: Floats) -> Floats:
    """The product, 0 where the first is 0, be the other unknown or not."""
    with np.errstate(invalid="ignore"):
        return np.where(one == 0, 0.0, one * other)


def _with_table_errors(rows: pl.DataFrame, tables: Tables, planned: Plan) -> pl.DataFrame:
    """The rows with the error of each mean mark and measure in a column after that of its value: x3_error."""
    found = {"marks": _mark_errors(tables, planned), "measures": _measure_errors(tables)}
    for origin, column in planned.sources.items():
        kind, _, key = origin.partition(".")
        if kind != "income":
            error = found[kind].filter(name=key).select(*KEYS, pl.col("se").alias(f"{column}_error"))
            rows = rows.join(error, on=list(KEYS), how="left", maintain_order="left")
    return rows


_NO_ERRORS = pl.DataFrame(schema={**dict.fromkeys((*KEYS, "name"), pl.String), "se": pl.Float64})


def _mark_errors(tables: Tables, planned: Plan) -> pl.DataFrame:
    marks = tables.lazy("marks")
    if marks is None:
        return _NO_ERRORS
    adjusted = planned.rubric.raters == "adjusted"
    pooled = mark_errors(in_millionths(marks), tables.need("households"), adjusted=adjusted)
    return fetch(pooled.select(*KEYS, se=nw.col("se") * widened(nw.col("spare")), name=nw.col("criterion")))


def widened(spare: nw.Expr) -> nw.Expr:
    """By how much an error is larger whose variance is estimated with few degrees of freedom (docs/rating.md)."""
    return 1 + 3 / spare + 2 / spare**2


def _measure_errors(tables: Tables) -> pl.DataFrame:
    measures = tables.lazy("measures")
    return _NO_ERRORS if measures is None else fetch(measures.select(*KEYS, "se", name=nw.col("measure")))


def _by_value(rows: pl.DataFrame, planned: Plan) -> Slopes:
    """The slope of the score in each value that has an error of its own: marks, measures, earned and its baseline."""
    slopes: Slopes = {}

    def add(column: str, slope: Floats) -> None:
        slopes[column] = slopes.get(column, np.zeros(rows.height)) + slope

    reached = _down(rows, planned, planned.rubric.score, _floats(rows, "score"), np.ones(rows.height))
    for leaf in planned.rubric.indicators():
        if leaf.name in reached:
            origin = _of_origin(rows, planned, leaf.part)
            slope = _times(_normalising(rows, planned, leaf.part, origin), reached[leaf.name])
            for column, own in origin.items():
                add(column, _times(slope, own))
    return slopes


def _of_origin(rows: pl.DataFrame, planned: Plan, part: Indicator) -> Slopes:
    """The slope of an indicator's value in what it comes from."""
    ones = np.ones(rows.height)
    if part.kind != "income":
        return {planned.source(part): ones}
    if part.key == "earned":
        return {"earned": ones}
    floor = planned.rubric.income.floor if planned.rubric.income else 0.0
    in_earned, in_baseline = growth_slopes(_floats(rows, "earned"), _floats(rows, "baseline"), floor)
    return {"earned": in_earned, "baseline": in_baseline}


def growth_slopes(earned: Floats, baseline: Floats, floor: float) -> tuple[Floats, Floats]:
    """The slopes of the arc rate (y1 - y0) / max((|y1| + |y0|) / 2, floor) in y1 and in y0; 0 where both are 0.

    >>> [s.tolist() for s in growth_slopes(np.array([3.0]), np.array([1.0]), 0)]
    [[0.25], [-0.75]]
    """
    middle = (np.abs(earned) + np.abs(baseline)) / 2
    below = np.where(middle > floor, middle, np.where(np.isnan(middle), np.nan, floor))
    safe = np.where(below > 0, below, np.inf)
    bend = np.where(middle > floor, (earned - baseline) / safe**2 / 2, 0.0)
    return 1 / safe - bend * np.sign(earned), -1 / safe - bend * np.sign(baseline)


def _normalising(rows: pl.DataFrame, planned: Plan, part: Indicator, origin: Slopes) -> Floats:
    """The slope of the normalised value in the value; 0 where a missing value was filled by `missing`."""
    value, rule = _floats(rows, planned.source(part)), part.rule
    if rule.method in ("rank", "percentile") or (rule.relative and planned.rubric.outliers == "winsorise"):
        slope = np.full(rows.height, np.nan)
    elif rule.method == "goalposts":
        squares = [_times(_floats(rows, f"{column}_error"), own) ** 2 for column, own in origin.items()]
        slope = _goalposts(value, rule, np.sqrt(np.sum(squares, axis=0)))
    else:
        slope = _relative(rows, planned.rubric, value, rule)
    with np.errstate(divide="ignore", invalid="ignore"):
        logged = 1 / value if rule.transform == "log" else 1.0
    return np.where(np.isnan(value), 0.0, slope * logged)


def _goalposts(value: Floats, rule: Normalise, error: Floats) -> Floats:
    """100 a post's width from end to end and as far beyond as the true value may well lie inside; 0 further out."""
    low, high = rule.posts
    width = np.log(high / low) if rule.transform == "log" else high - low
    reach = REACH * np.where(np.isnan(error), 0.0, error)
    inside = (value + reach >= low) & (value - reach <= high)
    return np.where(inside, (-100 if rule.direction == "down" else 100) / width, 0.0)


def _relative(rows: pl.DataFrame, rubric: Rubric, value: Floats, rule: Normalise) -> Floats:
    """Slopes with what the comparison set gives (ends, mean, standard deviation) held as it is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        x = np.log(value) if rule.transform == "log" else value
        told = _told(rows, rubric, x)
        sign = -1.0 if rule.direction == "down" else 1.0
        if rule.method == "min-max":
            return sign * 100 / (told["max"] - told["min"])
        if rule.method == "z-score":
            return sign / told["std"]
        against = _against(rule, told)
        if rule.as_ == "ratio" and rule.direction == "down":
            return -against / x**2
        return (1.0 if rule.as_ == "ratio" else sign) / against


def _told(rows: pl.DataFrame, rubric: Rubric, x: Floats) -> dict[str, Floats]:
    """Smallest, largest, mean and standard deviation (n - 1) of each row's comparison set."""
    of = pl.col("x")
    told = {"min": of.min(), "max": of.max(), "mean": of.mean(), "std": of.std()}
    beside = rows.select(comparison_set(rubric)).with_columns(x=pl.Series(x).fill_nan(None))
    spread = beside.select(**{name: each.over(comparison_set(rubric)) for name, each in told.items()})
    return {name: _floats(spread, name) for name in told}


def _against(rule: Normalise, told: Mapping[str, Floats]) -> Floats:
    if isinstance(rule.to, int | float):
        fixed = np.log(rule.to) if rule.transform == "log" else rule.to
        return np.full_like(told["mean"], fixed)
    if rule.to == "mean":
        return told["mean"]
    return told["max"] if (rule.to == "best") == (rule.direction == "up") else told["min"]


def _down(rows: pl.DataFrame, planned: Plan, group: Group, value: Floats, slope: Floats) -> Slopes:
    """The slope of the score in each indicator of a group that counts, given that in the group's own value."""
    counted = {name: part for name, part in group.parts.items() if planned.scores(name)}
    values = {name: _floats(rows, planned.columns[name]) for name in counted}
    total = sum((np.where(np.isnan(values[n]), 0.0, p.weight) for n, p in counted.items()), np.zeros(rows.height))
    reached: Slopes = {}
    for name, part in counted.items():
        inner = _times(slope, _in_part(group, value, values[name], part.weight / np.where(total > 0, total, np.inf)))
        if isinstance(part, Group):
            reached |= _down(rows, planned, part, values[name], inner)
        else:
            reached[name] = inner
    return reached


def _in_part(group: Group, value: Floats, part: Floats, weight: Floats) -> Floats:
    """The slope of a group's value in a part's; a geometric or harmonic mean has none at zero, and 0 says no part."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if group.aggregate == "arithmetic":
            slope = weight
        elif group.aggregate == "geometric":
            slope = np.where(part > 0, weight * value / part, np.nan)
        else:
            slope = np.where(part > 0, weight * (value / part) ** 2, np.nan)
    return np.where(np.isnan(part), 0.0, slope)
