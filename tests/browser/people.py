"""People at a village's pages, each at a browser of their own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.visits import settle

PASSWORD = "seven grey ferries"
LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# Machines that build are slow, and all people of a village sit at one.
PATIENCE = 60_000


@dataclass(frozen=True)
class Person:
    """Somebody with a browser, at the server of this address."""

    name: str
    page: Page
    address: str

    def signs_in(self) -> None:
        self.page.goto(f"{self.address}/sign-in?next={urlsplit(self.address).path}/account")
        self.page.get_by_label("Your name in Laurel").fill(self.name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("heading", name="Your account").wait_for()

    def opens(self, title: str, heading: str = "") -> None:
        """Follow the way to a page of Streamlit's, and wait until it is drawn."""
        self.page.get_by_role("link", name=title, exact=True).click()
        self.sees_heading(heading or title)

    def chooses(self, label: str, option: str) -> None:
        box = self.page.get_by_role("combobox", name=label, exact=True)
        if box.input_value() == option:
            return
        box.click()
        # A long list is drawn in part, until one types.
        box.fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        self.waits()

    def fills(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def presses(self, button: str) -> None:
        self.waits()
        self.page.get_by_role("button", name=button, exact=True).click()
        self.waits()

    def is_told(self, text: str) -> None:
        expect(self.page.get_by_test_id("stAlert").filter(has_text=text)).to_be_visible()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def sees_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", name=text, exact=True)).to_be_visible()
        self.waits()

    def waits(self) -> None:
        """Until nothing of Streamlit's page is still being worked out."""
        settle(self.page)

    def gives_the_password_again(self) -> None:
        """Where a page asks for it: in the tab that it opens. It holds for ten minutes."""
        with self.page.expect_popup() as beside:
            self.page.get_by_role("link", name="Give the password").click()
        beside.value.get_by_label("Password").fill(PASSWORD)
        beside.value.get_by_role("button", name="Go on").click()
        beside.value.get_by_role("heading", name="Your account").wait_for()
        beside.value.close()
        self.presses("I have given it")

    def shows(self, where: Path) -> None:
        """A picture of the whole page, for whoever wants to look."""
        self.page.screenshot(path=where, full_page=True)


@contextmanager
def somebody(browser: Browser, address: str, name: str, window: dict[str, int]) -> Iterator[Person]:
    """A person with a browser that nobody has used."""
    size, touches = ViewportSize(width=window["width"], height=window["height"]), window == PHONE
    # A proxy's certificate in tests is of its own making.
    context = browser.new_context(locale="en-GB", viewport=size, has_touch=touches, ignore_https_errors=True)
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield Person(name, context.new_page(), address)
    context.close()
