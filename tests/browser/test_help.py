"""Help in a real browser: from a household's page by way of its contact's answer to the confirmation."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import time

import pytest
from playwright.sync_api import Browser, Page, expect

from data.accounts import Account, add_account
from data.actors import of_account
from data.cards import issue_card
from data.helping import offer_help
from data.households import register
from data.open import create_book
from data.server import open_server
from data.sessions import begin
from front.visits import COOKIE
from front.words import cards as card_words
from front.words import helping as words
from tests.browser.conftest import free_port, serving
from tests.browser.visits import barriers

ASKED, ANSWERED, MISSING = "Two goats cough since Monday.", "The vet comes on Friday.", "One goat still coughs."


@dataclass
class Village:
    """A served village: its address, the code of wren's card, and a session of each helper."""

    address: str
    code: str
    sessions: dict[str, str]


@pytest.fixture(scope="module")
def bend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """A village where asha and bo offer help."""
    home = tmp_path_factory.mktemp("help")
    (home / "villages").mkdir()
    helpers: dict[str, Account] = {}
    with create_book(home / "villages" / "bend.db", "Bend") as book:
        register(book, "wren", given_on="2024-01-01")
        code = issue_card(book, "wren")[1]
        for name in ("asha", "bo"):
            helpers[name] = add_account(book, name, "seven grey ferries", [])
            offer_help(book.as_(of_account(helpers[name])), offered=True)
    with open_server(home / "villages") as server:
        sessions = {name: begin(server, "bend", each, time()) for name, each in helpers.items()}
    port = free_port()
    with serving(["-m", "front.cli", "run", "--villages", str(home / "villages"), "--port", str(port)], port, home):
        yield Village(f"http://127.0.0.1:{port}", code, sessions)


def helper(browser: Browser, bend: Village, name: str) -> Page:
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740})
    context.add_cookies([{"name": COOKIE, "value": bend.sessions[name], "url": bend.address}])
    page = context.new_page()
    page.goto(f"{bend.address}/help")
    return page


def presses(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def fits(page: Page) -> None:
    """Nothing hangs over at 360 pixels, and nobody is kept out."""
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert barriers(page) == []


def opens_help(home: Page, bend: Village) -> None:
    home.goto(f"{bend.address}/card")
    home.get_by_label(card_words.CODE).fill(bend.code)
    presses(home, card_words.OPEN)
    home.get_by_role("link", name=words.TO_HELP).click()


def asks(home: Page) -> None:
    home.get_by_label(words.WHOM).select_option(label="asha")
    presses(home, words.CHOOSE_IT)
    home.get_by_label(words.TOPIC).select_option("animals")
    home.get_by_label(words.WORDS).fill(ASKED)
    presses(home, words.ASK)
    expect(home.get_by_text(words.ASKED)).to_be_visible()


def answers(desk: Page) -> None:
    expect(desk.get_by_text(ASKED)).to_be_visible()
    desk.get_by_label(words.ANSWER).fill(ANSWERED)
    presses(desk, words.DONE)
    expect(desk.get_by_text(words.NOTED)).to_be_visible()


def reopens_with_somebody_else(home: Page) -> None:
    home.reload()
    expect(home.get_by_text(ANSWERED)).to_be_visible()
    home.get_by_label(words.MORE).fill(MISSING)
    presses(home, words.REOPEN)
    home.get_by_label(words.WHOM).select_option(label="bo")
    home.get_by_label(words.EARLIER).check()
    presses(home, words.CHOOSE_IT)


def test_a_household_asks_whom_it_chose_and_confirms(page: Page, browser: Browser, bend: Village) -> None:
    opens_help(page, bend)
    asks(page)
    fits(page)
    asha, bo = helper(browser, bend, "asha"), helper(browser, bend, "bo")
    expect(bo.get_by_text(words.NONE)).to_be_visible()
    answers(asha)
    fits(asha)
    reopens_with_somebody_else(page)
    asha.reload()
    expect(asha.get_by_text(words.NONE)).to_be_visible()
    bo.reload()
    expect(bo.get_by_text(MISSING)).to_be_visible()
    presses(page, words.SOLVED)
    expect(page.get_by_text(words.SOLVED_DONE)).to_be_visible()
    bo.reload()
    expect(bo.get_by_label(words.ANSWER)).to_have_count(0)
    for each in (asha, bo):
        each.context.close()
