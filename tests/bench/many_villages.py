"""A server of many villages: `python -m tests.bench.many_villages COUNT` opens the board of each, one after another.

It prints the milliseconds of the median and of the 99th in a hundred of a cold village's board, the milliseconds of a
processor for the latter (a busy machine tells only these), the milliseconds of the list of all villages when it is
asked for first and again, and the most memory that the process ever held, in MB.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from shutil import copyfile
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from data.actors import OPERATOR
from data.demo import samples, write_village
from data.open import open_book
from front.board import board_page, groups, periods
from front.seen_from import WALL
from front.villages import FOLDER, opened, villages


def main() -> None:
    """Print the figures in one line."""
    count = int(sys.argv[1])
    with TemporaryDirectory(prefix="laurel-many-", dir=sys.argv[2] if len(sys.argv) > 2 else None) as name:
        keys = make_villages(Path(name), count)
        os.environ[FOLDER] = name
        listed = [_milliseconds(villages) for _ in range(2)]
        boards = [_milliseconds(partial(show_board, key)) for key in keys]
        cuts, busy = (quantiles(each, n=100) for each in zip(*boards, strict=True))
        memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
        print(f"{cuts[49]:.0f} {cuts[98]:.0f} {busy[98]:.0f} {listed[0][0]:.0f} {listed[1][0]:.1f} {memory:.0f}")


def make_villages(folder: Path, count: int) -> list[str]:
    """So many villages like Willow Bend, each a file and a name of its own: their keys."""
    willow = next(sample for sample in samples() if sample.file == "willow-bend.db")
    write_village(willow, folder / "_first")
    keys = [f"village-{number:04}" for number in range(count)]
    for key in keys:
        copyfile(folder / "_first", folder / f"{key}.db")
        with open_book(folder / f"{key}.db", OPERATOR) as book, book.writing():
            book.db.execute("UPDATE village SET name = :name", {"name": key})
    return keys


def show_board(key: str) -> int:
    """What a village's board takes from its book, as the page asks for it; gives how many bands it has."""
    with opened(key) as book:
        period = periods(book)[0]
        page = board_page(book, period, groups(book, period, WALL)[0], WALL)
    return len(getattr(page.board, "bands", ()))


def _milliseconds(act: Callable[[], object]) -> tuple[float, float]:
    """What an act took, by the clock and of processors."""
    began, busy = perf_counter(), process_time()
    act()
    return (perf_counter() - began) * 1000, (process_time() - busy) * 1000


if __name__ == "__main__":
    main()
