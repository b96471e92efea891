"""The system's Chromium, for what only a browser shows."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from front.villages import DEMO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, Chromium asks its maker's hosts for updates at every start.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--no-first-run",
]


@pytest.fixture(autouse=True)
def in_haste() -> None:
    """A book that a server beside the tests has open is written as that server does."""


def chromium() -> str | None:
    """The Chromium that PLAYWRIGHT_CHROMIUM names, else the system's, else none."""
    named = os.environ.get("PLAYWRIGHT_CHROMIUM")
    if named and not Path(named).is_file():
        pytest.fail(f"PLAYWRIGHT_CHROMIUM names {named}, which is not there.")
    return named or next(filter(None, map(shutil.which, ("/usr/bin/chromium", *NAMES))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        message = "No Chromium here: install one (apt install chromium) or name it in PLAYWRIGHT_CHROMIUM."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """British English and a small laptop's window; what Streamlit is made of is read once, and kept."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A page of a visitor who has never been here."""
    yield visitor.new_page()
    for left in visitor.pages:
        _forget(visitor, left)
    visitor.clear_cookies()


def _forget(context: BrowserContext, page: Page) -> None:
    """Close a page, and let the browser forget what it kept for it."""
    kept = {"origin": page.evaluate("origin"), "storageTypes": "local_storage,indexeddb,service_workers,cache_storage"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
    page.close()


@pytest.fixture(scope="session")
def home(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which `laurel run --demo` is started a second time, as somebody would at home."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(demo_made, folder / DEMO)
    return folder


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[str]:
    """The address of `laurel run --demo`."""
    port = free_port()
    with serving(["-m", "front.cli", "run", "--demo", "--port", str(port)], port, home):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def serving(arguments: list[str], port: int, home: Path, base_path: str = "") -> Iterator[Path]:
    """A Python process that serves on a port while it is used; gives the file of what it says."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent), "HOME": str(home)}
    log = home / "log"
    with log.open("wb") as file:
        command = [sys.executable, *arguments]
        process = subprocess.Popen(command, cwd=home, env=env, stdout=file, stderr=subprocess.STDOUT)
    try:
        await_answer(f"http://127.0.0.1:{port}{base_path}", process, log)
        yield log
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            if httpx.get(f"{address}/healthz", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"The server does not answer: {log.read_text('utf-8')}")
