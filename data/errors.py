"""What can go wrong with a record book. Each refusal carries problems with codes; the sentence is made by the front."""

import re
import sqlite3
from pathlib import Path
from typing import Any

from rating.problems import Problem, Refused, TablesRefused


class BookRefused(Refused):
    """A file cannot be opened or made as a record book."""


class EntryRefused(Refused):
    """Something cannot be written into a record book; nothing of it was."""


def entry_refused(code: str, at: str = "", value: object = None, *, near: str = "", **more: object) -> EntryRefused:
    """The refusal of one value."""
    return EntryRefused([Problem(code, at, value=value, near=near, more=more)])


def book_refused(code: str, path: Path) -> BookRefused:
    """The refusal of a book's file."""
    return BookRefused([Problem(code, value=str(path), file=path.name)])


def tables_refused(code: str, **more: Any) -> TablesRefused:
    """The refusal of a file that is read; `more` are further fields of its problem."""
    return TablesRefused([Problem(code, **more)])


def constraint_refused(error: sqlite3.IntegrityError) -> EntryRefused:
    """A constraint's or a trigger's refusal as a code and the column it is about.

    >>> str(constraint_refused(sqlite3.IntegrityError("UNIQUE constraint failed: periods.name")))
    "already_there at='periods.name'"
    >>> str(constraint_refused(sqlite3.IntegrityError("no_consent")))
    'no_consent'
    """
    text = str(error)
    codes = {"UNIQUE": "already_there", "NOT NULL": "not_known", "FOREIGN KEY": "still_used"}
    if text.startswith("CHECK constraint failed"):
        return _value_refused(text.partition(": ")[2])
    for kind, code in codes.items():
        if text.startswith(f"{kind} constraint failed"):
            return entry_refused(code, text.partition(": ")[2])
    return entry_refused(text if re.fullmatch("[a-z_]+", text) else "not_accepted")


def _value_refused(rule: str) -> EntryRefused:
    """The refusal of a value by the rule of a table: which column, and whether it only was left empty.

    >>> _value_refused("trim(name) <> ''").problems[0].more, _value_refused("members >= 0").problems[0].more
    ({'empty': 'name'}, {'column': 'members'})
    """
    empty = re.match(r"trim\((\w+)\) <> ''|(\w+) <> ''", rule)
    if empty:
        return entry_refused("not_accepted", empty=empty[1] or empty[2])
    return entry_refused("not_accepted", column=next(iter(re.findall(r"\w+", rule)), rule))
