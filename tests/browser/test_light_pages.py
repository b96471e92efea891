"""Every light page in a browser, in all languages, on a phone and on a laptop: small, valid, and without barriers."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, Response

from data.demo_accounts import PASSWORD
from data.demo_cards import CODES
from data.server import open_server
from data.server_people import ServerVisit, add_server_person, choose_server_password
from front.language import COMPLETE, tag
from front.light.routes import LIGHT_PAGES
from front.villages import DEMO
from front.visits import COOKIE
from tests.browser.visits import WIDTHS
from tests.front.html import faults

VILLAGE = "willow-bend"
STRANGER, HOUSEHOLD, STAFF, KEEPER = "stranger", "household", "staff", "keeper"
# path -> whose page it is.
PAGES = {
    "/board/{village}": STRANGER,
    "/board/{village}/large": STRANGER,
    "/sign-in": STRANGER,
    "/set-up": STRANGER,
    "/restore": STRANGER,
    "/card": STRANGER,
    "/fund/{village}": STRANGER,
    "/sources/{village}": STRANGER,
    "/verify": STRANGER,
    "/account": STAFF,
    "/password": STAFF,
    "/confirm": STAFF,
    "/enter": STAFF,
    "/enter/household/{number}": STAFF,
    "/enter/quick": STAFF,
    "/cards": STAFF,
    "/awards/sheet": STAFF,
    "/help": STAFF,
    "/me": HOUSEHOLD,
    "/me/leave": HOUSEHOLD,
    "/me/checks": HOUSEHOLD,
    "/me/awards": HOUSEHOLD,
    "/me/goals": HOUSEHOLD,
    "/me/given": HOUSEHOLD,
    "/me/help": HOUSEHOLD,
    "/me/aloud": HOUSEHOLD,
    "/me/say": HOUSEHOLD,
    "/me/scorecard": HOUSEHOLD,
    "/server/sign-in": STRANGER,
    "/server/set-up": STRANGER,
    "/server": KEEPER,
    "/server/account": KEEPER,
    "/region": KEEPER,
}
# What is no page to look at: files, and addresses that lead on or need a provider.
NO_PAGES = {
    "/assets/{name}",
    "/language",
    "/notices/{village}.atom",
    "/notices/{village}.pdf",
    "/sign-in/organisation",
    "/sign-in/return",
    "/enter/{worker}.js",
    "/enter/sheet",
    "/me/copy",
    "/me/paper",
    "/clips/{number}",
}
MOST_BYTES = 20_000
LOOK = """async () => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    spoken: [document.documentElement.lang, document.documentElement.dir],
    barriers: (await axe.run({resultTypes: ['violations'], preload: false})).violations.flatMap(
        rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 200))),
})"""
# Where the focus is, whether it can be seen, and whether that is a place of its own.
FOCUSED = """() => {
    const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
    return [[...document.querySelectorAll('*')].indexOf(at), style.outlineStyle !== 'none' && box.width > 0];
}"""


STOPS = "main a:visible, header a, footer a, button:visible, input:not([type=hidden]):visible, select:visible"


@dataclass(frozen=True)
class Visitors:
    """A browser each for a stranger, a household by its card, and somebody with every role."""

    server: str
    contexts: dict[str, BrowserContext]
    number: str

    def address(self, path: str, language: str = "en") -> str:
        at = path.replace("{village}", VILLAGE).replace("{number}", self.number)
        return f"{self.server}{at}?lang={tag(language)}"


@pytest.fixture(scope="module")
def visitors(browser: Browser, server: str, home: Path) -> Iterator[Visitors]:
    contexts = {who: browser.new_context(locale="en-GB") for who in (STRANGER, HOUSEHOLD, STAFF, KEEPER)}
    for context in contexts.values():
        context.set_default_timeout(60_000)
        context.add_init_script(AXE_SCRIPT)
        context.new_page()
    own, staff = contexts[HOUSEHOLD].pages[0], contexts[STAFF].pages[0]
    own.goto(f"{server}/card?village={VILLAGE}")
    own.locator("[name=code]").fill(CODES[0])
    own.locator("form button").first.click()
    staff.goto(f"{server}/sign-in?next=/enter")
    staff.locator("select[name=village]").select_option(VILLAGE)
    staff.locator("[name=name]").fill("working-group")
    staff.locator("[name=password]").fill(PASSWORD)
    staff.locator("main form button").first.click()
    staff.locator("a.kept").first.wait_for()
    contexts[KEEPER].add_cookies([{"name": COOKIE, "value": keeper_of(home / DEMO), "url": server}])
    found = re.search(r"/enter/household/(\d+)", staff.content())
    assert found
    yield Visitors(server, contexts, found[1])
    for context in contexts.values():
        context.close()


def keeper_of(folder: Path) -> str:
    """The token of somebody who looks after the server of a folder."""
    with open_server(folder) as server:
        code = add_server_person(server, "Mina", "keeper")
        return choose_server_password(ServerVisit(server, "127.0.0.1", time()), "Mina", code, "kettle-and-mushroom")


def test_each_light_page_is_looked_at_here() -> None:
    assert {page.path for page in LIGHT_PAGES if page.get} == PAGES.keys() | NO_PAGES


@pytest.mark.parametrize("language", COMPLETE)
def test_no_page_has_a_barrier_or_a_fault_or_too_many_bytes(visitors: Visitors, language: str) -> None:
    found: dict[str, object] = {}
    for path, who in PAGES.items():
        page = visitors.contexts[who].pages[0]
        if troubles := list(troubles_of(page, visitors.address(path, language), language)):
            found[path] = troubles
    assert found == {}


def troubles_of(page: Page, address: str, language: str) -> Iterator[str]:
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    yield from faults_of(answer)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        seen = page.evaluate(LOOK)
        yield from (f"{width}: {each}" for each in seen["barriers"])
        if seen["wide"] > 0:
            yield f"{width}: {seen['wide']} pixels too wide"
    if seen["spoken"] != [tag(language), "rtl" if language == "ar" else "ltr"]:
        yield f"speaks {seen['spoken']}"


def faults_of(answer: Response) -> Iterator[str]:
    text = answer.text()
    if answer.status != 200:
        yield f"answers {answer.status}"
    yield from faults(text)
    size = len(gzip.compress(text.encode()))
    if size > MOST_BYTES:
        yield f"{size} bytes"


@pytest.mark.parametrize("path", ["/board/{village}", "/me/say", "/enter/household/{number}", "/sign-in"])
def test_the_keyboard_alone_comes_to_everything_in_its_order_and_sees_where_it_is(
    visitors: Visitors, path: str
) -> None:
    page = visitors.contexts[PAGES[path]].pages[0]
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto(visitors.address(path, "ar"))
    order: list[int] = []
    for _ in range(min(15, page.locator(STOPS).count())):
        page.keyboard.press("Tab")
        place, is_seen = page.evaluate(FOCUSED)
        assert is_seen, page.evaluate("document.activeElement.outerHTML")
        order.append(place)
    assert order == sorted(set(order)), "the focus goes through the page once, from its beginning on"
    page.goto(visitors.address(path))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page", "the first stop leads past the head of the page"
