"""Posters that hang: each has a day by which it must be changed, and that is today once it names too many."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.accounts import add_account
from data.actors import OPERATOR, of_account
from data.approving import approve_award, revoke_award
from data.awards import Proposal, propose_award
from data.disclosure import latest_awards
from data.editing import edit_household
from data.erase import erase
from data.errors import EntryRefused
from data.handing import accept_award
from data.held import held
from data.households import give_consent, withdraw_consent
from data.open import Book
from data.periods import add_period
from data.posters import Poster, hanging_posters, record_posters, take_down_posters
from data.verify import verify
from tests.data.villages import DAY, at_home, descending, village


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """18 agree to the wall, which names the first six; it is the tenth of a month whose boards change on the first."""
    with village(tmp_path / "bend.db", descending(18)) as made:
        comes(monkeypatch, "2024-05-10")
        yield made


def comes(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    for module in ("data.posters", "data.boarddays"):
        monkeypatch.setattr(f"{module}.today", lambda: day)


def only(book: Book) -> Poster:
    (poster,) = hanging_posters(book)
    return poster


def test_a_poster_hangs_until_boards_may_change_and_leaves_the_list_once_it_is_taken_down(book: Book) -> None:
    made = record_posters(book, "2024", "es")
    assert (made.made_on, made.change_by, made.language, made.revision) == ("2024-05-10", "2024-06-01", "es", 1)
    assert verify(book, made.head).findings == ()
    assert only(book) == made
    take_down_posters(book, made.number)
    assert hanging_posters(book) == ()
    with pytest.raises(EntryRefused, match="not_known"):
        take_down_posters(book, made.number)


def test_the_same_again_is_the_same_poster_and_another_day_or_language_another(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = record_posters(book, "2024", "en")
    assert record_posters(book, "2024", "en") == first
    comes(monkeypatch, "2024-05-11")
    assert record_posters(book, "2024", "en").number != first.number
    record_posters(book, "2024", "hi")
    assert len(hanging_posters(book)) == 3


def test_whoever_withdraws_makes_a_poster_due_today_if_it_names_them_and_nobody_else_does(book: Book) -> None:
    record_posters(book, "2024", "en")
    withdraw_consent(book, "h17", "wall")
    assert not only(book).outdated
    withdraw_consent(book, "h01", "wall")
    assert (only(book).outdated, only(book).change_by) == (True, "2024-05-10")
    record_posters(book, "2024", "hi")
    assert [(each.language, each.outdated) for each in hanging_posters(book)] == [("en", True), ("hi", False)]
    give_consent(book, "h01", "wall", DAY)
    assert not any(each.outdated for each in hanging_posters(book))


def test_another_name_and_a_deleted_household_make_it_due_today_too(book: Book) -> None:
    record_posters(book, "2024", "en")
    edit_household(book, "h02", nickname="Plum")
    assert only(book).outdated
    take_down_posters(book, only(book).number)
    record_posters(book, "2024", "en")
    assert "Plum" in str(held(book, "h02")["poster_names"])
    erase(book, "h02")
    assert only(book).outdated
    assert not book.rows("SELECT 1 FROM poster_names WHERE label = 'Plum'")
    assert verify(book).findings == ()


def test_an_award_that_is_revoked_makes_it_due_today(book: Book) -> None:
    people = {name: of_account(add_account(book, name, "seven grey ferries", ["reviewer"])) for name in ("ana", "bo")}
    give_consent(book, "h17", "awards", DAY)
    award = propose_award(book.as_(people["ana"]), "request-1", Proposal("help", "Help given", "2024", "h17"))
    approve_award(book.as_(people["bo"]), award, "evidence_seen")
    accept_award(at_home(book, "h17"), award, "h17")
    assert [each.name for each in latest_awards(book)] == ["h17"]
    record_posters(book, "2024", "en")
    revoke_award(book.as_(people["bo"]), award, "wrong_entry")
    assert only(book).outdated


def test_there_are_no_posters_without_a_board(book: Book) -> None:
    add_period(book, "2025", 2)
    with pytest.raises(EntryRefused, match="no_board"):
        record_posters(book, "2025", "en")
    assert hanging_posters(book.as_(OPERATOR)) == ()
