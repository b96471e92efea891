"""How a server does, as its files tell: nothing is read of what is in a book but the village's name."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data.taken import folders
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
    files = sorted(book_files(folder()).items())
    return tuple(_of(key, path, names.get(key, "")) for key, path in files if path.is_file())


def open_books() -> int:
    """How many books wait open to be used again."""
    return len(BOOKS.waiting)


def _of(key: str, path: Path, name: str) -> Health:
    log = path.with_name(f"{path.name}-wal")
    there = [file.stat() for file in (path, log) if file.exists()]
    written = max((found.st_mtime for found in there), default=0.0)
    copies = [file for where in folders(path) for file in _copies(where, path.stem)]
    copied = max((at for file in copies if (at := _at(file)) is not None), default=None)
    return Health(
        key, name, sum(found.st_size for found in there), _day(written), "" if copied is None else _day(copied)
    )


def _copies(where: Path, stem: str) -> list[Path]:
    with suppress(OSError):
        return list(where.glob(f"{stem}-*.db"))
    return []


def _at(file: Path) -> float | None:
    with suppress(OSError):
        return file.stat().st_mtime
    return None


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d")
