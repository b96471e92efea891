"""The pages of reviewing in a real browser: at both widths, without barriers, and from the first visit on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import Browser, Page, expect

from data.accounts import add_account
from data.actors import of_account
from data.catalogue import adopt, shipped
from data.entries import add_income, add_mark
from data.households import give_consent, register
from data.lifecycle import begin_review
from data.meetings import describe_village, open_board
from data.open import Book, create_book
from data.periods import add_period
from data.questions import asked_questions
from data.server import open_server
from data.sessions import begin, confirm
from front.visits import COOKIE
from front.words import publishing, questions, review
from tests.browser.conftest import free_port, serving
from tests.browser.visits import WIDTHS, barriers, settle, troubles, watching
from tests.data.villages import DAY

ROLES = ("rater", "reviewer")


@dataclass
class Reviewing:
    """A server, and the cookie of a reviewer who did not enter what is there."""

    address: str
    token: str


@pytest.fixture(scope="module")
def reviewing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviewing]:
    """A village of 16 households in review, with two raters who differ about h03."""
    home = tmp_path_factory.mktemp("reviewing")
    folder = home / "villages"
    folder.mkdir()
    with create_book(folder / "bend.db", "Bend", currency="KES") as book:
        token = make_village(book, folder)
    port = free_port()
    with serving(["-m", "front.cli", "run", "--villages", str(folder), "--port", str(port)], port, home):
        yield Reviewing(f"http://127.0.0.1:{port}", token)


def make_village(book: Book, folder: Path) -> str:
    adopt(book, shipped("village"), DAY)
    describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
    asha, bo = (add_account(book, name, "seven grey ferries", ROLES) for name in ("Asha", "Bo"))
    add_period(book, "2025", 1)
    with book.writing():
        for name in (f"h{i:02}" for i in range(16)):
            enter(book, name, book.as_(of_account(asha)))
        add_mark(book, "h03", "2025", "training", "r2", 0)
    begin_review(book.as_(of_account(bo)), "2025")
    open_board(book, "2025", DAY)
    with open_server(folder) as server:
        token = begin(server, "bend", bo, time())
        confirm(server, token, time())
    return token


def enter(book: Book, name: str, rater: Book) -> None:
    register(book, name, given_on=DAY)
    give_consent(book, name, "wall", DAY)
    for question in asked_questions(book):
        if question.scale:
            add_mark(rater, name, "2025", question.name, "Asha", question.scale[1])
    add_income(rater, name, "2025", "wage", 100, "recalled")


@pytest.fixture(scope="module")
def page(browser: Browser, reviewing: Reviewing) -> Iterator[Page]:
    """A page of the reviewer's, who has been here before from the second test on."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": COOKIE, "value": reviewing.token, "url": reviewing.address}])
    yield context.new_page()
    context.close()


def visit(page: Page, reviewing: Reviewing, name: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{reviewing.address}/{name}")
    page.get_by_role("heading", level=1).wait_for()
    settle(page)


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("review", review.SEND_BACK_MISSING),
        ("publishing", publishing.AGAINST),
        ("questions", questions.NOTHING),
        ("journal", "began the review of a season"),
    ],
)
def test_each_page_fits_the_window_and_has_no_barriers(page: Page, reviewing: Reviewing, name: str, last: str) -> None:
    with watching(page) as seen:
        visit(page, reviewing, name, WIDTHS[0])
        expect(page.get_by_text(last, exact=False).last).to_be_visible()
        assert troubles(page) == []
        expect(page.get_by_role("link", name="main", exact=True)).to_have_count(0)
        expect(page.get_by_text("Signed in as Bo")).to_be_visible()
    assert seen.elsewhere == []


def test_a_season_is_reviewed_and_published_by_keyboard(page: Page, reviewing: Reviewing) -> None:
    visit(page, reviewing, "review")
    page.get_by_role("button", name=review.APPROVE_REST).press("Enter")
    expect(page.get_by_text("entries approved.").first).to_be_visible()
    page.get_by_role("heading", level=1).wait_for()
    expect(page.get_by_role("combobox", name=review.HOUSEHOLD, exact=True)).to_be_visible()
    page.keyboard.press("Alt+A")
    expect(page.get_by_text(review.NONE_SHOWN)).to_be_visible()
    visit(page, reviewing, "publishing")
    page.get_by_role("button", name=publishing.PREVIEW).press("Enter")
    expect(page.get_by_role("heading", name=publishing.BOARDS)).to_be_visible()
    page.get_by_role("button", name=publishing.PUBLISH_NOW.format(revision=1)).press("Enter")
    expect(page.get_by_text(publishing.PUBLISHED.format(period="2025", revision=1))).to_be_visible()
    # What is still being drawn is pale for a moment.
    expect(page.locator("[data-testid=stApp]:not([data-test-script-state=notRunning])")).to_have_count(0)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    page.wait_for_timeout(500)
    assert barriers(page) == []
