"""What a region's rubric says of the households that agreed to research: means by group of villages and period.

A household is a row of one season (`data.research`), rated like any other; only means leave this module. They need ten
households of four villages, no village having more than 30 % of them.
"""

from collections.abc import Iterator, Mapping
from math import sqrt

import polars as pl

from data.figures import FEWEST
from data.region import EVERY, hidden, of_group, reason, shown_groups
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


def _rows(values: pl.DataFrame, groups: Mapping[str, str], period: str, name: str) -> Iterator[tuple[object, ...]]:
    by = values.drop_nulls().sort("village").group_by("village", maintain_order=True)
    by_village = {str(key[0]): rows[name].to_list() for key, rows in by}
    for group, withheld in _withheld(by_village, groups, name).items():
        mine = list(of_group(group, by_village, groups).values())
        told = (None,) * 4 if withheld else (len(mine), *clustered(mine))
        yield (group, period, name, *told, withheld)


def _withheld(by_village: Mapping[str, list[float]], groups: Mapping[str, str], name: str) -> dict[str, str | None]:
    """Each group with why it is withheld; the mean of all also where those in no shown group are too few."""
    sizes = {village: float(len(values)) for village, values in by_village.items()}
    found = {
        group: withheld or _few(of_group(group, by_village, groups), name)
        for group, withheld in shown_groups(sizes, groups).items()
    }
    rest = {village: values for village, values in by_village.items() if hidden(village, groups, found)}
    if rest:
        found[EVERY] = found[EVERY] or reason(map(len, rest.values())) or _few(rest, name)
    return found


def _few(villages: Mapping[str, list[float]], name: str) -> str | None:
    """Whether so few are in it; of a level, also whether so few have reached it, or have not."""
    values = [value for found in villages.values() for value in found]
    reached = sum(value > 0 for value in values)
    sides = (reached, len(values) - reached) if name.startswith(LEVEL) else (len(values),)
    return "too_few" if min(sides) < FEWEST else None


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
