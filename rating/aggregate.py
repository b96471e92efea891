"""From normalised values to a score: missing values filled or left out, groups from the innermost outwards."""

import narwhals.stable.v2 as nw

from rating.normalise import comparison_set
from rating.rubric import Aggregate, Group, Indicator
from rating.tables import Frame
from rating.values import Plan

ROOT = "score"


def add_scores(rows: Frame, planned: Plan) -> Frame:
    """Adds a column for every group, and `score` for the outermost, all missing in rows that are not rated."""
    rated = ~nw.coalesce(*[nw.col(c) for c in planned.scored()]).is_null() if planned.scored() else nw.lit(False)
    rows = _fill(rows.with_columns(rated=rated), planned)
    rows = _add_groups(rows, planned.rubric.score, ROOT, planned)
    if planned.rubric.missing == "refuse":
        rows = rows.with_columns(score=nw.when(_complete(planned)).then(nw.col(ROOT)))
    return rows


def _fill(rows: Frame, planned: Plan) -> Frame:
    policy = planned.rubric.missing
    if policy not in ("zero", "mean"):
        return rows
    group = comparison_set(planned.rubric)
    filled = {}
    for node in planned.rubric.indicators():
        x = nw.col(planned.columns[node.name])
        gap = x.is_null() & nw.col("rated") & _applies(node.part)
        filling = nw.lit(0.0) if policy == "zero" else x.mean().over(group)
        filled[planned.columns[node.name]] = nw.when(gap).then(filling).otherwise(x)
    return rows.with_columns(**filled)


def _applies(indicator: Indicator) -> nw.Expr:
    """Income is no criterion for a household with no earner, whatever `missing` says."""
    return nw.col("earners") > 0 if indicator.kind == "income" else nw.lit(True)


def _complete(planned: Plan) -> nw.Expr:
    there = [
        ~nw.col(planned.columns[n.name]).is_null() | ~_applies(n.part)
        for n in planned.rubric.indicators()
        if planned.scores(n.name)
    ]
    return nw.all_horizontal(*there, ignore_nulls=False)


def _add_groups(rows: Frame, group: Group, column: str, planned: Plan) -> Frame:
    for name, part in group.parts.items():
        if isinstance(part, Group):
            rows = _add_groups(rows, part, planned.columns[name], planned)
    parts = [(planned.columns[name], part.weight) for name, part in group.parts.items() if planned.scores(name)]
    value = combined(parts, group.aggregate) if parts else nw.lit(None).cast(nw.Float64)
    return rows.with_columns(**{column: nw.when(nw.col("rated")).then(value)})


def combined(parts: list[tuple[str, float]], aggregate: Aggregate) -> nw.Expr:
    """The weighted mean of the columns that have a value; missing where none has."""
    available = nw.sum_horizontal(*[nw.col(c) * 0.0 + w for c, w in parts])  # its weight, missing where the value is
    weight = nw.when(available > 0).then(available)
    if aggregate == "arithmetic":
        return nw.sum_horizontal(*[w * nw.col(c) for c, w in parts]) / weight
    values = [nw.col(c) for c, _ in parts]
    least = nw.min_horizontal(*values) if len(values) > 1 else values[0]  # Spark's least takes no single column
    above = {c: nw.when(nw.col(c) > 0).then(nw.col(c)) for c, _ in parts}
    if aggregate == "geometric":
        mean = (nw.sum_horizontal(*[w * above[c].log() for c, w in parts]) / weight).exp()
    else:
        mean = weight / nw.sum_horizontal(*[w / above[c] for c, w in parts])
    return nw.when(least > 0).then(mean).otherwise(nw.when(~least.is_null()).then(0.0))
