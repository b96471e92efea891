"""What the public may know of how incomes are spread and moved, beside the totals (charter 6).

Of a period: the share of households whose earned income is below the rubric's floor, the shares that rose above it and
fell below it since the period before (`data.moves`), the share whose earned income grew, and, of 100 households or
more, the Gini coefficient. There are no tables by group and no numbers of households.
All is computed with a period's first rating, together with the totals, and then frozen: no two tables of a season can
be set against each other, whoever was corrected or left. Incomes are made coarse first; tests/data/test_attack.py tries
to work them out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.figures import FEWEST, reason
from data.incomes import Floats, Incomes
from data.open import Book, now
from data.permissions import needs
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


def spread(period: str, incomes: Incomes, floor: float) -> tuple[PeriodSpread, ...]:
    """The figures of a period from all whose income is known; nothing of a floor of zero.

    >>> ends, past = np.array([50.0] * 10 + [150.0] * 10), np.array([40.0] * 10 + [160.0] * 10)
    >>> [one.value for one in spread("2024", Incomes(("",) * 20, ends, ends, past), floor=100)]
    [0.5, 0.5, None]
    """
    below = float(incomes.part_below(floor).sum())
    return (
        share(period, "below_floor", below, len(incomes.low) if floor > 0 else 0),
        share(period, "rose", *incomes.rose()),
        _gini(period, incomes.middle),
    )


@needs("freeze")
def unfrozen(book: Book, periods: Sequence[str]) -> list[str]:
    """Those of some periods whose totals are not frozen yet: only these are given figures of spread."""
    frozen = {row["name"] for row in book.rows("SELECT p.name FROM figures AS f JOIN periods AS p ON p.id = f.period")}
    return [period for period in periods if period not in frozen]


@needs("freeze")
def freeze_spread(book: Book, rubric: Rubric, incomes: Mapping[str, Incomes], periods: Sequence[str]) -> None:
    """Write down the figures of periods that are not frozen yet."""
    if rubric.income is None:
        return
    for period in periods:
        write_spread(book, spread(period, incomes.get(period, NOBODY), rubric.income.floor))


NOBODY = Incomes((), *(np.empty(0) for _ in range(3)))


@needs("freeze")
def write_spread(book: Book, found: Iterable[PeriodSpread]) -> None:
    """Write down figures of a period; what stands there stays."""
    sql = """INSERT INTO spread (period, name, value, withheld, frozen_at)
             VALUES ((SELECT id FROM periods WHERE name = :period), :name, :value, :withheld, :at)
             ON CONFLICT (period, name) DO NOTHING"""
    for one in found:
        book.db.execute(sql, {**vars(one), "at": now()})


def share(period: str, name: str, those: float, everybody: int) -> PeriodSpread:
    """A share with at least ten on either side, to the next tenth, but neither none nor all.

    >>> share("2024", "rose", 14, 24).value, share("2024", "rose", 9, 24).withheld
    (0.6, 'too_few')
    """
    if min(those, everybody - those) < FEWEST:
        return PeriodSpread(period, name, None, "too_few")
    tenths = _rounded(those / everybody, SHARE_STEP)
    return PeriodSpread(period, name, min(max(tenths, SHARE_STEP), 1 - SHARE_STEP), None)


def _gini(period: str, earned: Floats) -> PeriodSpread:
    """In a small village it could tell that all others have the same; so it is only said of 100 and more."""
    few = "too_few" if len(earned) < FEWEST_FOR_GINI else None
    withheld = few or reason(earned.tolist())
    return PeriodSpread(period, "gini", None if withheld else _rounded(gini(earned), GINI_STEP), withheld)


def _rounded(value: float, step: float) -> float:
    return round(int(value / step + 0.5) * step, 10)
