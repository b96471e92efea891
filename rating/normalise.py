"""From values to comparable ones: every normalisation of docs/rating.md, over the comparison set of each row."""

import narwhals.stable.v2 as nw

from rating.outliers import pull_in
from rating.rubric import Normalise, Rubric
from rating.tables import Frame
from rating.values import Plan


def comparison_set(rubric: Rubric) -> list[str]:
    """The columns that say with whom a row is compared."""
    return ["village", "period", "league"] if rubric.relative_to == "league" else ["village", "period"]


def add_normalised(rows: Frame, planned: Plan) -> Frame:
    """Adds a column for every indicator: 0 to 100 for goalposts, min-max and percentile, else in its own unit."""
    rubric = planned.rubric
    group = comparison_set(rubric)
    for node in rubric.indicators():
        column = planned.columns[node.name]
        rows = rows.with_columns(**{column: transformed(nw.col(planned.source(node.part)), node.part.rule)})
        if rubric.outliers == "winsorise" and node.part.rule.relative:
            rows = pull_in(rows, column, group)
    normalised = {
        planned.columns[n.name]: normalised_by(nw.col(planned.columns[n.name]), n.part.rule, group)
        for n in rubric.indicators()
    }
    return rows.with_columns(**normalised)


def transformed(x: nw.Expr, rule: Normalise) -> nw.Expr:
    """The value, or its natural logarithm; values that have none were refused before (rating/refusals.py)."""
    value = x.cast(nw.Float64)
    return nw.when(value > 0).then(value).log() if rule.transform == "log" else value


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
    part = 100 * ((x - low) / (high - low))
    cut = nw.when(part < 0).then(0.0).otherwise(nw.when(part > 100).then(100.0).otherwise(part))
    return 100 - cut if rule.direction == "down" else cut


def _post(value: float, rule: Normalise) -> nw.Expr:
    return nw.lit(float(value)).log() if rule.transform == "log" else nw.lit(float(value))


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
        return _post(rule.to, rule)
    if rule.to == "mean":
        return x.mean().over(group)
    largest = (rule.to == "best") == (rule.direction == "up")
    return x.max().over(group) if largest else x.min().over(group)


def _unless_zero(x: nw.Expr) -> nw.Expr:
    return nw.when(x != 0).then(x)
