"""What those see who belong to the server and to no village, and the command that makes their accounts."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from front.cli import app
from front.region_here import LAKE, RULES
from front.words import server as words
from tests.data.lakes import EFFORT, send
from tests.front.light import Served, Visiting

GOOD = "kettle-and-mushroom"


def run(*given: str) -> str:
    result = CliRunner().invoke(app, ["server", *given])
    assert result.exit_code == 0, result.output
    return result.output


def lake(folder: Path) -> Path:
    for at, name in enumerate(("Oakham", "Elmton", "Ashford", "Beechley")):
        send(folder, name, {("2025", "rose"): 0.1 * (at + 3)}, [("2025", 2.0 + at)] * 3)
    return folder


def test_a_command_makes_an_account_whose_code_opens_the_pages(served: Path) -> None:
    at = ("--villages", str(served))
    assert words.NOBODY in run("list", *at)
    said = run("add", "Mina", "--role", "keeper", *at)
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", said)
    assert code
    assert words.WAITS in run("list", *at)
    client = Visiting()
    answer = client.post("/server/set-up", name="Mina", code=code[0], password=GOOD)
    assert answer.headers["location"] == "/region"
    assert "Mina" in client.get("/server/account").text
    assert client.post("/server/account", old=GOOD, new="seven grey ferries").status_code == 303
    assert client.get("/server").status_code == 200
    run("remove", "Mina", *at)
    assert client.get("/server").headers["location"].startswith("/server/sign-in?next=")


def test_a_wrong_password_is_told_in_words_and_waits(served: Path) -> None:
    client = Visiting()
    answers = [client.post("/server/sign-in", name="Mina", password="wrong") for _ in range(5)]
    assert answers[0].status_code == 400
    assert "do not belong together" in answers[0].text
    assert (answers[-1].status_code, "Retry-After" in answers[-1].headers) == (429, True)


def test_the_page_of_the_server_tells_of_files_and_nothing_of_what_is_in_them(bend: Served) -> None:
    (bend.folder / "torn.db").write_text("no book")
    copies = bend.folder / "copies"
    CliRunner().invoke(app, ["backup", str(bend.folder / "bend.db"), str(copies)])
    text = bend.visitor("keeper").get("/server").text
    assert "Bend" in text
    assert text.count(words.NEVER) == 1
    assert words.NOT_READ in text
    assert not [name for name in ("wren", "oak", "rater", "everything") if name in text]


def test_a_copy_of_a_village_with_a_longer_name_is_not_taken_for_ones_own(bend: Served, tmp_path: Path) -> None:
    (bend.folder / "bend.backups").write_text(f"{tmp_path}\n")
    (tmp_path / "bend-north-2026-01-20T120000Z-20fa91c0.db").touch()
    assert words.NEVER in bend.visitor("keeper").get("/server").text
    (tmp_path / "bend-2026-01-20T120000Z-20fa91c0.db").touch()
    assert words.NEVER not in bend.visitor("keeper").get("/server").text


def test_the_region_is_shown_to_both_and_names_no_village(
    bend: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "LAUREL_LAKE" in bend.visitor("region").get("/region").text
    rules = tmp_path / "rules.yaml"
    rules.write_text(EFFORT)
    monkeypatch.setenv(LAKE, str(lake(tmp_path / "lake")))
    monkeypatch.setenv(RULES, str(rules))
    for role in ("keeper", "region"):
        text = bend.visitor(role).get("/region").text
        assert "45 % ±\u00a06.5 %" in text
        assert "17.50 ±" in text
        assert not [name for name in ("Oakham", "Elmton", "Ashford", "Beechley") if name in text]


def test_a_snapshot_that_was_changed_is_told_and_nothing_is_shown(
    bend: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LAKE, str(tmp_path / "lake"))
    assert bend.visitor("region").get("/region").status_code == 503
    lake(tmp_path / "lake")
    assert bend.visitor("region").get("/region").status_code == 200
    file = next((tmp_path / "lake").glob("*/figures.parquet"))
    file.write_bytes(file.read_bytes() + b" ")
    answer = bend.visitor("region").get("/region")
    assert answer.status_code == 503
    assert words.REGION_UNREADABLE in answer.text
    assert "45 %" not in answer.text
