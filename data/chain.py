"""The chain of the journal: how a row becomes text, the text a digest, and an entry the next link.

Nothing here is secret. Whoever has the file can recompute all of it by hand with SHA-256 and this page.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from sqlite_utils import Database

from data.journaltables import HIDDEN, NOT_JOURNALED

START = "0" * 64
LINKED = ("seq", "at", "kind", "actor", "act", "why", "subject", "key", "household", "before", "after")
Key = tuple[object, ...]


@dataclass(frozen=True)
class Shape:
    """A table of the book as the journal sees it: its columns, and those that tell its rows apart."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def key_of(self, values: tuple[object, ...]) -> Key:
        """The key of a row given by its values."""
        return tuple(values[self.columns.index(column)] for column in self.key)

    def household_of(self, row: Mapping[str, object]) -> int | None:
        """The number of the household that a row is about; None where it is about none."""
        column = {"households": "id", "succession": "new"}.get(self.name, "household")
        found = row.get(column)
        return found if isinstance(found, int) else None


def shapes(db: Database) -> dict[str, Shape]:
    """The tables whose rows the journal follows, by name."""
    sql = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1"
    names = [row[0] for row in db.conn.execute(sql) if row[0] not in NOT_JOURNALED]
    return {name: shape for name in names if (shape := _shape(db, name)).key}


def row_text(columns: tuple[str, ...], values: tuple[object, ...]) -> str:
    """A row as text: the same for the same content, whatever the order of columns, and without what is missing.

    >>> row_text(("mark", "id", "se"), (2.0, 7, None))
    '{"id":7,"mark":2.0}'
    """
    row = {c: hidden(c, v) for c, v in zip(columns, values, strict=True) if v is not None}
    return plain(row)


def key_text(shape: Shape, key: Key) -> str:
    """A key as text."""
    return plain([hidden(column, value) for column, value in zip(shape.key, key, strict=True)])


def hidden(column: str, value: object) -> object:
    """The value, or its digest where it is a secret."""
    return digest("", str(value)) if column in HIDDEN and value is not None else value


def plain(value: object) -> str:
    """JSON without spaces, keys in order."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(salt: str, text: str) -> str:
    """SHA-256 over a salt and a text, in hexadecimal."""
    return sha256(f"{salt}{text}".encode()).hexdigest()


def link(before: str, entry: Mapping[str, object]) -> str:
    """The hash of an entry: over that of the one before it, and over everything it says."""
    return digest(before, plain([entry[name] for name in LINKED]))


def rows_of(db: Database, shape: Shape) -> Iterator[tuple[Key, tuple[object, ...]]]:
    """Every row of a table as it is now, with its key."""
    for values in db.conn.execute(f"SELECT {_listed(shape.columns)} FROM {shape.name}"):  # noqa: S608
        yield shape.key_of(values), values


def row_now(db: Database, shape: Shape, key: Key) -> tuple[object, ...] | None:
    """One row as it is now; None where it is not there."""
    where = " AND ".join(f'"{column}" IS ?' for column in shape.key)
    sql = f"SELECT {_listed(shape.columns)} FROM {shape.name} WHERE {where}"  # noqa: S608
    found: tuple[object, ...] | None = db.conn.execute(sql, key).fetchone()
    return found


def head(db: Database) -> str:
    """The hash of the newest entry; zeros where there is none."""
    found = db.conn.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return str(found[0]) if found else START


def _shape(db: Database, name: str) -> Shape:
    info = db.conn.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
    key = tuple(column for column, pk in sorted(info, key=lambda each: each[1]) if pk)
    return Shape(name, tuple(column for column, _ in info), key)


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
