"""Opening a record book: its settings, and every file that is refused, each with its own code."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.entries import pause
from data.errors import BookRefused, EntryRefused
from data.migrations import NAMES
from data.open import Book, create_book, open_book


@pytest.fixture(autouse=True)
def in_haste() -> None:
    """Books are opened here as they are everywhere else."""


def refused(path: Path) -> str:
    with pytest.raises(BookRefused) as error:
        open_book(path)
    assert error.value.problems[0].file == path.name
    return error.value.problems[0].code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_book(tmp_path / "bend.db", "bend").close()
    return tmp_path / "bend.db"


def test_a_new_book_is_one_file_that_holds_its_village(path: Path) -> None:
    assert [p.name for p in path.parent.iterdir()] == ["bend.db"]
    with open_book(path) as book:
        village = book.village()
    assert (village["name"], village["minor_digits"], village["demo"], village["contact"]) == ("bend", 2, 0, "")


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("secure_delete", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 10_000)],
)
def test_every_connection_has_the_settings(path: Path, pragma: str, value: object) -> None:
    for _ in range(2):
        with open_book(path) as book:
            assert book.db.conn.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_foreign_keys_hold_on_an_opened_book(path: Path) -> None:
    with open_book(path) as book, pytest.raises(sqlite3.IntegrityError):
        book.db.execute("INSERT INTO meetings (held_on, decision, period) VALUES ('2025-01-01', 'open_board', 99)")


def test_what_is_no_book_is_refused(tmp_path: Path, path: Path) -> None:
    assert refused(tmp_path / "nowhere.db") == "no_book"
    assert refused(tmp_path) == "no_book"
    (tmp_path / "notes.db").write_text("not a database at all")
    assert refused(tmp_path / "notes.db") == "not_a_book"
    (tmp_path / "empty.db").touch()
    assert refused(tmp_path / "empty.db") == "not_a_book"
    with sqlite3.connect(tmp_path / "other.db") as conn:
        conn.execute("CREATE TABLE village (id INTEGER)")
    conn.close()
    assert refused(tmp_path / "other.db") == "not_a_book"
    assert not (tmp_path / "nowhere.db").exists()


def test_a_book_of_a_newer_laurel_is_refused_by_its_number_or_an_unknown_change(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute(f"PRAGMA user_version = {len(NAMES) + 1}")
    conn.close()
    assert refused(path) == "newer_book"
    with sqlite3.connect(path) as conn:
        conn.execute(f"PRAGMA user_version = {len(NAMES)}")
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('laurel', 'zebra', '')")
    conn.close()
    assert refused(path) == "newer_book"


@pytest.mark.parametrize("damage", [slice(100, 200), slice(4096, 8192), slice(20_000, 24_000)])
def test_a_damaged_book_is_refused_and_left_as_it_is(
    path: Path, damage: slice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.open._WHOLE", {})  # as in another process than the one that made it
    content = bytearray(path.read_bytes())
    content[damage] = b"\x5a" * len(content[damage])
    path.write_bytes(content)
    assert refused(path) == "corrupt"
    assert path.read_bytes() == content


def test_a_book_cut_in_half_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refused(path) == "corrupt"


def test_a_book_that_cannot_be_written_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.open.os.access", lambda place, mode: mode == os.R_OK or Path(place) != path)
    assert refused(path) == "read_only"


def test_a_book_is_never_made_over_another_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BookRefused) as error:
        create_book(path, "another")
    assert error.value.problems[0].code == "book_exists"
    assert path.read_bytes() == before


def test_a_book_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    for name, place, code in (("", "a.db", "empty_name"), ("bend", "nowhere/a.db", "cannot_write")):
        with pytest.raises(BookRefused) as error:
            create_book(tmp_path / place, name)
        assert error.value.problems[0].code == code
    with pytest.raises(EntryRefused):
        create_book(tmp_path / "a.db", "bend", minor_digits=9)
    assert list(tmp_path.iterdir()) == []


def test_two_that_write_at_once_wait_for_each_other(book: Book) -> None:
    def write() -> None:
        with open_book(book.path, OPERATOR) as other:
            for _ in range(20):
                pause(other, "wren", "2024")

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert book.rows("SELECT count(*) AS n FROM pauses") == [{"n": 1}]


def test_an_error_inside_a_transaction_undoes_all_of_it_also_of_a_part(book: Book) -> None:
    def pause_both() -> None:
        with book.writing():
            pause(book, "wren", "2024")
            pause(book, "nobody", "2024")

    with pytest.raises(EntryRefused):
        pause_both()
    assert book.rows("SELECT * FROM pauses") == []


def test_a_file_that_takes_the_place_of_another_is_looked_through_again(tmp_path: Path) -> None:
    path, other = tmp_path / "a.db", tmp_path / "b.db"
    for each in (path, other):
        create_book(each, "a").close()
        open_book(each).close()
    broken = bytearray(other.read_bytes())
    broken[len(broken) // 2 :] = b"\0" * (len(broken) - len(broken) // 2)
    other.write_bytes(broken)
    other.replace(path)
    with pytest.raises(BookRefused, match="corrupt"):
        open_book(path)


def test_another_process_that_reads_beside_us_leaves_what_we_write_in_the_book(path: Path) -> None:
    """As `laurel verify` does beside a server that has the book open more than once."""
    query = "SELECT purpose FROM village"
    read = f"import sqlite3; print(sqlite3.connect({str(path)!r}).execute({query!r}).fetchone()[0])"
    with open_book(path, OPERATOR) as book:
        open_book(path).close()
        for purpose in ("first", "second"):
            with book.writing():
                book.db.execute("UPDATE village SET purpose = ?", [purpose])
            done = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True)
            assert done.stdout == f"{purpose}\n"
