"""The village's figures of incomes worked out anew from what stands in the book now, beside those that are frozen."""

from data.figures import contributions, totals_of
from data.incomes import incomes_of
from data.insight import NOBODY, PeriodSpread, spread
from data.moves import moves_of
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.ratings import rate_book, stored_as
from rating.rubric import Rubric


@needs("freeze")
def figures_anew(book: Book) -> list[PeriodSpread]:
    """What would be frozen of each rated period today, by the rules of its first rating; totals in the currency.

    Where nothing was corrected and nobody has left since, it is what is frozen.
    """
    first = {period: found for period in period_names(book) if (found := stored_as(book, period, 1)) is not None}
    rules = {found.adopted.id: found.rubric() for found in first.values()}
    told = []
    for number, rubric in rules.items():
        told += _of(book, rubric, [period for period, found in first.items() if found.adopted.id == number])
    return told


def _of(book: Book, rubric: Rubric, periods: list[str]) -> list[PeriodSpread]:
    if rubric.income is None:
        return []
    added = contributions(book, rubric, rate_book(book, rubric).values())
    incomes = incomes_of(book, rubric, added)
    found = []
    for period in periods:
        totals = totals_of(book, rubric, added, period)
        found += [PeriodSpread(period, one.name, one.amount, one.withheld) for one in totals]
        found += spread(period, incomes.get(period, NOBODY), rubric.income.floor)
        found += moves_of(book, rubric, incomes, period)
    return found
