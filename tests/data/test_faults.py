"""A full disk, or a book in another program's hands, is said to be just that, and never to be damage."""

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.accounts import add_account
from data.backups import backup
from data.entries import pause
from data.errors import BookRefused
from data.open import Book, create_book, open_book
from data.server import Server, open_server
from data.sessions import SEEN_EVERY, begin, find


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(BookRefused) as error:
        act()
    return error.value.problems[0].code


def without_room(one: Book | Server) -> None:
    """SQLite answers as on a full disk as soon as the file would have to grow."""
    pages = one.db.conn.execute("PRAGMA page_count").fetchone()[0]
    one.db.conn.execute(f"PRAGMA max_page_count = {pages}")


def fill(book: Book) -> None:
    with book.writing():
        book.db.execute("UPDATE village SET purpose = ?", ["thanks " * 100_000])


def test_on_a_full_disk_nothing_is_saved_and_later_everything_is(book: Book) -> None:
    without_room(book)
    assert refused(lambda: fill(book)) == "disk_full"
    assert book.village()["purpose"] == ""
    book.db.conn.execute("PRAGMA max_page_count = 1000000")
    fill(book)
    assert book.village()["purpose"]


@pytest.mark.parametrize(("free", "said"), [(0, "disk_full"), (10**9, "disk_error")])
def test_a_book_that_a_disk_does_not_give_is_not_called_damaged(
    book: Book, monkeypatch: pytest.MonkeyPatch, free: int, said: str
) -> None:
    def no_file_beside_it(*_of: object, **_how: object) -> sqlite3.Connection:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        raise error

    monkeypatch.setattr("data.open.sqlite3.connect", no_file_beside_it)
    monkeypatch.setattr("data.faults.shutil.disk_usage", lambda _folder: SimpleNamespace(free=free))
    assert refused(lambda: open_book(book.path)) == said


def test_a_book_that_another_program_holds_is_busy(book: Book) -> None:
    book.db.conn.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert refused(lambda: pause(book, "wren", "2024")) == "busy"
    other.execute("ROLLBACK")
    other.close()
    pause(book, "wren", "2024")


def test_a_file_that_cannot_be_made_says_whether_there_was_room(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_self: Path, **_how: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "touch", no_room)
    monkeypatch.setattr(Path, "mkdir", no_room)
    assert refused(lambda: create_book(tmp_path / "new.db", "New")) == "disk_full"
    assert refused(lambda: backup(book, tmp_path / "copies")) == "disk_full"
    assert refused(lambda: open_server(tmp_path)) == "disk_full"


def test_whoever_is_signed_in_still_reads_on_a_full_disk(book: Book, tmp_path: Path) -> None:
    who = add_account(book, "Asha", "seven grey ferries", ["rater"])
    with open_server(tmp_path) as server:
        token = begin(server, "bend", who, 1000.0)
        server.db.conn.execute("PRAGMA query_only = ON")
        found = find(server, token, 1000.0 + 2 * SEEN_EVERY)
    assert found
    assert found.account == who.id
