"""What programmes gave is confirmed by the household, counts as support, and never scores; and figures by source."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.disclosure import village_totals
from data.entries import add_income
from data.errors import EntryRefused
from data.given import all_given, answer_given, given_to, record_given, take_back_given
from data.households import withdraw_consent
from data.meetings import open_board
from data.open import Book
from data.periods import add_period, advance
from data.ratings import store_rating
from data.sourcefigures import said
from data.villagesources import village_sources
from tests.data.villages import DAY, at_home, descending, row, village

WHAT = ("2024-03-01", "Two goats", "Ministry")
HOMES = tuple(descending(14))


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db", descending(14)) as made:
        add_period(made, "2025", 2)
        yield made


def code(act: Callable[..., object], *given: object) -> str:
    with pytest.raises(EntryRefused) as refused:
        act(*given)
    return refused.value.problems[0].code


def test_a_household_says_whether_it_was_given_something_and_nobody_else_does(bend: Book) -> None:
    number = record_given(bend, "h00", "2025", WHAT, "120.50")
    home = at_home(bend, "h00")
    answer_given(home, "h00", number, "confirmed")
    assert [(each.thing, each.amount, each.answer) for each in given_to(home, "h00")] == [
        ("Two goats", "120.50", "confirmed")
    ]
    assert code(answer_given, bend, "h00", number, "confirmed") == "not_allowed"
    assert code(answer_given, at_home(bend, "h01"), "h01", number, "denied") == "not_known"
    assert code(given_to, at_home(bend, "h01"), "h00") == "not_allowed"
    assert code(take_back_given, bend, number) == "not_known"
    answer_given(home, "h00", number, "denied")
    take_back_given(bend, number)
    assert all_given(bend, "2025") == ()


def test_what_cannot_have_been_given_is_refused(bend: Book) -> None:
    for change, said_so in (
        (("2024-02-31", *WHAT[1:]), "not_a_day"),
        (("2999-01-01", *WHAT[1:]), "in_the_future"),
        ((WHAT[0], " ", WHAT[2]), "no_thing"),
        ((WHAT[0], WHAT[1], "x" * 61), "no_giver"),
        ((WHAT[0], "A wheelchair", WHAT[2]), "forbidden_subject"),
    ):
        assert code(record_given, bend, "h00", "2025", change, "1") == said_so
    assert code(record_given, bend, "h00", "2025", WHAT, "-1") == "below_zero"
    withdraw_consent(bend, "h01", "take_part")
    assert code(record_given, bend, "h01", "2025", WHAT, "1") == "no_consent"
    store_rating(bend)
    advance(bend, "2025", "published")
    assert code(record_given, bend, "h00", "2025", WHAT, "1") == "period_closed"


def test_only_what_was_confirmed_counts_as_support_and_no_score_moves(bend: Book) -> None:
    before = row(bend, "h00").points
    for home in HOMES:
        number = record_given(bend, home, "2025", WHAT, "1000")
        if home not in ("h12", "h13"):
            answer_given(at_home(bend, home), home, number, "confirmed")
    store_rating(bend)
    open_board(bend, "2025", DAY)
    support = {each.period: each.amount for each in village_totals(bend) if each.name == "support"}
    assert support["2024"] is None
    assert support["2025"] is not None
    assert 9_000 < support["2025"] < 15_000
    assert row(bend, "h00", "2024").points == before


def test_a_source_is_said_with_at_least_so_many_households_and_stays_as_it_was(bend: Book) -> None:
    for home in HOMES:
        add_income(bend, home, "2025", "wage", "1000")
    add_income(bend, "h00", "2025", "gift", "9000")
    store_rating(bend)
    assert [each for each in village_sources(bend) if each.period == "2025"] == []
    open_board(bend, "2025", DAY)
    found = {each.source: each for each in village_sources(bend) if each.period == "2025"}
    wage, gift = found["wage"], found["gift"]
    assert (wage.households, wage.withheld) == (10, None)
    assert wage.amount == pytest.approx(14_000, rel=0.3)
    assert (gift.households, gift.amount, gift.withheld) == (None, None, "too_few")
    add_income(bend, "h01", "2025", "wage", "50000")
    store_rating(bend)
    assert {each.source: each for each in village_sources(bend) if each.period == "2025"} == found


def test_a_total_less_its_sources_does_not_leave_over_what_a_programme_gave_one_household(bend: Book) -> None:
    for home in HOMES:
        add_income(bend, home, "2025", "gift", "1000")
    number = record_given(bend, "h00", "2025", WHAT, "3000")
    answer_given(at_home(bend, "h00"), "h00", number, "confirmed")
    store_rating(bend)
    open_board(bend, "2025", DAY)
    total = next(each for each in village_totals(bend) if (each.period, each.name) == ("2025", "support"))
    gift = next(each for each in village_sources(bend) if (each.period, each.source) == ("2025", "gift"))
    assert (total.withheld, gift.withheld) == (None, "with_others")


def test_no_total_of_the_village_leaves_over_what_one_household_had() -> None:
    """The published total less the published sources is what is kept back: it keeps to the same rule."""
    many = {number: 1_000 + number for number in range(40)}
    some = dict.fromkeys(range(12), 700)
    one = {3: 80_000}
    told = said({"wage": many, "crops": some, "herd": one}, [])
    assert {name: each[1] for name, each in told.items()} == {
        "wage": "with_others",
        "crops": "with_others",
        "herd": "too_few",
    }
    costs = dict.fromkeys(range(30), -300)
    assert said({"wage": many, "inputs": costs}, ["inputs"])["wage"][1] is None
    assert said({"wage": many, "inputs": {1: -300}}, ["inputs"])["wage"][1] == "with_others"
