"""Reading a period's workbook (`data.sheetform`) that somebody filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.cells import as_name, as_number, cell_at
from data.errors import EntryRefused, entry_refused
from data.filling import Filled, Where
from data.numerals import mark_of, number
from data.questions import IncomeAnswer, MarkAnswer, Value
from data.sheetform import FIELDS, HIDDEN, READ, SEEN, said
from data.sheetquantities import Layout, Told, as_text, heading, told_in
from data.sheets import Sheet
from data.sheets import Value as Cell
from data.tablerules import Found
from data.tables import refuse
from rating.problems import Problem, TablesRefused, nearest


@dataclass(frozen=True)
class SheetRead:
    """The answers of a workbook that came back; `mark` is the decimal mark that its other numbers told, "" where none
    had to, and `reckoned` how many answers a formula gave."""

    filled: tuple[Filled, ...]
    mark: str = ""
    reckoned: int = 0


def is_sheet(sheets: Sequence[Sheet]) -> bool:
    """Whether the sheets of a file are those of a workbook that Laurel wrote."""
    return any(sheet.name == HIDDEN for sheet in sheets)


def read_sheet(file: str, sheets: Sequence[Sheet]) -> SheetRead:
    """The answers of a workbook that Laurel wrote and somebody filled in; empty cells say nothing.

    Raises TablesRefused with every problem: its sheet, row and column.
    """
    told = next((sheet for sheet in sheets if sheet.name == HIDDEN), None)
    if told is None:
        raise TablesRefused([Problem("not_our_workbook", file=file)])
    reading = _reading(file, told, sheets)
    problems: list[Problem] = []
    filled = tuple(_answers(reading, _told(reading, problems), problems))
    refuse(Found((problem,), 1) for problem in problems)
    reckoned = sum((row, at) in reading.entries.reckoned for row, at in _cells(reading))
    return SheetRead(filled, reading.mark if _leans(reading) else "", reckoned)


@dataclass(frozen=True)
class _Reading:
    """A workbook being read: the column (from 0) of each key and field, words and their codes, tokens of what stood."""

    file: str
    entries: Sheet
    columns: Mapping[tuple[str, str], int]
    words: Mapping[tuple[str, str], str]
    seen: Mapping[tuple[str, str], tuple[str, str, str]]
    settings: Mapping[str, str]
    mark: str
    quantities: Layout | None


def _reading(file: str, told: Sheet, sheets: Sequence[Sheet]) -> _Reading:
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in told.rows[1:]]
    lines = [(*row, "", "", "", "")[:4] for row in rows]
    settings = {key: said for what, said, key, _ in lines if what == "setting"}
    if settings.get("version") not in READ:
        raise TablesRefused([Problem("other_workbook_version", value=settings.get("version"), file=file)])
    entries = next((sheet for sheet in sheets if sheet.name == settings.get("sheet") and sheet.rows), None)
    if entries is None:
        raise TablesRefused([Problem("sheet_missing", value=settings.get("sheet"), file=file)])
    columns = {said: (key, part) for what, said, key, part in lines if what == "column"}
    seen = next((sheet for sheet in sheets if sheet.name == SEEN), Sheet(SEEN, ()))
    stood = [(*map(as_name, row), "", "", "", "", "")[:5] for row in seen.rows[1:]]
    quantities = _layout(file, lines, next((each for each in sheets if each.name == settings.get("quantities")), None))
    return _Reading(
        file,
        entries,
        _placed(file, entries, columns),
        {(key, said.casefold()): part for what, said, key, part in lines if what == "word"},
        {(household, key): (token, value, told) for household, key, token, value, told in stood},
        settings,
        mark_of([*entries.texts, *(quantities.sheet.texts if quantities else ())]),
        quantities,
    )


def _layout(file: str, lines: Sequence[tuple[str, ...]], sheet: Sheet | None) -> Layout | None:
    """How the sheet of quantities is laid out; None where there is none."""
    if sheet is None or not sheet.rows:
        return None
    columns = {said: ("", part) for what, said, _, part in lines if what == "quantity"}
    products = [(said, unit) for what, said, unit, _ in lines if what == "product"]
    return Layout(
        sheet,
        {part: at for (_, part), at in _placed(file, sheet, columns).items()},
        {said.casefold(): key for what, said, key, _ in lines if what == "source"},
        dict(products),
        {said.casefold(): said for said, _ in products},
    )


def _told(reading: _Reading, problems: list[Problem]) -> dict[tuple[str, str], Told]:
    """What the sheet of quantities says about the households of the other one."""
    layout = reading.quantities
    if layout is None:
        return {}
    place = Where(reading.file, layout.sheet.name).place
    found = told_in(layout, reading.mark, problems, place)
    at = reading.columns["household", ""]
    known = {as_name(cell_at(row, at)) for row in reading.entries.rows[1:]}
    for (household, _), told in found.items():
        if household not in known:
            near = nearest(household, known)
            told_at = heading(layout, "household")
            problems.append(Problem("unknown_household", told_at, told.line, household, near=near, file=place))
    return found


def _placed(file: str, entries: Sheet, columns: Mapping[str, tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Where each column stands now. Raises TablesRefused: missing_column, duplicate_column, unknown_column."""
    heading = ["" if cell is None else str(cell) for cell in entries.rows[0]]
    place = Where(file, entries.name).place
    problems = [
        Problem("missing_column", said, 1, accepted=(said,), file=place) for said in columns if said not in heading
    ]
    problems += [Problem("duplicate_column", said, 1, said, file=place) for said in columns if heading.count(said) > 1]
    strange = [at for at, said in enumerate(heading) if said not in columns and _has(entries, at)]
    problems += [Problem("unknown_column", heading[at], 1, heading[at], file=place) for at in strange]
    if problems:
        raise TablesRefused(problems)
    return {key: heading.index(said) for said, key in columns.items()}


