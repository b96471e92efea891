"""A cell of a sheet that somebody filled in, as a name or a number."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data.errors import EntryRefused, entry_refused
from data.numerals import number
from data.sheets import Value


def cell_at(row: Sequence[Value], at: int) -> Value:
    """The cell of a row at a place (from 0); None behind its end."""
    return row[at] if at < len(row) else None


def as_name(cell: Value) -> str:
    """A cell as a name: a house that is called by a number comes back as that number.

    >>> as_name(7.0), as_name(" Old  Tam "), as_name(None)
    ('7', 'Old Tam', '')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def as_number(cell: Value, mark: str, at: str) -> Decimal:
    """The number in a cell of a file with this decimal mark; `at` names its column in what is refused.

    Raises EntryRefused: day_for_number, or what `data.numerals.number` refuses.
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise entry_refused("day_for_number", at, str(cell)[:10])
    try:
        return number(cell, mark) if isinstance(cell, str) else Decimal(repr(cell))
    except EntryRefused as refused:
        raise EntryRefused(replace(each, at=at) for each in refused.problems) from None
