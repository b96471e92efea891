"""What awards rest on, in villages small enough to see it at a glance."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import Actor
from data.entries import add_income, add_mark, pause
from data.errors import EntryRefused
from data.evidence import first_bands, first_income, helpers, marked_at_least, own_level, steady, together
from data.households import withdraw_consent
from data.open import Book
from data.periods import add_period, add_source
from tests.data.fund import has, village
from tests.data.villages import at_home, descending
from tests.data.villages import village as rated


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """oak, pine and wren in three seasons; 2025 and 2026 are published."""
    with village(tmp_path / "a.db") as made:
        add_period(made, "2025", 2)
        add_period(made, "2026", 3)
        add_source(made, "shop", "work")
        for period in ("2024", "2025", "2026"):
            add_mark(made, "oak", period, "harvest_help", "r1", 4)
        add_mark(made, "pine", "2024", "harvest_help", "r1", 1)
        add_mark(made, "pine", "2026", "harvest_help", "r1", 1)
        add_mark(made, "pine", "2026", "harvest_help", "r2", 2)
        add_mark(made, "wren", "2026", "harvest_help", "r1", 5)
        yield made


def published(book: Book) -> Book:
    """The book as its reviewer has it, once its seasons are published, as a triggerless tool would do it."""
    book.db.execute("DROP TRIGGER periods_published_when_rated")
    book.db.execute("UPDATE periods SET state = 'published'")
    return has(book, "Bo")


def test_marks_count_by_their_mean(book: Book) -> None:
    seen = published(book)
    assert marked_at_least(seen, "2026", "harvest_help", 4) == ("oak", "wren")
    assert marked_at_least(seen, "2026", "harvest_help", 1.5) == ("oak", "pine", "wren")
    assert together(seen, "2026", "harvest_help") == 4 + 1.5 + 5


def test_who_has_withdrawn_is_no_evidence(book: Book) -> None:
    withdraw_consent(book, "oak", "take_part")
    seen = published(book)
    assert marked_at_least(seen, "2026", "harvest_help", 4) == ("wren",)
    assert together(seen, "2026", "harvest_help") == 1.5 + 5


def test_steady_is_who_was_there_each_season(book: Book) -> None:
    assert steady(published(book), "2026", 3) == ("oak",)
    assert steady(has(book, "Bo"), "2026", 2) == ("oak",)
    assert steady(has(book, "Bo"), "2026", 1) == ("oak", "pine", "wren")


def test_a_paused_season_is_passed_over(book: Book) -> None:
    pause(book, "pine", "2025")
    assert steady(published(book), "2026", 2) == ("oak", "pine")


def test_a_first_income_is_first_only_once_and_of_somebody_who_was_there_before(book: Book) -> None:
    add_source(book, "wage", "work")
    for household, period, source in (
        ("oak", "2024", "wage"),
        ("oak", "2026", "shop"),
        ("pine", "2024", "shop"),
        ("pine", "2026", "shop"),
        ("wren", "2026", "shop"),
    ):
        add_income(book, household, period, source, "10")
    assert dict(first_income(published(book), "2026", ["shop"])) == {"oak": "shop"}


def test_helpers_are_who_wrote_entries_of_enough_households(book: Book) -> None:
    with book.writing():
        book.db.execute("UPDATE marks SET entered_by = 1 WHERE period = 3")
        book.db.execute("UPDATE marks SET entered_by = 2 WHERE period = 1 AND household = 1")
    seen = published(book)
    assert helpers(seen, "2026", 3) == {1: "Ana"}
    assert helpers(seen, "2026", 4) == {}


def test_nothing_rests_on_a_season_that_is_not_published(book: Book) -> None:
    seen = has(book, "Bo")
    for look in (
        lambda: marked_at_least(seen, "2026", "harvest_help", 1),
        lambda: together(seen, "2026", "harvest_help"),
        lambda: steady(seen, "2026", 1),
        lambda: first_income(seen, "2026", ["shop"]),
        lambda: helpers(seen, "2026", 1),
    ):
        with pytest.raises(EntryRefused, match="not_published"):
            look()


REVIEWER = Actor("account", 1, "Bo", frozenset({"reviewer"}))


def test_the_first_band_is_what_the_board_shows_of_it(tmp_path: Path) -> None:
    with rated(tmp_path / "a.db", descending(18)) as book:
        assert first_bands(book.as_(REVIEWER), "2024") == {None: ("h00",)}
        withdraw_consent(book, "h00", "wall")
        assert first_bands(book.as_(REVIEWER), "2024") == {}


def test_a_small_league_has_no_first_band(tmp_path: Path) -> None:
    with rated(tmp_path / "a.db", descending(10)) as book:
        assert first_bands(book.as_(REVIEWER), "2024") == {}


def test_a_level_is_told_to_the_household_alone(tmp_path: Path) -> None:
    with rated(tmp_path / "a.db", {"wren": 70, "oak": 40}) as book:
        book.db.execute("UPDATE periods SET state = 'published'")
        assert own_level(at_home(book, "wren"), "wren", "2024") == 3
        assert own_level(at_home(book, "oak"), "oak", "2024") == 1
        with pytest.raises(EntryRefused, match="not_allowed"):
            own_level(book.as_(REVIEWER), "wren", "2024")
