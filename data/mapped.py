"""Reading a form of a group's own through an import map, as answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.errors import EntryRefused
from data.filling import Filled, Where
from data.importmaps import ImportMap, Said
from data.numerals import mark_of, number
from data.questions import IncomeAnswer, MarkAnswer, Value
from data.submissions import Cell, Record
from rating.problems import Problem, TablesRefused, nearest
from rating.tables import STATES


@dataclass(frozen=True)
class _Reading:
    """The map, and the mark that sets off decimals in the file."""

    by: ImportMap
    mark: str


def fits(records: Sequence[Record], by: ImportMap) -> bool:
    """Whether the forms have every column that a map names."""
    return bool(records) and all(_cell(records[0], column) is not None for column in by.columns)


def mapped_answers(records: Sequence[Record], by: ImportMap) -> tuple[Filled, ...]:
    """The answers of the forms. Raises TablesRefused with each thing that is wrong, its file, row and column."""
    if not records:
        raise TablesRefused([Problem("no_forms")])
    missing = [column for column in by.columns if _cell(records[0], column) is None]
    if missing:
        there = tuple(records[0].cells)
        raise TablesRefused(
            Problem(
                "missing_column",
                each,
                value=each,
                accepted=by.columns,
                near=nearest(each, there),
                file=records[0].at.place,
            )
            for each in missing
        )
    reading = _Reading(by, mark_of(_numbers(records, by)))
    found = [each for record in records for each in _of_form(record, reading)]
    problems = [each for each in found if isinstance(each, Problem)]
    if problems:
        raise TablesRefused(problems)
    return tuple(each for each in found if isinstance(each, Filled))


def _numbers(records: Sequence[Record], by: ImportMap) -> Iterator[str]:
    columns = [column for column, target in by.answers.items() if target.startswith(("mark:", "income:"))]
    for record in records:
        cells = [_cell(record, column) for column in columns]
        cells += [_cell(each, by.rounds.get("amount", "")) for each in record.rounds(by.rounds_in)]
        yield from (cell.text for cell in cells if cell)


def _of_form(record: Record, reading: _Reading) -> Iterator[Filled | Problem]:
    by = reading.by
    household, period = _text(record, by.household, by), _said(record, by.period, by)
    if not household and not any(cell.text for cell in record.cells.values()):
        return
    rater = _said(record, by.rater, by)
    for question, value, cell in (*_answers(record, reading), *_rounds(record, reading)):
        if isinstance(value, Problem):
            yield value
        else:
            yield Filled(household, period, question, value, cell, rater, record.id)


Answer = tuple[str, Value | Problem, Where]


def _answers(record: Record, reading: _Reading) -> Iterator[Answer]:
    by = reading.by
    told = {target: _cell(record, column) for column, target in by.answers.items()}
    for target, cell in told.items():
        kind, _, name = target.partition(":")
        if kind == "mark" and cell and cell.text:
            phrase = told.get(f"phrase:{name}")
            yield target, _mark(cell, _word(phrase, by), reading), cell.at
        elif kind == "income":
            yield from _income(name, (cell, told.get(f"state:{name}"), told.get(f"method:{name}")), reading)


def _rounds(record: Record, reading: _Reading) -> Iterator[Answer]:
    by = reading.by
    for each in record.rounds(by.rounds_in):
        source = _word(_cell(each, by.rounds["source"]), by)
        cells = tuple(
            _cell(each, by.rounds[part]) if part in by.rounds else None for part in ("amount", "state", "method")
        )
        if source:
            yield from _income(source, (cells[0], cells[1], cells[2]), reading)


def _income(name: str, cells: tuple[Cell | None, Cell | None, Cell | None], reading: _Reading) -> Iterator[Answer]:
    amount, state, method = cells
    told = _word(amount, reading.by)
    said = _word(state, reading.by) or ("" if not told else told if told in STATES else "asked")
    cell = amount if amount and told else state
    if not said or cell is None:
        return
    if said != "asked":
        yield f"income:{name}", IncomeAnswer(said), cell.at
        return
    exact = _exact(Cell(told, cell.at), reading)
    value = exact if isinstance(exact, Problem) else IncomeAnswer("asked", exact, _word(method, reading.by) or None)
    yield f"income:{name}", value, cell.at


def _mark(cell: Cell, phrase: str, reading: _Reading) -> Value | Problem:
    exact = _exact(Cell(_word(cell, reading.by), cell.at), reading)
    return exact if isinstance(exact, Problem) else MarkAnswer(float(exact), phrase or None)


def _exact(cell: Cell, reading: _Reading) -> str | Problem:
    try:
        return f"{number(cell.text, reading.mark):f}"
    except EntryRefused as refused:
        first = refused.problems[0]
        return Problem(first.code, cell.at.column, cell.at.row, first.value, file=cell.at.place, more=first.more)


def _said(record: Record, said: Said, by: ImportMap) -> str:
    return said.value or (_text(record, said.column, by) if said.column else "")


def _text(record: Record, column: str, by: ImportMap) -> str:
    return _word(_cell(record, column), by)


def _word(cell: Cell | None, by: ImportMap) -> str:
    """What a cell says, in Laurel's words where the map has them."""
    if cell is None:
        return ""
    column = cell.at.column
    words: Mapping[str, str] = by.values.get(column) or by.values.get(column.replace("-", "/").rpartition("/")[2]) or {}
    return words.get(cell.text, cell.text)


def _cell(record: Record, column: str) -> Cell | None:
    return record.cells.get(column) or record.of(column)
