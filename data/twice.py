"""What stands twice among more names than should be held in memory: their hashes are dealt out to files."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

BUCKETS = 64
Hashes = NDArray[np.uint64]


class Twice:
    """Sets of hashes, dealt out by their first bits; what two sets share is looked for in one bucket at a time.

    >>> with Twice() as hashes:
    ...     hashes.add(np.array([3, 2**63], np.uint64))
    ...     hashes.add(np.array([7, 2**63], np.uint64))
    ...     hashes.shared() == [2**63]
    True
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="laurel-twice-")
        self._files = [Path(self._folder.name, str(number)) for number in range(BUCKETS)]

    def __enter__(self) -> "Twice":
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def add(self, hashes: Hashes) -> None:
        """Add a set, whatever stands twice in it by itself."""
        ordered = np.unique(hashes)
        starts = np.arange(1, BUCKETS, dtype=np.uint64) * np.uint64(2**64 // BUCKETS)
        for file, those in zip(self._files, np.split(ordered, np.searchsorted(ordered, starts)), strict=True):
            with file.open("ab") as end:
                end.write(those.tobytes())

    def shared(self) -> list[int]:
        """The hashes that are in two sets or more."""
        found: set[int] = set()
        for file in filter(Path.exists, self._files):
            hashes = np.sort(np.frombuffer(file.read_bytes(), np.uint64))
            found.update(hashes[1:][hashes[1:] == hashes[:-1]].tolist())
        return sorted(found)
