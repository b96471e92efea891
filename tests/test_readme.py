"""The examples of the README are run as they stand, and its numbers are the ones that come out."""

import csv
import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from front.cli import app

README = Path(__file__).parent.parent / "README.md"
FILE = re.compile(r"`([\w/]+\.(?:yaml|csv))`:\n\n```\w+\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ laurel (.*)\n(.*)$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILE.findall(README.read_text(encoding="utf-8")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_main_tasks_prints_what_the_readme_says(folder: Path) -> None:
    commands = COMMAND.findall(README.read_text(encoding="utf-8"))
    assert len(commands) == 2
    for arguments, first_line in commands:
        result = CliRunner().invoke(app, arguments.split())
        assert result.exit_code == 0, result.output
        assert first_line in result.output


def test_the_score_that_the_readme_works_out_by_hand_is_the_one_that_is_written(folder: Path) -> None:
    CliRunner().invoke(app, ["score", "rules.yaml", "tables", "-o", "scores.csv", "--period", "2025"])
    with (folder / "scores.csv").open(encoding="utf-8") as file:
        alder = next(row for row in csv.DictReader(file) if row["household"] == "Alder")
    assert (alder["score"], alder["level"], alder["trees"]) == ("62.95", "two", "50.0")
    assert float(alder["growth"]) == pytest.approx(52.38, abs=0.005)


def test_each_command_and_each_page_of_the_documentation_has_its_line() -> None:
    text = README.read_text(encoding="utf-8")
    told = re.findall(r"^laurel ([a-z-]+)", text, re.MULTILINE)
    assert set(told) == set(get_command(app).commands)  # type: ignore[attr-defined]
    assert [name for name in set(told) if told.count(name) > 1] == ["run"]
    listed = re.findall(r"^\| \[(docs/[\w-]+\.md)\]", text, re.MULTILINE)
    assert sorted(listed) == sorted(str(path.relative_to(README.parent)) for path in README.parent.glob("docs/*.md"))
