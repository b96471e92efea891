"""The folder of villages that this process serves: one record book each."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from data.actors import STRANGER, Actor
from data.calendars import calendar_of
from data.errors import BookRefused
from data.glance import glance
from data.open import Book, open_book
from data.pool import Pool
from data.server import FILE, Server, open_server
from data.turns import turn
from front.calendars import follow
from front.folder import DEFAULT, FOLDER, folder
from rating.problems import Problem

__all__ = ["DEFAULT", "FOLDER", "folder"]

DEMO = "demo-villages"
# A name that no system has for a file is none.
LONGEST_KEY = 200
# Of the demonstration villages, the one in which every part of a page has something to show.
SHOWN_FIRST = "willow-bend"
BOOKS = Pool(open_book)
SERVERS = Pool(lambda path: open_server(path.parent))
Stamp = tuple[int, ...]


@dataclass(frozen=True)
class Village:
    """A village as it is chosen: `key` stands in addresses."""

    key: str
    name: str
    demo: bool


def book_files(where: Path) -> dict[str, Path]:
    """key -> file for every record book of a folder; files that begin with _ or . belong to no village."""
    files = sorted(where.glob("*.db")) if where.is_dir() else []
    return {path.stem: path for path in files if not path.name.startswith(("_", "."))}


def file_of(key: str) -> Path | None:
    """The file of a village that is served, without looking the folder through; None for any other key."""
    path = folder() / f"{key}.db"
    fits = Path(key).name == key and len(key) <= LONGEST_KEY and not key.startswith(("_", "."))
    return path if fits and path.is_file() else None


def villages() -> list[Village]:
    """The villages served, by name; files that are no books, or of a newer Laurel, are left out."""
    found = [village for key, path in book_files(folder()).items() if (village := _village(key, path)) is not None]
    return sorted(found, key=lambda village: (village.key != SHOWN_FIRST, village.name, village.key))


def unserved() -> list[Problem]:
    """Why each other file of the folder is no village that can be worked with: newer_book, read_only, corrupt, …"""
    files = book_files(folder()).items()
    left_out = [path for key, path in files if _village(key, path) is None or not os.access(path, os.W_OK)]
    return [problem for path in left_out for problem in _why(path)]


@contextmanager
def opened(key: str, actor: Actor = STRANGER) -> Iterator[Book]:
    """The record book of a village that is served, for `actor`; from here on days are written in its calendar, too.

    Raises KeyError for another village, BookRefused where the book cannot be read.
    """
    path = file_of(key)
    if path is None:
        raise KeyError(key)
    with BOOKS.borrowed(path) as book:
        follow(calendar_of(book))
        yield book.as_(actor)


@contextmanager
def in_turn(key: str) -> Iterator[None]:
    """Keep others who enter into a village out meanwhile.

    They wait for each other at its book anyway, and Python runs one of them at a time: those who draw meanwhile only
    make saving slower.
    """
    with turn(folder() / f"{key}.db"):
        yield


@contextmanager
def server_file() -> Iterator[Server]:
    """The file of what belongs to no village, beside the books. Raises BookRefused where it cannot be used."""
    with SERVERS.borrowed(folder() / FILE) as server:
        yield server


def close_files() -> None:
    """Close what waits to be used again, when the process ends."""
    for pool in (BOOKS, SERVERS):
        pool.close()


_LISTED: dict[Path, tuple[Stamp, Village | None]] = {}


def _village(key: str, path: Path) -> Village | None:
    """A village as it was when its file was last written to: a thousand books are not opened for every page."""
    stamp = _stamp(path)
    known = _LISTED.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    found = glance(path)
    village = Village(key, found.name, found.demo) if found else None
    _LISTED[path] = (stamp, village)
    return village


def _why(path: Path) -> tuple[Problem, ...]:
    try:
        open_book(path).close()
    except BookRefused as refused:
        return tuple(refused.problems)
    return ()


def _stamp(path: Path) -> Stamp:
    """When a book, or the log of what was written to it last, was written to."""
    found: list[int] = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):
            told = file.stat()
            found += [told.st_ino, told.st_mtime_ns, told.st_size]
    return tuple(found)
