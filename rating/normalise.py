"""From values to comparable ones: every normalisation of docs/rating.md, over the comparison set of each row."""

from math import log

import narwhals.stable.v2 as nw

from rating.engines import plans_slowly
from rating.grid import KEYS
from rating.outliers import pull_in
from rating.rubric import Leaf, Normalise, Rubric
from rating.tables import Frame
from rating.values import Plan


def comparison_set(rubric: Rubric) -> list[str]:
    """The columns that say with whom a row is compared."""
    return ["village", "period", "league"] if rubric.relative_to == "league" else ["village", "period"]


def add_normalised(rows: Frame, planned: Plan) -> Frame:
    """Adds a column for every indicator: 0 to 100 for goalposts, min-max and percentile, else in its own unit."""
    rubric = planned.rubric
    group = comparison_set(rubric)
    values = {planned.columns[leaf.name]: _value(leaf, planned) for leaf in rubric.indicators()}
    if rubric.outliers == "winsorise":
        relative = [planned.columns[leaf.name] for leaf in rubric.indicators() if leaf.part.rule.relative]
        rows = _pulled_in(rows, {column: values[column] for column in relative}, group)
        values |= {column: nw.col(column) for column in relative}
    rules = {planned.columns[leaf.name]: leaf.part.rule for leaf in rubric.indicators()}
    return rows.with_columns(**{c: normalised_by(x, rules[c], group) for c, x in values.items()})


def _value(leaf: Leaf, planned: Plan) -> nw.Expr:
    return transformed(nw.col(planned.source(leaf.part)), leaf.part.rule)


def _pulled_in(rows: Frame, values: dict[str, nw.Expr], group: list[str]) -> Frame:
    """Adds the values with their outliers pulled in: column after column, or below each other in one go."""
    if not plans_slowly(rows) or not values:
        for column, value in values.items():
            rows = pull_in(rows.with_columns(**{column: value}), column, group)
        return rows
    index = [*KEYS, *(name for name in group if name not in KEYS)]
    long = rows.select(*index, **values).unpivot(list(values), index=index)
    treated = pull_in(long, "value", [*group, "variable"])
    wide = {column: nw.when(nw.col("variable") == column).then(nw.col("value")).max() for column in values}
    return rows.join(treated.group_by(*KEYS).agg(**wide), on=list(KEYS), how="left")


def transformed(x: nw.Expr, rule: Normalise) -> nw.Expr:
    """The value, or its natural logarithm; values that have none were refused before (rating/refusals.py)."""
    return nw.when(x > 0).then(x).log() if rule.transform == "log" else x


def normalised_by(x: nw.Expr, rule: Normalise, group: list[str]) -> nw.Expr:
    """The normalised value of `x` among the rows of `group`."""
    if rule.method == "goalposts":
        return _goalposts(x, rule)
    if rule.method == "min-max":
        return _min_max(x, rule, group)
    if rule.method == "z-score":
        apart = (x - x.mean().over(group)) / _unless_zero(x.std(ddof=1).over(group))
        return -apart if rule.direction == "down" else apart
    if rule.method == "reference":
        return _reference(x, rule, group)
    place = _rank(x, rule, group)
    return 100 * place / x.count().over(group) if rule.method == "percentile" else place


def _goalposts(x: nw.Expr, rule: Normalise) -> nw.Expr:
    low, high = (_post(post, rule) for post in rule.posts)
    cut = (100 * ((x - low) / (high - low))).clip(0.0, 100.0)
    return 100 - cut if rule.direction == "down" else cut


def _post(value: float, rule: Normalise) -> float:
    return log(value) if rule.transform == "log" else float(value)


def _min_max(x: nw.Expr, rule: Normalise, group: list[str]) -> nw.Expr:
    low, high = x.min().over(group), x.max().over(group)
    part = 100 * ((x - low) / _unless_zero(high - low))
    return 100 - part if rule.direction == "down" else part


def _rank(x: nw.Expr, rule: Normalise, group: list[str]) -> nw.Expr:
    place = x.rank("min", descending=rule.direction == "down").over(group)
    return nw.when(~x.is_null()).then(place.cast(nw.Float64))


def _reference(x: nw.Expr, rule: Normalise, group: list[str]) -> nw.Expr:
    against = _against(x, rule, group)
    down = rule.direction == "down"
    if rule.as_ == "ratio":
        return against / _unless_zero(x) if down else x / _unless_zero(against)
    apart = x / _unless_zero(against) - 1
    return -apart if down else apart


def _against(x: nw.Expr, rule: Normalise, group: list[str]) -> nw.Expr:
    if isinstance(rule.to, int | float):
        return nw.lit(_post(rule.to, rule))
    if rule.to == "mean":
        return x.mean().over(group)
    largest = (rule.to == "best") == (rule.direction == "up")
    return x.max().over(group) if largest else x.min().over(group)


def _unless_zero(x: nw.Expr) -> nw.Expr:
    return nw.when(x != 0).then(x)
