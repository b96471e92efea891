"""The sheet of quantities in a period's workbook: what a household sold, ate and gave away, in the village's own units.

A row is of one household, one source, one product and one unit; the rows of a household and source together are an
answer told in quantities (`data.quantities`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from data.cells import as_name, as_number, cell_at
from data.errors import EntryRefused, entry_refused
from data.numerals import number
from data.quantities import HOW
from data.sheets import Sheet
from data.sheets import Value as Cell
from data.workings import USES, Rates, Working
from rating.problems import Problem, nearest

OF = ("household", "source", "product", "unit")
COLUMNS = (*OF, *USES)


@dataclass(frozen=True)
class Told:
    """What the rows of a household and source come to; `line` is the first of them."""

    working: Working
    line: int


@dataclass(frozen=True)
class Layout:
    """Where the columns of the sheet stand (from 0), and what is written in them: source -> question, product -> unit
    of its price, both by their words in small letters; `names` has products as they are called."""

    sheet: Sheet
    columns: Mapping[str, int]
    sources: Mapping[str, str]
    priced_in: Mapping[str, str]
    names: Mapping[str, str]


def as_text(working: Working | None) -> str:
    """What was told, as one text by which rows that nobody touched are known; "" for another helper, or none.

    >>> as_text(Working("quantity", {"maize.sold": "3,50 sack", "maize.price": "30", "maize.unit": "1 sack = 50 kg"}))
    'maize.sold=3.5 sack'
    """
    if working is None or working.how != HOW:
        return ""
    told = {name: _parted(text) for name, text in working.numbers.items() if name.rpartition(".")[2] in USES}
    return "; ".join(f"{name}={' '.join(filter(None, told[name]))}" for name in sorted(told))


def rows_of(working: Working | None, rates: Rates) -> Iterator[tuple[str, str, tuple[Decimal | None, ...]]]:
    """Product, unit, and how much of it was sold, eaten and given, for each row that a working makes."""
    found: dict[tuple[str, str], dict[str, Decimal]] = {}
    for name, text in (working.numbers if working and working.how == HOW else {}).items():
        product, _, use = name.rpartition(".")
        if use in USES:
            told, unit = _parted(text)
            found.setdefault((product, unit or rates.priced_in.get(product, "")), {})[use] = Decimal(told)
    for (product, unit), uses in sorted(found.items()):
        yield product, unit, tuple(uses.get(use) for use in USES)


def told_in(layout: Layout, mark: str, problems: list[Problem], place: str) -> dict[tuple[str, str], Told]:
    """(household, question) -> what its rows say; a row without a number says nothing. What is wrong joins `problems`.

    `mark` is the decimal mark of the file.
    """
    found: dict[tuple[str, str], Told] = {}
    for line, row in enumerate(layout.sheet.rows[1:], 2):
        numbers = {use: cell for use in USES if (cell := _cell(layout, row, use)) is not None}
        if not numbers:
            continue
        try:
            key, told = _row(layout, row, numbers, mark)
            before = found.get(key, Told(Working(HOW), line))
            _refuse_twice(before, told)
        except EntryRefused as refused:
            problems += (replace(each, at=heading(layout, each.at), line=line, file=place) for each in refused.problems)
            continue
        found[key] = Told(Working(HOW, {**before.working.numbers, **told}), before.line)
    return found


def heading(layout: Layout, column: str) -> str:
    """How a column is called in the workbook."""
    return str(layout.sheet.rows[0][layout.columns[column]])


def _row(
    layout: Layout, row: Sequence[Cell], numbers: Mapping[str, Cell], mark: str
) -> tuple[tuple[str, str], dict[str, str]]:
    said = {column: as_name(_cell(layout, row, column)) for column in OF}
    for column in OF[:3]:
        if not said[column]:
            raise entry_refused("empty_cell", column)
    key = layout.sources.get(said["source"].casefold())
    if key is None:
        raise EntryRefused([Problem("unknown_source", "source", None, said["source"], tuple(layout.sources))])
    product = layout.names.get(said["product"].casefold())
    if product is None:
        near = nearest(said["product"], list(layout.names.values()))
        raise entry_refused("no_price_for", "product", said["product"], near=near)
    other = "" if said["unit"].casefold() == layout.priced_in[product].casefold() else said["unit"]
    told = {use: " ".join(filter(None, [f"{as_number(cell, mark, use):f}", other])) for use, cell in numbers.items()}
    return (said["household"], key), {f"{product}.{use}": text for use, text in told.items()}


def _refuse_twice(before: Told, told: Mapping[str, str]) -> None:
    twice = next((name for name in told if name in before.working.numbers), "")
    if twice:
        raise entry_refused("quantity_twice", "product", twice.rpartition(".")[0])


def _parted(text: str) -> tuple[str, str]:
    """A number as it is compared, and the unit behind it."""
    told, _, unit = text.strip().partition(" ")
    told, unit = (text, "") if unit[:1].isdigit() else (told, unit.strip())
    return f"{number(told).normalize():f}", unit


def _cell(layout: Layout, row: Sequence[Cell], column: str) -> Cell:
    return cell_at(row, layout.columns[column])
