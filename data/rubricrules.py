"""What tidy tables must keep to under one rubric: its sources, the scales of its marks, its prices."""

from collections.abc import Iterator

import polars as pl

from data.tablefiles import ROW
from data.tablerules import Found, Rule, known_rule, number
from rating.problems import Problem, nearest
from rating.rubric import Rubric

KINDS = {"marks": "criterion", "measures": "measure"}


def rubric_rules(rubric: Rubric, name: str) -> Iterator[Rule]:
    """The rules for the rows of the table `name`."""
    if name in ("income", "coverage") and rubric.income is not None:
        yield known_rule("unknown_source", "source", tuple(rubric.income.kinds))
    if name == "income" and rubric.income is not None:
        positive = [*rubric.income.costs, *rubric.income.support]
        yield Rule("negative_amount", "amount", pl.col("source").is_in(positive) & (number("amount") < 0))
    if name == "periods" and rubric.income is not None and rubric.income.prices is not None:
        yield known_rule("no_price", "period", tuple(rubric.income.prices))
    if name == "marks":
        yield from _scales(rubric)


def _scales(rubric: Rubric) -> Iterator[Rule]:
    for indicator in (node.part for node in rubric.indicators()):
        if indicator.kind == "marks" and indicator.scale is not None:
            low, high = indicator.scale
            off = (pl.col("criterion") == indicator.key) & ~number("mark").is_between(low, high)
            yield Rule("off_scale", "mark", off, more=(("criterion", indicator.key), ("low", low), ("high", high)))


def misspelt(rubric: Rubric, name: str, frame: pl.LazyFrame, file: str) -> Iterator[Found]:
    """Criteria or measures that the rubric does not ask for but that look like one which it misses.

    Others are left alone: a table may hold more than one rubric counts.
    """
    column = KINDS.get(name)
    asked = {p.key for p in (n.part for n in rubric.indicators()) if p.kind == name}
    if column is None or not asked:
        return
    present = set(frame.select(pl.col(column).unique()).collect(engine="streaming").to_series().drop_nulls())
    missed = sorted(asked - present)
    for stranger in sorted(present - asked):
        near = nearest(stranger, missed)
        if near:
            row = _first_row(frame, column, stranger)
            yield Found((Problem(f"unknown_{column}", column, row, stranger, tuple(missed), near, file),), 1)


def _first_row(frame: pl.LazyFrame, column: str, value: str) -> int | None:
    if ROW not in frame.collect_schema():
        return None
    first: int = frame.filter(pl.col(column) == value).select(pl.col(ROW).min()).collect().item()
    return first
