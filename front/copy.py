"""A household's copy of all that is held about it: one ZIP file with JSON, a CSV file a table, and a page to read."""

import csv
import json
from collections.abc import Mapping
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from data.held import Rows, held
from data.open import Book, now
from front.light.rendering import text_of
from front.words import copying as words
from front.words import own


def copy_of(book: Book, household: str) -> bytes:
    """The file. Raises EntryRefused: unknown_household."""
    tables = held(book, household)
    village, made = book.village()["name"], now()
    about = {"village": village, "household": household, "made_at": made}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("record.json", json.dumps({**about, "tables": tables}, ensure_ascii=False, indent=1))
        for table, rows in tables.items():
            archive.writestr(f"{table}.csv", _csv(rows))
        archive.writestr("read-me.html", _page(tables, about))
    return file.getvalue()


def _csv(rows: Rows) -> str:
    text = StringIO()
    columns = _columns(rows)
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _plain(row.get(column)) for column in columns} for row in rows)
    return text.getvalue()


def _page(tables: Mapping[str, Rows], about: Mapping[str, str]) -> str:
    shown = [
        (own.TABLES.get(table, words.TABLES.get(table, table)), _columns(rows), [_cells(row, rows) for row in rows])
        for table, rows in tables.items()
    ]
    return text_of("copy.html", title=words.TITLE.format(**about), words=words, about=about, tables=shown)


def _columns(rows: Rows) -> list[str]:
    """Every column that has a value in any row, in the order of the first row that names it."""
    named = dict.fromkeys(column for row in rows for column in row)
    return [column for column in named if any(row.get(column) is not None for row in rows)]


def _cells(row: Mapping[str, Any], rows: Rows) -> list[str]:
    return [_plain(row.get(column)) for column in _columns(rows)]


def _plain(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
