"""A household that leaves leaves no money set aside, and takes nothing from those whom it thanked."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.approving import approve_award
from data.awards import Proposal, awards, propose_award
from data.erase import erase
from data.handing import hand_over
from data.held import held
from data.nominating import nominate, nominations, second
from data.open import Book
from data.payments import fund_orders
from data.verify import verify
from tests.data.fund import accepted, asked, has, home, money, proposed, village


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db") as made:
        yield made


def approved(book: Book) -> int:
    award = proposed(book)
    approve_award(has(book, "Bo"), award, "evidence_seen")
    return award


def test_what_was_set_aside_for_its_prize_is_free_again(book: Book) -> None:
    approved(book)
    assert money(book) == (95000, 5000, 0)
    erase(home(book, "wren"), "wren")
    assert money(book) == (100000, 0, 0)
    assert [each.state for each in fund_orders(book)] == ["cancelled"]
    assert verify(book).findings == ()


def test_what_was_handed_over_stays_paid(book: Book) -> None:
    award = accepted(book, approved(book))
    hand_over(has(book, "Cy"), award, paper="7")
    erase(home(book, "wren"), "wren")
    assert money(book) == (95000, 0, 5000)
    assert not awards(has(book, "Ana"))
    assert verify(book).findings == ()


def test_an_award_stays_with_its_household_when_who_nominated_or_seconded_leaves(book: Book) -> None:
    number = nominate(home(book, "oak"), asked(), "wren", "2024", "lent_tools")
    second(home(book, "pine"), number)
    proposal = Proposal("help", "Help given", "2024", "wren", nomination=number)
    propose_award(has(book, "Ana"), asked(), proposal)
    for leaving in ("pine", "oak"):
        erase(home(book, leaving), leaving)
        assert [each.household for each in awards(has(book, "Ana"))] == ["wren"]
    assert [(each.household, each.seconded) for each in nominations(has(book, "Ana"), "2024")] == [("wren", True)]
    assert verify(book).findings == ()


def test_a_nomination_outlives_who_made_and_who_seconded_it_and_nobody_learns_who_that_was(book: Book) -> None:
    number = nominate(home(book, "oak"), asked(), "wren", "2024", "lent_tools")
    erase(home(book, "oak"), "oak")
    second(home(book, "pine"), number)
    erase(home(book, "pine"), "pine")
    assert [each.seconded for each in nominations(has(book, "Ana"), "2024")] == [True]
    row = book.rows("SELECT by_account, by_household, seconded_by_account, seconded_by_household FROM nominations")[0]
    assert set(row.values()) == {None}
    propose_award(has(book, "Ana"), asked(), Proposal("help", "Help given", "2024", "wren", nomination=number))
    assert "oak" not in str(held(home(book, "wren"), "wren"))
    assert verify(book).findings == ()


def test_somebody_has_to_nominate_and_to_second(book: Book) -> None:
    number = nominate(home(book, "oak"), asked(), "wren", "2024", "lent_tools")
    for sql in (
        "INSERT INTO nominations (request, household, period, deed, made_at) "
        "VALUES ('nobody-1', 3, 1, 'mended_commons', '2024-01-01T00:00:00Z')",
        f"UPDATE nominations SET seconded_at = '2024-01-01T00:00:00Z' WHERE id = {number}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="nobody_nominates"):
            book.db.execute(sql)
