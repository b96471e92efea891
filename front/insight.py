"""What the page about the village as a whole shows: figures frozen once a season, and how firm the last board is."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.curves import CurvePoint
from data.disclosure import village_curves, village_spread, village_totals
from data.firmness import Firmness
from data.open import Book
from data.periods import period_names
from front.board import period_word
from front.firm_boards import firm_boards
from front.formulas import no_formula
from front.named import NOTHING_NAMED, Named, named
from front.words import firmness as firm_words
from front.words import insight as words


@dataclass(frozen=True)
class Figure:
    """A figure of a period, or why it is withheld: too_few or one_too_large.

    `name` is earned, property or support (in the currency), below_floor or rose (shares of 1), or gini.
    """

    name: str
    period: str
    value: float | None
    withheld: str | None


@dataclass(frozen=True)
class InsightPage:
    """All that is shown of a village as a whole; `firm` says how firm the board of each group is in the last `period`.

    Nothing but what `data.disclosure` and `data.firmness` give to everybody.
    """

    figures: tuple[Figure, ...]
    period: str
    firm: Mapping[str | None, Firmness]
    currency: str
    period_word: str
    constant_prices: bool
    curves: tuple[CurvePoint, ...] = ()
    names: Named = NOTHING_NAMED

    def firm_lines(self) -> tuple[str, ...]:
        """How firm the board of each group is, in words."""
        called = {league: self.names.group(league) if league else words.EVERYBODY for league in self.firm}
        return tuple(
            words.GROUP.format(group=called[league], firmness=firm_words.firmness(one.code, one.would_move))
            for league, one in self.firm.items()
        )

    def of(self, name: str) -> list[Figure]:
        """The figures of one name, in the order of periods."""
        return [one for one in self.figures if one.name == name]


def insight_page(book: Book) -> InsightPage:
    """The figures of all periods that have a board, and how firm the bands of the last such period are."""
    figures = frozen_figures(book)
    shown = {one.period for one in figures}
    last = next((period for period in reversed(period_names(book)) if period in shown), "")
    return InsightPage(
        figures=figures,
        period=last,
        firm=firm_boards(book, last) if last else {},
        currency=book.village()["currency"],
        period_word=period_word(book),
        constant_prices=any(total.constant_prices for total in village_totals(book)),
        curves=tuple(village_curves(book)),
        names=named(book),
    )


def frozen_figures(book: Book) -> tuple[Figure, ...]:
    """The totals and the spread of all periods that have a board, by name and in the order of periods."""
    totals = [Figure(one.name, one.period, one.amount, one.withheld) for one in village_totals(book)]
    shares = [Figure(one.name, one.period, one.value, one.withheld) for one in village_spread(book)]
    return tuple(one for name in words.HEADS for one in [*totals, *shares] if one.name == name)


def figures_table(page: InsightPage, name: str | None = None) -> pl.DataFrame:
    """The figures (of one name) as they are downloaded: with unit, how many are behind each at least, and method."""
    rows = [
        {
            page.period_word or "period": no_formula(one.period),
            "figure": words.HEADS[one.name],
            "value": one.value,
            "unit": unit(one.name, page.currency),
            "households": words.AT_LEAST.format(count=words.FEWEST[one.name]),
            "not_shown": words.WHY.get(one.withheld or "", ""),
            "method": words.METHODS[one.name],
        }
        for one in page.figures
        if name in (None, one.name)
    ]
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64})


def firm_table(page: InsightPage) -> pl.DataFrame:
    """How firm each group's last board is, in words, in rows like those of the figures."""
    rows = [
        {
            page.period_word or "period": no_formula(page.period),
            "figure": no_formula(line),
            "method": words.FIRM_HOW,
        }
        for line in page.firm_lines()
    ]
    return pl.DataFrame(rows)


def unit(name: str, currency: str) -> str:
    """What a figure counts in: shares of 1 and the Gini coefficient have no unit.

    >>> unit("earned", "IDR"), unit("rose", "IDR")
    ('IDR', 'share of 1')
    """
    if name in words.SHARES:
        return words.SHARE
    return words.ZERO_TO_ONE if name == "gini" else no_formula(currency)