def _has(entries: Sheet, at: int) -> bool:
    return any(at < len(row) and row[at] is not None for row in entries.rows[1:])


def _answers(reading: _Reading, told: Mapping[tuple[str, str], Told], problems: list[Problem]) -> Iterator[Filled]:
    keys = list(dict.fromkeys(key for key, _ in reading.columns if ":" in key))
    for line, row in enumerate(reading.entries.rows[1:], 2):
        household = as_name(cell_at(row, reading.columns["household", ""]))
        if not household:
            problems += _without_household(reading, row, line)
            continue
        for key in keys:
            try:
                value = _value(reading, key, row)
                by = told.get((household, key))
                value = _in_quantities(reading, (household, key), row, value, by) if by else value
            except EntryRefused as refused:
                problems += (_located(reading, key, line, each) for each in refused.problems)
                continue
            if value is not None and said(value) != reading.seen.get((household, key), ("", ""))[1]:
                yield _filled(reading, household, key, value, _where(reading, key, line, value, by))


def _in_quantities(reading: _Reading, of: tuple[str, str], row: Sequence[Cell], value: Value, told: Told) -> Value:
    """The answer told in quantities where those were changed, or stand and the amount was left as it is."""
    _, stood, quantities = reading.seen.get(of, ("", "", ""))
    amount = said(replace(value, method=None)) if isinstance(value, IncomeAnswer) else ""
    left = value is None or amount.split() == stood.split()[:2]
    if as_text(told.working) == quantities and (value is None or not left or said(value) == stood):
        return value
    if not left:
        raise entry_refused("amount_and_quantities", "amount", amount.partition(" ")[2] or amount)
    method = _word(reading, "method", cell_at(row, reading.columns[of[1], "method"]))
    return IncomeAnswer("asked", None, method or None, told.working)


def _where(reading: _Reading, key: str, line: int, value: Value, told: Told | None) -> Where:
    if told and reading.quantities and isinstance(value, IncomeAnswer) and value.working:
        return Where(reading.file, reading.quantities.sheet.name, told.line, heading(reading.quantities, "unit"))
    return Where(reading.file, reading.entries.name, line, _heading(reading, key, ""))


def _filled(reading: _Reading, household: str, key: str, value: Value, at: Where) -> Filled:
    of = (reading.settings.get("rater", ""), reading.settings.get("id", ""))
    seen = reading.seen.get((household, key), ("", ""))[0]
    return Filled(household, reading.settings.get("period", ""), key, value, at, *of, seen=seen)


def _without_household(reading: _Reading, row: Sequence[Cell], line: int) -> Iterator[Problem]:
    if any(cell_at(row, at) is not None for (key, _), at in reading.columns.items() if ":" in key):
        place = Where(reading.file, reading.entries.name).place
        yield Problem("empty_cell", _heading(reading, "household", ""), line, file=place)


def _located(reading: _Reading, key: str, line: int, problem: Problem) -> Problem:
    place = Where(reading.file, reading.entries.name).place
    return replace(problem, at=_heading(reading, key, problem.at), line=line, file=place)


def _heading(reading: _Reading, key: str, part: str) -> str:
    at = reading.columns.get((key, part), reading.columns.get((key, "amount"), reading.columns.get((key, ""))))
    return "" if at is None else str(reading.entries.rows[0][at])


def _value(reading: _Reading, key: str, row: Sequence[Cell]) -> Value:
    if key.startswith("mark:"):
        mark = cell_at(row, reading.columns[key, ""])
        return None if mark is None else MarkAnswer(float(as_number(mark, reading.mark, "")))
    state, amount, method = (cell_at(row, reading.columns[key, part]) for part in FIELDS)
    if state is None and amount is None:
        return None
    return IncomeAnswer(
        _word(reading, "state", state) or "asked",
        None if amount is None else f"{as_number(amount, reading.mark, 'amount'):f}",
        _word(reading, "method", method) or None,
    )


def _word(reading: _Reading, part: str, cell: Cell) -> str:
    """The code of a word that was chosen, or the code itself."""
    text = as_name(cell)
    codes = {code for (of, _), code in reading.words.items() if of == part}
    found = reading.words.get((part, text.casefold()), text.casefold() if text.casefold() in codes else "")
    if text and not found:
        raise entry_refused(f"unknown_{part}", part, text)
    return found


def _cells(reading: _Reading) -> Iterator[tuple[int, int]]:
    columns = [at + 1 for (key, _), at in reading.columns.items() if ":" in key]
    yield from ((line, at) for line in range(2, len(reading.entries.rows) + 1) for at in columns)


def _leans(reading: _Reading) -> bool:
    """Whether a number was read by the mark that others told."""
    for line, at in _cells(reading):
        cell = cell_at(reading.entries.rows[line - 1], at - 1)
        if isinstance(cell, str) and reading.mark:
            try:
                number(cell)
            except EntryRefused as refused:
                if refused.problems[0].code == "two_readings":
                    return True
    return False
