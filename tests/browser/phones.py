"""A phone in the hand of a rater, and what has come of it in the book."""

from typing import Self

from playwright.sync_api import Browser, BrowserContext, Page, expect

from data.demo_accounts import PASSWORD
from data.open import Book

SEASON = "2026"


def new_phone(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740}, has_touch=True)
    context.set_default_timeout(30_000)
    return context


def signed_in(context: BrowserContext, address: str, name: str = "rater-1") -> Page:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(f"{address}/sign-in?next=/enter")
    page.get_by_label("Your name in Laurel").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="Enter", exact=True).wait_for()
    return page


def households(page: Page) -> list[str]:
    return [str(link.get_attribute("data-household")) for link in page.locator("a.kept").all()]


def open_household(page: Page, household: str) -> None:
    page.locator(f"a.kept[data-household='{household}']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{household}, {SEASON}")


class Card:
    """One question on the page, answered as a thumb does; `touches` counts its taps and keystrokes."""

    def __init__(self, page: Page, question: str) -> None:
        self.form = page.locator("form.card", has=page.locator(f"input[name=question][value='{question}']"))
        self.state = self.form.locator(".state")
        self.touches = 0

    def tap(self, mark: int) -> Self:
        self.form.get_by_role("radio", name=str(mark), exact=True).tap(force=True)
        self.touches += 1
        return self

    def type(self, text: str) -> Self:
        box = self.form.locator("input[name=mark]")
        box.tap()
        box.press_sequentially(text)
        self.touches += 1 + len(text)
        return self


def marks(book: Book, household: str) -> dict[str, float]:
    sql = """SELECT m.criterion, m.mark FROM marks AS m JOIN households AS h ON h.id = m.household
             JOIN periods AS p ON p.id = m.period WHERE h.name = :household AND p.name = :period"""
    return {row["criterion"]: row["mark"] for row in book.rows(sql, household=household, period=SEASON)}


def writes(book: Book) -> int:
    """How often a mark was written in the season, as the journal has it."""
    return int(book.rows("SELECT count(*) AS n FROM journal WHERE subject = 'marks' AND act = 'save'")[0]["n"])
