"""Public figures of how incomes are spread: what they say, and that nobody's income can be worked out from them."""

from collections import Counter, defaultdict
from functools import cache
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from data import insight
from data.disclosure import PeriodTotal, village_spread, village_totals
from data.figures import reason, rounded
from data.households import withdraw_consent
from data.insight import PeriodSpread, spread
from data.meetings import open_board
from data.open import Book
from data.periods import add_period
from data.ratings import store_rating
from tests.data.villages import DAY, earn, village

HOMES, FLOOR = 12, 125.0
GRID = tuple(50.0 * i for i in range(6))  # what a household may have earned; who attacks knows that there is no other
Shown = tuple[object, ...]
Village = tuple[float, ...]


def total(homes: Village) -> object:
    return reason(round(value) for value in homes) or rounded(sum(homes))


@cache
def possible(known: int, *, with_spread: bool) -> dict[tuple[Shown, Village], set[float]]:
    """By what is shown and what so many households know of themselves: every income that another one may have.

    All villages that there are on the grid. Shares need four on either side here, not ten: that gives away more.
    """
    found: dict[tuple[Shown, Village], set[float]] = defaultdict(set)
    for homes in combinations_with_replacement(GRID, HOMES):
        tables = [(one.value, one.withheld) for one in spread("", homes, (), FLOOR)] if with_spread else []
        shown, counts = (total(homes), *tables), Counter(homes)
        for few in combinations_with_replacement(list(counts), known):
            own = Counter(few)
            if own <= counts:
                found[shown, few].update((counts - own).keys())
    return {key: values for key, values in found.items() if not isinstance(key[0][0], str)}


@pytest.fixture
def fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insight, "FEWEST", 4)
    possible.cache_clear()


@pytest.mark.usefixtures("fewer")
def test_no_household_can_work_out_what_another_earned_from_all_that_is_shown() -> None:
    found = possible(1, with_spread=True)
    assert any(values == ((0.3, None)) for shown, _ in found for values in shown[1:])
    # At the top of the grid nothing larger is tried; there only the end of the list makes it certain.
    assert [key for key, values in found.items() if len(values) == 1 and max(values) < GRID[-1]] == []


@pytest.mark.usefixtures("fewer")
@pytest.mark.parametrize("known", [1, 2])
def test_what_is_certain_with_the_spread_is_certain_without_it(known: int) -> None:
    totals_only = possible(known, with_spread=False)
    for (shown, few), values in possible(known, with_spread=True).items():
        assert len(values) > 1 or len(totals_only[shown[:1], few]) == 1


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


def test_nine_on_a_side_are_too_few_and_a_share_is_never_none_or_all() -> None:
    (below, *_) = spread("", [50.0] * 9 + [150.0] * 400, (), 100)
    assert (below.value, below.withheld) == (None, "too_few")
    (below, *_) = spread("", [50.0] * 10 + [150.0] * 400, (), 100)
    assert below.value == 0.1


def test_the_gini_coefficient_is_said_of_a_hundred_none_of_whom_has_most() -> None:
    earned = [float(i) for i in range(1, 101)]
    assert spread("", earned, (), 0)[2].value == 0.35  # 0.33, to the next twentieth
    assert spread("", earned[1:], (), 0)[2].withheld == "too_few"
    assert spread("", [*earned, 1e6], (), 0)[2].withheld == "one_too_large"
