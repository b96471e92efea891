"""`laurel verify` on the command line: its status, its sentences, and what it never says."""

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from front.cli import app
from front.verify_command import SHOWN
from front.words.verify import FINE
from tests.data.villages import village


@pytest.fixture
def path(tmp_path: Path) -> Path:
    village(tmp_path / "a.db", {"wren": 70, "oak": 50}).close()
    return tmp_path / "a.db"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["verify", *words])
    return result.exit_code, result.output


def change(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute(sql)
    conn.close()


def test_a_book_that_only_laurel_wrote_ends_with_0_and_gives_the_hash_to_keep(path: Path) -> None:
    status, said = run(str(path))
    with sqlite3.connect(path) as conn:
        head = conn.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()[0]
    conn.close()
    assert (status, FINE in said, head in said) == (0, True, True)
    assert run(str(path), "--head", head)[0] == 0


def test_what_is_found_is_said_by_table_and_row_never_by_name(path: Path) -> None:
    change(path, "UPDATE marks SET mark = 9 WHERE id = 1")
    change(path, "DROP TRIGGER journal_never_deleted")
    status, said = run(str(path), "--head", "0" * 64)
    assert status == 1
    assert "marks, row [1]: is not what the journal says." in said
    assert "“journal_never_deleted”" in said
    assert "is not in this chain" in said
    assert "wren" not in said


def test_many_findings_are_counted_rather_than_listed(path: Path) -> None:
    count = SHOWN + 5
    change(path, "INSERT INTO raters (name) VALUES " + ", ".join(f"('x{i}')" for i in range(count)))
    status, said = run(str(path))
    assert (status, said.count("is not in the journal")) == (1, SHOWN)
    assert f"{count} things were found" in said
    assert "… and 5 more." in said


@pytest.mark.parametrize("head", ["1234", "g" * 64, "a" * 65])
def test_what_is_no_hash_is_refused(path: Path, head: str) -> None:
    assert run(str(path), "--head", head)[0] == 2


def test_a_file_that_is_no_book_ends_with_1_and_none_with_2(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database at all")
    assert run(str(tmp_path / "notes.db"))[0] == 1
    assert run(str(tmp_path / "nowhere.db"))[0] == 2


def test_a_copy_that_is_looked_at_stays_as_the_version_wrote_it_that_may_have_to_restore_it(
    path: Path, tmp_path: Path
) -> None:
    CliRunner().invoke(app, ["backup", str(path), str(tmp_path / "usb")])
    (copy,) = (tmp_path / "usb").glob("*.db")
    change(copy, "DROP TABLE sealed_codes")
    change(copy, "DELETE FROM _sqlite_migrations WHERE name = 'codes_of_office_holders'")
    before = {file.name: file.read_bytes() for file in copy.parent.iterdir()}
    assert run(str(copy))[0] == 0
    assert {file.name: file.read_bytes() for file in copy.parent.iterdir()} == before
