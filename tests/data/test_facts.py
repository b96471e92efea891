"""What was entered about a household: all of it, in a fixed order, and nothing that is worked out."""

from dataclasses import asdict

import pytest

from data.actors import Actor
from data.entries import add_income, add_mark, add_measure, pause, set_coverage
from data.errors import EntryRefused
from data.facts import MarkGiven, entries_of
from data.households import withdraw_consent
from data.open import Book
from tests.data.villages import at_home

REVIEWER = Actor("account", 7, "Rosa", frozenset({"reviewer"}))


@pytest.fixture
def entered(book: Book) -> Book:
    """wren with one entry of every kind in 2024; oak.2 with a mark of its own."""
    add_income(book, "wren", "2024", "wage", "12.50", "receipt")
    add_income(book, "wren", "2024", "inputs", "3")
    set_coverage(book, "wren", "2024", "gift", "refused")
    for rater, mark in (("r2", 4), ("r1", 5)):
        add_mark(book, "wren", "2024", "training", rater, mark)
    add_mark(book, "oak.2", "2024", "training", "r1", 77)
    add_measure(book, "wren", "2024", "area", 1.5, 0.1)
    pause(book, "wren", "2024")
    return book


def test_everything_that_was_entered_is_there_and_nothing_of_a_neighbour(entered: Book) -> None:
    found = entries_of(entered.as_(REVIEWER), "wren", "2024")
    assert [(each.source, each.amount, each.method) for each in found.incomes] == [
        ("inputs", 3, None),
        ("wage", 12.5, "receipt"),
    ]
    assert found.coverage == {"gift": "refused"}
    assert [(each.rater, each.mark) for each in found.marks] == [("r1", 5), ("r2", 4)]
    assert isinstance(found.marks[0], MarkGiven)
    assert [(each.measure, each.value, each.se) for each in found.measures] == [("area", 1.5, 0.1)]
    assert found.paused
    assert "77" not in str(asdict(found))


def test_a_period_without_entries_has_none(entered: Book) -> None:
    found = entries_of(entered, "wren", "2025")
    assert (found.incomes, found.coverage, found.marks, found.measures, found.paused) == ((), {}, (), (), False)


@pytest.mark.parametrize(
    ("household", "period", "code"), [("wran", "2024", "unknown_household"), ("wren", "2030", "unknown_period")]
)
def test_what_is_not_in_the_book_is_refused(entered: Book, household: str, period: str, code: str) -> None:
    with pytest.raises(EntryRefused, match=code):
        entries_of(entered.as_(REVIEWER), household, period)


def test_of_a_household_that_withdrew_only_itself_sees_what_is_held(entered: Book) -> None:
    withdraw_consent(entered, "wren", "take_part")
    with pytest.raises(EntryRefused, match="no_consent"):
        entries_of(entered.as_(REVIEWER), "wren", "2024")
    assert entries_of(at_home(entered, "wren"), "wren", "2024").incomes


def test_a_household_sees_no_entry_of_another(entered: Book) -> None:
    with pytest.raises(EntryRefused, match="not_allowed"):
        entries_of(at_home(entered, "oak.2"), "wren", "2024")
