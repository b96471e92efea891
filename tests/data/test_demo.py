"""The demonstration villages are whole books: rated, with their boards open, and made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data import demo
from data.accounts import ROLES, accounts, add_account, right_account
from data.actors import OPERATOR
from data.catalogue import current_rubric
from data.demo import samples, write_demo
from data.demo_accounts import ACCOUNTS, PASSWORD, add_demonstration_accounts
from data.disclosure import Board, board, leagues, village_totals
from data.errors import BookRefused, EntryRefused
from data.open import Book, open_book
from data.periods import period_names, period_states
from data.ratings import latest, store_rating


@pytest.fixture(scope="module")
def folder(demo_made: Path) -> Path:
    return demo_made


def books(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.iterdir()))


def test_seven_villages_and_nothing_else(folder: Path) -> None:
    names = [path.name for path in books(folder)]
    assert len(names) == 7
    assert "willow-bend.db" in names
    assert all(name.endswith(".db") for name in names)


def test_every_village_is_rated_marked_as_a_demonstration_and_published(folder: Path) -> None:
    for path in books(folder):
        with open_book(path, OPERATOR) as book:
            assert book.village()["demo"] == 1
            assert current_rubric(book).silenced == frozenset()
            states = period_states(book)
            open_ones = [period for period, state in states.items() if state == "open"]
            assert open_ones == (["2026"] if path.stem == "willow-bend" else [])
            assert {states[period] for period in states if period not in open_ones} == {"published"}
            assert all(latest(book, period) for period in states if period not in open_ones)


def test_each_has_the_demonstrations_accounts_which_sign_in_with_the_password_that_is_shown(folder: Path) -> None:
    for path in books(folder):
        with open_book(path, OPERATOR) as book:
            assert {each.name: each.roles for each in accounts(book)} == {n: set(r) for n, r in ACCOUNTS.items()}
    with open_book(folder / "willow-bend.db") as book:
        assert right_account(book, "rater-1", PASSWORD)
        assert right_account(book, "rater-1", PASSWORD.upper()) is None


def test_no_other_village_gets_them(book: Book) -> None:
    with pytest.raises(EntryRefused, match="no_demonstration"):
        add_demonstration_accounts(book)
    assert accounts(book) == ()


def test_the_password_that_is_shown_is_refused_for_any_other_account(book: Book) -> None:
    with pytest.raises(EntryRefused, match="common_password"):
        add_account(book, "Asha", PASSWORD, ["rater"])


def test_together_they_hold_every_role_and_one_holds_several() -> None:
    assert {roles for roles in ACCOUNTS.values() if len(roles) == 1} == {(role,) for role in ROLES}
    assert set(ROLES) in [set(roles) for roles in ACCOUNTS.values()]


def boards(book: Book) -> list[Board]:
    shown = [board(book, period, league) for period in period_names(book) for league in leagues(book, period)]
    return [each for each in shown if isinstance(each, Board)]


def test_every_village_has_a_board_for_each_period_and_totals(folder: Path) -> None:
    for path in books(folder):
        with open_book(path, OPERATOR) as book:
            assert {each.period for each in boards(book)} == {
                p for p, state in period_states(book).items() if state != "open"
            }
            assert any(total.amount for total in village_totals(book))


def test_only_willow_bend_where_several_rate_is_sure_enough_of_a_place_to_name_anybody(folder: Path) -> None:
    """Nothing is known of the error of the rice farms' measures, so each of their villages is thanked as a whole."""
    for path in books(folder):
        with open_book(path, OPERATOR) as book:
            assert any(each.bands for each in boards(book)) == (path.name == "willow-bend.db")


def test_villages_that_are_there_are_left_alone(folder: Path) -> None:
    before = {path.name: (path.stat().st_ino, path.read_bytes()) for path in books(folder)}
    assert write_demo(folder) == []
    assert {path.name: (path.stat().st_ino, path.read_bytes()) for path in books(folder)} == before


def test_a_village_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(book: Book) -> None:
        store_rating(book)
        raise RuntimeError

    one = samples()[:1]
    monkeypatch.setattr(demo, "samples", lambda: one)
    monkeypatch.setattr(demo, "store_rating", fail)
    with pytest.raises(RuntimeError):
        write_demo(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BookRefused) as refused:
        write_demo(tmp_path / "file" / "demo")
    assert refused.value.problems[0].code == "cannot_write"
