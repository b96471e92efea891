"""What a region makes of its villages' figures: means by group of villages and over time, with standard errors.

No village is named, and none can be worked out: a mean needs four villages, none of them over 30 % of it, so that what
holds for households in a village holds for villages in a region (charter 6). Where a group says too little to be shown,
the figure of all villages is shown only if the groups left out say enough together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import TypeVar

import polars as pl

from data.figures import LARGEST_SHARE

FEWEST_VILLAGES = 4
EVERY = ""
MONEY = ("earned", "property", "support")
SCHEMA = {
    "group": pl.String,
    "period": pl.String,
    "name": pl.String,
    "unit": pl.String,
    "villages": pl.Int64,
    "value": pl.Float64,
    "se": pl.Float64,
    "compared": pl.Int64,
    "change": pl.Float64,
    "change_se": pl.Float64,
    "withheld": pl.String,
}
Sizes = Mapping[str, float]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Mean:
    """A mean over villages and its standard error, the villages taken as a sample of such villages."""

    villages: int
    value: float
    se: float


def combine(figures: pl.DataFrame, groups: Mapping[str, str]) -> pl.DataFrame:
    """The villages' figures (`Lake.figures`) by group, period and name; group "" is of all villages.

    value is the mean over villages that have the figure; change that over those which had it in the period before as
    well: the difference of shares, or the arc rate of amounts, in [-2, 2]; it is left out where those alone would be
    withheld. `unit` is the currency of amounts, with "*"
    at constant prices. Where withheld is set (too_few or one_too_large) there is neither a value nor a number.
    """
    series = _series(figures.filter(pl.col("value").is_not_null()))
    order = _in_order(figures)
    rows: list[tuple[object, ...]] = []
    for (name, unit), by_period in sorted(series.items()):
        for at, period in enumerate(order):
            here = by_period.get(period, {})
            before = by_period.get(order[at - 1], {}) if at else {}
            both = {village: here[village] for village in sorted(here.keys() & before.keys())}
            shown, moved = (shown_groups(sizes, groups, weigh=name in MONEY) for sizes in (here, both))
            for group, withheld in shown.items():
                changed = of_group(group, both, groups) if moved.get(group, "too_few") is None else {}
                mine = of_group(group, here, groups)
                told = _told(mine, _changes(name, before, changed)) if withheld is None else _NOTHING
                rows.append((group, period, name, unit, *told, withheld))
    return pl.DataFrame(rows, SCHEMA, orient="row")


def shown_groups(sizes: Sizes, groups: Mapping[str, str], *, weigh: bool = True) -> dict[str, str | None]:
    """Each group, and "" for all, with why its mean is withheld; None where it may be shown.

    `sizes` are what each village adds to it; unless they are to be weighed, each counts the same.
    """
    used = sizes if weigh else dict.fromkeys(sizes, 1.0)
    found = {group: reason(of_group(group, used, groups).values()) for group in sorted({*groups.values(), EVERY})}
    rest = [size for village, size in used.items() if hidden(village, groups, found)]
    if rest:
        found[EVERY] = found[EVERY] or reason(rest)
    return {group: why for group, why in found.items() if of_group(group, used, groups)}


def reason(sizes: Iterable[float]) -> str | None:
    """Why a mean over villages may not be shown; None if it may.

    >>> reason([1, 1, 1]), reason([5, 1, 1, 1, 1]), reason([1, 1, 1, 1])
    ('too_few', 'one_too_large', None)
    """
    found = [abs(size) for size in sizes]
    if len(found) < FEWEST_VILLAGES:
        return "too_few"
    return "one_too_large" if max(found) > LARGEST_SHARE * sum(found) else None


def mean(values: Sequence[float]) -> Mean:
    """The mean of villages' values, each counted once, with the standard error of a mean (n - 1).

    >>> mean([1.0, 3.0])
    Mean(villages=2, value=2.0, se=1.0)
    """
    count, middle = len(values), sum(values) / len(values)
    spread = sum((value - middle) ** 2 for value in values) / (count - 1) if count > 1 else float("nan")
    return Mean(count, middle, sqrt(spread / count))


def _series(figures: pl.DataFrame) -> dict[tuple[str, str], dict[str, dict[str, float]]]:
    """(name, unit) -> period -> village -> value."""
    found: dict[tuple[str, str], dict[str, dict[str, float]]] = {}
    for row in figures.iter_rows(named=True):
        unit = row["currency"] + ("*" if row["constant_prices"] else "") if row["name"] in MONEY else ""
        by_period = found.setdefault((row["name"], unit), {})
        by_period.setdefault(row["period"], {})[row["village"]] = row["value"]
    return found


def _in_order(figures: pl.DataFrame) -> list[str]:
    first = figures.group_by("period").agg(pl.col("order").min()).sort("order", "period")
    return first["period"].to_list()


def of_group(group: str, sizes: Mapping[str, Thing], groups: Mapping[str, str]) -> dict[str, Thing]:
    """What there is of a group's villages, or of all."""
    return {village: size for village, size in sizes.items() if group in (EVERY, groups.get(village, EVERY))}


def hidden(village: str, groups: Mapping[str, str], found: Mapping[str, str | None]) -> bool:
    """Whether no group that is shown has the village."""
    return village not in groups or found[groups[village]] is not None


def _changes(name: str, before: Sizes, now: Sizes) -> list[float]:
    rate: Callable[[float, float], float] = _arc if name in MONEY else lambda old, new: new - old
    return [rate(before[village], value) for village, value in now.items()]


def _arc(old: float, new: float) -> float:
    middle = (abs(old) + abs(new)) / 2
    return (new - old) / middle if middle else 0.0


_NOTHING: tuple[float | None, ...] = (None,) * 6


def _told(values: Sizes, changes: Sequence[float]) -> tuple[float | None, ...]:
    level = mean([values[village] for village in sorted(values)])
    if not changes:
        return (level.villages, level.value, _or_none(level.se), None, None, None)
    moved = mean(changes)
    return (level.villages, level.value, _or_none(level.se), moved.villages, moved.value, _or_none(moved.se))


def _or_none(value: float) -> float | None:
    return value if isfinite(value) else None
