"""Incomes that one adult has shown on their own card only: nothing on the other cards lets them be worked out."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR, Actor, of_household
from data.cards import cards_of, issue_card, take_back_card
from data.checks import ask_check, checks_of
from data.entries import add_income
from data.errors import EntryRefused
from data.held import held
from data.households import register
from data.keeping import adults_of, keep_incomes, keeps_incomes
from data.merging import merge_households
from data.open import Book, open_book
from data.own import own_entries
from data.periods import add_period
from data.progress import progress
from data.ratings import store_rating
from tests.data.villages import DAY, earn, village

ADMINISTRATOR = Actor("account", 1, "Ada", frozenset({"administrator"}), confirmed=True)
# The second adult's wage of 2025: in no other number of the village.
KEPT = "173.41"
TOLD = "126.59"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Household a with two cards: in 2024 it had 100 together, in 2025 each adult told a wage; 300 in all."""
    path = tmp_path_factory.mktemp("kept") / "a.db"
    with village(path, {"a": 48, "neighbour": 91}) as book:
        add_period(book, "2025", 2)
        for _ in range(2):
            issue_card(book, "a")
        earn(book, {"a": "100"})
        tell(book, {1: TOLD, 2: KEPT})
        store_rating(book)
    return path


@pytest.fixture
def rated(made: Path, tmp_path: Path) -> Iterator[Book]:
    with open_book(Path(shutil.copy(made, tmp_path)), OPERATOR) as book:
        yield book


def tell(book: Book, amounts: dict[int, str], household: str = "a", period: str = "2025") -> None:
    for adult, amount in amounts.items():
        add_income(book, household, period, "wage", amount)
        with book.writing():
            book.db.execute(
                "UPDATE income_entries SET told_by = ? WHERE id = (SELECT max(id) FROM income_entries)", [adult]
            )


def by_card(book: Book, holder: int | None, household: str = "a") -> Book:
    number = book.rows("SELECT id FROM households WHERE name = :name", name=household)[0]["id"]
    return book.as_(of_household(number, household, holder))


def kept(book: Book) -> Book:
    keep_incomes(by_card(book, 2), "a")
    return book


def amounts(book: Book, holder: int | None) -> list[float | None]:
    entries = own_entries(by_card(book, holder), "a", "2025")
    return [each.value for each in entries if each.question == "income:wage"]


def test_before_anybody_asks_each_card_shows_every_income(rated: Book) -> None:
    assert amounts(rated, 1) == amounts(rated, 2) == [126.59, 173.41]
    assert progress(by_card(rated, 1), "a", "2025").season.earned == 300


def test_an_income_shows_on_the_card_of_who_told_it_and_on_no_other(rated: Book) -> None:
    kept(rated)
    assert amounts(rated, 1) == amounts(rated, None) == [126.59]
    assert amounts(rated, 2) == [126.59, 173.41]
    assert (keeps_incomes(by_card(rated, 1), "a"), keeps_incomes(by_card(rated, 2), "a")) == (False, True)
    keep_incomes(by_card(rated, 2), "a", keep=False)
    assert amounts(rated, 1) == [126.59, 173.41]


def test_on_the_other_card_there_is_no_number_to_subtract_from(rated: Book) -> None:
    page = progress(by_card(kept(rated), 1), "a", "2025")
    now = page.season
    assert (now.earned, now.baseline, now.growth, now.score) == (None, None, None, None)
    assert (page.contributions, page.step, page.kept) == ({}, (), True)
    assert "kept" in page.missing
    assert now.level_step == 3
    own = progress(by_card(rated, 2), "a", "2025")
    # (300 - 100) / 200 = 1: three quarters of the way from -2 to 2.
    assert (own.season.earned, own.season.score, own.kept) == (300, 75, False)


def test_seasons_before_the_first_such_income_stay_and_later_ones_are_compared_with_nothing(rated: Book) -> None:
    add_period(kept(rated), "2026", 3)
    earn(rated, {"a": "500"}, period="2026")
    store_rating(rated)
    first, second, third = progress(by_card(rated, 1), "a", "2026").seasons
    assert (first.earned, first.score) == (100, 48)
    assert second.earned is None
    # Its own sum is known to all; the mean of 100 and 300 that it is compared with would tell of 2025.
    assert (third.earned, third.baseline, third.growth, third.score) == (500, None, None, None)


