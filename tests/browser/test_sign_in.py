"""Signing in in a real browser: on a phone without a script, and in two tabs of one browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data.accounts import add_account
from data.open import create_book
from tests.browser.conftest import free_port, serving
from tests.browser.visits import WIDTHS, barriers, watching

PASSWORD = "seven grey ferries"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('button, input:not([type=hidden]), select, header a, .button')]
                 .filter(each => each.getBoundingClientRect().height < 48).map(each => each.outerHTML)"""
PAGES = ("sign-in", "set-up", "restore", "account", "password", "confirm", "nothing-here")


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served village with two accounts."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    with create_book(home / "bend.db", "Bend") as book:
        for name, role in (("Asha", "rater"), ("Ravi", "reviewer")):
            add_account(book, name, PASSWORD, [role])
    with serving(["-m", "front.cli", "run", "--villages", str(home), "--port", str(port)], port, home):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which scripts are switched off."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    yield context
    context.close()


def sign_in(page: Page, village: str, name: str) -> None:
    page.goto(f"{village}/sign-in?next=/account")
    page.get_by_label("Your name in Laurel").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Your account").wait_for()


def test_a_phone_without_scripts_signs_in_and_out(plain: BrowserContext, village: str) -> None:
    page = plain.new_page()
    sign_in(page, village, "Asha")
    expect(page.get_by_text("You are signed in as Asha in Bend")).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out")).to_be_visible()


def test_on_a_phone_what_is_pressed_is_large_and_there_are_no_barriers_where_there_is_no_page(
    page: Page, village: str
) -> None:
    sign_in(page, village, "Asha")
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    for path in PAGES:
        with watching(page) as seen:
            page.goto(f"{village}/{path}")
            assert (path, page.evaluate(WIDER), page.evaluate(SMALL)) == (path, 0, [])
        assert [error for error in seen.errors if "404" not in error] == []
        assert seen.elsewhere == []
    # The others are looked at in every language by tests.browser.test_light_pages.
    assert barriers(page) == []


def test_somebody_else_in_another_tab_ends_the_first_ones_page(page: Page, village: str) -> None:
    sign_in(page, village, "Asha")
    page.goto(village)
    expect(page.get_by_role("link", name="Signed in as Asha")).to_be_visible()
    other = page.context.new_page()
    sign_in(other, village, "Ravi")
    page.keyboard.press("r")
    expect(page.get_by_role("heading", name="You are no longer signed in here")).to_be_visible()
    expect(page.get_by_text("Signed in as Asha")).to_have_count(0)
    page.get_by_role("link", name="Open the page anew").click()
    expect(page.get_by_role("link", name="Signed in as Ravi")).to_be_visible()


def test_signing_out_in_another_tab_ends_the_page(page: Page, village: str) -> None:
    sign_in(page, village, "Asha")
    page.goto(village)
    expect(page.get_by_role("link", name="Signed in as Asha")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{village}/account")
    other.get_by_role("button", name="Sign out", exact=True).click()
    expect(other.get_by_text("You are signed out")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_role("heading", name="You are no longer signed in here")).to_be_visible()


def test_an_address_without_a_page_is_answered_so_beside_streamlits_pages(page: Page, village: str) -> None:
    statuses = {path: page.request.get(f"{village}/{path}").status for path in ("", "progress", "nothing", "board/x")}
    assert statuses == {"": 200, "progress": 200, "nothing": 404, "board/x": 404}


def test_a_demonstration_lists_its_accounts(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{server}/sign-in")
    expect(page.get_by_role("rowheader", name="working-group")).to_be_visible()
    assert barriers(page) == []
