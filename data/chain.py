"""The chain of the journal: how a row becomes text, the text a digest, and an entry the next link.

Nothing here is secret. Whoever has the file can recompute all of it by hand with SHA-256 and this page.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from sqlite_utils import Database

from data.journaltables import HIDDEN, NOT_JOURNALED

START = "0" * 64
LINKED = ("seq", "at", "kind", "actor", "act", "why", "subject", "key", "household", "before", "after")
Key = tuple[object, ...]
Values = tuple[object, ...]
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_AT_ONCE = 500


@dataclass(frozen=True)
class Shape:
    """A table of the book as the journal sees it: its columns, and those that tell its rows apart."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def key_of(self, values: Values) -> Key:
        """The key of a row given by its values."""
        return tuple(values[place] for place in self._key_places)

    def household_of(self, values: Values) -> int | None:
        """The number of the household that a row is about; None where it is about none."""
        found = None if self._household_place is None else values[self._household_place]
        return found if isinstance(found, int) else None

    @cached_property
    def _key_places(self) -> tuple[int, ...]:
        return tuple(self.columns.index(column) for column in self.key)

    @cached_property
    def _household_place(self) -> int | None:
        column = {"households": "id", "succession": "new"}.get(self.name, "household")
        return self.columns.index(column) if column in self.columns else None


def shapes(db: Database) -> dict[str, Shape]:
    """The tables whose rows the journal follows, by name."""
    sql = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1"
    names = [row[0] for row in db.conn.execute(sql) if row[0] not in NOT_JOURNALED]
    return {name: shape for name in names if (shape := _shape(db, name)).key}


def row_text(columns: tuple[str, ...], values: Values) -> str:
    """A row as text: the same for the same content, whatever the order of columns, and without what is missing.

    >>> row_text(("mark", "id", "se"), (2.0, 7, None))
    '{"id":7,"mark":2.0}'
    """
    row = {column: value for column, value in zip(columns, values, strict=True) if value is not None}
    for column in HIDDEN & row.keys():
        row[column] = hidden(column, row[column])
    return plain(row)


def key_text(shape: Shape, key: Key) -> str:
    """A key as text."""
    return plain([hidden(column, value) for column, value in zip(shape.key, key, strict=True)])


def hidden(column: str, value: object) -> object:
    """The value, or its digest where it is a secret."""
    return digest("", str(value)) if column in HIDDEN and value is not None else value


def plain(value: object) -> str:
    """JSON without spaces, keys in order."""
    return _JSON.encode(value)


def digest(salt: str, text: str) -> str:
    """SHA-256 over a salt and a text, in hexadecimal."""
    return sha256(f"{salt}{text}".encode()).hexdigest()


def link(before: str, entry: Values) -> str:
    """The hash of an entry, given by the values of LINKED: over that of the one before it, and over all it says."""
    return digest(before, plain(entry))


def rows_of(db: Database, shape: Shape) -> Iterator[tuple[Key, Values]]:
    """Every row of a table as it is now, with its key."""
    for values in db.conn.execute(f"SELECT {_listed(shape.columns)} FROM {shape.name}"):  # noqa: S608
        yield shape.key_of(values), values


def rows_now(db: Database, shape: Shape, keys: Sequence[Key]) -> dict[Key, Values]:
    """Those of some rows that are there now, by their keys."""
    select = f"SELECT {_listed(shape.columns)} FROM {shape.name} WHERE "  # noqa: S608
    if len(shape.key) > 1:
        one = select + " AND ".join(f'"{column}" = ?' for column in shape.key)
        found = [row for key in keys for row in db.conn.execute(one, key)]
    else:
        found = []
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            found += db.conn.execute(f'{select}"{shape.key[0]}" IN ({marks})', [key for (key,) in some])
    return {shape.key_of(row): row for row in found}


def head(db: Database) -> str:
    """The hash of the newest entry; zeros where there is none."""
    return newest(db)[1]


def newest(db: Database) -> tuple[int, str]:
    """The number of the newest entry and its hash; 0 and zeros where there is none."""
    found = db.conn.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, START)


def _shape(db: Database, name: str) -> Shape:
    info = db.conn.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
    key = tuple(column for column, pk in sorted(info, key=lambda each: each[1]) if pk)
    return Shape(name, tuple(column for column, _ in info), key)


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
