"""Copies of a book, and that restoring one brings back nothing that a household has taken out."""

import sqlite3
from pathlib import Path
from shutil import copytree

import pytest

from data.actors import OPERATOR
from data.backups import Restored, backup, restore
from data.erase import erase
from data.errors import BookRefused
from data.households import consenting, give_consent, register, withdraw_consent
from data.open import Book, open_book
from data.taken import list_file
from data.verify import verify


def code(refused: pytest.ExceptionInfo[BookRefused]) -> str:
    return refused.value.problems[0].code


def homes(path: Path) -> list[str]:
    with open_book(path, OPERATOR) as book:
        return [row["name"] for row in book.rows("SELECT name FROM households ORDER BY name")]


def test_a_copy_is_one_whole_file_and_becomes_the_same_book_again(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    assert sorted(path.name for path in (tmp_path / "usb").iterdir()) == sorted(
        [made.file.name, list_file(made.file).name]
    )
    assert restore(made.file, tmp_path / "again.db") == Restored(0, 0)
    assert homes(tmp_path / "again.db") == ["oak.2", "wren"]
    with open_book(tmp_path / "again.db", OPERATOR) as again:
        assert verify(again, made.head).findings == ()


def test_what_is_written_while_it_is_copied_waits_or_is_not_in_it(book: Book, tmp_path: Path) -> None:
    with open_book(book.path, OPERATOR) as other:
        register(other, "late", given_on="2024-01-01")
        made = backup(book, tmp_path / "usb")
        register(other, "later", given_on="2024-01-01")
    restore(made.file, tmp_path / "again.db")
    assert homes(tmp_path / "again.db") == ["late", "oak.2", "wren"]


def test_after_an_upgrade_the_way_back_is_the_copy_with_nothing_that_the_newer_laurel_wrote(
    book: Book, tmp_path: Path
) -> None:
    """The book of a newer Laurel that was killed is moved aside, and at first what was last written to it is not."""
    path, aside = book.path, tmp_path / "aside.db"
    made = backup(book, tmp_path / "usb")
    writer = sqlite3.connect(path)
    writer.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('laurel', 'zebra', '')")
    writer.commit()
    with pytest.raises(BookRefused) as refused:
        open_book(path, OPERATOR)
    assert code(refused) == "newer_book"
    path.rename(aside)
    with pytest.raises(BookRefused) as refused:
        restore(made.file, path)
    assert code(refused) == "left_behind"
    assert not path.exists()
    path.with_name(f"{path.name}-wal").rename(f"{aside}-wal")
    restore(made.file, path)
    writer.close()
    with open_book(path, OPERATOR) as again:
        assert verify(again, made.head).findings == ()


def test_a_household_that_was_deleted_since_is_deleted_again(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    erase(book, "wren")
    assert restore(made.file, tmp_path / "again.db") == Restored(1, 0)
    assert homes(tmp_path / "again.db") == ["oak.2"]
    assert b"wren" not in (tmp_path / "again.db").read_bytes()
    with open_book(tmp_path / "again.db", OPERATOR) as again:
        assert verify(again).findings == ()


def test_a_consent_that_was_withdrawn_since_is_withdrawn_again(book: Book, tmp_path: Path) -> None:
    give_consent(book, "wren", "wall", "2024-01-01")
    made = backup(book, tmp_path / "usb")
    withdraw_consent(book, "wren", "wall")
    assert restore(made.file, tmp_path / "again.db") == Restored(0, 1)
    with open_book(tmp_path / "again.db", OPERATOR) as again:
        assert consenting(again, "wall") == frozenset()


def test_the_number_of_one_that_came_and_went_since_is_given_to_nobody(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    register(book, "guest", given_on="2024-01-01")
    erase(book, "guest")
    restore(made.file, tmp_path / "again.db")
    with open_book(tmp_path / "again.db", OPERATOR) as again:
        register(again, "new", given_on="2024-01-01")
    restore(made.file, tmp_path / "third.db")
    assert backup_of(tmp_path / "again.db", tmp_path / "usb2") == ["new", "oak.2", "wren"]


def backup_of(path: Path, folder: Path) -> list[str]:
    """What a copy of a book holds once the list of before is laid beside it."""
    with open_book(path, OPERATOR) as book:
        made = backup(book, folder)
    list_file(made.file).write_bytes((folder.parent / "usb" / "bend.taken-out.json").read_bytes())
    restore(made.file, folder.parent / "fourth.db")
    return homes(folder.parent / "fourth.db")


def test_a_folder_that_was_away_learns_of_it_with_the_next_copy(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    (tmp_path / "usb").rename(tmp_path / "drawer")
    erase(book, "wren")
    (tmp_path / "drawer").rename(tmp_path / "usb")
    backup(book, tmp_path / "usb")
    assert restore(made.file, tmp_path / "again.db") == Restored(1, 0)


def test_without_its_list_a_copy_is_restored_only_where_that_is_meant(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    list_file(made.file).unlink()
    with pytest.raises(BookRefused) as refused:
        restore(made.file, tmp_path / "again.db")
    assert code(refused) == "no_list"
    restore(made.file, tmp_path / "again.db", without_list=True)


def test_a_list_of_another_village_is_refused_and_nothing_is_left(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    told = list_file(made.file).read_text()
    list_file(made.file).write_text(told.replace(told[11:20], "000000000"))
    with pytest.raises(BookRefused) as refused:
        restore(made.file, tmp_path / "again.db")
    assert code(refused) == "other_list"
    assert not list(tmp_path.glob("*again*"))


def test_no_book_is_written_over_and_no_damaged_copy_restored(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    with pytest.raises(BookRefused) as refused:
        restore(made.file, book.path)
    assert code(refused) == "book_exists"
    copytree(tmp_path / "usb", tmp_path / "bad")
    broken = bytearray((tmp_path / "bad" / made.file.name).read_bytes())
    broken[5000:9000] = b"x" * 4000
    (tmp_path / "bad" / made.file.name).write_bytes(broken)
    with pytest.raises(BookRefused) as refused:
        restore(tmp_path / "bad" / made.file.name, tmp_path / "again.db")
    assert code(refused) == "corrupt"
    assert not list(tmp_path.glob("*again*"))


def test_the_list_holds_no_name(book: Book, tmp_path: Path) -> None:
    made = backup(book, tmp_path / "usb")
    erase(book, "wren")
    withdraw_consent(book, "oak.2", "take_part")
    text = list_file(made.file).read_text()
    assert not [name for name in ("wren", "oak.2", "bend") if name in text]


def test_where_copies_cannot_be_written_nothing_is_left(book: Book, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BookRefused) as refused:
        backup(book, tmp_path / "file")
    assert code(refused) == "cannot_write"
    conn = sqlite3.connect(book.path)
    assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    conn.close()
