"""What a region's rubric says of the households that agreed to research: means by group of villages and period.

A household is a row of one season (`data.research`), rated like any other; only means leave this module. They need ten
households of four villages, no village having more than 30 % of them.
"""

from collections.abc import Mapping
from math import sqrt

import polars as pl

from data.figures import FEWEST
from data.region import EVERY, shown_groups
from data.tables import name_order
from rating.rubric import Group, Indicator, Rubric

MEASURED = {"income.growth": "measures.growth", "income.earned": "measures.earned"}
LEVEL = "level "
SCHEMA = {
    "group": pl.String,
    "period": pl.String,
    "name": pl.String,
    "villages": pl.Int64,
    "households": pl.Int64,
    "value": pl.Float64,
    "se": pl.Float64,
    "withheld": pl.String,
}


def for_research(rubric: Rubric) -> Rubric:
    """The rubric for rows for research, which have growth and earned income as measures and each its league."""
    return rubric.model_copy(update={"score": _measured(rubric.score), "income": None, "leagues": None})


def combine_households(rubric: Rubric, rated: pl.DataFrame, groups: Mapping[str, str]) -> pl.DataFrame:
    """Means of the score and of every group and indicator, and the share that reached each level, by group and period.

    A share needs ten households on either side.

    `rated` is the rating's table. Standard errors are for households that are alike within a village: each village's
    deviations count as one (Cameron and Miller 2015, eq. 11 with G/(G-1)).
    """
    levels = list(rubric.levels)
    told = rated.filter(pl.col("score").is_not_null()).with_columns(
        _reached(levels, step).alias(f"{LEVEL}{name}") for step, name in enumerate(levels)
    )
    names = ["score", *(node.name for node in rubric.nodes()), *(f"{LEVEL}{name}" for name in levels)]
    rows = [
        row
        for period in sorted(told["period"].unique(), key=name_order)
        for name in dict.fromkeys(names)
        if name in told.columns
        for row in _rows(
            told.filter(period=period).select("village", pl.col(name).cast(pl.Float64)), groups, period, name
        )
    ]
    return pl.DataFrame(rows, SCHEMA, orient="row")


def _rows(
    values: pl.DataFrame, groups: Mapping[str, str], period: str, name: str
) -> list[tuple[str, str, str, int | None, int | None, float | None, float | None, str | None]]:
    by_village = {village[0]: rows[name].to_list() for village, rows in values.drop_nulls().group_by("village")}
    sizes = {str(village): float(len(found)) for village, found in sorted(by_village.items(), key=str)}
    found: list[tuple[str, str, str, int | None, int | None, float | None, float | None, str | None]] = []
    for group, withheld in shown_groups(sizes, groups).items():
        mine = {v: by_village[v] for v in sizes if group in (EVERY, groups.get(v, EVERY))}
        few = "too_few" if _is_few([value for v in mine.values() for value in v], name) else withheld
        if few:
            found.append((group, period, name, None, None, None, None, few))
        else:
            found.append((group, period, name, len(mine), *clustered(list(mine.values())), None))
    return found


def _is_few(values: list[float], name: str) -> bool:
    """Whether so few are in it; of a level, also whether so few have reached it, or have not."""
    reached = sum(value > 0 for value in values)
    sides = (reached, len(values) - reached) if name.startswith(LEVEL) else (len(values),)
    return min(sides) < FEWEST


def clustered(villages: list[list[float]]) -> tuple[int, float, float]:
    """How many values, their mean, and its standard error with villages as clusters.

    >>> clustered([[1.0, 1.0], [3.0, 3.0]])
    (4, 2.0, 1.0)
    """
    count = sum(map(len, villages))
    middle = sum(map(sum, villages)) / count
    off = sum((sum(values) - len(values) * middle) ** 2 for values in villages)
    return count, middle, sqrt(off * len(villages) / (len(villages) - 1)) / count


def _reached(levels: list[str], step: int) -> pl.Expr:
    return pl.col("level").is_in(levels[step:]).fill_null(False)


def _measured(part: Group | Indicator) -> Group | Indicator:
    if isinstance(part, Indicator):
        return part.model_copy(update={"from_": MEASURED.get(part.from_, part.from_)})
    return part.model_copy(update={"parts": {name: _measured(each) for name, each in part.parts.items()}})
