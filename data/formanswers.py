"""What comes back of the form of a period: filled-in forms as answers, each where its file has it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path

from data.filling import MISSING_INCOMES, Filled, Where
from data.formnames import (
    AGREED,
    AMOUNT,
    HOUSEHOLD,
    HOW,
    INCOME,
    METHOD,
    NO_INCOME,
    NUMBERS,
    PERIOD,
    PRODUCT,
    PRODUCTS,
    RATER,
    REPEATS,
    SOURCE,
    STATE,
    UNIT,
    choices,
    field_name,
    fields,
    household_choice,
    number_field,
    rater_choice,
    unit_choice,
)
from data.open import Book
from data.permissions import needs
from data.prices import rates
from data.questions import IncomeAnswer, MarkAnswer, Value, asked_questions
from data.raters import raters
from data.submissionfiles import read_submissions
from data.submissions import Cell, Record
from data.units import measured
from data.workings import Rates, Working
from rating.problems import Problem, TablesRefused

NEEDED = (AGREED, PERIOD, RATER, HOUSEHOLD)
MOST_DIGITS = 40


@dataclass(frozen=True)
class Code:
    """What the choices and questions of the village's forms stand for."""

    households: Mapping[str, str]
    raters: Mapping[str, str]
    marks: Mapping[str, str]
    sources: Mapping[str, str]
    rates: Mapping[str, Rates]


@needs("import_filled")
def read_form(book: Book, path: Path) -> tuple[Filled, ...]:
    """The answers in an export of the form that `laurel form` writes.

    Raises TablesRefused with each thing that is wrong, its file, row and column; not_our_form where it is an export of
    some other form; EntryRefused: no_rubric.
    """
    return answers(read_submissions(path, REPEATS), code_of(book))


@needs("import_filled")
def code_of(book: Book) -> Code:
    """What stands for what in this village. Raises EntryRefused: no_rubric."""
    questions = asked_questions(book)
    households = book.rows("SELECT id, name FROM households")
    periods = [row["name"] for row in book.rows("SELECT name FROM periods")]
    return Code(
        {household_choice(row["id"]): row["name"] for row in households},
        {rater_choice(each.id): each.name for each in raters(book)},
        fields("mark", (each.name for each in questions if each.kind == "mark")),
        choices(each.name for each in questions if each.kind != "mark"),
        {period: rates(book, period) for period in periods},
    )


def is_our_form(records: Sequence[Record]) -> bool:
    """Whether the records are of a form that Laurel wrote."""
    return bool(records) and all(records[0].of(name) is not None for name in NEEDED)


def answers(records: Sequence[Record], code: Code) -> tuple[Filled, ...]:
    """The answers of the forms whose household agreed. Raises TablesRefused as `read_form` does.

    Where the table of incomes did not come along, as in KoboToolbox's CSV, each form has an answer MISSING_INCOMES.
    """
    if not is_our_form(records):
        raise TablesRefused([Problem("not_our_form", accepted=NEEDED, file=records[0].at.place if records else "")])
    found = [each for record in records for each in _of_form(record, code)]
    problems = [each for each in found if isinstance(each, Problem)]
    if problems:
        raise TablesRefused(problems)
    return tuple(each for each in found if isinstance(each, Filled))


class _Wrong(Exception):
    """An answer that cannot be read."""

    def __init__(self, code: str, at: Where, value: str = "") -> None:
        super().__init__(code)
        self.problem = Problem(code, at.column, at.row, value, file=at.place)


@dataclass(frozen=True)
class _Said:
    """One answer of a form."""

    question: str
    value: Value
    at: Where


def _of_form(record: Record, code: Code) -> Iterator[Filled | Problem]:
    try:
        agreed = _needed(record, AGREED)
        if agreed.text not in ("0", "1"):
            raise _Wrong("not_a_choice", agreed.at, agreed.text)
        if agreed.text == "1":
            visit = _visit(record, code)
            if record.of(NO_INCOME) is not None and record.lacks(INCOME):
                yield replace(visit, question=MISSING_INCOMES)
            yield from (_filled(visit, said) if isinstance(said, _Said) else said for said in _said(record, code))
    except _Wrong as wrong:
        yield wrong.problem


def _filled(visit: Filled, said: _Said) -> Filled:
    return replace(visit, question=said.question, value=said.value, at=said.at)


def _visit(record: Record, code: Code) -> Filled:
    """Whose answers these are, and who asked."""
    household = _chosen(_needed(record, HOUSEHOLD), code.households)
    rater = _chosen(_needed(record, RATER), code.raters)
    return Filled(household, _needed(record, PERIOD).text, "", None, record.at, rater, record.id)


def _said(record: Record, code: Code) -> Iterator[_Said | Problem]:
    by = code.rates.get(_needed(record, PERIOD).text, Rates())
    readers: list[Callable[[], Iterator[_Said]]] = [
        *(partial(_mark, record, name, code) for name in record.named if name.startswith("mark_")),
        *(partial(_income, each, code, by) for each in record.rounds(INCOME)),
        *(partial(_nothing, choice, at, code) for choice, at in _without(record)),
    ]
    for read in readers:
        try:
            yield from read()
        except _Wrong as wrong:
            yield wrong.problem


