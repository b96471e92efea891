"""The job with zen-engine: rules as a JSON decision model, evaluated for one household and period after the other.

Polars reads the tables into one context a household and period, and gives places afterwards, for a rule sees one
household. What earlier periods hold for a later one is handed on: earned incomes, and the level reached.
"""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import zen

from tests.bench.around import wide, write_ranked
from tests.bench.villages import CRITERIA, FLOOR, GOALPOSTS, LEVELS, WEIGHTS, WORK

Row = dict[str, Any]
RESULTS = ["points", "level", "earning", "growth", "diligence"]


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`. A static loader compiles the model once."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"village": model()}}})
    rate_by(lambda context: engine.evaluate("village", context)["result"], folder, target)


def rate_by(rule: Callable[[Row], Row], folder: Path, target: Path) -> None:
    """The job with `rule`, which gives the results of one household in one period."""
    tables = wide(folder).partition_by("order", maintain_order=True)
    before: list[list[float]] = [[] for _ in range(tables[0].height)]
    reached = [0] * tables[0].height
    rated = []
    for table in tables:
        results = [rule(context) for context in _contexts(table, before, reached)]
        before = [[*old, new["earned"]] if "earned" in new else old for old, new in zip(before, results, strict=True)]
        reached = [result["level"] for result in results]
        rated.append(_joined(table, results))
    write_ranked(pl.concat(rated), target)


def _contexts(table: pl.DataFrame, before: list[list[float]], reached: list[int]) -> list[Row]:
    rows = table.select("asked", "earners", *WORK, "inputs", *CRITERIA).iter_rows(named=True)
    return [row | {"before": old, "reached": level} for row, old, level in zip(rows, before, reached, strict=True)]


def _joined(table: pl.DataFrame, results: list[Row]) -> pl.DataFrame:
    names = [*RESULTS, *CRITERIA]
    kinds = {name: pl.Int64 if name in ("points", "level") else pl.Float64 for name in names}
    found = pl.DataFrame({name: [result.get(name) for result in results] for name in names}, schema=kinds, strict=False)
    return table.with_columns(found)


def model() -> Row:
    """The decision model: values, score, level by a decision table, level kept."""
    nodes = [
        {"id": "in", "type": "inputNode", "name": "household"},
        _expressions("values", _values()),
        _expressions("score", _score()),
        _levels(),
        _expressions("kept", {"level": "max([level, reached])"}),
        {"id": "out", "type": "outputNode", "name": "rated"},
    ]
    ids = [node["id"] for node in nodes]
    edges = [{"id": f"to-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in pairwise(ids)]
    return {"nodes": nodes, "edges": edges}


def _values() -> dict[str, str]:
    low, high = GOALPOSTS
    growth = f"($.earned - $.base) / max([(abs($.earned) + abs($.base)) / 2, {FLOOR}])"
    grown = f"$.earned == null or $.base == null ? null : {_cut(f'({growth} - ({low})) / ({high} - ({low}))')}"
    return {
        "earned": f"asked and earners > 0 ? ({' + '.join(WORK)} - inputs) / 10000 / earners : null",
        "base": "len(before) > 0 ? avg(before) : null",
        "growth": grown,
        "earning": "$.growth",
        **{name: f"{name} == null ? null : {_cut(f'{name} / {top}')}" for name, top in CRITERIA.items()},
    }


def _cut(part: str) -> str:
    return f"min([100, max([0, 100 * {part}])])"


def _score() -> dict[str, str]:
    total = " + ".join(f"{weight} * ({_of(name)} ?? 0)" for name, weight in WEIGHTS.items())
    weights = " + ".join(f"({_of(name)} == null ? 0 : {weight})" for name, weight in WEIGHTS.items())
    return {
        "known": f"filter([{', '.join(CRITERIA)}], # != null)",
        "diligence": "len($.known) > 0 ? avg($.known) : null",
        "weights": weights,
        "points": f"$.weights > 0 ? floor(({total}) / $.weights * 100 + 0.5 + 0.000001) : null",
    }


def _of(name: str) -> str:
    return "$.diligence" if name == "diligence" else name


def _expressions(node: str, values: dict[str, str]) -> Row:
    lines = [{"id": key, "key": key, "value": value} for key, value in values.items()]
    content = {"expressions": lines, "passThrough": True, "executionMode": "single"}
    return {"id": node, "type": "expressionNode", "name": node, "content": content}


def _levels() -> Row:
    steps = list(enumerate(LEVELS.values(), start=1))
    rules = [{"_id": str(step), "points": f">= {100 * bound}", "level": str(step)} for step, bound in reversed(steps)]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "points", "name": "Points", "field": "points ?? 0"}],
        "outputs": [{"id": "level", "name": "Level", "field": "level"}],
        "rules": [*rules, {"_id": "0", "points": "", "level": "0"}],
        "passThrough": True,
        "executionMode": "single",
    }
    return {"id": "levels", "type": "decisionTableNode", "name": "levels", "content": content}
