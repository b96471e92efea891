"""Copies of a book, and making a book of one again, without bringing back what households have taken out since.

Beside the copies lies a list of what was taken out: numbers of deleted households, and consents that were withdrawn.
It holds no name. Every deletion and withdrawal adds to it at once, wherever the book was ever copied to and the folder
can be reached, and so does every further copy; restoring does it all again before anybody can open the book.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.actors import OPERATOR
from data.chain import head
from data.erase import erase
from data.errors import BookRefused, book_refused
from data.faults import fault, unwritten
from data.helpwords import forget_help
from data.journal import note
from data.open import Book, now, open_book
from data.permissions import needs
from data.taken import FOLDERS, Taken, book_mark, folders, list_file, merged, read_list, taken_from, write_list
from rating.problems import Problem


@dataclass(frozen=True)
class Backup:
    """A copy: its file, and the newest hash of the journal in it."""

    file: Path
    head: str


@dataclass(frozen=True)
class Restored:
    """What was done again in a restored book: how many households were deleted, and consents withdrawn."""

    deleted: int
    withdrawn: int


@needs("backup")
def backup(book: Book, folder: Path) -> Backup:
    """Copy the book into a folder, while others use it; the copy appears whole or not at all.

    Raises BookRefused: cannot_write, disk_full.
    """
    forget_help(book)
    note(book, "backup")
    newest = head(book.db)
    file = folder / f"{book.path.stem}-{now().replace(':', '')}-{newest[:8]}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remember_folder(book.path, folder)
        with _whole_or_not(file) as part:
            _copy(book.db.conn, part)
        found = read_list(list_file(file))
        write_list(list_file(file), merged(found, taken_from(book)))
    except (OSError, sqlite3.Error) as error:
        raise BookRefused([Problem(unwritten(error, file), value=str(folder), file=book.path.name)]) from error
    return Backup(file, newest)


def restore(file: Path, to: Path, *, without_list: bool = False) -> Restored:
    """Make a book of a copy, at a path where there is none; all that was taken out since is taken out of it again.

    Raises BookRefused: book_exists, left_behind (there are the last writes of a book that lay there), no_list (beside
    the copy, unless it is `without_list`), other_list (of another village), cannot_write, disk_full, and what opening a
    book refuses. Nothing is there then.
    """
    if to.exists():
        raise book_refused("book_exists", to)
    _nothing_left_behind(to)
    told = read_list(list_file(file))
    if told is None and not without_list:
        raise book_refused("no_list", list_file(file))
    try:
        with _whole_or_not(to) as part:
            with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
                _copy(conn, part)
            with open_book(part, OPERATOR) as book:
                done = _again(book, told, list_file(file))
                forget_help(book)
                _one_file(book.db.conn)
    except OSError as error:
        raise book_refused(unwritten(error, to), file) from error
    except sqlite3.DatabaseError as error:
        raise book_refused(fault(error, to), file) from error
    return done


def _nothing_left_behind(to: Path) -> None:
    """SQLite would write what another book's log holds into the restored one, deleted households included."""
    for log in (to.with_name(f"{to.name}-{more}") for more in ("wal", "journal")):
        if log.exists() and log.stat().st_size:
            raise book_refused("left_behind", log)


@needs("take_out_again")
def take_out_again(book: Book, told: Taken) -> Restored:
    """Delete the households and withdraw the consents that a list names, where they are in the book."""
    named = {row["id"]: row["name"] for row in book.rows("SELECT id, name FROM households")}
    gone = [number for number in told.erased if number in named]
    withdrawn = sum(_withdrawn(book, *each) for each in told.withdrawn)
    for number in gone:
        erase(book, named[number])
    with book.writing():
        for number, at in told.erased.items():
            book.db.execute("INSERT OR IGNORE INTO erased VALUES (:number, :at)", {"number": number, "at": at})
        for period, size, at in told.released:
            book.db.execute(_RELEASED, {"period": period, "size": size, "at": at})
    note(book, "restore")
    return Restored(len(gone), withdrawn)


_RELEASED = """INSERT OR IGNORE INTO research_releases
               SELECT id, :size, :at FROM periods WHERE id = :period"""


def _again(book: Book, told: Taken | None, beside: Path) -> Restored:
    if told is None:
        note(book, "restore")
        return Restored(0, 0)
    if told.book != book_mark(book):
        raise book_refused("other_list", beside)
    return take_out_again(book, told)


def _withdrawn(book: Book, consent: int, household: int, purpose: str, day: str) -> int:
    sql = """UPDATE consents SET withdrawn_on = max(given_on, :day) WHERE id = :consent AND household = :household
             AND purpose = :purpose AND withdrawn_on IS NULL"""
    named: dict[str, Any] = {"consent": consent, "household": household, "purpose": purpose, "day": day}
    with book.writing():
        return book.db.conn.execute(sql, named).rowcount


def _remember_folder(path: Path, folder: Path) -> None:
    known = folders(path)
    if folder.resolve() not in known:
        path.with_suffix(FOLDERS).write_text("".join(f"{each}\n" for each in [*known, folder.resolve()]), "utf-8")


def _copy(source: sqlite3.Connection, part: Path) -> None:
    with closing(sqlite3.connect(part)) as target:
        source.backup(target)
        _one_file(target)
        if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError


def _one_file(conn: sqlite3.Connection) -> None:
    """A copy is carried about: nothing of it may lie in a second file."""
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _whole_or_not(file: Path) -> Iterator[Path]:
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield part
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(file)
    finally:
        for each in (part, *(part.with_name(f"{part.name}-{more}") for more in ("wal", "shm", "journal"))):
            with suppress(OSError):
                each.unlink(missing_ok=True)
