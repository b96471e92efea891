"""A period's answers as one workbook: what it asks, what stands already, and what is read when it comes back.

A hidden sheet says what each column is, so columns may be moved and rows sorted. It also holds what stood when the
workbook was written, and its token: what nobody touched says nothing, what somebody else entered meanwhile is a
conflict.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from secrets import token_hex

from data.entering import Entered, entering
from data.errors import EntryRefused, entry_refused
from data.filling import Filled, Where
from data.numerals import mark_of, number
from data.open import Book
from data.periods import period_states
from data.permissions import needs
from data.questions import IncomeAnswer, MarkAnswer, Question, Value, asked_questions
from data.sheets import Sheet
from data.sheets import Value as Cell
from data.standing import Standing, standing_of_all
from data.tablerules import Found
from data.tables import refuse
from data.views import note_view
from rating.problems import Problem, TablesRefused

VERSION = "1"
HIDDEN, SEEN = "laurel", "laurel seen"
# The columns of the hidden sheet: what a row is, and what it says.
ABOUT = ("what", "said", "key", "field")
FIELDS = ("state", "amount", "method")


@dataclass(frozen=True)
class SheetOf:
    """What a workbook asks of whom, in whose name, and what stands: (household, question) -> value and token."""

    period: str
    currency: str
    rater: str
    questions: tuple[Question, ...]
    households: tuple[Entered, ...]
    stands: Mapping[tuple[str, str], Standing]
    id: str = field(default_factory=lambda: token_hex(8))


@dataclass(frozen=True)
class SheetRead:
    """The answers of a workbook that came back; `mark` is the decimal mark that its other numbers told, "" where none
    had to, and `reckoned` how many answers a formula gave."""

    filled: tuple[Filled, ...]
    mark: str = ""
    reckoned: int = 0


@needs("sheet_of")
def sheet_of(book: Book, period: str = "", rater: str = "") -> SheetOf:
    """What a workbook of an open period holds, the newest by default: of the households that take part and do not rest.

    What stands is the incomes, and the marks of the rater: of whoever asks where that is one, else of `rater`. Each
    household that something stands of can see that it was looked at. Raises EntryRefused: no_open_period,
    period_not_open, no_rubric, unknown_rater.
    """
    chosen, who = _open(book, period), _rater(book, rater)
    questions = asked_questions(book)
    households = tuple(each for each in entering(book, chosen).households if not each.paused)
    asked, named = {each.key for each in questions}, {each.household for each in households}
    stands = {
        (household, key): each
        for (household, key, account), each in standing_of_all(book, chosen).items()
        if household in named and key in asked and account in (None, who[0])
    }
    with book.writing():
        for household in dict.fromkeys(household for household, _ in stands):
            note_view(book, household)
    return SheetOf(chosen, book.village()["currency"], who[1], questions, households, stands)


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
    filled = tuple(_answers(reading, problems))
    refuse(Found((problem,), 1) for problem in problems)
    reckoned = sum((row, at) in reading.entries.reckoned for row, at in _cells(reading))
    return SheetRead(filled, reading.mark if _leans(reading) else "", reckoned)


def said(value: Value) -> str:
    """A value as one text, by which a cell that nobody touched is known.

    >>> said(MarkAnswer(3.0)), said(IncomeAnswer("asked", "12.50", "receipt")), said(IncomeAnswer("none"))
    ('3', 'asked 12.5 receipt', 'none')
    """
    if isinstance(value, MarkAnswer):
        return f"{value.mark:.12g}"
    if value is None:
        return ""
    amount = f"{Decimal(value.amount).normalize():f}" if value.amount else ""
    return " ".join(filter(None, [value.state, amount, value.method]))


@dataclass(frozen=True)
class _Reading:
    """A workbook being read: the column (from 0) of each key and field, words and their codes, tokens of what stood."""

    file: str
    entries: Sheet
    columns: Mapping[tuple[str, str], int]
    words: Mapping[tuple[str, str], str]
    seen: Mapping[tuple[str, str], tuple[str, str]]
    settings: Mapping[str, str]
    mark: str


def _open(book: Book, period: str) -> str:
    states = period_states(book)
    chosen = period or next((name for name in reversed(states) if states[name] == "open"), "")
    if not chosen:
        raise entry_refused("no_open_period")
    if states.get(chosen) != "open":
        raise entry_refused("period_not_open", "period", chosen)
    return chosen


def _rater(book: Book, rater: str) -> tuple[int | None, str]:
    if "rater" in book.actor.roles:
        return book.actor.account, book.actor.name
    if not rater.strip():
        return -1, ""
    sql = """SELECT a.id, a.name FROM accounts AS a JOIN account_roles AS r ON r.account = a.id
             WHERE r.role = 'rater' AND a.removed_at IS NULL AND a.key = :key"""
    found = book.rows(sql, key=" ".join(rater.split()).casefold())
    if not found:
        raise entry_refused("unknown_rater", "rater", rater)
    return found[0]["id"], found[0]["name"]


def _reading(file: str, told: Sheet, sheets: Sequence[Sheet]) -> _Reading:
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in told.rows[1:]]
    lines = [(*row, "", "", "", "")[:4] for row in rows]
    settings = {key: said for what, said, key, _ in lines if what == "setting"}
    if settings.get("version") != VERSION:
        raise TablesRefused([Problem("other_workbook_version", value=settings.get("version"), file=file)])
    entries = next((sheet for sheet in sheets if sheet.name == settings.get("sheet") and sheet.rows), None)
    if entries is None:
        raise TablesRefused([Problem("sheet_missing", value=settings.get("sheet"), file=file)])
    columns = {said: (key, part) for what, said, key, part in lines if what == "column"}
    seen = next((sheet for sheet in sheets if sheet.name == SEEN), Sheet(SEEN, ()))
    return _Reading(
        file,
        entries,
        _placed(file, entries, columns),
        {(key, said.casefold()): part for what, said, key, part in lines if what == "word"},
        {(_text(row[0]), _text(row[1])): (_text(row[2]), _text(row[3])) for row in seen.rows[1:] if len(row) > 3},
        settings,
        mark_of(entries.texts),
    )


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


def _answers(reading: _Reading, problems: list[Problem]) -> Iterator[Filled]:
    keys = list(dict.fromkeys(key for key, _ in reading.columns if ":" in key))
    for line, row in enumerate(reading.entries.rows[1:], 2):
        household = _text(_at(row, reading.columns["household", ""]))
        if not household:
            problems += _without_household(reading, row, line)
            continue
        for key in keys:
            try:
                value = _value(reading, key, row)
            except EntryRefused as refused:
                problems += (_located(reading, key, line, each) for each in refused.problems)
                continue
            if value is not None and said(value) != reading.seen.get((household, key), ("", ""))[1]:
                yield _filled(reading, household, key, value, line)


def _filled(reading: _Reading, household: str, key: str, value: Value, line: int) -> Filled:
    at = Where(reading.file, reading.entries.name, line, _heading(reading, key, ""))
    of = (reading.settings.get("rater", ""), reading.settings.get("id", ""))
    seen = reading.seen.get((household, key), ("", ""))[0]
    return Filled(household, reading.settings.get("period", ""), key, value, at, *of, seen=seen)


def _without_household(reading: _Reading, row: Sequence[Cell], line: int) -> Iterator[Problem]:
    if any(_at(row, at) is not None for (key, _), at in reading.columns.items() if ":" in key):
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
        mark = _number(_at(row, reading.columns[key, ""]), reading.mark, "")
        return None if mark is None else MarkAnswer(float(mark))
    state, amount, method = (_at(row, reading.columns[key, part]) for part in FIELDS)
    if state is None and amount is None:
        return None
    told = _number(amount, reading.mark, "amount")
    return IncomeAnswer(
        _word(reading, "state", state) or "asked",
        None if told is None else f"{told:f}",
        _word(reading, "method", method) or None,
    )


def _word(reading: _Reading, part: str, cell: Cell) -> str:
    """The code of a word that was chosen, or the code itself."""
    text = _text(cell)
    codes = {code for (of, _), code in reading.words.items() if of == part}
    found = reading.words.get((part, text.casefold()), text.casefold() if text.casefold() in codes else "")
    if text and not found:
        raise entry_refused(f"unknown_{part}", part, text)
    return found


def _number(cell: Cell, mark: str, part: str) -> Decimal | None:
    if cell is None:
        return None
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise entry_refused("day_for_number", part, str(cell)[:10])
    try:
        return number(cell, mark) if isinstance(cell, str) else Decimal(repr(cell))
    except EntryRefused as refused:
        raise EntryRefused(replace(each, at=part) for each in refused.problems) from None


def _text(cell: Cell) -> str:
    """A cell as a name: a house that is called by a number comes back as that number."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def _at(row: Sequence[Cell], at: int) -> Cell:
    return row[at] if at < len(row) else None


def _cells(reading: _Reading) -> Iterator[tuple[int, int]]:
    columns = [at + 1 for (key, _), at in reading.columns.items() if ":" in key]
    yield from ((line, at) for line in range(2, len(reading.entries.rows) + 1) for at in columns)


def _leans(reading: _Reading) -> bool:
    """Whether a number was read by the mark that others told."""
    for line, at in _cells(reading):
        cell = _at(reading.entries.rows[line - 1], at - 1)
        if isinstance(cell, str) and reading.mark:
            try:
                number(cell)
            except EntryRefused as refused:
                if refused.problems[0].code == "two_readings":
                    return True
    return False
