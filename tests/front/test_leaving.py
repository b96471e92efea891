"""Leaving by the own card, and by whoever keeps the file."""

from pathlib import Path

from typer.testing import CliRunner

from data.actors import OPERATOR
from data.open import open_book
from data.verify import verify
from front.cli import app
from front.words import leaving as words
from tests.front.light import Served


def names(bend: Served) -> set[str]:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        return {row["name"] for row in book.rows("SELECT name FROM households")}


def test_a_household_leaves_with_its_cards_code_and_its_page_is_gone(bend: Served) -> None:
    client, other = bend.at_home("wren"), bend.at_home("wren")
    for wrong in ("", "222222222222", bend.cards["oak"]):
        assert client.post("/me/leave", code=wrong).status_code == 400
    assert names(bend) == {"wren", "oak"}
    assert client.post("/me/leave", code=bend.cards["wren"]).headers["location"] == "/card?left=1"
    assert names(bend) == {"oak"}
    assert words.LEFT in client.get("/card?left=1").text
    assert other.get("/me").status_code == 303
    assert client.post("/card", village="bend", code=bend.cards["wren"]).status_code == 400
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        assert verify(book).findings == ()


def run(path: Path, *more: str, typed: str = "") -> str:
    done = CliRunner().invoke(app, ["erase", str(path), "--household", "wren", *more], input=typed)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_looks_first_asks_and_then_deletes(bend: Served) -> None:
    path = bend.folder / "bend.db"
    assert words.WOULD in run(path, "--dry-run")
    assert words.KEPT in run(path, typed="n\n")
    assert names(bend) == {"wren", "oak"}
    assert words.DELETED in run(path, typed="y\n")
    assert names(bend) == {"oak"}
    assert CliRunner().invoke(app, ["erase", str(path), "--household", "wren", "--yes"]).exit_code == 1
