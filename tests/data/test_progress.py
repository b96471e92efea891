"""A household's own page: everything about it, and nothing about a neighbour."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from shutil import copy

import pytest
from polars.testing import assert_frame_equal

from data.actors import OPERATOR
from data.catalogue import current_rubric
from data.entries import pause
from data.errors import EntryRefused
from data.households import withdraw_consent
from data.open import Book, open_book
from data.periods import add_period
from data.progress import progress
from data.ratings import rate_book, rate_incomes, store_rating
from rating.explain import Step
from tests.data.agreed import adopt_agreed
from tests.data.villages import DAY, RUBRIC, at_home, earn, village


@pytest.fixture
def rated(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db", {"a": 48, "neighbour": 91}) as book:
        add_period(book, "2025", 2)
        earn(book, {"a": "100", "neighbour": "777"})
        earn(book, {"a": "300", "neighbour": "888"}, period="2025")
        store_rating(book)
        yield book


def test_its_own_growth_scores_and_level_season_by_season(rated: Book) -> None:
    page = progress(at_home(rated, "a"), "a", "2025")
    first, second = page.seasons
    assert (first.earned, first.baseline, first.growth, first.score, first.level) == (100, None, None, 48, "one")
    # (300 - 100) / 200 = 1: three quarters of the way from -2 to 2.
    assert (second.earned, second.baseline, second.growth, second.score) == (300, 100, 1, 75)
    assert (second.level, second.level_step, second.revision) == ("three", 3, 1)
    assert page.season == second


def test_contributions_add_up_to_the_score_and_marks_are_told_by_rater(rated: Book) -> None:
    page = progress(at_home(rated, "a"), "a", "2024")
    assert page.contributions == {"songs": 48}
    assert [(m.criterion, m.rater, m.mark) for m in page.marks] == [("songs", "r1", 48), ("songs", "r2", 48)]


def test_the_smallest_step_to_the_next_level(rated: Book) -> None:
    # 50 of 100 songs is level two.
    assert progress(at_home(rated, "a"), "a", "2024").step == (Step("songs", 48, 50),)
    assert progress(at_home(rated, "a"), "a", "2025").step == ()


def test_what_is_missing_is_said_as_codes(rated: Book) -> None:
    assert progress(at_home(rated, "a"), "a", "2024").missing == ("first_season",)
    page = progress(at_home(rated, "a"), "a", "2025")
    assert (page.missing, page.unmarked) == ((), ("songs",))
    add_period(rated, "2026", 3)
    assert progress(at_home(rated, "a"), "a", "2026").missing == ("not_rated", "income_unknown")
    pause(rated, "a", "2026")
    assert progress(at_home(rated, "a"), "a", "2026").missing == ("paused",)
    rated.db.execute("UPDATE households SET earners = 0 WHERE name = 'a'")
    assert progress(at_home(rated, "a"), "a", "2025").missing == ("no_earner",)


def test_a_season_that_has_no_price_yet_is_worked_out_for_nobody_and_ends_no_page(rated: Book) -> None:
    prices = "prices: {{2024: 100, 2025: 103}}, floor: 10}}"
    text = RUBRIC.replace("floor: 10}}", prices).replace("version: 1", "version: 2").format(top=10)
    adopt_agreed(rated, text, DAY)
    add_period(rated, "2026", 3)
    page = progress(at_home(rated, "a"), "a", "2026")
    assert (page.missing, page.season.earned, page.season.paused) == (("not_rated", "income_unknown"), None, False)


def test_what_a_household_earned_is_what_the_whole_rating_says(demo_made: Path, tmp_path: Path) -> None:
    with open_book(Path(copy(demo_made / "willow-bend.db", tmp_path)), OPERATOR) as book:
        rubric, columns = current_rubric(book), ("household", "period", "paused", "earned", "baseline", "growth")
        whole = rate_book(book, rubric).values().select(columns).sort("household", "period")
        linked = "SELECT name FROM households WHERE id IN (SELECT old FROM succession UNION SELECT new FROM succession)"
        some = {row["name"] for row in book.rows(linked)} | set(whole["household"][::60])
        assert len(some) > 8
        for name in some:
            assert_frame_equal(rate_incomes(book, name, rubric).sort("period"), whole.filter(household=name))


def test_nothing_of_a_neighbour_is_on_it(rated: Book) -> None:
    shown = asdict(progress(at_home(rated, "a"), "a", "2025"))
    shown.pop("rubric")
    assert "neighbour" not in str(shown)
    assert not any(value in str(shown) for value in ("777", "888", "91"))


def test_a_page_holds_no_place(rated: Book) -> None:
    names = {
        *asdict(progress(at_home(rated, "a"), "a", "2025")),
        *asdict(progress(at_home(rated, "a"), "a", "2025").season),
    }
    assert not any("rank" in name or "place" in name for name in names)


@pytest.mark.parametrize(
    ("household", "period", "code"), [("b", "2024", "not_allowed"), ("a", "2030", "unknown_period")]
)
def test_there_is_no_page_for_what_is_not_there(rated: Book, household: str, period: str, code: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        progress(at_home(rated, "a"), household, period)
    assert refused.value.problems[0].code == code


def test_a_household_that_withdrew_has_no_page(rated: Book) -> None:
    withdraw_consent(rated, "a", "take_part")
    with pytest.raises(EntryRefused) as refused:
        progress(at_home(rated, "a"), "a", "2025")
    assert refused.value.problems[0].code == "no_consent"
