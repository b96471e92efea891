"""The page Import in a real browser, on a phone: a form to take along, a group's own form explained, and brought in."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import time

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from data.accounts import account
from data.actors import OPERATOR
from data.open import open_book
from data.server import open_server
from data.sessions import begin
from front.visits import COOKIE
from tests.browser.conftest import free_port, serving
from tests.browser.visits import barriers, overflow, settle
from tests.data.raters import ana, give, stands, training, village, wage

SHEET = "House number;Training days;Trees planted;wage\n1;3;12;1.400,50\n2;2;;80,25\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server, and the book of the village that it serves."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    (home / "villages").mkdir()
    book = home / "villages" / "bend.db"
    with village(book) as made, made.writing():
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater')")
        give(ana(made), "mark:training", training(1))
    with serving(["-m", "front.cli", "run", "--port", str(port)], port, home):
        yield f"http://127.0.0.1:{port}", book


@pytest.fixture
def page(browser: Browser, served: tuple[str, Path]) -> Iterator[Page]:
    """The page Import on a phone where Ana is signed in."""
    address, book = served
    with open_server(book.parent) as server, open_book(book, OPERATOR) as opened:
        token = begin(server, "bend", account(opened, 1), time())
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 800})
    context.set_default_timeout(30_000)
    context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
    opened_page = context.new_page()
    opened_page.goto(f"{address}/imports")
    yield opened_page
    context.close()


def choose(page: Page, what: str) -> None:
    # A list that is open closes when the page is drawn again.
    settle(page)
    page.get_by_label("What to do").click()
    try:
        page.get_by_role("option", name=what).click(timeout=5_000)
    except TookTooLong:
        page.get_by_label("What to do").click()
        page.get_by_role("option", name=what).click()
    settle(page)


def own_barriers(page: Page) -> list[str]:
    """All but that of Streamlit's own box for files, which is a place to drop them that the Tab key passes over."""
    return [each for each in barriers(page) if "stFileUploaderDropzone" not in each]


def test_a_form_is_taken_along_and_a_groups_own_sheet_comes_back(
    page: Page, served: tuple[str, Path], tmp_path: Path
) -> None:
    sheet = tmp_path / "march.csv"
    sheet.write_text(SHEET, "utf-8")
    choose(page, "Forms to take along")
    page.get_by_role("button", name="Make the form for phones").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the form").click()
    assert load_workbook(BytesIO(download.value.path().read_bytes())).sheetnames == ["survey", "choices", "settings"]

    choose(page, "A form of your own")
    page.locator("input[type=file]").set_input_files(sheet)
    expect(page.get_by_label("Which column says the household")).to_have_value("House number")
    assert not own_barriers(page)
    assert not overflow(page)
    page.get_by_label("Name of the form").fill("March sheet")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Files with these columns are now read by it.")).to_be_visible()

    choose(page, "Bring in what was filled in")
    page.locator("input[type=file]").set_input_files(sheet)
    expect(page.get_by_text("4 new, 0 there already, 1 in conflict, 0 refused.")).to_be_visible()
    page.get_by_text("Ana entered “1”, the file says “3”").click()
    assert not own_barriers(page)
    assert not overflow(page)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("Imported: 5 answers.")).to_be_visible()
    with open_book(served[1], OPERATOR) as book:
        assert stands(ana(book), "mark:training") == training(3)
        assert stands(ana(book), "income:wage", "birch") == wage("80.25")
