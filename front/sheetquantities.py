"""The sheet of quantities in a period's workbook, with the village's products and units to choose from."""

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.quantities import can_be_quantities, units_of
from data.questions import IncomeAnswer
from data.sheetform import HIDDEN, SheetOf
from data.sheetquantities import COLUMNS, OF, rows_of
from front.criteria import source_name
from front.sheetcells import OPEN, write_rows
from front.words import sheetform as words

# Room for so many rows a household, and some more.
_EACH, _MORE, _LARGEST = 3, 20, 1e9


def asks_quantities(sheet: SheetOf) -> bool:
    """Whether there is anything to reckon by, and an income that may be told so."""
    return bool(sheet.rates.prices and _sources(sheet))


def add_quantities(made: Workbook, sheet: SheetOf) -> None:
    """Put the sheet behind that of the answers, and say in the hidden one what stands in it."""
    if not asks_quantities(sheet):
        return
    quantities: Any = made.create_sheet(words.QUANTITIES, 2)
    headings = [words.QUANTITY_COLUMNS[column] for column in COLUMNS]
    rows = [[*of, *numbers] for of, numbers in _stands(sheet)]
    write_rows(quantities, [headings, *rows])
    last = 1 + len(rows) + _EACH * len(sheet.households) + _MORE
    _guard(quantities, last, {"household": _households(sheet), **_describe(made[HIDDEN], sheet)})


def _sources(sheet: SheetOf) -> dict[str, str]:
    """The name of each income that may be told in quantities -> its question."""
    those = (each for each in sheet.questions if can_be_quantities(each.kind))
    return {source_name(each.name, each.texts): each.key for each in those}


def _stands(sheet: SheetOf) -> Iterator[tuple[tuple[str, ...], tuple[object, ...]]]:
    named = {key: name for name, key in _sources(sheet).items()}
    for (household, key), stands in sheet.stands.items():
        if key in named and isinstance(stands.value, IncomeAnswer):
            for product, unit, numbers in rows_of(stands.value.working, sheet.rates):
                yield (household, named[key], product, unit), numbers


def _describe(about: Any, sheet: SheetOf) -> dict[str, str]:
    """Tell the hidden sheet of this one; the ranges of its lists."""
    units = dict.fromkeys(unit for product in sheet.rates.prices for unit in units_of(sheet.rates, product) if unit)
    lists = {
        "source": [("source", name, key, "") for name, key in _sources(sheet).items()],
        "product": [("product", name, units_of(sheet.rates, name)[0], "") for name in sheet.rates.prices],
        "unit": [("unit", unit, "", "") for unit in units],
    }
    columns = [("quantity", words.QUANTITY_COLUMNS[column], "", column) for column in COLUMNS]
    write_rows(about, [("setting", words.QUANTITIES, "quantities", ""), *columns], about.max_row + 1)
    ranges = {}
    for column, rows in lists.items():
        if rows:
            begin = about.max_row + 1
            write_rows(about, rows, begin)
            ranges[column] = f"'{HIDDEN}'!$B${begin}:$B${about.max_row}"
    return ranges


def _households(sheet: SheetOf) -> str:
    return f"'{words.ENTRIES}'!$A$2:$A${len(sheet.households) + 1}"


def _guard(quantities: Any, last: int, lists: dict[str, str]) -> None:
    for at, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(at)
        quantities.column_dimensions[letter].width = 22 if column in OF else 14
        quantities.cell(1, at).font = Font(bold=True)
        quantities.cell(1, at).alignment = Alignment(wrap_text=True, vertical="top")
        for line in range(2, last + 1):
            quantities.cell(line, at).protection = OPEN
        check = _check(column, lists)
        check.add(f"{letter}2:{letter}{last}")
        quantities.add_data_validation(check)
    quantities.freeze_panes = quantities.cell(2, 2)
    quantities.protection.sheet = True
    for allowed in ("sort", "autoFilter", "formatColumns", "formatRows"):
        setattr(quantities.protection, allowed, False)


def _check(column: str, lists: dict[str, str]) -> DataValidation:
    """A list to choose from; of numbers the spreadsheet only warns, since it takes digits of other scripts for text."""
    if column in lists:
        check = DataValidation(type="list", formula1=f"={lists[column]}", allow_blank=True)
        check.error = words.CHOOSE
        return check
    check = DataValidation("decimal", 0, _LARGEST, allow_blank=True, operator="between")
    check.error, check.errorStyle = words.NO_LESS, "warning"
    return check
