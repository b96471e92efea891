"""A season's workbook: written, filled in as a spreadsheet does, and imported as if it had been typed."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from data.actors import OPERATOR, Actor
from data.answers import IncomeAnswer, MarkAnswer
from data.entries import pause
from data.errors import EntryRefused
from data.filled import import_filled, plan_filled
from data.forms import form_of
from data.households import register, withdraw_consent
from data.journal import journal
from data.open import Book
from data.sheetform import HIDDEN, sheet_of
from data.sheetreading import SheetRead, read_sheet
from data.sheets import read_sheets
from front.cli import app
from front.language import speaking
from front.sheetform import sheet_workbook
from front.words import sheetform as words
from rating.problems import TablesRefused
from tests.data.raters import ana, give, stands, training, village, wage

WAGE, KNOWN = "Wage: amount in KES", "Wage: how it is known"
TREES = "Trees planted and alive (0 to 20)"


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater')")
        give(ana(made), "income:wage", wage("400", "receipt"))
        give(ana(made), "mark:training", training(3, "seen"))
        yield made


def written(book: Book, language: str = "en") -> Any:
    with speaking(language):
        return load_workbook(BytesIO(sheet_workbook(sheet_of(book), "Bend")))


def filled(made: Workbook, cells: dict[tuple[str, str], object], at: Path) -> Path:
    """The workbook with cells typed into it, by household and heading."""
    sheet = made[made.sheetnames[1]]
    rows = {str(row[0].value): row for row in sheet.iter_rows(min_row=2)}
    heading = [cell.value for cell in sheet[1]]
    for (household, column), value in cells.items():
        rows[household][heading.index(column)].value = value
    made.save(at / "filled.xlsx")
    return at / "filled.xlsx"


def read(path: Path) -> SheetRead:
    return read_sheet(path.name, read_sheets(path))


def brought(book: Book, cells: dict[tuple[str, str], object], at: Path) -> SheetRead:
    return read(filled(written(ana(book)), cells, at))


def test_what_is_filled_in_stands_as_if_it_had_been_typed_and_twice_is_once(bend: Book, tmp_path: Path) -> None:
    cells = {
        ("birch", WAGE): "१२५०",
        ("birch", KNOWN): "A receipt",
        ("birch", TREES): 7,
        ("cedar", "Rent: was it asked?"): "None",
        ("dogwood", WAGE): "1.234,50",
        ("elm", WAGE): "1.234",
        ("fir", WAGE): 12.5,
    }
    back = brought(bend, cells, tmp_path)
    assert back.mark == ","
    assert plan_filled(ana(bend), back.filled).conflicts == ()
    assert len(import_filled(ana(bend), back.filled).new) == 6
    assert stands(ana(bend), "income:wage", "birch") == IncomeAnswer("asked", "1250", "receipt")
    assert stands(ana(bend), "mark:trees", "birch") == MarkAnswer(7.0)
    assert stands(ana(bend), "income:rent", "cedar") == IncomeAnswer("none")
    amounts = [stands(ana(bend), "income:wage", name) for name in ("dogwood", "elm", "fir")]
    assert amounts == [wage("1234.50"), wage("1234"), wage("12.50")]
    again = import_filled(ana(bend), back.filled)
    assert (again.new, again.same) == ((), 6)


def test_what_stands_is_filled_in_and_untouched_it_says_nothing(bend: Book, tmp_path: Path) -> None:
    assert brought(bend, {}, tmp_path).filled == ()
    changed = brought(bend, {("ash", WAGE): 450, ("ash", TREES): 1}, tmp_path)
    give(ana(bend), "mark:trees", training(2))
    plan = import_filled(ana(bend), changed.filled)
    assert [(each.filled.question, each.theirs) for each in plan.conflicts] == [("mark:trees", MarkAnswer(2.0))]
    assert stands(ana(bend), "income:wage") == wage("450", "receipt")
    seen = "SELECT household FROM journal WHERE act = 'view'"
    assert {row["household"] for row in bend.rows(seen)} == {1}


def test_only_households_that_take_part_and_do_not_rest_are_in_it(bend: Book) -> None:
    withdraw_consent(bend, "birch", "take_part")
    pause(bend, "cedar", "2025")
    register(bend, "=1+1", given_on="2024-01-01")
    names = [row[0].value for row in written(ana(bend))[words.ENTRIES].iter_rows(min_row=2)]
    assert {"ash", "=1+1"} <= set(names)
    assert not {"birch", "cedar"} & set(names)


def test_headings_are_locked_cells_are_checked_and_nothing_is_a_formula(bend: Book) -> None:
    register(bend, "=1+1", given_on="2024-01-01")
    made = written(ana(bend))
    sheet = made[words.ENTRIES]
    assert sheet.protection.sheet
    assert (sheet.cell(1, 5).protection.locked, sheet.cell(2, 5).protection.locked) == (True, False)
    checks = {str(each.sqref).partition("2:")[0]: each for each in sheet.data_validations.dataValidation}
    assert checks["E"].type == "list"
    assert (checks["T"].type, checks["T"].formula1, checks["T"].formula2) == ("decimal", "0.0", "5.0")
    assert made[HIDDEN].sheet_state == "hidden"
    kinds = {cell.data_type for each in made.worksheets for row in each.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_rater_gets_own_marks_alone_and_whoever_holds_the_file_those_of_the_rater_who_is_named(bend: Book) -> None:
    assert ("ash", "mark:training") in sheet_of(ana(bend)).stands
    assert ("ash", "mark:training") not in sheet_of(bend.as_(OPERATOR)).stands
    assert ("ash", "mark:training") in sheet_of(bend.as_(OPERATOR), rater="ana").stands


def test_a_workbook_in_another_language_comes_back_the_same(bend: Book, tmp_path: Path) -> None:
    made = written(ana(bend), "ar")
    assert made.worksheets[1].sheet_view.rightToLeft
    heading = [cell.value for cell in made.worksheets[1][1]]
    at = filled(made, {("birch", heading[4]): "لا شيء", ("cedar", heading[5]): "٢٥٠"}, tmp_path)
    values = {each.household: each.value for each in read(at).filled}
    assert values == {"birch": IncomeAnswer("none"), "cedar": IncomeAnswer("asked", "250")}


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({("birch", WAGE): "many", ("cedar", WAGE): "1.234"}, ["not_a_number", "two_readings"]),
        ({("birch", KNOWN): "hearsay", ("birch", WAGE): 3}, ["unknown_method"]),
        ({("birch", "Household"): None, ("birch", WAGE): 3}, ["empty_cell"]),
        ({("birch", TREES): True}, ["day_for_number"]),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row_and_column(
    bend: Book, cells: dict[tuple[str, str], object], codes: list[str], tmp_path: Path
) -> None:
    with pytest.raises(TablesRefused) as refused:
        brought(bend, cells, tmp_path)
    assert [each.code for each in refused.value.problems] == codes
    assert all(each.line and each.at for each in refused.value.problems)
    assert refused.value.problems[0].file == "filled.xlsx (Answers)"


def test_a_workbook_whose_headings_were_changed_is_refused(bend: Book, tmp_path: Path) -> None:
    made = written(ana(bend))
    made[words.ENTRIES].cell(1, 5).value = "Pay"
    made[words.ENTRIES].cell(2, 5).value = "None"
    with pytest.raises(TablesRefused) as refused:
        read(filled(made, {}, tmp_path))
    assert [each.code for each in refused.value.problems] == ["missing_column", "unknown_column"]
    made.remove(made[HIDDEN])
    with pytest.raises(TablesRefused) as refused:
        read(filled(made, {}, tmp_path))
    assert refused.value.problems[0].code == "not_our_workbook"


def test_the_commands_write_a_workbook_and_take_it_back_and_say_what_they_took_for_granted(
    bend: Book, tmp_path: Path
) -> None:
    out = tmp_path / "answers.xlsx"
    made = CliRunner().invoke(app, ["template", str(bend.path), "-o", str(out), "--rater", "Ana"])
    assert (made.exit_code, "2025" in made.output) == (0, True)
    at = filled(load_workbook(out), {("elm", WAGE): "1.234", ("fir", WAGE): "7,5"}, tmp_path)
    tried = CliRunner().invoke(app, ["import", str(bend.path), str(at), "--dry-run"])
    assert words.MARK_READ.format(mark=",") in tried.output
    assert stands(ana(bend), "income:wage", "elm") is None
    assert CliRunner().invoke(app, ["import", str(bend.path), str(at)]).exit_code == 0
    assert stands(ana(bend), "income:wage", "elm") == wage("1234")


def test_what_is_taken_along_is_in_the_record_of_changes_and_a_workbook_asks_for_the_password(bend: Book) -> None:
    form_of(ana(bend))
    sheet_of(ana(bend))
    acts = [(each.act, each.actor) for each in journal(bend.as_(OPERATOR)).entries]
    assert {("form_of", "Ana"), ("sheet_of", "Ana")} <= set(acts)
    somebody_at_an_open_session = Actor("account", 1, "Ana", frozenset({"rater"}))
    with pytest.raises(EntryRefused, match="not_confirmed"):
        sheet_of(bend.as_(somebody_at_an_open_session))
