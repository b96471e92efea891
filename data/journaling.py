"""How changes get into the journal: triggers of the connection say which rows are touched, and the end of the
transaction writes down what they were and what they have become.

So whatever is written through an open book is recorded, in the transaction that writes it, or neither is. What another
tool writes is not recorded, and `data.verify` finds it.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from sqlite_utils import Database

from data.actors import Actor
from data.chain import LINKED, Key, Shape, Values, digest, key_text, link, newest, row_text, rows_now, shapes
from data.journaltables import VALUES_NOT_KEPT


@dataclass(frozen=True)
class Stamp:
    """When something was done, by whom, as a part of which act, and why."""

    at: str
    actor: Actor
    act: str
    why: str = ""


@dataclass(frozen=True)
class Change:
    """One row before and after, as text; None where it was or is not there. Without a table: an act that wrote none."""

    subject: str = ""
    key: str = ""
    household: int | None = None
    before: str | None = None
    after: str | None = None


@dataclass
class Recorder:
    """What a connection has touched in the transaction under way."""

    act: str = ""
    shapes: dict[str, Shape] = field(default_factory=dict)
    touched: dict[str, dict[Key, Values | None]] = field(default_factory=lambda: defaultdict(dict))

    def begin(self, db: Database, act: str) -> None:
        """Start anew, at the start of a transaction."""
        if not self.shapes:
            self.shapes = shapes(db)
            _watch(db, self)
        self.touched.clear()
        self.act = act

    def join(self, act: str) -> None:
        """A part of the transaction: its act is that of the whole where the whole has none."""
        self.act = self.act or act

    def write(self, db: Database, stamp: Stamp) -> None:
        """Write down what has changed, at the end of a transaction."""
        append(db, stamp, self._changes(db))
        self.touched.clear()

    def _changes(self, db: Database) -> Iterator[Change]:
        for table, rows in self.touched.items():
            shape = self.shapes[table]
            now = rows_now(db, shape, list(rows))
            for key, before in rows.items():
                after = now.get(key)
                if before != after:
                    yield change(shape, key, before, after)


def change(shape: Shape, key: Key, before: Values | None, after: Values | None) -> Change:
    """A row's change."""
    texts = (None if values is None else row_text(shape.columns, values) for values in (before, after))
    household = shape.household_of(after or before or ())
    return Change(shape.name, key_text(shape, key), household, *texts)


def append(db: Database, stamp: Stamp, changes: Iterable[Change]) -> None:
    """Add an entry for each change to the end of the chain; the transaction is the caller's."""
    last, before = newest(db)
    entries, values = [], []
    for seq, each in enumerate(changes, start=last + 1):
        salt = secrets.token_hex(16)
        said = _said(seq, stamp, each, salt)
        before = link(before, said)
        entries.append((*said, before))
        if each.subject:
            values.append((seq, salt, *_kept(each)))
    marks = ", ".join("?" for _ in (*LINKED, "hash"))
    db.conn.executemany(f"INSERT INTO journal ({', '.join(LINKED)}, hash) VALUES ({marks})", entries)  # noqa: S608
    db.conn.executemany("INSERT INTO journal_values VALUES (?, ?, ?, ?)", values)


def _said(seq: int, stamp: Stamp, each: Change, salt: str) -> Values:
    """What an entry says, in the order of LINKED."""
    before = None if each.before is None else digest(salt, each.before)
    after = None if each.after is None else digest(salt, each.after)
    about = (each.subject, each.key, each.household)
    return (seq, stamp.at, stamp.actor.kind, stamp.actor.id, stamp.act, stamp.why, *about, before, after)


def _kept(each: Change) -> tuple[str | None, str | None]:
    return (None, None) if each.subject in VALUES_NOT_KEPT else (each.before, each.after)


def _watch(db: Database, recorder: Recorder) -> None:
    db.conn.create_function("laurel_added", -1, partial(_added, recorder))
    db.conn.create_function("laurel_had", -1, partial(_had, recorder))
    for shape in recorder.shapes.values():
        old = ", ".join(f'OLD."{column}"' for column in shape.columns)
        key = ", ".join(f'NEW."{column}"' for column in shape.key)
        had, added = f"laurel_had('{shape.name}', {old})", f"laurel_added('{shape.name}', {key})"
        for verb, calls in (("INSERT", added), ("UPDATE", f"{had}, {added}"), ("DELETE", had)):
            name = f"journal_{verb.lower()}_{shape.name}"
            db.conn.execute(f"CREATE TEMP TRIGGER {name} AFTER {verb} ON main.{shape.name} BEGIN SELECT {calls}; END")


def _added(recorder: Recorder, table: str, *key: object) -> None:
    recorder.touched[table].setdefault(key, None)


def _had(recorder: Recorder, table: str, *values: object) -> None:
    recorder.touched[table].setdefault(recorder.shapes[table].key_of(values), values)
