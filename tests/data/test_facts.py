"""The marks of a household: all of them in a fixed order, and none of a neighbour's."""

from dataclasses import astuple

import pytest

from data.actors import Actor
from data.entries import add_mark
from data.errors import EntryRefused
from data.facts import marks_of
from data.open import Book
from tests.data.villages import at_home

REVIEWER = Actor("account", 7, "Rosa", frozenset({"reviewer"}))


def test_a_households_marks_are_there_by_rater_and_nothing_of_a_neighbour(book: Book) -> None:
    for rater, mark in (("r2", 4), ("r1", 5)):
        add_mark(book, "wren", "2024", "training", rater, mark)
    add_mark(book, "oak.2", "2024", "training", "r1", 77)
    for who in (book.as_(REVIEWER), at_home(book, "wren")):
        found = marks_of(who, "wren", "2024")
        assert [astuple(each)[:3] for each in found] == [("training", "r1", 5), ("training", "r2", 4)]
    assert marks_of(book, "wren", "2025") == ()
    with pytest.raises(EntryRefused, match="not_allowed"):
        marks_of(at_home(book, "oak.2"), "wren", "2024")
