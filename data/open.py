"""The one way to open a record book: one SQLite file a village, with the settings that its promises rest on.

A `Book` belongs to whoever opened it: `with open_book(path) as book: ...`. Opening takes milliseconds, so a process
that serves pages borrows open ones (`data.pool`), one thread at a time.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from data.actors import OPERATOR, STRANGER, Actor
from data.errors import BookRefused, EntryRefused, book_refused, constraint_refused
from data.faults import OUTSIDE_THE_FILE, fault, unwritten
from data.journaling import Recorder, Stamp
from data.journaltables import BASELINE, OUTSIDE, WHYS
from data.migrations import NAMES, laurel
from data.outside import catch_up, has_journal
from data.turns import turn
from rating.problems import Problem

APPLICATION_ID = int.from_bytes(b"LAUR")
# secure_delete overwrites what is deleted; a book may come on a USB stick from anywhere, so its schema is not trusted.
SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # 1 MB for pages: up to 64 books of a server stay open, and the system keeps what was read anyway.
    "PRAGMA cache_size = -1000",
    # Without it, INSERT OR REPLACE takes a row away past every trigger that keeps it.
    "PRAGMA recursive_triggers = ON",
)

# path -> the file that was found whole there
_WHOLE: dict[Path, tuple[int, int]] = {}


@dataclass(frozen=True)
class Book:
    """An open record book; `db` is for the modules of `data`.

    `actor` is who acts on it, `action` the outermost act that is under way ("" outside any), `why` its reason.
    """

    path: Path
    db: Database
    actor: Actor = STRANGER
    action: str = ""
    why: str = ""
    recorder: Recorder = field(default_factory=Recorder, compare=False, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def as_(self, actor: Actor) -> Self:
        """The same open book for another actor, outside any act."""
        return replace(self, actor=actor, action="")

    def because(self, why: str) -> Self:
        """The same open book, whose journal says why. Raises EntryRefused: not_accepted, for what is no such code."""
        if why not in WHYS:
            raise EntryRefused([Problem("not_accepted", "why", value=why, accepted=WHYS)])
        return replace(self, why=why)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all or nothing, that waits for its turn at the start; inside another it is a part of it.

        The journal has what it changed. Raises EntryRefused where a constraint or a trigger of the book refuses, and
        BookRefused where the disk does: disk_full, disk_error, busy, read_only.
        """
        try:
            with self._part() if self.db.conn.in_transaction else self._whole():
                yield
        except sqlite3.IntegrityError as error:
            raise constraint_refused(error) from error
        except sqlite3.OperationalError as error:
            if (code := fault(error, self.path)) not in OUTSIDE_THE_FILE:
                raise
            raise book_refused(code, self.path) from error

    @contextmanager
    def _part(self) -> Iterator[None]:
        self.recorder.join(self.action)
        with self.db.atomic():
            yield

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self.recorder.begin(self.db, self.action)
        with self._transaction():
            yield
            self.recorder.write(self.db, Stamp(now(), self.actor, self.recorder.act, self.why))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with turn(self.path):
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.commit()
            finally:
                self.db.rollback()

    def rows(self, sql: str, **values: object) -> list[dict[str, Any]]:
        """What a query gives, a dict a row."""
        # `Database.query` would put every question into a savepoint of its own, three statements in place of one.
        found = self.db.execute(sql, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def village(self) -> dict[str, Any]:
        """name, currency, minor_digits, language, purpose, contact, demo and created_at of the village."""
        return self.rows("SELECT * FROM village")[0]


def open_book(path: Path, actor: Actor = STRANGER) -> Book:
    """The record book at `path`, brought up to date, for `actor`.

    Raises BookRefused with one of: no_book (nothing there), not_a_book (some other file), newer_book (made by a newer
    Laurel), cannot_read, read_only, disk_full, disk_error, busy, corrupt.
    """
    _refuse_unfit(path)
    try:
        book = _connect(path)
    except sqlite3.DatabaseError as error:
        raise book_refused(fault(error, path), path) from error
    try:
        _refuse_foreign(book)
        _bring_up_to_date(book)
    except sqlite3.DatabaseError as error:
        book.close()
        raise book_refused(fault(error, path), path) from error
    except BaseException:
        book.close()
        raise
    return book.as_(actor)


def create_book(
    path: Path,
    name: str,
    *,
    currency: str = "",
    minor_digits: int = 2,
    language: str = "en",
    demo: bool = False,
) -> Book:
    """A new, empty book for the village `name`, open for its operator.

    Raises BookRefused: book_exists, cannot_write, disk_full, or empty_name. It appears at `path` whole or not at all.
    """
    if not name.strip():
        raise BookRefused([Problem("empty_name", "name", value=name)])
    if path.exists():
        raise book_refused("book_exists", path)
    village = {"currency": currency, "minor_digits": minor_digits, "language": language, "demo": int(demo)}
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch(exist_ok=False)
        _write_new(part, {"id": 1, "name": name.strip(), "created_at": now(), **village})
        part.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise book_refused(unwritten(error, path), path) from error
    finally:
        part.unlink(missing_ok=True)
    return open_book(path, OPERATOR)


def now() -> str:
    """The time, UTC, to the second.

    >>> len(now())
    20
    """
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """The day, UTC."""
    return now()[:10]


def _write_new(part: Path, village: dict[str, object]) -> None:
    part.write_bytes(_empty())
    with _connect(part) as book:
        book.db.conn.execute("PRAGMA journal_mode = WAL")
        with replace(book, actor=OPERATOR, action="create_book").writing():
            book.db.table("village").insert(village)


@cache
def _empty() -> bytes:
    """A book up to date that holds no village yet: all its changes one after the other take a process 20 times as long
    as the rest of making a book."""
    with _opened(":memory:", Path()) as book:
        book.db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _bring_up_to_date(book)
        return book.db.conn.serialize()


def _connect(path: Path) -> Book:
    return _opened(f"{path.resolve().as_uri()}?mode=rw", path)


def _opened(address: str, path: Path) -> Book:
    # Autocommit by the driver, so that a transaction is exactly what `writing` and sqlite-utils say it is.
    conn = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for setting in SETTINGS:
            conn.execute(setting)
        return Book(path, Database(conn, strict=True, execute_plugins=False))
    except BaseException:
        conn.close()
        raise


def _refuse_unfit(path: Path) -> None:
    if not path.is_file():
        raise book_refused("no_book", path)
    # Only SQLite may open the file: closing one that Python opened would drop all locks that this process holds on it,
    # and another process would take the log of what was written last for nobody's, and delete it.
    if not os.access(path, os.R_OK):
        raise book_refused("cannot_read", path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise book_refused("read_only", path)


def _refuse_foreign(book: Book) -> None:
    if _pragma(book, "application_id") != APPLICATION_ID:
        raise book_refused("not_a_book", book.path)
    _refuse_broken(book)
    unknown = {migration.name for migration in laurel.applied(book.db)} - set(NAMES)
    if unknown or int(_pragma(book, "user_version")) > len(NAMES):
        raise book_refused("newer_book", book.path)


def _refuse_broken(book: Book) -> None:
    """Looking a whole file through takes longer than any page: each file is looked through once by a process."""
    found = book.path.stat()
    file = (found.st_dev, found.st_ino)
    if _WHOLE.get(book.path) != file and _pragma(book, "quick_check(1)") != "ok":
        raise book_refused("corrupt", book.path)
    _WHOLE[book.path] = file


def _bring_up_to_date(book: Book) -> None:
    book.db.conn.execute("PRAGMA journal_mode = WAL")
    if laurel.pending(book.db):
        with book._transaction():
            journaled = has_journal(book.db)
            if journaled:
                catch_up(book.db, Stamp(now(), STRANGER, OUTSIDE))
            laurel.apply(book.db)
            catch_up(book.db, Stamp(now(), OPERATOR, "migrate" if journaled else BASELINE))
            book.db.conn.execute(f"PRAGMA user_version = {len(laurel.applied(book.db))}")


def _pragma(book: Book, name: str) -> Any:
    return book.db.conn.execute(f"PRAGMA {name}").fetchone()[0]
