"""A household's copy of its record: everything about it, nothing about another one, and no place among others."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from data.actors import Actor, of_household
from data.cards import issue_card
from data.disclosure import labels_of
from data.errors import EntryRefused
from data.held import LEFT_OUT, NOT_TOLD, held
from data.households import give_consent
from data.open import Book
from data.references import references
from front.cli import app
from front.copy import copy_of
from tests.data.villages import descending, earn, village
from tests.front.light import Served

HOME = of_household(2, "h01")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db", descending(20)) as made:
        earn(made, {"h01": "120.50", "h02": "77.25"})
        issue_card(made, "h01")
        yield made


def opened(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_row_of_every_table_about_the_household_is_in_it(book: Book) -> None:
    told = held(book.as_(HOME), "h01")
    for each in references(book, "households"):
        rows = book.rows(f"SELECT * FROM {each.table} WHERE {each.column} = 2")
        if rows and each.table not in NOT_TOLD:
            assert len(told[each.table]) == len(rows), each.table
            assert {*rows[0]} - {*told[each.table][0]} <= LEFT_OUT
    assert told["income_entries"][0]["amount_minor"] == 12050
    assert told["income_entries"][0]["source"] == "wage"
    assert {row["rater"] for row in told["marks"]} == {"r1", "r2"}


def test_the_three_forms_say_the_same(book: Book) -> None:
    files = opened(copy_of(book.as_(HOME), "h01"))
    record = json.loads(files["record.json"])
    assert {f"{table}.csv" for table in record["tables"]} == files.keys() - {"record.json", "read-me.html"}
    for table, rows in record["tables"].items():
        assert len(list(csv.DictReader(StringIO(files[f"{table}.csv"])))) == len(rows)
    assert files["read-me.html"].count("<tbody>") == len(record["tables"])
    assert "12050" in files["read-me.html"]


def test_nothing_of_a_neighbour_and_no_place_or_secret_is_in_it(book: Book) -> None:
    others = labels_of(book).keys() - {"h01"}
    secret = book.rows("SELECT secret FROM cards")[0]["secret"]
    for text in opened(copy_of(book.as_(HOME), "h01")).values():
        assert not [name for name in others if name in text]
        assert "7725" not in text
        assert secret not in text
        assert "rank" not in text


def test_the_journal_says_that_the_operator_made_a_copy_and_not_that_the_household_did(book: Book) -> None:
    held(book.as_(HOME), "h01")
    assert not book.rows("SELECT 1 FROM journal WHERE act = 'export'")
    told = held(book, "h01")
    assert told["journal"][0]["act"] == "export"


def test_no_role_takes_a_copy_and_no_household_anothers(book: Book) -> None:
    everything = Actor("account", 1, "All", frozenset({"rater", "reviewer", "treasurer", "administrator"}))
    for actor in (everything, of_household(1, "h00")):
        with pytest.raises(EntryRefused, match="not_allowed"):
            held(book.as_(actor), "h01")


def test_the_command_writes_it_once_and_over_nothing(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "h01.zip"
    asked = ["export", str(book.path), "--household", "h01", "-o", str(out)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert json.loads(opened(out.read_bytes())["record.json"])["household"] == "h01"
    before = out.read_bytes()
    assert CliRunner().invoke(app, asked).exit_code != 0
    assert out.read_bytes() == before


def test_an_unknown_household_is_refused_with_the_nearest_name_and_no_file(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "none.zip"
    done = CliRunner().invoke(app, ["export", str(book.path), "--household", "h0l", "-o", str(out)])
    assert done.exit_code == 1
    assert not out.exists()


def test_a_household_takes_its_copy_by_its_card(bend: Served) -> None:
    answer = bend.at_home("wren").get("/me/copy")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert json.loads(opened(answer.content)["record.json"])["household"] == "wren"


def test_what_was_withdrawn_is_in_the_copy_too(book: Book) -> None:
    give_consent(book.as_(HOME), "h01", "research")
    assert {row["purpose"] for row in held(book.as_(HOME), "h01")["consents"]} == {"take_part", "wall", "research"}
