"""`laurel run` and `laurel demo`: what is served, and what is said where it cannot be."""

import errno
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.open import create_book
from front.cli import app
from front.villages import DEMO, FOLDER, book_files


@pytest.fixture
def served_on(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ports that would have been served on."""
    ports: list[int] = []
    monkeypatch.setattr("front.servers.serve", lambda port, shared, base_path: ports.append(port))
    monkeypatch.setenv(FOLDER, "")
    return ports


@pytest.fixture
def small_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """One demonstration village instead of seven, for speed."""
    from data import demo  # noqa: PLC0415

    smallest = min(demo.samples(), key=lambda sample: sample.tables["households"].height)
    monkeypatch.setattr(demo, "samples", lambda: [smallest])


def test_a_folder_of_villages_is_served(tmp_path: Path, served_on: list[int]) -> None:
    (tmp_path / "here").mkdir()
    done = CliRunner().invoke(app, ["run", "--villages", str(tmp_path / "here"), "--port", "0"])
    assert done.exit_code == 0, done.stderr
    assert "0 villages" in done.stdout
    assert served_on == [0]
    assert os.environ[FOLDER] == str(tmp_path / "here")


def test_a_file_that_cannot_be_served_is_named_with_the_reason(tmp_path: Path, served_on: list[int]) -> None:
    for name in ("river", "newer"):
        create_book(tmp_path / f"{name}.db", name).close()
    with closing(sqlite3.connect(tmp_path / "newer.db")) as book:
        book.execute("PRAGMA user_version = 9999")
    (tmp_path / "notes.db").write_text("not a book", encoding="utf-8")
    done = CliRunner().invoke(app, ["run", "--villages", str(tmp_path), "--port", "0"])
    assert "1 village " in done.stdout
    told = [line.partition(": This")[0] for line in done.stderr.splitlines()]
    assert told == ["Not served: newer.db", "Not served: notes.db"]
    assert "newer Laurel" in done.stderr
    assert served_on == [0]


def test_a_folder_that_cannot_be_written_to_is_refused(
    tmp_path: Path, served_on: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "touch", read_only)
    done = CliRunner().invoke(app, ["run", "--villages", str(tmp_path), "--port", "0"])
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
    assert served_on == []


def test_a_full_disk_is_said_in_words_whatever_was_written(
    tmp_path: Path, served_on: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("front.servers.serve", no_room)
    done = CliRunner().invoke(app, ["run", "--villages", str(tmp_path), "--port", "0"])
    assert done.exit_code == 1
    assert "no room left on the disk" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_folder_is_said_with_what_to_do(tmp_path: Path, served_on: list[int]) -> None:
    done = CliRunner().invoke(app, ["run", "--villages", str(tmp_path / "none"), "--port", "0"])
    assert done.exit_code == 1
    assert "laurel new" in done.stderr
    assert "laurel run --demo" in done.stderr
    assert served_on == []


def test_a_port_in_use_is_said_with_what_to_do(tmp_path: Path, served_on: list[int]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = CliRunner().invoke(app, ["run", "--villages", str(tmp_path), "--port", str(port)])
    assert done.exit_code == 1
    assert f"Port {port} is in use" in done.stderr
    assert "--port" in done.stderr
    assert served_on == []


def test_no_port_is_beyond_the_last(served_on: list[int]) -> None:
    assert CliRunner().invoke(app, ["run", "--port", "65536"]).exit_code == 2


def test_the_demonstration_is_made_once_and_then_left_alone(
    tmp_path: Path, served_on: list[int], small_demo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        done = CliRunner().invoke(app, ["run", "--demo", "--port", "0"])
        assert done.exit_code == 0, done.stderr
        assert "1 village " in done.stdout
    (path,) = book_files(tmp_path / DEMO).values()
    before = path.read_bytes()
    assert "are in" in CliRunner().invoke(app, ["demo", str(tmp_path / DEMO)]).stdout
    assert path.read_bytes() == before


def test_demonstrations_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["demo", str(tmp_path / "file" / "demo")])
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr
