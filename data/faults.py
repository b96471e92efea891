"""Why a file could not be read or written, as a code: a full disk or somebody else's turn is no damage to a book."""

import errno
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

# SQLite needs room beside a book, also for reading it: its log, and a page of what is locked.
LEAST_ROOM = 256 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)
_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CANTOPEN: "disk_error",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_NOTADB: "not_a_book",
}
# What passes, or can be put right outside the file.
OUTSIDE_THE_FILE = frozenset(_CODES.values()) - {"not_a_book"}


def fault(error: sqlite3.Error, path: Path) -> str:
    """disk_full, disk_error, busy, read_only or not_a_book; corrupt for whatever else SQLite says of a file."""
    code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "corrupt")
    return "disk_full" if code == "disk_error" and _is_full(path.parent) else code


def no_room(error: Exception) -> bool:
    """Whether an error, of the system or of a library that only quotes it, says that a disk is full.

    >>> no_room(OSError(28, "No space left on device")), no_room(RuntimeError("parquet: (os error 28)"))
    (True, True)
    >>> no_room(OSError(13, "Permission denied"))
    False
    """
    if isinstance(error, OSError):
        return error.errno in _FULL
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL or "(os error 28)" in str(error)


def unwritten(error: Exception, path: Path) -> str:
    """Why a file could not be made at a path: disk_full, or cannot_write for any other reason."""
    full = no_room(error) or (isinstance(error, sqlite3.Error) and fault(error, path) == "disk_full")
    return "disk_full" if full else "cannot_write"


def _is_full(folder: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(folder).free < LEAST_ROOM
    return False
