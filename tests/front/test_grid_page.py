"""The grid's page: open to those who rate, and to nobody else."""

import pytest
from streamlit.testing.v1 import AppTest

from data.accounts import ROLES
from data.actors import OPERATOR
from data.households import register, withdraw_consent
from data.meetings import describe_village
from data.open import open_book
from data.periods import add_period
from data.prices import set_price
from data.units import set_unit
from front.words import grid as words
from front.words import pages
from tests.data.agreed import adopt_agreed
from tests.data.raters import RUBRIC
from tests.front.conftest import text_of, visit
from tests.front.light import Served

DAY = "2024-01-01"


@pytest.fixture
def open_season(bend: Served) -> Served:
    """Bend with rules, two households and a season to enter."""
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        adopt_agreed(book, RUBRIC, DAY)
        add_period(book, "2024", 1)
        for household in bend.cards:
            withdraw_consent(book, household, "take_part")
        for household in ("ash", "birch"):
            register(book, household, given_on=DAY, house_number="7" if household == "ash" else "")
    return bend


def page_of(served: Served, name: str, patch: pytest.MonkeyPatch) -> AppTest:
    token = served.token(name) if name else ""
    patch.setattr("front.visitor._token", lambda: token)
    return visit("grid")


@pytest.mark.parametrize("name", ["", *ROLES, "everything", "nothing"])
def test_it_opens_to_raters_alone(open_season: Served, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = page_of(open_season, name, monkeypatch)
    assert not test.exception
    opens = name in ("rater", "everything")
    assert (words.TITLE.format(period="2024") in text_of(test)) is opens
    households = [row[0] for table in test.dataframe for row in table.value.to_numpy().tolist()]
    assert households == (["ash (house 7)", "birch"] if opens else [])
    if not opens:
        assert (words.NOT_A_RATER if name else words.SIGN_IN) in text_of(test)


@pytest.mark.parametrize("name", ["", *ROLES])
def test_the_way_to_it_is_shown_to_raters_alone(
    open_season: Served, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = open_season.token(name) if name else ""
    monkeypatch.setattr("front.visitor._token", lambda: token)
    links = [str(getattr(link, "label", link)) for link in visit("board").get("page_link")]
    assert (pages.GRID in links) is (name == "rater")


def test_it_says_how_far_the_village_is(open_season: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "0 of 2 households in the book; 2 criteria and 5 sources each." in text_of(
        page_of(open_season, "rater", monkeypatch)
    )


def test_it_says_which_quantities_can_be_typed_instead_of_an_amount(
    open_season: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_book(open_season.folder / "bend.db", OPERATOR) as book:
        set_price(book, "2024", "maize", "30", "kg")
        set_unit(book, "sack", "kg", "50")
    test = page_of(open_season, "rater", monkeypatch)
    assert "maize (kg, sack)" not in text_of(test)
    said = text_of(test.radio(key="grid-kind").set_value("income").run()).replace("\\", "")
    assert "3 sack maize + 10 maize eaten" in said
    assert "maize (kg, sack)" in said


def test_without_an_open_season_there_is_nothing_to_enter(bend: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    assert words.NOT_OPEN in text_of(page_of(bend, "rater", monkeypatch))


def test_a_search_that_fits_nobody_is_said(open_season: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    test = page_of(open_season, "rater", monkeypatch)
    assert words.NOBODY in text_of(test.text_input[0].input("nowhere").run())
