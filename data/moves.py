"""Which share of households rose above the floor of the village rules since the period before, and which fell below it.

As all that is said of incomes, both are frozen with a period's first rating, in tenths, with at least ten households on
either side of each (charter 6). Compared are the households whose earned income is known in both periods.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlite_utils import Database

from data.incomes import Incomes
from data.insight import PeriodSpread, share, write_spread
from data.open import Book
from data.permissions import needs
from rating.rubric import Rubric

Parts = Mapping[str, float]


@needs("freeze")
def freeze_moves(book: Book, rubric: Rubric, incomes: Mapping[str, Incomes], periods: Sequence[str]) -> None:
    """Write down the moves of periods that are not frozen yet."""
    for period in periods:
        write_spread(book, moves_of(book, rubric, incomes, period))


@needs("freeze")
def moves_of(book: Book, rubric: Rubric, incomes: Mapping[str, Incomes], period: str) -> list[PeriodSpread]:
    """The moves of a period; a first one has none, nor has a floor of zero."""
    before = period_before(book.db, period)
    if before is None or rubric.income is None or rubric.income.floor <= 0:
        return []
    then, since = (_below(incomes.get(each), rubric.income.floor) for each in (before, period))
    return list(moved(period, then, since))


def moved(period: str, before: Parts, after: Parts) -> Iterator[PeriodSpread]:
    """The shares that rose to the floor or above it, and that fell below it, of the households in both.

    The parts are those of `Incomes.part_below`: 1 for a household below the floor, 0 for another.

    >>> before = {str(number): float(number < 20) for number in range(40)}
    >>> after = before | {str(number): 0.0 for number in range(12)}
    >>> [(one.name, one.value) for one in moved("2025", before, after)]
    [('left_floor', 0.3), ('fell_floor', None)]
    """
    both = before.keys() & after.keys()
    left = sum(before[each] * (1 - after[each]) for each in sorted(both))
    fell = sum(after[each] * (1 - before[each]) for each in sorted(both))
    yield share(period, "left_floor", left, len(both))
    yield share(period, "fell_floor", fell, len(both))


def period_before(db: Database, period: str) -> str | None:
    """The period that one is compared with: the last one before it of the same season; None for a first one."""
    sql = """SELECT earlier.name FROM periods AS p JOIN periods AS earlier
             ON earlier.position < p.position AND earlier.season IS p.season
             WHERE p.name = :period ORDER BY earlier.position DESC LIMIT 1"""
    return next((str(row["name"]) for row in db.query(sql, {"period": period})), None)


def _below(incomes: Incomes | None, floor: float) -> dict[str, float]:
    return {} if incomes is None else dict(zip(incomes.households, incomes.part_below(floor).tolist(), strict=True))
