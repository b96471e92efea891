"""Files as people have them, CSV in its many kinds and Excel workbooks, as sheets of cells; nothing in them is run.

What cannot be read without guessing is refused with what to do about it.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from data.errors import tables_refused
from rating.problems import Problem, TablesRefused

Value = str | int | float | bool | datetime | date | time | timedelta | None
SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx")
SEPARATORS = (";", "\t", ",", "|")
LARGEST_FILE, LARGEST_UNPACKED = 50_000_000, 200_000_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, LONGEST_CELL = 100_000, 2_000, 2_000_000, 32_767
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows, the heading as the first; `reckoned` are cells (row and column from 1) whose value a formula
    gave."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    reckoned: frozenset[tuple[int, int]] = frozenset()

    @property
    def texts(self) -> Iterator[str]:
        """Every text below the heading."""
        return (value for row in self.rows[1:] for value in row if isinstance(value, str))


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file, one of a CSV file. Raises TablesRefused with what is wrong and what to do."""
    try:
        if path.suffix.lower() not in SUFFIXES:
            raise tables_refused("unknown_suffix", value=path.suffix, accepted=SUFFIXES)
        if path.stat().st_size > LARGEST_FILE:
            raise tables_refused("large_file", more={"most": LARGEST_FILE // 1_000_000})
        return _workbook(path) if path.suffix.lower() == ".xlsx" else (_text(path),)
    except OSError as error:
        raise TablesRefused([Problem("cannot_read", value=str(path), file=path.name)]) from error
    except TablesRefused as refused:
        raise TablesRefused(replace(problem, file=path.name) for problem in refused.problems) from None


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16. Raises TablesRefused: empty_file, not_text, legacy_encoding.

    >>> decoded("\\ufeffa;b".encode("utf-16-le")), decoded("é".encode())
    ('a;b', 'é')
    """
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise tables_refused("empty_file")
    encoding = next((name for mark, name in _UTF_16.items() if content.startswith(mark)), _unmarked(content))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise tables_refused("legacy_encoding", line=line, accepted=("UTF-8",)) from None
    if "\0" in text:
        raise tables_refused("not_text", accepted=("UTF-8",))
    if not text.strip():
        raise tables_refused("empty_file")
    return text


def separated(text: str) -> tuple[list[list[str]], str]:
    """The rows of a CSV text, and what separates its cells. Raises TablesRefused: open_quote, empty_file, large_sheet.

    >>> separated("sep=;\\na;b\\n1,5;2\\n")
    ([['a', 'b'], ['1,5', '2']], ';')
    """
    first = text.lstrip().splitlines()[0]
    told = first[4] if first.lower().startswith("sep=") and len(first) > len("sep=") else ""
    body = text.lstrip().partition("\n")[2] if told else text
    separator = told or _separator(body)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True):
            rows.append([cell.strip() for cell in row])
            cells += len(row)
            _refuse_large((len(rows), len(row), cells), max(map(len, row), default=0))
    except csv.Error:
        raise tables_refused("open_quote", line=len(rows) + 1) from None
    if not any(rows):
        raise tables_refused("empty_file")
    return rows, separator


def _unmarked(content: bytes) -> str:
    """UTF-16 without its mark shows in the zeros of a heading in Latin letters."""
    head = content[:200]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 4 else "utf-8-sig"


def _separator(text: str) -> str:
    """What stands most often in the heading, outside quotes."""
    heading = "".join(text.lstrip().splitlines()[0].split('"')[::2])
    return max(SEPARATORS, key=lambda mark: (heading.count(mark), -SEPARATORS.index(mark)))


def _text(path: Path) -> Sheet:
    rows, _ = separated(decoded(path.read_bytes()))
    return Sheet(path.stem, tuple(tuple(cell or None for cell in row) for row in rows))


def _workbook(path: Path) -> tuple[Sheet, ...]:
    content = path.read_bytes()
    _look_into(content)
    formulas = _cells(content, values=False)
    places = {name: frozenset(_formulas(rows)) for name, rows in formulas.items()}
    if not any(places.values()):
        return tuple(Sheet(name, rows) for name, rows in formulas.items())
    values = _cells(content, values=True)
    empty = [
        (name, row, at) for name in places for row, at in sorted(places[name]) if values[name][row - 1][at - 1] is None
    ]
    if empty:
        _, row, at = empty[0]
        raise tables_refused("formula_without_value", line=row, value=str(formulas[empty[0][0]][row - 1][at - 1]))
    return tuple(Sheet(name, rows, places[name]) for name, rows in values.items())


def _look_into(content: bytes) -> None:
    """A workbook is a packed folder: how much it unpacks to is looked at first."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise tables_refused("old_or_locked_workbook")
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            inside = packed.infolist()
    except BadZipFile:
        raise tables_refused("not_a_workbook") from None
    if sum(each.file_size for each in inside) > LARGEST_UNPACKED:
        raise tables_refused("large_file", more={"most": LARGEST_UNPACKED // 1_000_000})


def _cells(content: bytes, *, values: bool) -> dict[str, tuple[tuple[Value, ...], ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)
        return {sheet.title: tuple(_rows(sheet)) for sheet in book.worksheets}
    except TablesRefused:
        raise
    # openpyxl lets through whatever a broken part of a file makes it stumble over.
    except Exception:
        raise tables_refused("not_a_workbook") from None


def _rows(sheet: Any) -> Iterator[tuple[Value, ...]]:
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells += len(row)
        _refuse_large((number, len(row), cells))
        yield tuple(cell.strip() or None if isinstance(cell, str) else cell for cell in row)


def _formulas(rows: Sequence[Sequence[Value]]) -> Iterator[tuple[int, int]]:
    for number, row in enumerate(rows, 1):
        for at, cell in enumerate(row, 1):
            if (isinstance(cell, str) and cell.startswith("=")) or type(cell).__name__ == "ArrayFormula":
                yield number, at


def _refuse_large(size: tuple[int, int, int], longest: int = 0) -> None:
    """Refuse a sheet by its rows so far, the columns of the last one, and cells so far."""
    most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS}
    if any(each > limit for each, limit in zip(size, most.values(), strict=True)) or longest > LONGEST_CELL:
        raise tables_refused("large_sheet", line=size[0], more=most)
