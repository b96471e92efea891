"""What the public may know of how incomes are spread and moved, beside the totals (charter 6).

Of a period: the share of households whose earned income is below the rubric's floor, the shares that rose above it and
fell below it since the period before (`data.moves`), the share whose earned income grew, and, of 100 households or
more, the Gini coefficient. There are no tables by group and no numbers of households.
All is computed with a period's first rating, together with the totals, and then frozen: no two tables of a season can
be set against each other, whoever was corrected or left. tests/data/test_insight.py tries to work out incomes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl
from sqlite_utils import Database

from data.figures import FEWEST, reason
from data.open import now
from rating.inequality import gini
from rating.rubric import Rubric

FEWEST_FOR_GINI = 100
SHARE_STEP, GINI_STEP = 0.1, 0.05


@dataclass(frozen=True)
class PeriodSpread:
    """A figure of a period as a fraction, or why it is withheld: too_few or one_too_large.

    `name` is below_floor, left_floor, fell_floor, rose or gini.
    """

    period: str
    name: str
    value: float | None
    withheld: str | None


def spread(period: str, earned: Sequence[float], growth: Sequence[float], floor: float) -> tuple[PeriodSpread, ...]:
    """The figures of a period from the values of all whose income, or growth, is known; nothing of a floor of zero.

    `earned` and `floor` are per unit at constant prices.

    >>> [one.value for one in spread("2024", [50.0] * 10 + [150.0] * 10, [0.1] * 14 + [-0.1] * 10, floor=100)]
    [0.5, 0.6, None]
    """
    below = sum(value < floor for value in earned)
    rose = sum(value > 0 for value in growth)
    return (
        share(period, "below_floor", below, len(earned) if floor > 0 else 0),
        share(period, "rose", rose, len(growth)),
        _gini(period, earned),
    )


def freeze_spread(db: Database, rubric: Rubric, values: pl.DataFrame, periods: Sequence[str]) -> None:
    """Write down the figures of periods whose totals are not frozen yet; so it has to come before these.

    `values` are those of the rating (`Rating.values`).
    """
    if rubric.income is None:
        return
    for period in periods:
        rows = values.filter(period=period)
        earned, growth = (rows[column].drop_nulls().to_list() for column in ("earned", "growth"))
        write_spread(db, spread(period, earned, growth, rubric.income.floor))


def write_spread(db: Database, found: Iterable[PeriodSpread]) -> None:
    """Write down figures of a period whose totals are not frozen yet; what stands there stays."""
    sql = """INSERT INTO spread (period, name, value, withheld, frozen_at)
             SELECT id, :name, :value, :withheld, :at FROM periods
             WHERE name = :period AND NOT EXISTS (SELECT 1 FROM figures WHERE period = periods.id)
             ON CONFLICT (period, name) DO NOTHING"""
    for one in found:
        db.execute(sql, {**vars(one), "at": now()})


def share(period: str, name: str, those: int, everybody: int) -> PeriodSpread:
    """A share with at least ten on either side, to the next tenth, but neither none nor all.

    >>> share("2024", "rose", 14, 24).value, share("2024", "rose", 9, 24).withheld
    (0.6, 'too_few')
    """
    if min(those, everybody - those) < FEWEST:
        return PeriodSpread(period, name, None, "too_few")
    tenths = _rounded(those / everybody, SHARE_STEP)
    return PeriodSpread(period, name, min(max(tenths, SHARE_STEP), 1 - SHARE_STEP), None)


def _gini(period: str, earned: Sequence[float]) -> PeriodSpread:
    """In a small village it could tell that all others have the same; so it is only said of 100 and more."""
    few = "too_few" if len(earned) < FEWEST_FOR_GINI else None
    withheld = few or reason(round(10_000 * value) for value in earned)
    return PeriodSpread(period, "gini", None if withheld else _rounded(gini(earned), GINI_STEP), withheld)


def _rounded(value: float, step: float) -> float:
    return round(int(value / step + 0.5) * step, 10)
