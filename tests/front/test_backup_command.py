"""`laurel backup` and `laurel restore`: what they say."""

from pathlib import Path

from typer.testing import CliRunner

from front.cli import app
from tests.data.villages import village


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def test_a_copy_names_the_hash_to_keep_and_restoring_says_what_was_done_again(tmp_path: Path) -> None:
    village(tmp_path / "bend.db", {"wren": 70, "oak": 50}).close()
    status, said = run("backup", str(tmp_path / "bend.db"), str(tmp_path / "usb"))
    (copy,) = (tmp_path / "usb").glob("*.db")
    head = said.split()[-1]
    assert (status, len(head), copy.name in said.replace("\n", "")) == (0, 64, True)
    assert run("erase", str(tmp_path / "bend.db"), "--household", "wren", "--yes")[0] == 0
    status, said = run("restore", str(copy), str(tmp_path / "again.db"))
    assert (status, "1 household deleted" in said) == (0, True)
    assert run("verify", str(tmp_path / "again.db"), "--head", head)[0] == 0
    (tmp_path / "usb" / "bend.taken-out.json").unlink()
    status, said = run("restore", str(copy), str(tmp_path / "third.db"))
    assert (status, "--without-list" in said) == (1, True)
