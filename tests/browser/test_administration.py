"""The administrator's pages in a real browser: they fit, have no barriers of their own, and do what they say."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from data.demo_accounts import PASSWORD
from front.words import households, people, rules, seasons, staff
from tests.browser.test_progress import STREAMLITS_OWN
from tests.browser.visits import WIDTHS, settle, troubles, watching

VIEWS = (
    ("households", households.FIND),
    ("households", households.REGISTER),
    ("seasons", seasons.SEASONS),
    ("rules", rules.YAML),
    ("people", people.HANDOVER),
)


@pytest.fixture(scope="module")
def signed_in(browser: Browser, server: str) -> Iterator[Page]:
    """A page of the administrator of Willow Bend."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(f"{server}/sign-in?village=willow-bend")
    page.get_by_label("Your name in Laurel").fill("administrator-1")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("Signed in as administrator-1").wait_for()
    yield page
    context.close()


def opened(page: Page, address: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    settle(page)


@pytest.mark.parametrize(("path", "part"), VIEWS)
def test_it_fits_the_window_and_has_no_barriers(signed_in: Page, server: str, path: str, part: str) -> None:
    with watching(signed_in) as seen:
        opened(signed_in, f"{server}/{path}?{urlencode({'do': part})}", WIDTHS[0])
        assert troubles(signed_in) == []
    assert [error for error in seen.errors if STREAMLITS_OWN not in error] == []
    assert seen.elsewhere == []


def test_a_household_registers_and_waits_for_its_witness(signed_in: Page, server: str) -> None:
    opened(signed_in, f"{server}/households?{urlencode({'do': households.REGISTER})}")
    signed_in.get_by_role("textbox", name=households.NAME, exact=True).fill("wb-new")
    signed_in.get_by_role("button", name=households.REGISTER_BUTTON).click()
    signed_in.get_by_text(households.REGISTERED_WAITS.format(name="wb-new")).wait_for()
    opened(signed_in, f"{server}/households?{urlencode({'do': households.WAITING})}")
    signed_in.get_by_role("textbox", name=households.WITNESS, exact=True).fill("Old Musa")
    signed_in.get_by_role("button", name=households.CONFIRM).click()
    signed_in.get_by_text(households.NOTHING_WAITS).wait_for()


def test_the_password_is_given_beside_a_page_which_keeps_what_was_typed(signed_in: Page, server: str) -> None:
    opened(signed_in, f"{server}/rules")
    signed_in.get_by_label(rules.TITLE).fill("Another title")
    signed_in.keyboard.press("Tab")
    with signed_in.expect_popup() as beside:
        signed_in.get_by_role("link", name=staff.CONFIRM).click()
    beside.value.get_by_label("Password").fill(PASSWORD)
    beside.value.get_by_role("button", name="Go on").click()
    beside.value.get_by_text("You are signed in as administrator-1").wait_for()
    beside.value.close()
    signed_in.get_by_role("button", name=staff.CONFIRMED).click()
    expect(signed_in.get_by_role("button", name=rules.ADOPT)).to_be_visible()
    expect(signed_in.get_by_label(rules.TITLE)).to_have_value("Another title")


def test_a_stranger_is_told_for_whom_a_page_is(page: Page, server: str) -> None:
    opened(page, f"{server}/people")
    expect(page.get_by_text(staff.NOT_YOURS)).to_be_visible()
