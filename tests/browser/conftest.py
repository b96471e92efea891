"""The system's Chromium, for what only a browser shows."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, Chromium asks its maker's hosts for updates at every start.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--no-first-run",
]


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
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a visitor who has never been here, with British English and a small laptop's window."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
