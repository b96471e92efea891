"""The grid in a real browser: typing, pasting, and two people at the same entry while a third has one unsaved."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import Browser, Page, expect

from data.accounts import account
from data.actors import OPERATOR
from data.open import open_book
from data.server import open_server
from data.sessions import begin
from front.visits import COOKIE
from tests.browser.conftest import free_port, serving
from tests.browser.visits import WIDTHS, barriers, overflow, watching
from tests.data.raters import ana, village

HEAD, ROW = 38, 37


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server, and the book of the village that it serves."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    (home / "villages").mkdir()
    book = home / "villages" / "bend.db"
    with village(book) as made, made.writing():
        made.db.execute("INSERT INTO account_roles VALUES (1, 'rater'), (2, 'rater')")
    with serving(["-m", "front.cli", "run", "--port", str(port)], port, home):
        yield f"http://127.0.0.1:{port}", book


@pytest.fixture
def at_grid(browser: Browser, served: tuple[str, Path]) -> Iterator[Callable[..., Page]]:
    """Opens the grid in a browser of its own, where an account (by its number) is signed in."""
    opened = []

    def open_grid(number: int, width: int = 1280) -> Page:
        context = browser.new_context(locale="en-GB", viewport={"width": width, "height": 900})
        context.set_default_timeout(30_000)
        opened.append(context)
        token = token_of(served[1], number)
        context.add_cookies([{"name": COOKIE, "value": token, "url": served[0]}])
        page = context.new_page()
        page.goto(f"{served[0]}/grid")
        ready(page)
        return page

    yield open_grid
    for context in opened:
        context.close()


def token_of(book: Path, number: int) -> str:
    with open_server(book.parent) as server, open_book(book, OPERATOR) as opened:
        return begin(server, "bend", account(opened, number), time())


def ready(page: Page) -> None:
    page.get_by_test_id("glide-cell-0-0").wait_for(state="attached")
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def cell(page: Page, column: int, row: int) -> str:
    return page.get_by_test_id(f"glide-cell-{column}-{row}").inner_text()


def go(page: Page, column: int, row: int) -> None:
    """Select a cell with the keyboard, from the first one, which is clicked."""
    frame = page.get_by_test_id("stDataFrame")
    frame.scroll_into_view_if_needed()
    frame.click(position={"x": 60, "y": HEAD + ROW / 2})
    for key, times in (("ArrowDown", row), ("ArrowRight", column)):
        for _ in range(times):
            page.keyboard.press(key)
    expect(page.get_by_test_id(f"glide-cell-{column}-{row}")).to_have_attribute("aria-selected", "true")


def type_in(page: Page, column: int, row: int, text: str, *, end: str = "Enter") -> None:
    go(page, column, row)
    page.keyboard.press("Enter")
    page.locator("#portal textarea").wait_for()
    page.keyboard.press("Control+A")
    # As quick as somebody who types well; keys that follow each other at once get lost on their way into the cell.
    page.keyboard.type(text, delay=80)
    page.wait_for_timeout(300)
    if end:
        page.keyboard.press(end)


def choose_income(page: Page) -> None:
    page.get_by_text("Income", exact=True).click()
    expect(page.get_by_text("How the amounts that you type next are known")).to_be_visible()
    ready(page)


def row_of(page: Page, household: str) -> int:
    cells = page.locator('[data-testid^="glide-cell-0-"]').all_inner_texts()
    return next(number for number, text in enumerate(cells) if text.startswith(household))


def marks(book: Path) -> dict[tuple[str, str], float]:
    sql = "SELECT h.name, m.criterion, m.mark FROM marks AS m JOIN households AS h ON h.id = m.household"
    with open_book(book, OPERATOR) as opened:
        return {(row["name"], row["criterion"]): row["mark"] for row in opened.rows(sql)}


def wages(book: Path) -> dict[str, int]:
    sql = "SELECT h.name, e.amount_minor FROM income_entries AS e JOIN households AS h ON h.id = e.household"
    with open_book(book, OPERATOR) as opened:
        return {row["name"]: row["amount_minor"] for row in opened.rows(sql)}


def who_saved(book: Path, household: str) -> list[str]:
    """Whose amounts of a household are in the journal, the first one first."""
    sql = """SELECT a.name FROM journal AS j JOIN accounts AS a ON a.id = j.actor AND j.kind = 'account'
             JOIN households AS h ON h.id = j.household
             WHERE h.name = :household AND j.subject = 'income_entries' ORDER BY j.seq"""
    with open_book(book, OPERATOR) as opened:
        return list(dict.fromkeys(row["name"] for row in opened.rows(sql, household=household)))


def test_a_mark_that_says_saved_is_in_the_book(at_grid: Callable[..., Page], served: tuple[str, Path]) -> None:
    page = at_grid(1)
    type_in(page, 2, 0, "4")
    expect(page.get_by_test_id("glide-cell-1-0")).to_have_text("saved: Training days attended 4")
    assert marks(served[1])[cell(page, 0, 0).split()[0], "training"] == 4


def test_a_mark_off_the_scale_is_marked_on_its_row_and_below(
    at_grid: Callable[..., Page], served: tuple[str, Path]
) -> None:
    page = at_grid(1)
    household = cell(page, 0, 1).split()[0]
    type_in(page, 2, 1, "9")
    expect(page.get_by_role("heading", name="Not saved yet")).to_be_visible()
    expect(page.get_by_test_id("glide-cell-1-1")).to_have_text(re.compile("Training days attended: "))
    expect(page.get_by_role("alert").filter(has_text=household)).to_contain_text("“9” was not saved")
    assert (household, "training") not in marks(served[1])


def test_cells_of_a_spreadsheet_are_pasted_at_once(at_grid: Callable[..., Page], served: tuple[str, Path]) -> None:
    page = at_grid(1)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    households = [cell(page, 0, row).split()[0] for row in (4, 5)]
    page.evaluate("navigator.clipboard.writeText('1\\t11\\n2\\t12')")
    go(page, 2, 4)
    page.keyboard.press("Control+V")
    expect(page.get_by_test_id("glide-cell-1-5")).to_have_text(re.compile("saved: .* 2, .* 12"))
    found = marks(served[1])
    assert [found[household, "training"] for household in households] == [1, 2]
    assert [found[household, "trees"] for household in households] == [11, 12]


def test_a_click_on_a_columns_head_sorts_nothing(at_grid: Callable[..., Page]) -> None:
    page = at_grid(1)
    before = page.locator('[data-testid^="glide-cell-0-"]').all_inner_texts()
    type_in(page, 3, 7, "20")
    expect(page.get_by_test_id("glide-cell-1-7")).to_have_text(re.compile("saved"))
    for x in (60, 300, 550):
        box = page.get_by_test_id("stDataFrame").bounding_box()
        assert box
        page.mouse.click(box["x"] + x, box["y"] + HEAD / 2)
        page.mouse.click(box["x"] + x, box["y"] + HEAD / 2)
    page.wait_for_timeout(500)
    assert page.locator('[data-testid^="glide-cell-0-"]').all_inner_texts() == before


def test_two_people_at_one_entry_choose_and_a_third_loses_nothing(
    at_grid: Callable[..., Page], served: tuple[str, Path]
) -> None:
    anas, bos, third = at_grid(1), at_grid(2), at_grid(1)
    for page in (anas, bos, third):
        choose_income(page)
    row = row_of(anas, "elm")
    type_in(third, 2, row + 1, "55", end="")
    type_in(anas, 2, row, "300")
    expect(anas.get_by_test_id(f"glide-cell-1-{row}")).to_have_text("saved: Wage 300")
    type_in(bos, 2, row, "200")
    expect(bos.get_by_role("alert")).to_contain_text("Ana entered “300” meanwhile; you typed “200”")
    assert wages(served[1])["elm"] == 30000
    bos.get_by_role("button", name="Enter “200”").click()
    expect(bos.get_by_role("heading", name="Not saved yet")).to_have_count(0)
    expect(bos.get_by_test_id(f"glide-cell-2-{row}")).to_have_text("200")
    assert wages(served[1])["elm"] == 20000
    assert who_saved(served[1], "elm") == ["Ana", "Bo"]
    expect(third.locator("#portal textarea")).to_have_value("55")
    third.keyboard.press("Enter")
    expect(third.get_by_test_id(f"glide-cell-1-{row + 1}")).to_have_text("saved: Wage 55")
    assert cell(third, 2, row) == ""
    third.get_by_role("button", name="Show what others have entered since").click()
    expect(third.get_by_test_id(f"glide-cell-2-{row}")).to_have_text("200")
    expect(third.get_by_test_id(f"glide-cell-2-{row + 1}")).to_have_text("55")


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_the_window_and_has_no_barriers(at_grid: Callable[..., Page], width: int) -> None:
    page = at_grid(2, width)
    with watching(page) as seen:
        assert overflow(page) <= 0
        assert barriers(page) == []
    assert seen.elsewhere == []


def test_one_rater_does_not_see_the_marks_of_another(at_grid: Callable[..., Page], served: tuple[str, Path]) -> None:
    with open_book(served[1]) as book:
        mine = {row["criterion"] for row in ana(book).rows("SELECT criterion FROM marks")}
    page = at_grid(2)
    assert mine
    assert [cell(page, column, row) for column in (2, 3) for row in range(10)] == [""] * 20
