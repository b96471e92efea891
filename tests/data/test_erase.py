"""A household that leaves is gone from the file, and the book can still be verified."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import Actor, of_household
from data.cards import issue_card
from data.disclosure import board
from data.erase import erase, finish_erasing, plan_erase
from data.errors import EntryRefused
from data.figures import frozen
from data.households import register
from data.open import Book
from data.periods import advance
from data.references import references
from data.verify import verify
from tests.data.villages import DAY, descending, earn, stored, village

NAME = "Wren-that-leaves"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db", {**descending(59), NAME: 98.5}, apart=1) as made:
        issue_card(made, NAME)
        yield made


def everything(book: Book) -> list[str]:
    return list(book.db.conn.iterdump())


def test_looking_first_counts_all_that_would_go_and_changes_nothing(book: Book) -> None:
    before = everything(book)
    planned = plan_erase(book, NAME)
    assert everything(book) == before
    assert planned.rows == {"households": 1, "cards": 1, "consents": 2, "marks": 2, "rating_rows": 1}
    assert planned.ratings == 1


def test_nothing_about_it_is_left_in_any_table_or_in_the_file(book: Book) -> None:
    number = book.rows("SELECT id FROM households WHERE name = :name", name=NAME)[0]["id"]
    done = erase(book, NAME)
    for each in references(book, "households"):
        assert not book.rows(f"SELECT 1 FROM {each.table} WHERE {each.column} = :id", id=number)
    assert done.tidied
    for file in book.path.parent.iterdir():
        assert NAME.encode() not in file.read_bytes()


def test_the_journal_keeps_its_chain_and_says_nothing_of_what_went(book: Book) -> None:
    before = [row["hash"] for row in book.rows("SELECT hash FROM journal ORDER BY seq")]
    erase(book, NAME)
    after = [row["hash"] for row in book.rows("SELECT hash FROM journal ORDER BY seq")]
    assert after[: len(before)] == before
    about = """SELECT 1 FROM journal_values WHERE seq IN (SELECT seq FROM journal WHERE household NOT IN
               (SELECT id FROM households))"""
    assert not book.rows(about)


def test_verifying_recomputes_the_other_fifty_nine_and_names_one_as_erased(book: Book) -> None:
    erase(book, NAME)
    report = verify(book)
    assert report.findings == ()
    assert (report.ratings.same, report.ratings.erased, report.ratings.untold) == (59, 1, 0)


def test_a_score_that_somebody_changes_afterwards_is_still_found(book: Book) -> None:
    erase(book, NAME)
    book.db.execute("DROP TRIGGER rating_rows_never_changed")
    book.db.execute("UPDATE rating_rows SET points = points + 1 WHERE household = 1")
    assert any(problem.at == "rating_rows" for problem in verify(book).findings)


def test_a_blank_keeps_the_rounded_score_and_is_never_changed(book: Book) -> None:
    points = stored(book).row(NAME)
    erase(book, NAME)
    blank = book.rows("SELECT * FROM erased_rows")
    assert points is not None
    assert [row["points"] for row in blank] == [points.points]
    for sql in ("DELETE FROM erased_rows", "UPDATE erased SET number = 99", "DELETE FROM erased"):
        with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
            book.db.execute(sql)


def test_its_number_is_given_to_nobody_else(book: Book) -> None:
    number = max(row["id"] for row in book.rows("SELECT id FROM households"))
    erase(book, book.rows("SELECT name FROM households WHERE id = :id", id=number)[0]["name"])
    register(book, "newcomer", given_on=DAY)
    assert book.rows("SELECT id FROM households WHERE name = 'newcomer'")[0]["id"] > number


def test_published_figures_stay_and_the_board_moves_nobody_up(book: Book) -> None:
    figures, before = frozen(book), board(book, "2024")
    erase(book, NAME)
    after = board(book, "2024")
    assert frozen(book) == figures
    assert NAME in str(before)
    assert NAME not in str(after)
    assert {name for band in after.bands for name in band} <= {name for band in before.bands for name in band}  # type: ignore[union-attr]


def test_an_interrupted_deletion_is_completed_by_the_next(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as cut:
        cut.setattr("data.erase.finish_erasing", lambda _book: True)
        erase(book, NAME)
    finish_erasing(book)
    for file in book.path.parent.iterdir():
        assert NAME.encode() not in file.read_bytes()
    assert verify(book).findings == ()


def test_a_household_deletes_itself_and_no_role_does(book: Book) -> None:
    everybody = Actor("account", 1, "All", frozenset({"rater", "reviewer", "treasurer", "administrator"}), True)
    for actor in (everybody, of_household(1, "h00")):
        with pytest.raises(EntryRefused, match="not_allowed"):
            erase(book.as_(actor), NAME)
    number = book.rows("SELECT id FROM households WHERE name = :name", name=NAME)[0]["id"]
    erase(book.as_(of_household(number, NAME)), NAME)
    assert not book.rows("SELECT 1 FROM households WHERE name = :name", name=NAME)


def test_one_with_incomes_in_a_published_season_goes_too(book: Book) -> None:
    earn(book, {NAME: "120"})
    advance(book, "2024", "review")
    advance(book, "2024", "published")
    erase(book, NAME)
    assert verify(book).findings == ()
