"""What is asked of every page in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

WIDTHS = (360, 1280)


@dataclass
class Seen:
    """What went on behind a page: errors on its console, and requests to anywhere but this machine."""

    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


@contextmanager
def watching(page: Page) -> Iterator[Seen]:
    """Collect what goes on behind a page while it is used."""
    seen = Seen()
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", lambda request: seen.elsewhere.append(request.url) if is_elsewhere(request.url) else None)
    yield seen


def is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def open_page(page: Page, address: str, width: int) -> None:
    """The page once all of it is drawn."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_text("Village rules:").wait_for()
    for unfinished in ("stStatusWidget", "stSkeleton"):
        expect(page.get_by_test_id(unfinished)).to_have_count(0)
    page.get_by_role("table").last.wait_for()


def settle(page: Page) -> None:
    """Wait until nothing of a page of Streamlit's is still being worked out."""
    # Streamlit begins a run a moment after what asked for it.
    page.wait_for_timeout(300)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    for unfinished in ("stStatusWidget", "stSkeleton"):
        expect(page.get_by_test_id(unfinished)).to_have_count(0)
    expect(page.locator("[data-stale=true]")).to_have_count(0)


def troubles(page: Page) -> list[str]:
    """Where a page, as it is open, is wider than its window, and what bars its way: on a phone, then on a laptop."""
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)
        found += [f"{width}: {overflow(page)} pixels too wide"] if overflow(page) > 0 else []
        found += [f"{width}: {barrier}" for barrier in barriers(page)]
    return found


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(
        page.evaluate("""() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
                         .map(element => element.scrollWidth - element.clientWidth))""")
    )


def barriers(page: Page) -> list[str]:
    """What axe-core finds, each with the element that it is about."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
