"""What `make` says and does on a machine that lacks something."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_RECIPES = 9


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments]
    # Under `make test` the outer make hands its own options down.
    env = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def set_up(python: str, folder: Path) -> str:
    """What is said by a set-up that must not succeed."""
    venv = folder / "venv"
    done = make(f"PYTHON={python}", f"VENV={venv}", str(venv / "pyvenv.cfg"))
    assert done.returncode
    assert not venv.exists()
    return done.stderr


def python_after(statement: str, folder: Path) -> str:
    """A Python in which a statement has been carried out before anything else."""
    script = folder / "python"
    script.write_text(
        f'#!/bin/sh\n[ "$1" = -c ] && exec {sys.executable} -c "import sys; {statement}; $2"\necho Python 3.9.2\n'
    )
    script.chmod(0o755)
    return str(script)


def test_help_lists_every_recipe_with_what_it_does() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    listed = dict(line.removeprefix("  make ").split(maxsplit=1) for line in make("help").stdout.splitlines())
    assert set(listed) == set(phony[1].split())
    assert len(listed) <= MOST_RECIPES


def test_the_default_is_help() -> None:
    assert make().stdout == make("help").stdout


@pytest.mark.parametrize("recipe", ["run", "test"])
def test_run_and_test_set_up_by_themselves(recipe: str, tmp_path: Path) -> None:
    steps = make("--dry-run", f"VENV={tmp_path / 'venv'}", recipe).stdout
    assert "-m venv" in steps
    assert "requirements/runtime.txt" in steps


def test_a_machine_without_python_is_told_what_to_install(tmp_path: Path) -> None:
    said = set_up("no-such-python", tmp_path)
    assert "Laurel needs Python 3.11 or newer, and there is no no-such-python here." in said
    assert "apt install python3 python3-venv" in said


def test_an_old_python_is_told_by_its_version(tmp_path: Path) -> None:
    said = set_up(python_after("sys.version_info = (3, 9, 2)", tmp_path), tmp_path)
    assert "Laurel needs Python 3.11 or newer" in said
    assert "Python 3.9.2" in said


def test_a_python_that_cannot_make_environments_is_told_which_package_is_missing(tmp_path: Path) -> None:
    said = set_up(python_after("sys.modules['ensurepip'] = None", tmp_path), tmp_path)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"apt install python{version}-venv" in said
