"""A household's own page in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import WIDTHS, open_page, settle, troubles, watching

# Streamlit looks for its own server below the page's address first, and finds it one step up.
STREAMLITS_OWN = "the server responded with a status of 404"
VIEWS = ("progress?household=Alder&period=2023", "progress?village=Langan")


@pytest.mark.parametrize("view", VIEWS)
def test_it_fits_the_window_and_has_no_barriers(page: Page, server: str, view: str) -> None:
    fits(page, f"{server}/{view}")


def fits(page: Page, address: str) -> None:
    with watching(page) as seen:
        open_page(page, address, WIDTHS[0])
        assert troubles(page) == []
    assert [error for error in seen.errors if STREAMLITS_OWN not in error] == []
    assert seen.elsewhere == []


def test_leaves_are_a_picture_with_its_number_in_words_and_tables_are_real_ones_with_a_name(
    page: Page, server: str
) -> None:
    fits(page, f"{server}/progress?household=Bracken")
    picture = page.get_by_role("img", name="4 leaves of 4")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    for name in ("Your own seasons", "What each part brings", "The marks of this season"):
        assert page.get_by_role("table", name=name).get_by_role("row").count() > 2


def test_another_household_is_chosen_by_its_name(page: Page, server: str) -> None:
    open_page(page, f"{server}/progress", 1280)
    settle(page)
    page.get_by_role("combobox", name="Household").fill("Kestrel")
    page.get_by_role("option", name="Kestrel").click()
    expect(page.get_by_role("heading", name="Kestrel, 2025")).to_be_visible()
