"""What is given out about a season: frozen figures, the same whenever they are asked for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from data.actors import OPERATOR, Actor
from data.disclosure import Closed
from data.erase import erase
from data.errors import EntryRefused
from data.givenout import GivenOut, given_out
from data.lifecycle import close_period
from data.meetings import describe_village
from data.moves import moved
from data.open import Book, open_book
from data.periods import advance
from data.snapshot import snapshot
from data.verify import verify
from tests.data.outcomes import HOMES, ask_checks, build, thank
from tests.data.villages import DAY, at_home

EVERYBODY = Actor("account", 1, "Di", frozenset({"administrator"}), confirmed=True)


def told(given: GivenOut | Closed, period: str) -> dict[str, tuple[float | None, str | None]]:
    assert isinstance(given, GivenOut)
    spread = {one.name: (one.value, one.withheld) for one in given.spread if one.period == period}
    return spread | {one.name: (one.value, one.withheld) for one in given.counts if one.period == period}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("given") / "a.db"
    build(path)
    return path


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copy(made, tmp_path / "a.db")
    with open_book(tmp_path / "a.db", OPERATOR) as opened:
        yield opened


def test_moves_across_the_floor_are_shares_of_those_known_in_both_seasons(book: Book) -> None:
    found = told(given_out(book), "2025")
    assert found["left_floor"] == (0.3, None)  # 12 of 40
    assert found["fell_floor"] == (0.3, None)  # 11 of 40 = 0.275
    assert found["below_floor"] == (0.5, None)  # 8 who stayed and 11 who fell, of 40 = 0.475
    assert "left_floor" not in told(given_out(book), "2024")


def test_a_move_of_fewer_than_ten_is_withheld() -> None:
    before = {home: float(at < 20) for at, home in enumerate(HOMES)}
    after = {home: float(at >= 9) for at, home in enumerate(HOMES)}
    left, fell = moved("2025", before, after)
    assert (left.value, left.withheld) == (None, "too_few")
    assert fell.value == 0.5  # 20 of 40


def test_a_household_that_is_known_in_one_season_alone_counts_for_no_move() -> None:
    before, after = dict.fromkeys(HOMES[:20], 1.0), dict.fromkeys(HOMES, 0.0)
    left, _ = moved("2025", before, after)
    assert left.withheld == "too_few"  # all twenty of those known in both


def test_the_line_is_the_floor_of_the_rules_that_rated_the_season_first(book: Book) -> None:
    given = given_out(book)
    assert isinstance(given, GivenOut)
    assert given.line is not None
    assert (given.line.amount, given.line.per, given.line.title, given.line.adopted_on) == (
        10,
        "household",
        "Effort",
        DAY,
    )


def test_awards_and_their_deeds_are_counted_once_the_season_is_closed(book: Book) -> None:
    thank(book, {"lent_tools": 12, "planted_trees": 10, "shared_seed": 3})
    assert "awards" not in told(given_out(book), "2025")
    advance(book, "2025", "closed")
    found = told(given_out(book), "2025")
    assert found["awards"] == (25.0, None)
    assert found["for:lent_tools"] == (0.5, None)  # 12 of 25
    assert found["for:planted_trees"] == (0.4, None)
    assert "for:shared_seed" not in found


def test_that_few_were_thanked_for_another_deed_is_not_said_either(book: Book) -> None:
    thank(book, {"lent_tools": 20, "shared_seed": 5})
    advance(book, "2025", "closed")
    assert not [name for name in told(given_out(book), "2025") if name.startswith("for:")]


def test_a_deed_that_was_withheld_stays_so_whatever_is_accepted_after_the_season(book: Book) -> None:
    thank(book, {"lent_tools": 12, "shared_seed": 9})
    advance(book, "2025", "closed")
    before = told(given_out(book), "2025")
    thank(book, {"shared_seed": 3}, first=30)
    assert told(given_out(book), "2025") == before


def test_what_checks_led_to_is_said_of_ten_households_that_had_one_answered(book: Book) -> None:
    ask_checks(book)
    advance(book, "2025", "closed")
    found = told(given_out(book), "2025")
    assert found["checked"] == (24.0, None)
    assert found["corrected"] == (0.5, None)  # 11 of 24


def test_two_files_of_a_season_say_the_same_whoever_left_between_them(book: Book) -> None:
    thank(book, {"lent_tools": 12, "planted_trees": 11})
    advance(book, "2025", "closed")
    before = given_out(book)
    for home in HOMES[5:16]:
        erase(book, home)
    after = given_out(book)
    assert isinstance(before, GivenOut)
    assert isinstance(after, GivenOut)
    for each in ("totals", "spread", "counts", "line", "revision", "rated_on"):
        assert getattr(after, each) == getattr(before, each)


def test_asking_again_writes_nothing_and_verify_finds_nothing(book: Book) -> None:
    advance(book, "2025", "published")
    first = given_out(book)
    assert isinstance(first, GivenOut)
    assert {"helped", "learned"} <= told(first, "2025").keys()
    assert given_out(book) == first
    assert [one.code for one in verify(book).findings if one.at in ("spread", "counts")] == []


def test_deeds_and_checks_stay_in_the_village(book: Book, tmp_path: Path) -> None:
    thank(book, {"lent_tools": 12, "planted_trees": 11})
    advance(book, "2025", "closed")
    given_out(book)
    made = snapshot(book, tmp_path / "lake")
    names = set(pl.read_parquet(made.folder / "figures.parquet")["name"])
    assert "awards" in names
    assert not {name for name in names if name.startswith("for:") or name in ("checked", "corrected")}


def test_they_are_counted_when_a_season_is_closed_whoever_leaves_before_anybody_looks(book: Book) -> None:
    thank(book, {"lent_tools": 12, "planted_trees": 13})
    advance(book, "2025", "published")
    close_period(book.as_(EVERYBODY), "2025")
    erase(book, HOMES[0])
    assert told(given_out(book), "2025")["awards"] == (25.0, None)


def test_without_a_board_or_a_contact_nothing_is_given_out(book: Book) -> None:
    assert given_out(book, "2026") == Closed("not_opened")
    assert given_out(book, "1999") == Closed("no_such_period")
    describe_village(book, contact="")
    assert given_out(book) == Closed("no_contact")


def test_a_household_is_given_nothing(book: Book) -> None:
    with pytest.raises(EntryRefused, match="not_allowed"):
        given_out(at_home(book, "h00"))
