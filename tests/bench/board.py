"""The light page of a board beside a bare route that returns the same bytes, and beside Streamlit's page of the board.

`python -m tests.bench.board` prints requests a second of the page, of the bare route, of answers that the browser has
already, and then milliseconds in Chromium: first paint of the light page and of Streamlit's, and until the board's
names stand there, on both.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx
from playwright.sync_api import Browser, sync_playwright

from data.demo import write_demo
from tests.bench.entering import await_answer
from tests.browser.conftest import QUIET, chromium

BOARD, BARE = "/board/willow-bend", "/bare"
REQUESTS, CONNECTIONS, TURNS, VISITS = 480, 16, 5, 3
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def main() -> None:
    """Print the figures in one line."""
    with TemporaryDirectory(prefix="laurel-board-") as name:
        write_demo(Path(name))
        with _served(Path(name)) as server:
            print(*asyncio.run(_rates(server)), *_paints(server))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.board_server", str(folder)]
    with Popen(command, stdout=PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as process:
        try:
            assert process.stdout
            port = next(line for line in process.stdout if line.startswith("port ")).split()[1]
            await_answer(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


async def _rates(server: str) -> tuple[float, float, float]:
    """Requests a second, the median of turns that the three take one after the other."""
    page = httpx.get(server + BOARD, trust_env=False)
    if httpx.get(server + BARE, trust_env=False).content != page.content:
        raise SystemExit("the bare route returns other bytes")
    seen = {"If-None-Match": page.headers["etag"]}
    asked: tuple[tuple[str, dict[str, str]], ...] = ((BOARD, {}), (BARE, {}), (BOARD, seen))
    turns = [[await _rate(server, path, headers) for path, headers in asked] for _ in range(TURNS)]
    page_rate, bare_rate, same_rate = (median(turn[at] for turn in turns) for at in range(3))
    return page_rate, bare_rate, same_rate


async def _rate(server: str, path: str, headers: dict[str, str]) -> float:
    host, port = server.removeprefix("http://").split(":")
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", *(f"{name}: {text}" for name, text in headers.items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    start = perf_counter()
    await asyncio.gather(*(_ask(host, int(port), request) for _ in range(CONNECTIONS)))
    return REQUESTS // CONNECTIONS * CONNECTIONS / (perf_counter() - start)


async def _ask(host: str, port: int, request: bytes) -> None:
    async with _connection(host, port) as (reader, writer):
        for _ in range(REQUESTS // CONNECTIONS):
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = next((line for line in head.split(b"\r\n") if line.startswith(b"content-length:")), b":0")
            await reader.readexactly(int(length.partition(b":")[2]))


@asynccontextmanager
async def _connection(host: str, port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection(host, port)
    yield reader, writer
    writer.close()
    await writer.wait_closed()


def _paints(server: str) -> Iterator[float]:
    streamlits = f"{server}/?village=Willow+Bend&period=2025&group=river"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        seen = {address: [_visit(browser, address) for _ in range(VISITS)] for address in (server + BOARD, streamlits)}
        browser.close()
    yield from (median(visit[what] for visit in visits) for what in range(2) for visits in seen.values())


def _visit(browser: Browser, address: str) -> tuple[float, float]:
    """First paint, and until a name of the board stands there, of somebody who has never been here."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.get_by_text("Goldfinch").wait_for()
    whole = float(page.evaluate("performance.now()"))
    paint = float(page.evaluate(PAINT))
    page.context.close()
    return paint, whole


if __name__ == "__main__":
    main()