def test_no_copy_but_the_own_one_tells_of_it_not_even_by_a_digest(rated: Book) -> None:
    for reader in (by_card(kept(rated), 1), rated.as_(OPERATOR)):
        tables = held(reader, "a")
        assert "12659" in json.dumps(tables)
        assert "17341" not in json.dumps(tables)
        told = {row["rating"]: row.get("points") for row in tables["rating_rows"]}
        assert None in told.values()
        assert "card_choices" not in tables
    own = held(by_card(rated, 2), "a")
    assert "17341" in json.dumps(own)
    assert own["card_choices"][0]["keeps_incomes"] == 1
    with rated.writing():
        rated.db.execute("DELETE FROM income_entries WHERE told_by = 2")
    tell(rated, {2: "50"})
    assert "17341" not in json.dumps(held(by_card(rated, 1), "a"))


def test_a_check_that_its_holder_asked_for_does_not_tell_the_amount(rated: Book) -> None:
    ask_check(by_card(kept(rated), 2), "a", "2025", "income:wage", "too_low")
    assert [each.was for each in checks_of(by_card(rated, 2), "a")] == [300]
    assert [(each.was, each.kept) for each in checks_of(by_card(rated, 1), "a")] == [(None, True)]
    assert "300" not in json.dumps([row.get("was") for row in held(by_card(rated, 1), "a")["checks"]])


def test_nobody_else_of_the_household_renews_the_card_and_its_number_goes_to_nobody_else(rated: Book) -> None:
    with pytest.raises(EntryRefused, match="card_of_another"):
        issue_card(by_card(kept(rated), 1), "a", 2)
    assert issue_card(by_card(rated, 2), "a", 2)[0] == 2
    take_back_card(by_card(rated, 1), "a", 2)
    assert issue_card(by_card(rated, 1), "a")[0] == 3
    assert adults_of(rated, "a") == (1, 2, 3)
    assert issue_card(rated, "a", 2)[0] == 2
    assert [card.holder for card in cards_of(rated, "a")] == [1, 2, 3]


def test_who_came_by_no_card_cannot_choose(rated: Book) -> None:
    with pytest.raises(EntryRefused, match="no_own_card"):
        keep_incomes(by_card(rated, None), "a")
    with pytest.raises(EntryRefused, match="not_allowed"):
        keep_incomes(rated.as_(ADMINISTRATOR), "a")


def test_the_wish_is_in_no_journal(rated: Book) -> None:
    before = rated.rows("SELECT count(*) AS n FROM journal")
    assert kept(rated).rows("SELECT count(*) AS n FROM journal") == before


def test_adults_of_a_merged_duplicate_are_not_taken_for_others_of_the_same_number(rated: Book) -> None:
    register(rated, "twin", given_on=DAY)
    issue_card(rated, "twin")
    with rated.writing():
        rated.db.execute("DELETE FROM income_entries WHERE told_by IS NOT NULL")
    tell(rated, {1: KEPT}, "twin")
    keep_incomes(by_card(rated, 1, "twin"), "twin")
    merge_households(rated, "a", "twin")
    assert adults_of(rated, "a") == (1, 2, 3)
    assert amounts(rated, 1) == amounts(rated, 2) == []
    assert amounts(rated, 3) == [173.41]


def test_a_household_that_came_from_another_is_not_shown_what_it_is_compared_with(rated: Book) -> None:
    register(kept(rated), "half", given_on=DAY)
    add_period(rated, "2026", 3)
    with rated.writing():
        sql = """INSERT INTO succession (old, new, period, share) VALUES (
            (SELECT id FROM households WHERE name = 'a'), (SELECT id FROM households WHERE name = 'half'),
            (SELECT id FROM periods WHERE name = '2026'), 0.5)"""
        rated.db.execute(sql)
    earn(rated, {"half": "200"}, period="2026")
    season = progress(by_card(rated, 1, "half"), "half", "2026").season
    assert (season.earned, season.baseline, season.growth) == (200, None, None)
