"""Files that stay open: borrowed by one at a time, never after an error, and no more of them than there may be."""

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import IntegrityError
from threading import Thread

import pytest

from data import pool as pools
from data.actors import OPERATOR, STRANGER
from data.errors import BookRefused
from data.open import Book, create_book, open_book
from data.pool import Pool

Books = Pool[Book]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_book(tmp_path / "bend.db", "Bend").close()
    return tmp_path / "bend.db"


@pytest.fixture
def books() -> Iterator[Books]:
    made: Books = Pool(open_book)
    yield made
    made.close()


def test_what_was_given_back_is_borrowed_again_also_by_another_thread(path: Path, books: Books) -> None:
    with books.borrowed(path) as first:
        connection = first.db.conn
    names = []

    def look() -> None:
        with books.borrowed(path) as second:
            assert second.db.conn is connection
            names.append(second.village()["name"])

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert names == ["Bend"]


def test_two_who_borrow_at_once_have_one_each(path: Path, books: Books) -> None:
    with books.borrowed(path) as first, books.borrowed(path) as second:
        assert first.db.conn is not second.db.conn


def test_it_is_of_a_stranger_until_somebody_says_who_acts(path: Path, books: Books) -> None:
    with books.borrowed(path) as book:
        assert book.as_(OPERATOR).actor is OPERATOR
    with books.borrowed(path) as book:
        assert book.actor is STRANGER


def test_what_was_in_use_at_an_error_is_not_borrowed_again(path: Path, books: Books) -> None:
    with books.borrowed(path) as book:
        connection = book.db.conn
    with pytest.raises(IntegrityError), books.borrowed(path) as book:
        book.db.execute("DELETE FROM village")
    with books.borrowed(path) as book:
        assert book.db.conn is not connection


def test_an_unfinished_transaction_is_not_handed_on(path: Path, books: Books) -> None:
    with books.borrowed(path) as book:
        book.db.conn.execute("BEGIN IMMEDIATE")
    with books.borrowed(path) as book:
        assert not book.db.conn.in_transaction


def test_a_file_that_took_the_place_of_another_is_opened(path: Path, books: Books) -> None:
    with books.borrowed(path) as book:
        assert book.village()["name"] == "Bend"
    create_book(path.with_name("other.db"), "Other").close()
    path.with_name("other.db").replace(path)
    with books.borrowed(path) as book:
        assert book.village()["name"] == "Other"


def test_a_file_that_is_gone_is_refused(path: Path, books: Books) -> None:
    with books.borrowed(path):
        pass
    path.unlink()
    with pytest.raises(BookRefused), books.borrowed(path):
        pass


def test_who_waited_longest_is_closed_first(tmp_path: Path, books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "MOST", 2)
    connections = []
    for name in ("a", "b", "c"):
        create_book(tmp_path / f"{name}.db", name).close()
        with books.borrowed(tmp_path / f"{name}.db") as book:
            connections.append(book.db.conn)
    with books.borrowed(tmp_path / "b.db") as book:
        assert book.db.conn is connections[1]
    with books.borrowed(tmp_path / "a.db") as book:
        assert book.db.conn is not connections[0]


def test_what_one_writes_the_next_one_sees_and_the_journal_has(path: Path, books: Books) -> None:
    for _ in range(2):
        with books.borrowed(path) as book, book.as_(OPERATOR).writing():
            book.db.execute("UPDATE village SET purpose = purpose || 'x'")
    with books.borrowed(path) as book:
        assert book.village()["purpose"] == "xx"
        assert book.rows("SELECT count(*) AS n FROM journal WHERE subject = 'village' AND before IS NOT NULL") == [
            {"n": 2}
        ]
