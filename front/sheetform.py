"""A period's workbook: headings that stay, lists to choose from, checks in cells, and a sheet that says how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.entering import Entered
from data.questions import IncomeAnswer, MarkAnswer, Question
from data.sheetform import ABOUT, FIELDS, HIDDEN, SEEN, VERSION, SheetOf, said
from data.sheetquantities import as_text
from front.criteria import source_name, worded
from front.language import direction
from front.sheetcells import OPEN, write_rows
from front.sheetquantities import add_quantities, asks_quantities
from front.words import entering
from front.words import sheetform as words
from front.words.say import shown

INFO = (("household", ""), ("house", ""), ("nickname", ""), ("group", ""))
NOT_ASKED = PatternFill("solid", fgColor="D9D9D9")


@dataclass(frozen=True)
class Column:
    """A column: what it is, its heading, and between what its numbers lie; `listed` names a list to choose from."""

    key: str
    part: str
    heading: str
    low: float | None = None
    high: float | None = None
    listed: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether it is filled in."""
        return ":" in self.key


def sheet_workbook(sheet: SheetOf, village: str) -> bytes:
    """The workbook in the language that is spoken."""
    made = Workbook()
    how: Any = made.active
    how.title = words.HOW
    entries, about, seen = (made.create_sheet(title) for title in (words.ENTRIES, HIDDEN, SEEN))
    columns = tuple(_columns(sheet))
    _explain(how, sheet, village)
    write_rows(
        entries, [[each.heading for each in columns], *(_row(sheet, columns, each) for each in sheet.households)]
    )
    lists = _describe(about, sheet, columns)
    write_rows(seen, [("household", "key", "seen", "stood", "quantities"), *_stood(sheet)])
    _guard(entries, sheet, columns, lists)
    add_quantities(made, sheet)
    for each in (about, seen):
        each.sheet_state = "hidden"
    for each in made.worksheets:
        each.sheet_view.rightToLeft = direction() == "rtl"
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _columns(sheet: SheetOf) -> Iterator[Column]:
    for (key, part), heading in zip(INFO, (words.HOUSEHOLD, words.HOUSE, words.NICKNAME, words.GROUP), strict=True):
        yield Column(key, part, heading)
    for question in sheet.questions:
        yield from _of_mark(question) if question.kind == "mark" else _of_source(question, sheet.currency)


def _of_mark(question: Question) -> Iterator[Column]:
    low, high = question.scale or (0.0, 1.0)
    ask = worded(question.name, "ask", question.indicator) or question.name
    yield Column(question.key, "", words.MARK_OF.format(ask=ask, low=shown(low), high=shown(high)), low, high)


def _of_source(question: Question, currency: str) -> Iterator[Column]:
    source, low = source_name(question.name, question.texts), 0.0 if question.kind in ("cost", "support") else None
    amount = words.AMOUNT_OF if currency else words.AMOUNT_ONLY
    headings = (words.STATE_OF, amount, words.METHOD_OF)
    for part, heading in zip(FIELDS, headings, strict=True):
        listed = "" if part == "amount" else part
        said_so = heading.format(source=source, currency=currency)
        yield Column(question.key, part, said_so, low if part == "amount" else None, listed=listed)


def _row(sheet: SheetOf, columns: Sequence[Column], each: Entered) -> list[object]:
    info = {"household": each.household, "house": each.house_number, "nickname": each.nickname, "group": each.group}
    return [info[column.key] if column.key in info else _cell(sheet, column, each) for column in columns]


def _cell(sheet: SheetOf, column: Column, each: Entered) -> object:
    stands = sheet.stands.get((each.household, column.key))
    value = stands.value if stands else None
    if isinstance(value, MarkAnswer):
        return value.mark
    if not isinstance(value, IncomeAnswer):
        return None
    if column.part == "amount":
        return Decimal(value.amount) if value.amount else None
    return entering.STATES[value.state] if column.part == "state" else entering.METHODS.get(value.method or "")


def _stood(sheet: SheetOf) -> Iterator[tuple[str, ...]]:
    for (household, key), stands in sheet.stands.items():
        working = stands.value.working if isinstance(stands.value, IncomeAnswer) else None
        yield household, key, stands.seen, said(stands.value), as_text(working)


def _describe(about: Any, sheet: SheetOf, columns: Sequence[Column]) -> dict[str, str]:
    """Fill the hidden sheet; the ranges of its lists."""
    settings = {
        "version": VERSION,
        "sheet": words.ENTRIES,
        "period": sheet.period,
        "rater": sheet.rater,
        "id": sheet.id,
    }
    rows = [ABOUT, *(("setting", value, name, "") for name, value in settings.items())]
    rows += [("column", each.heading, each.key, each.part) for each in columns]
    ranges = {}
    for part, listed in (("state", entering.STATES), ("method", entering.METHODS)):
        ranges[part] = f"'{HIDDEN}'!$B${len(rows) + 1}:$B${len(rows) + len(listed)}"
        rows += [("word", word, part, code) for code, word in listed.items()]
    write_rows(about, rows)
    return ranges


def _explain(how: Any, sheet: SheetOf, village: str) -> None:
    lines = [line.format(village=village, period=sheet.period, entries=words.ENTRIES) for line in words.LINES]
    if sheet.rater:
        lines.insert(1, words.RATED_BY.format(rater=sheet.rater))
    if asks_quantities(sheet):
        lines.insert(-2, words.QUANTITIES_HOW.format(quantities=words.QUANTITIES))
    write_rows(how, [[line] for line in lines])
    how.column_dimensions["A"].width = 90
    for row in how.iter_rows():
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    how["A1"].font = Font(bold=True, size=14)
    how.protection.sheet = True


def _guard(entries: Any, sheet: SheetOf, columns: Sequence[Column], lists: dict[str, str]) -> None:
    last = len(sheet.households) + 1
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        entries.column_dimensions[letter].width = 22 if at == 1 else 16 if column.is_asked else 12
        heading = entries.cell(1, at)
        heading.font, heading.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        if column.is_asked and last > 1:
            check = _check(column, lists)
            check.add(f"{letter}2:{letter}{last}")
            entries.add_data_validation(check)
            _open(entries, sheet, column, at)
    entries.freeze_panes = entries.cell(2, 2)
    entries.protection.sheet = True
    for allowed in ("sort", "autoFilter", "formatColumns", "formatRows"):
        setattr(entries.protection, allowed, False)


def _open(entries: Any, sheet: SheetOf, column: Column, at: int) -> None:
    """Cells that may be filled in; a household where nobody earns is asked for no income."""
    for line, each in enumerate(sheet.households, 2):
        cell = entries.cell(line, at)
        if each.earns or column.key.startswith("mark:"):
            cell.protection = OPEN
        else:
            cell.fill = NOT_ASKED


def _check(column: Column, lists: dict[str, str]) -> DataValidation:
    """What the spreadsheet looks at; of numbers it only warns, since it takes digits of other scripts for text."""
    if column.listed:
        check = DataValidation(type="list", formula1=f"={lists[column.listed]}", allow_blank=True)
        check.error = words.CHOOSE
        return check
    if column.high is not None and column.low is not None:
        check = DataValidation("decimal", column.low, column.high, allow_blank=True, operator="between")
        check.error = words.BETWEEN.format(low=shown(column.low), high=shown(column.high))
    else:
        low = -1e12 if column.low is None else column.low
        check = DataValidation("decimal", low, 1e12, allow_blank=True, operator="between")
        check.error = words.A_NUMBER if column.low is None else words.NO_LESS
    check.errorStyle = "warning"
    return check
