"""How a server does, as its files tell: nothing is read of what is in a book but the village's name."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data.taken import copies_in, folders
from front.folder import folder
from front.villages import BOOKS, book_files, villages


@dataclass(frozen=True)
class Health:
    """A record book's file: its key, the village's name ("" where it cannot be read), bytes, and two days.

    `written` is when the file was last written to, `copied` when it was last copied ("" where that is not known).
    """

    key: str
    name: str
    size: int
    written: str
    copied: str


def health() -> tuple[Health, ...]:
    """Every book's file, by its key."""
    names = {village.key: village.name for village in villages()}
    files = [(key, path) for key, path in sorted(book_files(folder()).items()) if path.is_file()]
    # Copies of a thousand books may lie in one folder, which is looked through once.
    copies = {where: copies_in(where) for where in {each for _, path in files for each in folders(path)}}
    return tuple(_of(key, path, names.get(key, ""), copies) for key, path in files)


def open_books() -> int:
    """How many books wait open to be used again."""
    return len(BOOKS.waiting)


def _of(key: str, path: Path, name: str, copies: Mapping[Path, Mapping[str, list[Path]]]) -> Health:
    log = path.with_name(f"{path.name}-wal")
    there = [file.stat() for file in (path, log) if file.exists()]
    written = max((found.st_mtime for found in there), default=0.0)
    own = [file for where in folders(path) for file in copies.get(where, {}).get(path.stem, [])]
    copied = max((at for file in own if (at := _at(file)) is not None), default=None)
    return Health(
        key, name, sum(found.st_size for found in there), _day(written), "" if copied is None else _day(copied)
    )


def _at(file: Path) -> float | None:
    with suppress(OSError):
        return file.stat().st_mtime
    return None


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d")
