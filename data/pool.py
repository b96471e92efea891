"""Files that stay open between one page and the next, in a process that serves many: opening costs more than asking.

Whoever borrows one has it alone until it is given back. What waits here is bounded, and the one that waited longest is
closed first; so is one whose file was replaced by another.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Generic, Protocol, TypeVar

from sqlite_utils import Database

# A connection holds two or three descriptors, and memory for pages.
MOST = 64


class Openable(Protocol):
    """A book, or the server's file."""

    @property
    def db(self) -> Database:
        """The open file."""


Kept = TypeVar("Kept", bound=Openable)
File = tuple[int, int]


@dataclass
class Pool(Generic[Kept]):
    """What was opened by `opens` and waits to be borrowed again."""

    opens: Callable[[Path], Kept]
    waiting: "OrderedDict[int, tuple[Path, File, Kept]]" = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    @contextmanager
    def borrowed(self, path: Path) -> Iterator[Kept]:
        """One of the file at `path`, opened where none waits; given back at the end, and closed after an error."""
        file = file_at(path)
        one = self._taken(path, file)
        if one is None:
            one, file = self.opens(path), file_at(path)
        try:
            yield one
        except BaseException:
            one.db.close()
            raise
        self._give_back(path, file, one)

    def close(self) -> None:
        """Close whatever waits."""
        with self.lock:
            waiting = list(self.waiting.values())
            self.waiting.clear()
        for _, _, one in waiting:
            one.db.close()

    def _taken(self, path: Path, file: File | None) -> Kept | None:
        while (found := self._newest(path)) is not None:
            its_file, one = found
            if its_file == file:
                return one
            one.db.close()
        return None

    def _newest(self, path: Path) -> tuple[File | None, Kept] | None:
        with self.lock:
            for key in reversed(self.waiting):
                its_path, file, one = self.waiting[key]
                if its_path == path:
                    del self.waiting[key]
                    return file, one
        return None

    def _give_back(self, path: Path, file: File | None, one: Kept) -> None:
        if file is None or one.db.conn.in_transaction:
            one.db.close()
            return
        with self.lock:
            self.waiting[id(one)] = (path, file, one)
            longest = self.waiting.popitem(last=False)[1][2] if len(self.waiting) > MOST else None
        if longest is not None:
            longest.db.close()


def file_at(path: Path) -> File | None:
    """Which file is at a path now: another one after it was replaced; None where there is none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
