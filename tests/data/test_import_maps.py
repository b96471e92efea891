"""A form of a group's own, brought in through an import map: which of its columns is what."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.errors import EntryRefused
from data.filled import import_filled
from data.importmaps import ImportMap, forget_map, import_maps, keep_map, map_text, read_map
from data.incoming import read_filled
from data.open import Book
from data.questions import IncomeAnswer, asked_questions
from rating.problems import TablesRefused
from tests.data.raters import ana, bo, entries, give, training, village, wage

MAP = """
household: haus_nr
period: {value: 2025}
rater: wer
answers:
  kurstage: mark:training
  gesehen: phrase:training
  bäume: mark:trees
  lohn: income:wage
  lohn_woher: method:wage
  geschenke: income:gift
values:
  bäume: {viele: 20}
  gesehen: {ja: seen, nein: ""}
  lohn_woher: {Zettel: receipt}
  geschenke: {keine: none}
"""
# A decimal comma, native digits, a house number in place of a name, an empty answer.
SHEET = """haus_nr;wer;kurstage;gesehen;bäume;lohn;lohn_woher;geschenke;bemerkung
1;Ana;3;ja;viele;1.400,50;Zettel;keine;-
birch;Bo;२;nein;;"80,25";;;
"""


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater')")
        yield made


def by(book: Book, text: str = MAP) -> ImportMap:
    return read_map(text, asked_questions(book))


def codes(book: Book, text: str) -> list[str]:
    with pytest.raises(TablesRefused) as refused:
        by(book, text)
    return [problem.code for problem in refused.value.problems]


def test_a_foreign_sheet_makes_the_entries_that_typing_makes(bend: Book, tmp_path: Path) -> None:
    path = tmp_path / "märz.csv"
    path.write_text(SHEET, "utf-8")
    import_filled(bend.as_(OPERATOR), read_filled(bend.as_(OPERATOR), path, by(bend)))
    with village(tmp_path / "typed.db") as typed:
        typed.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater')")
        give(ana(typed), "mark:training", training(3, "seen"))
        give(ana(typed), "mark:trees", training(20))
        give(ana(typed), "income:wage", wage("1400.50", "receipt"))
        give(ana(typed), "income:gift", IncomeAnswer("none"))
        give(bo(typed), "mark:training", training(2), household="birch")
        give(bo(typed), "income:wage", wage("80.25"), household="birch")
        assert entries(bend) == entries(typed)


def test_sources_with_a_row_each_come_by_their_names_in_the_form(bend: Book, tmp_path: Path) -> None:
    text = """
household: house
period: season
rater: {value: Ana}
rounds: {in: money, source: from_what, amount: how_much}
values: {from_what: {salary: wage, presents: gift}}
"""
    rows = [{"from_what": "salary", "how_much": "400"}, {"from_what": "presents", "how_much": "refused"}]
    form = {"_uuid": "4f1c", "house": "ash", "season": "2025", "money": rows}
    path = tmp_path / "forms.json"
    path.write_text(json.dumps([form]), "utf-8")
    for new in (2, 0):
        done = import_filled(bend.as_(OPERATOR), read_filled(bend.as_(OPERATOR), path, by(bend, text)))
        assert len(done.new) == new
    assert bend.rows("SELECT amount_minor FROM income_entries") == [{"amount_minor": 40000}]
    assert bend.rows("SELECT state FROM coverage ORDER BY state") == [{"state": "asked"}, {"state": "refused"}]


def test_a_map_that_is_kept_is_found_by_the_columns_of_a_file(bend: Book, tmp_path: Path) -> None:
    path = tmp_path / "march.csv"
    path.write_text(SHEET, "utf-8")
    with pytest.raises(TablesRefused) as refused:
        read_filled(ana(bend), path)
    assert refused.value.problems[0].code == "not_our_form"
    keep_map(ana(bend), "our own sheet", by(bend))
    assert len(read_filled(ana(bend), path)) == 6
    assert by(bend, import_maps(ana(bend))["our own sheet"] if import_maps(ana(bend)) else "") == by(bend)
    keep_map(ana(bend), "the same again", by(bend))
    with pytest.raises(TablesRefused) as refused:
        read_filled(ana(bend), path)
    assert refused.value.problems[0].code == "several_maps"
    forget_map(ana(bend), "the same again")
    assert len(read_filled(ana(bend), path)) == 6
    with pytest.raises(EntryRefused):
        keep_map(ana(bend), " ", by(bend))


def test_a_map_says_what_is_wrong_in_it(bend: Book) -> None:
    assert codes(bend, "- a\n- b") == ["not_a_map"]
    assert codes(bend, "a: [") == ["not_a_map"]
    assert codes(bend, "household: &a [x, x]\nperiod: [*a, *a]") == ["alias"]
    assert codes(bend, "[" * 1000) == ["too_deep"]
    assert codes(bend, "answers: {x: mark:training}\n") == ["map_lacks", "map_lacks"]
    assert codes(bend, "household: h\nperiod: p\n") == ["map_lacks"]
    assert codes(bend, "household: h\nperiod: p\nanswers: {x: mark:trainin}\ncolour: red") == [
        "unknown_key",
        "unknown_question",
    ]
    assert codes(bend, "household: h\nperiod: p\nrounds: {in: money, what: x}") == [
        "map_lacks",
        "map_lacks",
        "unknown_key",
    ]


def test_a_map_names_no_household(bend: Book) -> None:
    assert codes(bend, MAP + "  haus_nr: {1: ash}\n") == ["map_names_households"]


def test_what_a_foreign_sheet_says_wrong_is_told_with_its_row_and_column(bend: Book, tmp_path: Path) -> None:
    path = tmp_path / "march.csv"
    damaged = SHEET.replace(";3;", ";drei;").replace("80,25", "=1+1").replace("birch;", "\nbirch;")
    path.write_text(damaged, "utf-8")
    with pytest.raises(TablesRefused) as refused:
        read_filled(ana(bend), path, by(bend))
    found = {(each.code, each.line, each.at) for each in refused.value.problems}
    assert found == {("not_a_number", 2, "kurstage"), ("not_a_number", 4, "lohn")}
    with pytest.raises(TablesRefused) as refused:
        read_filled(ana(bend), path, by(bend, MAP.replace("kurstage", "kurztage")))
    assert [(each.code, each.near) for each in refused.value.problems] == [("missing_column", "kurstage")]


def test_a_map_is_written_as_it_is_read(bend: Book) -> None:
    assert by(bend, map_text(by(bend))) == by(bend)
