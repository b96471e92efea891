"""Which share of households rose above the floor of the village rules since the period before, and which fell below it.

As all that is said of incomes, both are frozen with a period's first rating, in tenths, with at least ten households on
either side of each (charter 6). Compared are the households whose earned income is known in both periods.
"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from sqlite_utils import Database

from data.insight import PeriodSpread, share, write_spread
from rating.rubric import Rubric

Earned = Mapping[str, float]


def freeze_moves(db: Database, rubric: Rubric, values: pl.DataFrame, periods: Sequence[str]) -> None:
    """Write down the moves of periods whose totals are not frozen yet; so it has to come before these.

    `values` are those of the rating (`Rating.values`). A first period has no moves, nor has a floor of zero.
    """
    if rubric.income is None or rubric.income.floor <= 0:
        return
    for period in periods:
        before = period_before(db, period)
        if before is not None:
            then, since = (_earned(values, each) for each in (before, period))
            write_spread(db, moved(period, then, since, rubric.income.floor))


def moved(period: str, before: Earned, after: Earned, floor: float) -> Iterator[PeriodSpread]:
    """The shares that rose to the floor or above it, and that fell below it, of the households in both.

    >>> before = {str(number): 50.0 if number < 20 else 150.0 for number in range(40)}
    >>> after = before | {str(number): 150.0 for number in range(12)}
    >>> [(one.name, one.value) for one in moved("2025", before, after, 100)]
    [('left_floor', 0.3), ('fell_floor', None)]
    """
    both = before.keys() & after.keys()
    left = sum(before[each] < floor <= after[each] for each in both)
    fell = sum(after[each] < floor <= before[each] for each in both)
    yield share(period, "left_floor", left, len(both))
    yield share(period, "fell_floor", fell, len(both))


def period_before(db: Database, period: str) -> str | None:
    """The period that one is compared with: the last one before it of the same season; None for a first one."""
    sql = """SELECT earlier.name FROM periods AS p JOIN periods AS earlier
             ON earlier.position < p.position AND earlier.season IS p.season
             WHERE p.name = :period ORDER BY earlier.position DESC LIMIT 1"""
    return next((str(row["name"]) for row in db.query(sql, {"period": period})), None)


def _earned(values: pl.DataFrame, period: str) -> dict[str, float]:
    rows = values.filter(period=period).drop_nulls("earned")
    return dict(zip(rows["household"], rows["earned"], strict=True))
