"""Quantities in the village's own units: on a sheet of the season's workbook, and typed into the grid."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data.errors import EntryRefused
from data.filled import import_filled
from data.open import Book
from data.prices import set_price
from data.quantities import quantities
from data.questions import IncomeAnswer, Question
from data.sheetform import HIDDEN, sheet_of
from data.sheetreading import SheetRead, read_sheet
from data.sheets import read_sheets
from data.units import set_unit
from data.workings import Rates, Working
from front.cells import answer_of
from front.grid import Chosen, open_sheet, take
from front.language import SHIPPED, speaking
from front.sheetform import sheet_workbook
from front.words import grid
from front.words import sheetform as words
from rating.problems import TablesRefused
from tests.data.raters import ana, give, stands, village, wage

HERD = "income:herd"
Row = tuple[object, ...]
# As the village below has it: maize at 30.00 a kilogram, and sacks of 50.
RATES = Rates({"maize": 3000}, {"maize": "kg"}, {"maize": {"sack": Decimal(50)}})


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater')")
        set_price(made, "2025", "maize", "30", "kg")
        set_unit(made, "sack", "kg", "50")
        yield made


def written(book: Book) -> Any:
    return load_workbook(BytesIO(sheet_workbook(sheet_of(book), "Bend")))


def read(made: Any, at: Path, *rows: Row, begin: int = 2) -> SheetRead:
    """What comes back of a workbook with these rows typed into its sheet of quantities."""
    for line, row in enumerate(rows, begin):
        for column, value in enumerate(row, 1):
            made.worksheets[2].cell(line, column).value = value
    made.save(at / "filled.xlsx")
    return read_sheet("filled.xlsx", read_sheets(at / "filled.xlsx"))


def numbers(book: Book, household: str) -> tuple[str | None, dict[str, str]]:
    """The amount that stands for the herd, and what it was reckoned from."""
    value = stands(ana(book), HERD, household)
    assert isinstance(value, IncomeAnswer)
    return value.amount, dict(value.working.numbers) if value.working else {}


def test_rows_of_a_household_are_reckoned_at_the_prices_and_come_back_untouched(bend: Book, tmp_path: Path) -> None:
    rows = ("birch", "Herd", "maize", "sack", 2, "०,५"), ("birch", "Herd", "Maize", "kg", None, None, 10)
    back = read(written(ana(bend)), tmp_path, *rows)
    assert len(import_filled(ana(bend), back.filled).new) == 1
    told = {"maize.sold": "2 sack", "maize.eaten": "0.5 sack", "maize.given": "10"}
    by = {"maize.price": "30", "maize.unit": "1 sack = 50 kg"}
    # (2 · 50 + 0.5 · 50 + 10) kg at 30
    assert numbers(bend, "birch") == ("4050", {**told, **by})
    assert import_filled(ana(bend), back.filled).new == ()
    again = written(ana(bend))
    assert read(again, tmp_path).filled == ()
    line = next(at for at in (2, 3) if again.worksheets[2].cell(at, 4).value == "sack")
    changed = read(again, tmp_path, ("birch", "Herd", "maize", "sack", 2, 1), begin=line)
    assert len(import_filled(ana(bend), changed.filled).new) == 1
    assert numbers(bend, "birch")[0] == "4800"


def test_an_amount_that_is_typed_anew_stands_in_place_of_the_quantities(bend: Book, tmp_path: Path) -> None:
    give(ana(bend), HERD, IncomeAnswer("asked", None, None, Working("quantity", {"maize.sold": "3"})), household="elm")
    made = written(ana(bend))
    heading = [cell.value for cell in made[words.ENTRIES][1]]
    row = next(row for row in made[words.ENTRIES].iter_rows(min_row=2) if row[0].value == "elm")
    row[heading.index("Herd: how it is known")].value = "A receipt"
    import_filled(ana(bend), read(made, tmp_path).filled)
    value = stands(ana(bend), HERD, "elm")
    assert isinstance(value, IncomeAnswer)
    assert (value.amount, value.method, bool(value.working)) == ("90", "receipt", True)
    made = written(ana(bend))
    row = next(row for row in made[words.ENTRIES].iter_rows(min_row=2) if row[0].value == "elm")
    row[heading.index("Herd: amount in KES")].value = 70
    import_filled(ana(bend), read(made, tmp_path).filled)
    assert stands(ana(bend), HERD, "elm") == wage("70", "receipt")


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (("birch", "Herd", "rice", "kg", 1), "no_price_for", "Product"),
        (("birch", "Gift", "maize", "kg", 1), "unknown_source", "Source of income"),
        (("bich", "Herd", "maize", "kg", 1), "unknown_household", "Household"),
        ((None, "Herd", "maize", "kg", 1), "empty_cell", "Household"),
        (("birch", "Herd", "maize", "kg", "many"), "not_a_number", "Sold"),
        (("ash", "Herd", "maize", "sack", 7), "quantity_twice", "Product"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row_and_column(
    bend: Book, row: Row, code: str, column: str, tmp_path: Path
) -> None:
    with pytest.raises(TablesRefused) as refused:
        read(written(ana(bend)), tmp_path, ("ash", "Herd", "maize", "kg", 2), row)
    (problem,) = refused.value.problems
    assert (problem.code, problem.at, problem.line, problem.file) == (code, column, 3, "filled.xlsx (Quantities)")


def test_a_unit_that_the_product_lacks_is_said_with_its_place_when_it_is_imported(bend: Book, tmp_path: Path) -> None:
    back = read(written(ana(bend)), tmp_path, ("birch", "Herd", "maize", "mu", 1))
    with pytest.raises(EntryRefused) as refused:
        import_filled(ana(bend), back.filled)
    (problem,) = refused.value.problems
    assert (problem.code, problem.at, problem.line, problem.file) == (
        "unknown_unit",
        "Unit",
        2,
        "filled.xlsx (Quantities)",
    )


def test_an_amount_and_quantities_of_one_source_are_not_both_taken(bend: Book, tmp_path: Path) -> None:
    made = written(ana(bend))
    heading = [cell.value for cell in made[words.ENTRIES][1]]
    made[words.ENTRIES].cell(2, 1 + heading.index("Herd: amount in KES")).value = 12
    household = made[words.ENTRIES].cell(2, 1).value
    with pytest.raises(TablesRefused) as refused:
        read(made, tmp_path, (household, "Herd", "maize", "kg", 2))
    assert [(each.code, each.value) for each in refused.value.problems] == [("amount_and_quantities", "12")]


def test_products_and_units_are_chosen_from_lists_in_every_language(bend: Book, tmp_path: Path) -> None:
    for language in SHIPPED:
        with speaking(language):
            made = written(ana(bend))
        sheet = made.worksheets[2]
        lists = [check.formula1 for check in sheet.data_validations.dataValidation if check.type == "list"]
        assert len(lists) == 4
        assert (sheet.protection.sheet, sheet.cell(2, 1).protection.locked) == (True, False)
        told = [row[1].value for row in made[HIDDEN].iter_rows() if (row[0].value, row[2].value) == ("source", HERD)]
        back = read(made, tmp_path, ("birch", told[0], "maize", "sack", 2))
        assert [each.value for each in back.filled] == [
            IncomeAnswer("asked", None, None, Working("quantity", {"maize.sold": "2 sack"}))
        ]


def test_a_village_without_a_price_list_has_no_such_sheet(tmp_path: Path) -> None:
    with village(tmp_path / "bare.db") as made:
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater')")
        assert len(written(ana(made)).worksheets) == 4


def test_a_quantity_typed_into_the_grid_is_reckoned_and_what_is_none_waits_with_its_reason(bend: Book) -> None:
    sheet = open_sheet(ana(bend), Chosen("2025", "income"))
    rows = [each.household for each in sheet.households]
    take(ana(bend), sheet, {rows.index("ash"): {HERD: "2 sack maize + maize 10 KG eaten"}}, "recalled")
    assert numbers(bend, "ash") == (
        "3300",
        {"maize.sold": "2 sack", "maize.eaten": "10", "maize.price": "30", "maize.unit": "1 sack = 50 kg"},
    )
    assert sheet.saved["ash", HERD] == "3300"
    take(ana(bend), sheet, {rows.index("elm"): {HERD: "2 sacks of maize", "income:gift": "2 sack maize"}})
    codes = {key: [each.code for each in left.problems] for (_, key), left in sheet.unsettled.items()}
    assert codes == {HERD: ["unknown_quantity"], "income:gift": ["not_a_number"]}
    assert sheet.unsettled["elm", HERD].problems[0].near == "sack maize"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3 sack maize", {"maize.sold": "3 sack"}),
        ("maize 3sack", {"maize.sold": "3 sack"}),
        ("٢٫٥ maize", {"maize.sold": "2.5"}),
        ("1 250 kg maize given away + 3 maize", {"maize.given": "1250", "maize.sold": "3"}),
    ],
)
def test_words_stand_in_any_order_around_a_number(text: str, told: dict[str, str]) -> None:
    assert quantities(text, RATES, grid.USES).numbers == told


@pytest.mark.parametrize("language", SHIPPED)
def test_the_uses_are_typed_in_the_language_that_is_read(language: str) -> None:
    with speaking(language):
        for use, word in grid.USES.items():
            value = answer_of(Question(HERD, "work"), f"3 sack maize {word}", None, None, RATES)
            assert isinstance(value, IncomeAnswer)
            assert value.working == Working("quantity", {f"maize.{use}": "3 sack"})


def test_an_amount_stays_an_amount_where_there_is_a_price_list() -> None:
    value = answer_of(Question(HERD, "work"), "1 250.50", None, "guess", RATES)
    assert value == IncomeAnswer("asked", "1250.50", "guess")
