"""Writers of one process take turns at a book, so that none of many is passed over until it gives up.

SQLite lets those who wait try again from time to time, whoever happens to be first; with twenty people entering, some
of them would wait for longer than the time after which it refuses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import RLock

# Whoever has not had a turn by then takes the chance that SQLite gives, and its refusal.
LONGEST_WAIT = 30.0
_TURNS: dict[Path, RLock] = {}


@contextmanager
def turn(path: Path) -> Iterator[None]:
    """Wait until no other thread of this process writes to the book at `path`, and keep the others out meanwhile."""
    lock = _turns(path)
    held = lock.acquire(timeout=LONGEST_WAIT)
    try:
        yield
    finally:
        if held:
            lock.release()


@lru_cache(maxsize=4096)
def _turns(path: Path) -> RLock:
    # Where a path leads takes several questions to the system, and hardly ever changes; then SQLite's own wait remains.
    return _TURNS.setdefault(path.resolve(), RLock())
