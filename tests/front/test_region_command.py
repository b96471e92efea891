"""`laurel snapshot` and `laurel region`: what they write, and what they say."""

from pathlib import Path

from typer.testing import CliRunner

from front.cli import app
from tests.data.villages import descending, village


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def test_a_village_that_cannot_be_read_keeps_no_other_from_its_snapshot(tmp_path: Path) -> None:
    village(tmp_path / "a.db", descending(12)).close()
    (tmp_path / "broken.db").write_text("no book at all, but long enough to be looked at")
    status, said = run("snapshot", str(tmp_path), "-o", str(tmp_path / "lake"))
    assert status == 1
    assert "broken.db" in said
    assert len(list((tmp_path / "lake").iterdir())) == 1
    (tmp_path / "empty").mkdir()
    assert run("snapshot", str(tmp_path / "empty"), "-o", str(tmp_path / "lake"))[0] == 1
