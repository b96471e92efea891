"""Filled-in forms as records: the answers of each by the names of its questions, and the rounds of what was repeated.

Servers write them as tables that point to each other: ODK Central by KEY and PARENT_KEY, KoboToolbox by _index and
_parent_index.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from data.filling import Where
from rating.problems import Problem, TablesRefused

_KEY, _PARENT = "KEY", "PARENT_KEY"
_INDEX, _PARENT_INDEX, _PARENT_TABLE = "_index", "_parent_index", "_parent_table_name"
# Where a form says what it is known by, whichever way it was exported.
_IDS = ("meta-instanceID", "meta/instanceID", "instanceID", _KEY, "__id", "_uuid")


@dataclass(frozen=True)
class Cell:
    """An answer as text, and where it is."""

    text: str
    at: Where


@dataclass(frozen=True)
class Record:
    """A filled-in form, or a round of what is repeated in it; `cells` by the path of each question.

    `tables` are the repeats whose tables came along; None where a form comes whole.
    """

    at: Where
    cells: dict[str, Cell]
    repeats: dict[str, list["Record"]] = field(default_factory=dict)
    tables: frozenset[str] | None = None

    @property
    def id(self) -> str:
        """What the form is known by wherever it is exported; "" where it has nothing of the kind.

        >>> Record(Where(), {"KEY": Cell("uuid:4f1c", Where())}).id
        '4f1c'
        """
        found = (self.cells[name].text for name in _IDS if name in self.cells and self.cells[name].text)
        return next(found, "").removeprefix("uuid:")

    @cached_property
    def named(self) -> dict[str, Cell]:
        """The answers by the names of their questions, whatever groups those are in."""
        return {last(path): cell for path, cell in reversed(self.cells.items())}

    def of(self, name: str) -> Cell | None:
        """The answer to the question of this name; None where it is not in the file."""
        return self.named.get(name)

    def lacks(self, name: str) -> bool:
        """Whether the table of a repeat is missing."""
        return self.tables is not None and name not in self.tables

    def rounds(self, name: str) -> list["Record"]:
        """The rounds of a repeat."""
        return [each for path, rounds in self.repeats.items() if last(path) == name for each in rounds]


@dataclass(frozen=True)
class Table:
    """Rows of text below a heading; row 2 is the first."""

    name: str
    file: str
    sheet: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def last(path: str) -> str:
    """The last name in a path of groups.

    >>> last("effort-of_trees-mark_trees"), last("effort/mark_trees"), last("KEY")
    ('mark_trees', 'mark_trees', 'KEY')
    """
    return path.replace("/", "-").rpartition("-")[2]


def joined(tables: Sequence[Table]) -> tuple[Record, ...]:
    """The forms of the first table that is no repeat, with the rounds of the others.

    Raises TablesRefused: duplicate_column, no_forms (nor any table), orphan_row, several_forms.
    """
    _refuse_twice(tables)
    repeats = [table for table in tables if _is_repeat(table)]
    forms = [table for table in tables if table not in repeats]
    if len(forms) != 1:
        code = "several_forms" if forms else "no_forms"
        file = next((each.file for each in tables), "")
        raise TablesRefused([Problem(code, value=", ".join(each.name for each in forms), file=file)])
    names = {table.name: _of_repeat(table, forms[0]) for table in repeats}
    along = frozenset(map(last, names.values()))
    every = {table.name: list(_records(table, along)) for table in tables}
    parents = {key: record for table in tables for record in every[table.name] for key in _keys(table, record)}
    _refuse_orphans(repeats, every, parents)
    for table in repeats:
        for record in every[table.name]:
            parents[_parent(record)].repeats.setdefault(names[table.name], []).append(record)
    return tuple(every[forms[0].name])


def _refuse_twice(tables: Sequence[Table]) -> None:
    twice = [
        Problem("duplicate_column", column, 1, column, file=Where(table.file, table.sheet).place)
        for table in tables
        for column in dict.fromkeys(table.heading)
        if column and table.heading.count(column) > 1
    ]
    if twice:
        raise TablesRefused(twice)


def _is_repeat(table: Table) -> bool:
    return _PARENT in table.heading or _PARENT_INDEX in table.heading


def _records(table: Table, along: frozenset[str]) -> Iterator[Record]:
    """The rows that hold something."""
    return (_record(table, at, row, along) for at, row in enumerate(table.rows, 2) if any(row))


def _record(table: Table, number: int, row: Sequence[str], along: frozenset[str]) -> Record:
    cells = {
        name: Cell(text, Where(table.file, table.sheet, number, name))
        for name, text in zip(table.heading, row, strict=False)
        if name
    }
    return Record(Where(table.file, table.sheet, number), cells, tables=along)


def _keys(table: Table, record: Record) -> Iterator[tuple[str, str]]:
    """What the rows of another table may call this one by."""
    if _KEY in record.cells:
        yield "", record.cells[_KEY].text
    if _INDEX in record.cells:
        yield table.name, record.cells[_INDEX].text


def _parent(record: Record) -> tuple[str, str]:
    if _PARENT in record.cells:
        return "", record.cells[_PARENT].text
    table = record.cells.get(_PARENT_TABLE)
    return table.text if table else "", record.cells[_PARENT_INDEX].text


def _refuse_orphans(
    repeats: Sequence[Table], every: Mapping[str, list[Record]], parents: Mapping[tuple[str, str], Record]
) -> None:
    orphans = [
        Problem("orphan_row", line=record.at.row, value=_parent(record)[1], file=record.at.place)
        for table in repeats
        for record in every[table.name]
        if _parent(record) not in parents
    ]
    if orphans:
        raise TablesRefused(orphans)


def _of_repeat(table: Table, forms: Table) -> str:
    return table.name.removeprefix(f"{forms.name}-")
