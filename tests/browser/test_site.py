"""A static site as people meet it: from a plain file server, and from a folder on a USB stick."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, expect

from data.actors import OPERATOR
from data.households import give_consent
from data.open import open_book
from front.site import write_site
from tests.browser.visits import barriers, watching
from tests.data.villages import DAY, descending, village


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_site_works_from_a_file_server_and_from_a_usb_stick(page: Page, tmp_path: Path) -> None:
    with village(tmp_path / "bend.db", descending(18)) as book:
        for name in descending(18):
            give_consent(book, name, "internet", DAY)
    with open_book(tmp_path / "bend.db", OPERATOR) as book:
        write_site(book, tmp_path / "stick")
    with served(tmp_path / "stick") as server:
        for width, address in ((360, server), (1280, (tmp_path / "stick" / "index.html").as_uri())):
            page.set_viewport_size({"width": width, "height": 800})
            with watching(page) as seen:
                page.goto(address)
                _read_and_go_through(page)
            assert seen.errors == []


def _read_and_go_through(page: Page) -> None:
    expect(page.get_by_role("heading", name="bend thanks its households")).to_be_visible()
    expect(page.get_by_role("cell", name="h00")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    _has_no_barriers(page)
    page.get_by_role("link", name="In large type").click()
    expect(page.get_by_role("cell", name="h00")).to_be_visible()
    expect(page.get_by_text("Ombudsman")).to_be_hidden()
    assert float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")) >= 24
    _has_no_barriers(page)
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.get_by_role("link", name="The whole board").click()
    expect(page.get_by_text("Ombudsman")).to_be_visible()


def _has_no_barriers(page: Page) -> None:
    # axe reads style sheets, which no script may read in a folder.
    if page.url.startswith("http"):
        assert barriers(page) == []
