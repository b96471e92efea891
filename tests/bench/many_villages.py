"""A server of many villages: `python -m tests.bench.many_villages COUNT` asks for the board of each, one after another.

No board's book is open when it is asked for. It prints the milliseconds of the first board right after the start, of
the median and of the 99th in a hundred, the seconds of a processor that the server took for each, the milliseconds of
the page to sign in, which lists all villages, and the most memory that the server ever held, in bytes.
"""

import os
import sys
from pathlib import Path
from shutil import copyfile
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx

from data.actors import OPERATOR
from data.demo import samples, write_village
from data.open import open_book
from tests.bench.entering import processors, served


def main() -> None:
    """Print the figures in one line."""
    count = int(sys.argv[1])
    with TemporaryDirectory(prefix="laurel-many-", dir=sys.argv[2] if len(sys.argv) > 2 else None) as name:
        keys = make_villages(Path(name), count)
        with served(Path(name), "laurel") as (server, process), httpx.Client(trust_env=False, timeout=60) as client:
            # What was just written would keep the disk from what is asked for.
            os.sync()
            base, busy = f"http://{server}", processors(process)
            boards = [_milliseconds(client, f"{base}/board/{key}", key) for key in keys]
            each = (processors(process) - busy) / count
            listed = _milliseconds(client, f"{base}/sign-in", keys[-1])
            cuts = quantiles(boards, n=100)
            print(boards[0], cuts[49], cuts[98], each, listed, most_memory(process))


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


def most_memory(process: int) -> int:
    """The most that a process ever held in memory, in bytes."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return 1024 * int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])


def _milliseconds(client: httpx.Client, url: str, name: str) -> float:
    began = perf_counter()
    answer = client.get(url)
    took = (perf_counter() - began) * 1000
    if answer.status_code != httpx.codes.OK or name not in answer.text:
        raise SystemExit(f"{url}: {answer.status_code}")
    return took


if __name__ == "__main__":
    main()
