"""Villages made for a test: one criterion whose mark is the score, so that every place is chosen by the test."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from data.actors import of_household
from data.entries import add_income, add_mark
from data.households import give_consent, register
from data.meetings import describe_village, open_board
from data.open import Book, create_book
from data.periods import add_period
from data.ratings import Row, Stored, latest, store_rating
from tests.data.agreed import adopt_agreed

RUBRIC = """
scope: village
title: Effort
version: 1
purpose: Thank households whose work and learning pay off.
income: {{work: [wage], property: [rent], support: [gift], costs: [inputs], floor: 10}}
score:
  parts:
    songs: {{from: marks.songs, topic: cooperation, ask: Songs taught to the choir, scale: [0, 100], weight: 60}}
    growth: {{from: income.growth, normalise: {{method: goalposts, low: -2, high: 2}}, weight: 40}}
levels: {{one: 35, two: 50, three: 65}}
rank: {{decimals: 0}}
publish: {{top: {top}}}
"""
DAY = "2024-01-01"


def village(
    path: Path,
    scores: Mapping[str, float],
    *,
    agreed: Iterable[str] | None = None,
    top: int = 10,
    apart: float | None = 0.0,
) -> Book:
    """A book with one rated period, 2024, and its board open; `scores` of the households, who all agree to the wall.

    Two raters mark every household, one so much above the score as the other is below it: `apart` is the standard error
    of every score. With None there is one rater, and nothing is known of the error.
    """
    book = create_book(path, "bend")
    text = RUBRIC.format(top=top)
    adopt_agreed(book, text, DAY)
    add_period(book, "2024", 1)
    with book.writing():
        for name, score in scores.items():
            register(book, name, given_on=DAY)
            for rater, off in (("r1", -(apart or 0.0)), ("r2", apart)):
                if off is not None:
                    add_mark(book, name, "2024", "songs", rater, score + off)
        for name in scores if agreed is None else agreed:
            give_consent(book, name, "wall", DAY)
    describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
    store_rating(book)
    open_board(book, "2024", DAY)
    return book


def earn(book: Book, amounts: Mapping[str, str], source: str = "wage", period: str = "2024") -> None:
    """An income entry of each household."""
    with book.writing():
        for household, amount in amounts.items():
            add_income(book, household, period, source, amount)


def seen_from_afar(path: Path) -> Path:
    """A village with a board, at a path: 18 households agree to the wall, and 17 of them to the internet as well."""
    with village(path, descending(18)) as book:
        for name in descending(17):
            give_consent(book, name, "internet", DAY)
    return path


def at_home(book: Book, household: str) -> Book:
    """The same book for a household that looks at its own record."""
    number = book.rows("SELECT id FROM households WHERE name = :name", name=household)[0]["id"]
    return book.as_(of_household(number, household))


def descending(count: int, start: float = 99) -> dict[str, float]:
    """Households h00, h01, ... with scores that fall by one: the place is in the name."""
    return {f"h{i:02}": start - i for i in range(count)}


def stored(book: Book, period: str = "2024") -> Stored:
    """The newest stored rating, which must be there."""
    found = latest(book, period)
    assert found is not None
    return found


def row(book: Book, household: str, period: str = "2024") -> Row:
    """A household's row of it."""
    found = stored(book, period).row(household)
    assert found is not None
    return found


def once_boards_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next day come on which boards take up corrections."""
    monkeypatch.setattr("data.boarddays.today", lambda: "2099-01-01")
