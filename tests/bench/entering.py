"""Twenty people enter marks in the grid at once: how many runs of the page a second a server sustains.

`python -m tests.bench.entering laurel RUNS` (or `stock`, without what Laurel does about Streamlit's garbage collection)
prints the runs a second, the seconds of processors that the server took for each, and its memory in bytes after a tenth
of the runs and after all of them. Every run saves a mark, so that it is in the book before the next one is typed.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from time import perf_counter, sleep, time

import httpx
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.WidgetStates_pb2 import WidgetState

from data.accounts import account
from data.actors import OPERATOR
from data.open import Book, open_book
from data.server import Server, open_server
from data.sessions import begin
from front.visits import COOKIE
from tests.bench.person import Person
from tests.data.raters import village

PEOPLE, HOUSEHOLDS = 20, 100
WARM_UP = 5


def main() -> None:
    """Print the figures in one line."""
    settings, runs = sys.argv[1], int(sys.argv[2])
    with TemporaryDirectory(prefix="laurel-entering-") as name:
        tokens = make_village(Path(name))
        with served(Path(name), settings) as (server, process):
            print(*asyncio.run(_measure(server, process, tokens, runs)))
        if saved(Path(name)) != PEOPLE * len(range(0, HOUSEHOLDS, PEOPLE)):
            raise SystemExit("not every mark that was typed is in the book")


def make_village(folder: Path) -> list[str]:
    """A village with a season to enter and twenty raters, each signed in: their tokens."""
    book = folder / "bend.db"
    village(book, [f"house {number:03}" for number in range(HOUSEHOLDS)]).close()
    with open_book(book, OPERATOR) as opened, open_server(folder) as server:
        return [_rater(opened, server, number) for number in range(1, PEOPLE + 1)]


def saved(folder: Path) -> int:
    """How many marks are in the book."""
    with open_book(folder / "bend.db", OPERATOR) as book:
        return int(book.rows("SELECT count(*) AS n FROM marks")[0]["n"])


def _rater(book: Book, server: Server, number: int) -> str:
    with book.writing():
        sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 'x', '2024-01-01T00:00:00Z')"
        if not book.rows("SELECT 1 FROM accounts WHERE id = :number", number=number):
            book.db.execute(sql, (number, f"Rater {number}", f"rater {number}"))
        book.db.execute("INSERT INTO account_roles VALUES (?, 'rater')", (number,))
    return begin(server, "bend", account(book, number), time())


@contextmanager
def served(folder: Path, settings: str) -> Iterator[tuple[str, int]]:
    """A server of a folder of villages: where it answers, and its process."""
    command = [sys.executable, "-m", "tests.bench.entering_server", settings, str(folder)]
    with Popen(command, stdout=PIPE, text=True) as process:
        try:
            assert process.stdout
            port = next(line for line in process.stdout if line.startswith("port ")).split()[1]
            await_answer(f"http://127.0.0.1:{port}/healthz")
            yield f"127.0.0.1:{port}", process.pid
        finally:
            process.terminate()


def await_answer(url: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(url, trust_env=False).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            sleep(0.1)
    raise SystemExit("the server does not answer")


async def _measure(server: str, process: int, tokens: list[str], runs: int) -> tuple[float, float, int, int]:
    numbers = count()
    people = [_Typist(server, token, place) for place, token in enumerate(tokens)]
    await asyncio.gather(*(each.begin() for each in people))
    await _typed(people, numbers, PEOPLE * WARM_UP)
    start, busy = perf_counter(), processors(process)
    await _typed(people, numbers, runs // 10)
    early = memory(process)
    await _typed(people, numbers, runs - runs // 10)
    rate = runs / (perf_counter() - start)
    return rate, (processors(process) - busy) / runs, early, memory(process)


async def _typed(people: list["_Typist"], numbers: Iterator[int], runs: int) -> None:
    """So many runs, by whoever is ready for the next one."""
    left = islice(numbers, runs)
    await asyncio.gather(*(each.type_on(left) for each in people))


def processors(process: int) -> float:
    """The seconds of processors that a process has taken."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> int:
    """What a process holds in memory now, in bytes."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


class _Typist:
    """Somebody who types into every twentieth row of the grid, from the one at `place` on."""

    def __init__(self, server: str, token: str, place: int) -> None:
        self.person = Person(server, "grid", f"{COOKIE}={token}")
        self.rows = range(place, HOUSEHOLDS, PEOPLE)
        self.typed: dict[str, dict[str, str]] = {}
        self.times = 0

    async def begin(self) -> None:
        await self.person.__aenter__()
        (self.editor,) = [drawn for drawn in await self.person.run() if _is_editor(drawn)]

    async def type_on(self, left: Iterator[int]) -> None:
        for _ in left:
            row = self.rows[self.times % len(self.rows)]
            self.times += 1
            self.typed[str(row)] = {"mark:training": str(self.times % 6)}
            state = {"edited_rows": self.typed, "added_rows": [], "deleted_rows": []}
            widget = WidgetState(id=self.editor.new_element.dataframe.id, string_value=json.dumps(state))
            drawn = await self.person.run(widget, fragment=self.editor.fragment_id)
            if not any(_is_editor(each) for each in drawn):
                raise SystemExit(f"the grid is gone: {drawn[-1]}")


def _is_editor(delta: Delta) -> bool:
    return delta.WhichOneof("type") == "new_element" and delta.new_element.WhichOneof("type") == "dataframe"


if __name__ == "__main__":
    main()
