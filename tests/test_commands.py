"""The README tells of every command, and every command tells of itself."""

from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from front.cli import app

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def commands() -> list[str]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return sorted(group.commands)


@pytest.mark.parametrize("command", commands())
def test_readme_tells_of(command: str) -> None:
    assert f"laurel {command}" in README


@pytest.mark.parametrize("command", commands())
def test_help_shows_an_example_of(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"laurel {command} " in shown.output.split("Usage:")[1].split("\n", 1)[1]
