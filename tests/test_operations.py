"""What the documentation tells people to type, and docs/operations to install, is there as it is written."""

import json
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from typer.core import TyperGroup
from typer.main import get_command

from front.cli import app

ROOT = Path(__file__).parent.parent
OPERATIONS = ROOT / "docs" / "operations"
UNIT, CONTAINER = OPERATIONS / "laurel@.service", (OPERATIONS / "Containerfile").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), UNIT, OPERATIONS / "Containerfile"]
TYPED = re.compile(r"^(?: {4}|\$ |ExecStart=|# podman run .*)?(?:[\w/.]*/)?laurel ((?:.*\\\n)*.*)$", re.MULTILINE)


def typed(page: Path) -> list[list[str]]:
    """The words after `laurel` in each line of a page that shows one."""
    lines = TYPED.findall(page.read_text("utf-8"))
    return [shlex.split(re.split(r"\s{2,}|; |`| #", re.sub(r"\s*\\\n#?\s*", " ", line))[0]) for line in lines]


def known(words: list[str]) -> Iterator[str]:
    """What of the words is no command, and no option of it."""
    command = get_command(app)
    rest = list(words)
    while isinstance(command, TyperGroup) and rest:
        name = rest.pop(0)
        if name not in command.commands:
            yield name
            return
        command = command.commands[name]
    options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    yield from (word for word in rest if re.match(r"--?[a-z]", word) and word not in {*options, "--help"})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_is_one(page: Path) -> None:
    assert [line for line in typed(page) if list(known(line))] == []


def test_commands_are_found_where_they_are_shown_and_a_wrong_one_is_seen() -> None:
    assert len(typed(OPERATIONS.parent / "operations.md")) >= 8
    assert typed(UNIT)[0][:3] == ["run", "--villages", "/srv/laurel/%i"]
    assert list(known(["run", "--vilages", "x"])) == ["--vilages"]
    assert list(known(["serve"])) == ["serve"]


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd here")
    for unit in OPERATIONS.glob("laurel*@.*"):
        told = unit.read_text("utf-8").replace("/usr/local/lib/laurel/bin/laurel", "/bin/true")
        (tmp_path / unit.name.replace("@", "@east")).write_text(told, "utf-8")
    units = [str(path) for path in tmp_path.iterdir()]
    checked = subprocess.run([analyze, "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    assert (len(units), checked.returncode, checked.stderr) == (3, 0, "")


def test_the_image_is_built_from_what_the_package_holds_and_starts_laurel() -> None:
    copied = [word for line in re.findall(r"^COPY (.*) \S+$", CONTAINER, re.MULTILINE) for word in line.split()]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["only-include"]
    assert {*packed, "pyproject.toml", "README.md", "LICENSE"} <= set(copied)
    entry, command = (json.loads(found) for found in re.findall(r"^(?:ENTRYPOINT|CMD) (.*)$", CONTAINER, re.MULTILINE))
    assert entry == ["laurel"]
    assert list(known(command)) == []


def test_litestream_follows_the_folder_that_the_unit_serves() -> None:
    told = yaml.safe_load((OPERATIONS / "litestream.yml").read_text("utf-8"))
    assert [each["dir"] for each in told["dbs"]] == ["/srv/laurel/east"]
    assert "ReadWritePaths=/srv/laurel/%i" in UNIT.read_text("utf-8")
