"""Public figures of how incomes are spread: what they say, and that they stay as they were first written down."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from data.disclosure import PeriodTotal, village_spread, village_totals
from data.households import withdraw_consent
from data.incomes import Incomes
from data.insight import PeriodSpread, spread
from data.meetings import open_board
from data.open import Book
from data.periods import add_period
from data.ratings import store_rating
from tests.data.villages import DAY, earn, village


def grown(path: Path) -> Book:
    """A village of 30 with two seasons: a third below the floor of 10 in the second, and half of them grown."""
    book = village(path, {f"h{i:02}": 50 for i in range(30)})
    add_period(book, "2025", 2)
    add_period(book, "2026", 3)
    earn(book, {f"h{i:02}": "20" for i in range(30)}, period="2025")
    earn(book, {f"h{i:02}": "5" if i < 10 else "30" if i < 25 else "15" for i in range(30)}, period="2026")
    store_rating(book)
    open_board(book, "2026", DAY)
    return book


def seen(book: Book) -> tuple[list[PeriodSpread], list[PeriodTotal]]:
    return village_spread(book), village_totals(book)


def test_the_figures_of_a_period_with_a_board_are_shares_in_tenths(tmp_path: Path) -> None:
    with grown(tmp_path / "a.db") as book:
        told = {one.name: (one.value, one.withheld) for one in village_spread(book) if one.period == "2026"}
        assert {one.period for one in village_spread(book)} == {"2024", "2026"}
    moves = {"left_floor": (None, "too_few"), "fell_floor": (0.3, None)}
    assert told == {"below_floor": (0.3, None), "rose": (0.5, None), "gini": (None, "too_few"), **moves}


def test_departures_corrections_and_new_revisions_change_no_figure(tmp_path: Path) -> None:
    with grown(tmp_path / "a.db") as book:
        before = seen(book)
        book.db.execute("UPDATE income_entries SET amount_minor = amount_minor * 7 WHERE household < 9")
        withdraw_consent(book, "h03", "wall", DAY)
        book.db.execute("DELETE FROM households WHERE name = 'h12'")
        assert store_rating(book)["2026"] == 2
        assert seen(book) == before


def test_a_season_whose_totals_were_frozen_earlier_gets_no_spread_from_a_later_revision(tmp_path: Path) -> None:
    with grown(tmp_path / "a.db") as book:
        book.db.execute("DELETE FROM spread")
        store_rating(book)
        assert village_spread(book) == []


def exactly(earned: Sequence[float]) -> Incomes:
    ends = np.array(earned)
    return Incomes(("",) * len(ends), ends, ends, np.full(len(earned), np.nan))


def test_nine_on_a_side_are_too_few_and_a_share_is_never_none_or_all() -> None:
    (below, *_) = spread("", exactly([50.0] * 9 + [150.0] * 400), 100)
    assert (below.value, below.withheld) == (None, "too_few")
    (below, *_) = spread("", exactly([50.0] * 10 + [150.0] * 400), 100)
    assert below.value == 0.1


def test_a_household_near_the_line_counts_in_part_and_one_with_nothing_has_not_risen_from_nothing() -> None:
    found = Incomes(
        tuple("abcd"), np.array([0.0, 80, 80, 80]), np.array([0.0, 120, 120, 120]), np.array([0.0, 90, 200, np.nan])
    )
    assert found.part_below(90).tolist() == [1, 0.25, 0.25, 0.25]
    assert found.rose() == (0.75, 3)


def test_the_gini_coefficient_is_said_of_a_hundred_none_of_whom_has_most() -> None:
    earned = [float(i) for i in range(1, 101)]
    assert spread("", exactly(earned), 0)[2].value == 0.35  # 0.33, to the next twentieth
    assert spread("", exactly(earned[1:]), 0)[2].withheld == "too_few"
    assert spread("", exactly([*earned, 1e6]), 0)[2].withheld == "one_too_large"
