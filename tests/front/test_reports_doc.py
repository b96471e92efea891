"""The commands that docs/reports.md shows, run as they stand."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from front.cli import app

DOC = Path(__file__).parent.parent.parent / "docs" / "reports.md"
COMMANDS = [line.strip() for line in DOC.read_text("utf-8").splitlines() if line.startswith("    laurel ")]


def test_every_command_of_the_page_writes_its_file(
    demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(demo_folder / "willow-bend.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        words = command.split()[1:]
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 1000
