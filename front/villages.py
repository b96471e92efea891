"""The folder of villages that this process serves: one record book each."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.actors import STRANGER, Actor
from data.errors import BookRefused
from data.open import Book, open_book
from data.pool import Pool
from data.server import FILE, Server, open_server

FOLDER = "LAUREL_VILLAGES"
DEFAULT = "villages"
DEMO = "demo-villages"
# Of the demonstration villages, the one in which every part of a page has something to show.
SHOWN_FIRST = "willow-bend"
BOOKS = Pool(open_book)
SERVERS = Pool(lambda path: open_server(path.parent))


@dataclass(frozen=True)
class Village:
    """A village as it is chosen: `key` stands in addresses."""

    key: str
    name: str
    demo: bool


def folder() -> Path:
    """The folder that is served: what LAUREL_VILLAGES names, else `villages` where the process was started."""
    return Path(os.environ.get(FOLDER, DEFAULT))


def book_files(where: Path) -> dict[str, Path]:
    """key -> file for every record book of a folder; files that begin with _ or . belong to no village."""
    files = sorted(where.glob("*.db")) if where.is_dir() else []
    return {path.stem: path for path in files if not path.name.startswith(("_", "."))}


def villages() -> list[Village]:
    """The villages served, by name; files that cannot be opened are left out."""
    found = [village for key in book_files(folder()) if (village := _village(key)) is not None]
    return sorted(found, key=lambda village: (village.key != SHOWN_FIRST, village.name, village.key))


@contextmanager
def opened(key: str, actor: Actor = STRANGER) -> Iterator[Book]:
    """The record book of a village that is served, for `actor`.

    Raises KeyError for another village, BookRefused where the book cannot be read.
    """
    with BOOKS.borrowed(book_files(folder())[key]) as book:
        yield book.as_(actor)


@contextmanager
def server_file() -> Iterator[Server]:
    """The file of what belongs to no village, beside the books. Raises BookRefused where it cannot be used."""
    with SERVERS.borrowed(folder() / FILE) as server:
        yield server


def close_files() -> None:
    """Close what waits to be used again, when the process ends."""
    for pool in (BOOKS, SERVERS):
        pool.close()


def _village(key: str) -> Village | None:
    try:
        with opened(key) as book:
            row = book.village()
    except (BookRefused, KeyError):
        return None
    return Village(key, row["name"], bool(row["demo"]))
