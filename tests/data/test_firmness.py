"""How firm a board is: a number, never a name, and none where a number would tell a name."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from data.disclosure import Board, Closed, board
from data.entries import add_income, add_mark
from data.firmness import Firmness, _told, firmness
from data.households import withdraw_consent
from data.meetings import describe_village, open_board
from data.open import Book, today
from data.periods import add_period
from data.ratings import store_rating
from front.words.firmness import SENTENCES
from front.words.firmness import firmness as said
from rating.choices import Choices
from rating.reaggregate import GIVEN
from tests.data.villages import DAY, descending, village

YEAR = "2025"


def second_year(book: Book, songs: dict[str, float], incomes: dict[str, float]) -> None:
    """A season in which songs and growth both count: `incomes` after 100 in the season before."""
    add_period(book, YEAR, 2)
    with book.writing():
        for name, mark in songs.items():
            for rater in ("r1", "r2"):
                add_mark(book, name, YEAR, "songs", rater, mark)
            add_income(book, name, "2024", "wage", 100, "receipt")
            add_income(book, name, YEAR, "wage", incomes[name], "receipt")
    store_rating(book)
    open_board(book, YEAR, DAY)


def names_of(book: Book) -> list[str]:
    shown = board(book, YEAR)
    assert isinstance(shown, Board)
    return [name for band in shown.bands for name in band]


def test_places_by_one_criterion_are_firm_whatever_the_rules(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        assert firmness(book, "2024") == Firmness("firm", 0)


def test_who_leads_in_everything_stays_and_who_leads_in_one_thing_may_move(tmp_path: Path) -> None:
    songs = descending(18, 95)
    with village(tmp_path / "a.db", songs) as book:
        second_year(book, songs, {name: 400 - 15 * i for i, name in enumerate(songs)})
        alike = firmness(book, YEAR)
    with village(tmp_path / "b.db", songs) as book:
        # Growth falls as songs rise, so that the two weigh against each other: the order hangs on the weights.
        second_year(book, {n: 95 - 3 * i for i, n in enumerate(songs)}, {n: 60 + 12.0 * i for i, n in enumerate(songs)})
        assert len(names_of(book)) >= 5
        against = firmness(book, YEAR)
    assert alike == Firmness("firm", 0)
    assert isinstance(against, Firmness)
    assert against.code in ("fairly_firm", "loose")


def test_where_nothing_else_is_drawn_nobody_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    still = Choices(draws=4, methods=(GIVEN,), aggregates=(GIVEN,), concentration=1e18)
    monkeypatch.setattr("data.firmness.USUAL", still)
    songs = descending(18, 95)
    with village(tmp_path / "a.db", songs) as book:
        second_year(book, {n: 95 - 3 * i for i, n in enumerate(songs)}, {n: 60 + 12.0 * i for i, n in enumerate(songs)})
        assert len(names_of(book)) >= 5
        assert firmness(book, YEAR) == Firmness("firm", 0)


def test_a_number_and_a_code_are_all_that_comes_out() -> None:
    assert [(f.name, f.type) for f in fields(Firmness)][1:] == [("would_move", int | None)]


def test_movers_are_those_whose_rank_falls_into_another_band_or_none() -> None:
    # Bands of 2, 1 and 3. Three draws: nobody moves; the first two swap bands with the third; the last leaves.
    drawn = np.array([[1, 2, 3, 4, 5, 6], [1, 3, 2, 4, 4, 6], [2, 1, 3, 5, 4, 7]], float)
    everyone = [True] * 6
    assert _told(drawn, [2, 1, 3], everyone) == Firmness("fairly_firm", 1)  # (0 + 2 + 1)/3 of six
    assert _told(drawn, [2, 1, 3], [True, False, False, True, True, False]) == Firmness("firm", 0)
    assert _told(drawn[1:2], [2, 1, 3], [False, True, True, False, False, True]) == Firmness("loose", None)


def test_where_few_are_named_or_nobody_is_no_number_is_given(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18), top=4) as book:
        assert firmness(book, "2024") == Firmness("too_few")
    with village(tmp_path / "b.db", descending(18), apart=None) as book:
        assert firmness(book, "2024") == Firmness("as_a_whole")
    with village(tmp_path / "c.db", descending(14)) as book:
        assert firmness(book, "2024") == Firmness("as_a_whole")


def test_those_who_are_no_longer_named_do_not_count(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        for name in ("h00", "h03"):
            withdraw_consent(book, name, "wall", today())
        assert firmness(book, "2024") == Firmness("too_few")


def test_where_entries_have_changed_since_the_rating_nothing_is_measured(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        book.db.execute("UPDATE marks SET mark = 50 WHERE household = (SELECT id FROM households WHERE name = 'h02')")
        assert firmness(book, "2024") == Firmness("out_of_date")
        store_rating(book)
        assert firmness(book, "2024") == Firmness("firm", 0)


def test_without_a_board_there_is_no_firmness(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(18)) as book:
        assert firmness(book, "2024", "no such group") == Closed("no_such_league")
        describe_village(book, contact="")
        assert firmness(book, "2024") == Closed("no_contact")


@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_has_its_sentence(code: str) -> None:
    assert said(code, 2).startswith(SENTENCES[code])
    assert "More than half" in said("loose", None)