def _mark(record: Record, name: str, code: Code) -> Iterator[_Said]:
    cell, phrase = record.named[name], record.of(f"phrase_{name}")
    if not cell.text:
        return
    if name not in code.marks:
        raise _Wrong("unknown_question", cell.at, name.removeprefix("mark_"))
    value = MarkAnswer(float(_number(cell)), (phrase.text if phrase else "") or None)
    yield _Said(f"mark:{code.marks[name]}", value, cell.at)


def _income(record: Record, code: Code, by: Rates) -> Iterator[_Said]:
    if _is_empty(record):
        return
    source, state, how = _needed(record, SOURCE), _needed(record, STATE), record.of(HOW)
    question = f"income:{_chosen(source, code.sources)}"
    if state.text != "asked":
        yield _Said(question, IncomeAnswer(state.text), source.at)
        return
    method = record.of(METHOD)
    answer = IncomeAnswer("asked", None, (method.text if method else "") or None)
    if how is None or how.text in ("", AMOUNT):
        amount = _needed(record, AMOUNT)
        _number(amount)
        yield _Said(question, replace(answer, amount=amount.text), amount.at)
        return
    if how.text not in NUMBERS:
        raise _Wrong("not_a_choice", how.at, how.text)
    yield _Said(question, replace(answer, working=_working(record, how.text, by)), how.at)


def _is_empty(record: Record) -> bool:
    """Whether a round was opened on the phone, which fills in what is usual, and left."""
    asked = (SOURCE, AMOUNT, METHOD, *(number_field(how, each) for how in NUMBERS for each in NUMBERS[how]))
    return not any(cell.text for name, cell in record.named.items() if name in asked)


def _working(record: Record, how: str, by: Rates) -> Working:
    asked = {number: record.of(number_field(how, number)) for number in NUMBERS[how]}
    numbers = {number: f"{_number(cell):f}" for number, cell in asked.items() if cell and cell.text}
    repeat, uses = PRODUCTS.get(how, ("", ()))
    if repeat and record.lacks(repeat):
        raise _Wrong("missing_table", record.at, repeat)
    for line in record.rounds(repeat):
        for use in uses:
            given = line.of(field_name(how, use))
            if given and given.text:
                product = _product(line, how, by)
                told = f"{_number(given):f} {_unit(line, how, product, by)}".strip()
                numbers[f"{product}.{use}"] = _added(numbers.get(f"{product}.{use}", ""), told, product, by)
    return Working(how, numbers)


def _product(line: Record, how: str, by: Rates) -> str:
    """The product of a line; one that the price list no longer has is refused by its own name."""
    text = _needed(line, field_name(how, PRODUCT)).text
    return choices(by.prices).get(text, text)


def _unit(line: Record, how: str, product: str, by: Rates) -> str:
    """The other unit that a line is told in, "" for none."""
    cell = line.of(field_name(how, UNIT))
    if cell is None or not cell.text:
        return ""
    return _chosen(cell, {unit_choice(product, unit): unit for unit in by.units.get(product, {})})


def _added(before: str, told: str, product: str, by: Rates) -> str:
    """Two lines of one product together, in the unit that its price is for."""
    if not before:
        return told
    others = by.units.get(product, {})
    return f"{measured(before, others)[0] + measured(told, others)[0]:f}"


def _without(record: Record) -> Iterator[tuple[str, Where]]:
    """The sources that there was nothing from, each with a place of its own: in one cell, or in a cell each."""
    cell = record.of(NO_INCOME)
    for choice in cell.text.split() if cell else ():
        yield choice, replace(cell.at, column=f"{cell.at.column}/{choice}") if cell else Where()
    for path, each in record.cells.items():
        choice = path.partition(f"{NO_INCOME}/")[2]
        if choice and each.text == "1" and not (cell and cell.text):
            yield choice, each.at


def _nothing(choice: str, at: Where, code: Code) -> Iterator[_Said]:
    yield _Said(f"income:{_chosen(Cell(choice, at), code.sources)}", IncomeAnswer("none"), at)


def _needed(record: Record, name: str) -> Cell:
    cell = record.of(name)
    if cell is None:
        raise _Wrong("missing_answer", record.at, name)
    if not cell.text:
        raise _Wrong("empty_cell", cell.at)
    return cell


def _chosen(cell: Cell, choices: Mapping[str, str]) -> str:
    if cell.text not in choices:
        raise _Wrong("not_a_choice", cell.at, cell.text)
    return choices[cell.text]


def _number(cell: Cell) -> Decimal:
    try:
        found = Decimal(cell.text)
    except InvalidOperation:
        found = Decimal("NaN")
    # A few letters such as 1e999999999 would be written out with as many digits.
    if not found.is_finite() or abs(found.adjusted()) > MOST_DIGITS:
        raise _Wrong("not_a_number", cell.at, cell.text)
    return found
