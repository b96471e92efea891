"""A folder of many villages: which are listed, without opening each of them for every page."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import glance as glances
from data.actors import OPERATOR
from data.open import create_book, open_book
from front import villages as served
from front.villages import FOLDER, opened, villages


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    for key in ("b", "a", "_server", ".part"):
        create_book(tmp_path / f"{key}.db", key.upper()).close()
    yield tmp_path
    served.close_files()


def names() -> list[str]:
    return [village.name for village in villages()]


def test_a_village_is_looked_up_again_only_after_its_file_was_written_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def counting(path: Path) -> glances.Glance | None:
        looked.append(path.stem)
        return glances.glance(path)

    monkeypatch.setattr(served, "glance", counting)
    assert [names(), names()][1] == ["A", "B"]
    villages()
    looked.clear()
    assert names() == ["A", "B"]
    assert looked == []
    with opened("a") as book, book.as_(OPERATOR).writing():
        book.db.execute("UPDATE village SET name = 'Z'")
    assert names() == ["B", "Z"]
    assert "b" not in looked


def test_what_is_no_book_or_of_a_newer_laurel_is_not_listed(folder: Path) -> None:
    (folder / "text.db").write_text("nothing of the kind, but long enough to be looked at")
    (folder / "empty.db").touch()
    with sqlite3.connect(folder / "b.db") as conn:
        conn.execute("PRAGMA user_version = 9999")
    conn.close()
    assert names() == ["A"]


@pytest.mark.parametrize("key", ["_server", ".part", "../a", "nothing", "", "a/../a", f"..{os.sep}x"])
def test_only_villages_of_the_folder_are_opened(folder: Path, key: str) -> None:
    with pytest.raises(KeyError), opened(key):
        pass


def test_looking_at_a_name_brings_nothing_up_to_date(tmp_path: Path) -> None:
    create_book(tmp_path / "a.db", "A").close()
    before = (tmp_path / "a.db").read_bytes()
    assert glances.glance(tmp_path / "a.db") == glances.Glance("A", False)
    assert (tmp_path / "a.db").read_bytes() == before
    with open_book(tmp_path / "a.db", OPERATOR) as book:
        assert book.rows("PRAGMA cache_size") == [{"cache_size": -1000}]
