"""The Board page in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import WIDTHS, open_page, settle, troubles, watching

VIEWS = ("?group=field", "?village=Langan", "?period=2022&group=river")
DEMONSTRATION = "This village is here to show how Laurel works"


@pytest.mark.parametrize("view", VIEWS)
def test_it_fits_the_window_and_has_no_barriers(page: Page, server: str, view: str) -> None:
    fits(page, f"{server}/{view}")


def fits(page: Page, address: str) -> None:
    with watching(page) as seen:
        open_page(page, address, WIDTHS[0])
        assert troubles(page) == []
    assert seen.errors == []
    assert seen.elsewhere == []


def test_the_thanked_are_a_real_table_that_says_what_it_is(page: Page, server: str) -> None:
    fits(page, f"{server}/?period=2023&group=river")
    table = page.get_by_role("table", name="The households thanked most")
    expect(table.get_by_role("columnheader", name="Households")).to_be_visible()
    assert table.get_by_role("row").count() >= 2
    assert page.locator("canvas[data-testid]").count() == 0


def test_the_chart_says_its_figures_to_those_who_do_not_see_it(page: Page, server: str) -> None:
    open_page(page, f"{server}/?group=river", 1280)
    chart = page.locator("[aria-label*='What all households together earned'], [aria-label*='2022: ']").first
    expect(chart).to_be_attached()
    page.emulate_media(media="print")
    expect(chart).to_be_visible()
    expect(page.locator(".laurel-ways")).to_be_hidden()


def test_a_choice_is_in_the_address_and_a_passed_on_address_shows_it(page: Page, server: str) -> None:
    with watching(page) as seen:
        open_page(page, f"{server}/", 1280)
        expect(page.get_by_text(DEMONSTRATION)).to_be_visible()
        settle(page)
        page.get_by_role("combobox", name="Group of similar households").click()
        page.get_by_role("option", name="hill").click()
        expect(page.get_by_role("heading", name="2025, the group hill")).to_be_visible()
        expect(page).to_have_url(f"{server}/?group=hill")
        page.goto(f"{server}/?village=Ciwangi&period=season-4")
        expect(page.get_by_role("heading", name="Ciwangi thanks its households")).to_be_visible()
        expect(page.get_by_role("heading", name="season-4")).to_be_visible()
    # Streamlit sends figures about its use some moments after a page was opened, where it is let.
    assert seen.elsewhere == []


def test_the_way_to_a_households_page_keeps_the_village(page: Page, server: str) -> None:
    open_page(page, f"{server}/?village=Ciwangi", 1280)
    page.get_by_role("link", name="Progress").click()
    expect(page.get_by_role("heading", name="Compared with your own past")).to_be_visible()
    expect(page.get_by_role("combobox", name="Village")).to_have_value("Ciwangi")
    expect(page.get_by_text(DEMONSTRATION)).to_be_visible()
