"""What a village reaches together: in steps of five, of ten households at the least, and closed at the season's end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import STRANGER, Actor
from data.disclosure import goals_together
from data.entries import add_mark
from data.errors import EntryRefused
from data.households import register, withdraw_consent
from data.open import Book
from data.periods import add_period, advance
from data.ratings import store_rating
from data.together import Together, Wanted, decide_together, drop_together, percent, tell_together
from tests.data.villages import DAY, village

ADMINISTRATOR = Actor("account", 1, "Ada", frozenset({"administrator"}))
HONEY = Wanted("2025", "Honey under our brand", 2000, "kg")
SONGS = Wanted("2025", "Songs for the choir", 1000, "songs", "songs")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db", {f"h{number:02}": 50 for number in range(12)}) as made:
        add_period(made, "2025", 2)
        yield made


def seen(book: Book) -> Together:
    (goal,) = goals_together(book.as_(STRANGER))
    return goal


def sing(book: Book, marks: dict[str, float]) -> None:
    for household, mark in marks.items():
        add_mark(book, household, "2025", "songs", "r1", mark)


def rated(book: Book) -> Together:
    store_rating(book)
    return seen(book)


def test_what_no_household_owns_is_told_and_seen_in_steps_of_five(book: Book) -> None:
    number = decide_together(book.as_(ADMINISTRATOR), HONEY, DAY)
    assert (seen(book).percent, seen(book).withheld) == (None, "not_yet")
    for told, step in ((0, 0), (99, 0), (100, 5), (1999, 95), (2600, 100)):
        tell_together(book.as_(ADMINISTRATOR), number, told)
        assert (seen(book).percent, seen(book).withheld) == (step, None)


def test_no_exact_figure_is_given_out(book: Book) -> None:
    number = decide_together(book, HONEY, DAY)
    tell_together(book, number, 1234)
    assert "1234" not in repr(seen(book))
    assert percent(1e-9, 1) == 0


def test_marks_are_added_up_once_with_the_first_rating(book: Book) -> None:
    decide_together(book, SONGS, DAY)
    sing(book, {f"h{number:02}": 40 for number in range(12)})
    assert seen(book).withheld == "not_yet"
    # 12 times 40 of 1000
    assert rated(book).percent == 45
    book.db.execute("UPDATE marks SET mark = 90 WHERE period = 2")
    withdraw_consent(book, "h00", "take_part")
    assert rated(book).percent == 45


def test_a_mean_of_several_raters_counts_once_and_who_takes_part_no_more_does_not(book: Book) -> None:
    decide_together(book, SONGS, DAY)
    sing(book, {f"h{number:02}": 40 for number in range(12)})
    add_mark(book, "h01", "2025", "songs", "r2", 60)
    withdraw_consent(book, "h00", "take_part")
    # Ten of 40 and one of 50
    assert rated(book).percent == 45


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ({f"h{number:02}": 40.0 for number in range(9)}, "too_few"),
        ({**{f"h{number:02}": 40.0 for number in range(9)}, "h09": 0.0}, "too_few"),
        ({**{f"h{number:02}": 10.0 for number in range(10)}, "h10": 100.0}, "one_too_large"),
    ],
)
def test_nothing_is_said_of_few_or_of_one_household(book: Book, marks: dict[str, float], why: str) -> None:
    decide_together(book, SONGS, DAY)
    sing(book, marks)
    assert (rated(book).percent, seen(book).withheld) == (None, why)
    register(book, "new", given_on=DAY)
    sing(book, {"new": 40})
    assert (rated(book).percent, seen(book).withheld) == (None, why)


def test_a_goal_is_closed_at_the_season_s_end(book: Book) -> None:
    number = decide_together(book, HONEY, DAY)
    tell_together(book, number, 500)
    store_rating(book)
    for state in ("review", "published"):
        advance(book, "2025", state)
    assert (seen(book).is_over, seen(book).percent) == (True, 25)
    for act in (lambda: tell_together(book, number, 600), lambda: drop_together(book, number)):
        with pytest.raises(EntryRefused, match="season_over"):
            act()
    with pytest.raises(EntryRefused, match="season_over"):
        decide_together(book, Wanted("2025", "Trees", 10), DAY)


@pytest.mark.parametrize(
    ("wanted", "held_on", "code"),
    [
        (Wanted("2025", " ", 10), DAY, "together_title"),
        (Wanted("2025", "Trees", 0), DAY, "together_target"),
        (Wanted("2025", "Trees", 10, "x" * 21), DAY, "together_unit"),
        (Wanted("2025", "Trees", 10, "", "trees"), DAY, "unknown_step"),
        (Wanted("2031", "Trees", 10), DAY, "unknown_period"),
        (Wanted("2025", "Trees", 10), "2999-01-01", "in_the_future"),
        (Wanted("2025", "Households that pray", 10), DAY, "forbidden_subject"),
        (Wanted("2025", "Together", 10, "prayers"), DAY, "forbidden_subject"),
        (Wanted("2025", "Trees planted by h03", 10), DAY, "notice_names"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(book: Book, wanted: Wanted, held_on: str, code: str) -> None:
    with pytest.raises(EntryRefused, match=code):
        decide_together(book, wanted, held_on)
    assert goals_together(book) == ()


def test_one_goal_counts_a_criterion_so_that_two_targets_do_not_narrow_it_down(book: Book) -> None:
    number = decide_together(book, SONGS, DAY)
    with pytest.raises(EntryRefused, match="together_counted"):
        tell_together(book, number, 5)
    with pytest.raises(EntryRefused, match="already_there"):
        decide_together(book, Wanted("2025", "More songs", 10, "", "songs"), DAY)
    drop_together(book, number)
    assert goals_together(book) == ()


def test_nothing_is_shown_before_there_is_somebody_to_complain_to(book: Book) -> None:
    decide_together(book, HONEY, DAY)
    book.db.execute("UPDATE village SET contact = ''")
    assert goals_together(book) == ()
