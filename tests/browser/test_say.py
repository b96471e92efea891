"""A household's whole say (charter 3) in a real browser: from its card to a corrected board, and out of the book."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import Browser, Page, expect

from data.accounts import account, add_account
from data.actors import OPERATOR, Actor, of_account
from data.answers import Answer, MarkAnswer, save
from data.cards import issue_card
from data.checkanswers import appoint_steward
from data.checks import checks_of
from data.entries import add_mark
from data.households import give_consent
from data.lifecycle import begin_review, publish
from data.meetings import open_board
from data.open import Book, open_book
from data.periods import add_period
from data.posters import hanging_posters
from data.review import approve, approve_rest, reviewed
from data.server import open_server
from data.sessions import begin
from data.standing import standing
from data.verify import verify
from front.checks import key_of
from front.posters import posters
from front.site import write_site
from front.visits import COOKIE
from front.words import cards as card_words
from front.words import checks, leaving, own, own_say
from tests.browser.conftest import free_port, serving
from tests.browser.visits import barriers, watching
from tests.data.villages import DAY, at_home, descending, village
from tests.front.paper import text_of

YEAR, HOME, MARK = "2025", "h17", "mark:songs"
BOARD = "/?period=2025"
# Laurel itself, but that the days on which boards change come when the file says so.
LAUREL = """
import pathlib, data.boarddays, front.cli
data.boarddays.today = lambda: pathlib.Path("day").read_text()
front.cli.app(prog_name="laurel")
"""


@dataclass
class Village:
    """A served village: its address, its book's file, a card's code, and who works there."""

    address: str
    file: Path
    code: str
    steward: str
    people: dict[str, Actor]
    day: Path

    def book(self) -> Book:
        return open_book(self.file, OPERATOR)


@pytest.fixture(scope="module")
def bend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """18 households whose last, h17, has too low a mark in the season that is published; devi answers checks."""
    home = tmp_path_factory.mktemp("say")
    (home / "villages").mkdir()
    file, day = home / "villages" / "bend.db", home / "day"
    day.write_text("2025-01-02")
    with village(file, descending(18)) as book:
        people, code = publish_season(book), issue_card(book, HOME)[1]
        devi = account(book, people["devi"].id or 0)
    with open_server(home / "villages") as server:
        steward = begin(server, "bend", devi, time())
    port = free_port()
    with serving(["-c", LAUREL, "run", "--villages", str(home / "villages"), "--port", str(port)], port, home):
        yield Village(f"http://127.0.0.1:{port}", file, code, steward, people, day)


def publish_season(book: Book) -> dict[str, Actor]:
    roles = {"asha": ["rater"], "bo": ["reviewer"], "devi": []}
    people = {
        name: of_account(add_account(book, name, "seven grey ferries", held), confirmed=True)
        for name, held in roles.items()
    }
    appoint_steward(book, "devi")
    add_period(book, YEAR, 2)
    add_period(book, "2026", 3)
    with book.writing():
        book.db.execute("INSERT INTO raters (name, account) VALUES ('asha', ?)", [people["asha"].id])
        for name, mark in descending(18, 60).items():
            give_consent(book, name, "internet", DAY)
            add_mark(book.as_(people["asha"]), name, YEAR, "songs", "asha", mark)
            if name != HOME:
                add_mark(book, name, YEAR, "songs", "r2", mark)
    open_board(book, YEAR, DAY)
    begin_review(book.as_(people["bo"]), YEAR)
    approve_rest(book.as_(people["bo"]), YEAR)
    publish(book.as_(people["bo"]), YEAR)
    return people


def corrects(bend: Village) -> None:
    """Who entered the mark changes it, somebody else approves it, and the season is published again."""
    with bend.book() as book:
        asha, bo = book.as_(bend.people["asha"]), book.as_(bend.people["bo"])
        seen = standing(asha, HOME, YEAR)[MARK].seen
        save(asha, Answer("a-0123456789abcdef", HOME, YEAR, MARK, MarkAnswer(99), seen))
        (changed,) = [each for each in reviewed(bo, YEAR) if each.state == "changed"]
        approve(bo, YEAR, changed.entry.key, changed.entry.seen)
        assert publish(bo, YEAR) == 2


def opens(page: Page, bend: Village, code: str) -> None:
    page.goto(f"{bend.address}/card")
    page.get_by_label(card_words.CODE).fill(code)
    page.get_by_role("button", name=card_words.OPEN, exact=True).click()


def on_the_board(page: Page, bend: Village) -> bool:
    """Whether the household is named on the board as anybody sees it now."""
    page.goto(bend.address + BOARD)
    expect(page.get_by_role("cell", name="h00")).to_be_visible()
    return page.get_by_role("cell", name=re.compile(rf"\b{HOME}\b")).count() > 0


def named_on(page: Page, bend: Village) -> set[str]:
    """Where the household is named: pages as they are now, the site and the posters as they are made next."""
    large = page.request.get(f"{bend.address}/board/bend/large?period={YEAR}").text()
    site = bend.file.parent.parent / "site"
    with bend.book() as book:
        write_site(book, site, YEAR)
        (poster, *_) = posters(book, YEAR, ["en"], bend.address).files.values()
    said = {
        "large type": large,
        "site": (site / "index.html").read_text("utf-8"),
        "its large type": (site / "large.html").read_text("utf-8"),
        "poster": text_of(poster),
    }
    return {each for each in said if HOME in said[each]} | ({"board"} if on_the_board(page, bend) else set())


EVERYWHERE = {"board", "large type", "site", "its large type", "poster"}


def must_be_changed(bend: Village) -> list[bool]:
    """Of each poster that hangs, whether it must be changed today."""
    with bend.book() as book:
        return [each.outdated for each in hanging_posters(book)]


def presses(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def asks(home: Page, bend: Village) -> None:
    home.get_by_role("link", name=checks.TO_ASK).click()
    home.get_by_label(own.SEASON, exact=True).select_option(YEAR)
    presses(home, own.SHOW)
    home.get_by_label(checks.WHAT).select_option(key_of(MARK, "asha"))
    home.get_by_label(checks.DOUBT).select_option("too_low")
    assert (overflow_of(home), barriers(home)) == (0, [])
    presses(home, checks.ASK)
    expect(home.get_by_text(checks.ASKED)).to_be_visible()
    with bend.book() as book:
        assert len(checks_of(at_home(book, HOME), HOME)) == 1


def overflow_of(page: Page) -> int:
    page.set_viewport_size({"width": 360, "height": 740})
    return max(0, int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")))


def answers(desk: Page, bend: Village) -> None:
    desk.context.add_cookies([{"name": COOKIE, "value": bend.steward, "url": bend.address}])
    desk.goto(f"{bend.address}/checks")
    desk.get_by_role("button", name=checks.CORRECT).click()
    expect(desk.get_by_text(checks.CORRECTED_DONE)).to_be_visible()
    assert barriers(desk) == []


def decides(home: Page, wall: Page, bend: Village) -> None:
    """Consent withdrawn and given, and a season's rest."""
    assert (named_on(wall, bend), must_be_changed(bend)) == (EVERYWHERE, [False])
    home.goto(f"{bend.address}/me/say")
    for purpose in ("wall", "internet"):
        presses(home, own_say.WITHDRAW.format(purpose=own_say.PURPOSES[purpose]))
        expect(home.get_by_text(own_say.DONE["withdraw"])).to_be_visible()
    assert must_be_changed(bend) == [True]
    assert (named_on(wall, bend), must_be_changed(bend)) == (set(), [True, False])
    presses(home, own_say.GIVE.format(purpose=own_say.PURPOSES["wall"]))
    expect(home.get_by_text(own_say.DONE["give"])).to_be_visible()
    assert on_the_board(wall, bend)
    presses(home, own_say.LET_REST.format(period="2026"))
    expect(home.get_by_text(own_say.RESTS.format(period="2026"))).to_be_visible()


def takes_another_code(home: Page, bend: Village) -> str:
    presses(home, card_words.AGAIN.format(holder=1))
    code = home.locator(".code").inner_text()
    opens(home, bend, bend.code)
    expect(home.get_by_role("alert")).to_be_visible()
    opens(home, bend, code)
    expect(home.get_by_role("heading", level=1)).to_contain_text(HOME)
    return code


def leaves(home: Page, wall: Page, bend: Village, code: str) -> None:
    home.goto(f"{bend.address}/me/leave")
    home.get_by_label(leaving.CODE).fill(code)
    presses(home, leaving.DELETE)
    expect(home.get_by_text(leaving.LEFT)).to_be_visible()
    assert not on_the_board(wall, bend)
    with bend.book() as book:
        assert not book.rows("SELECT 1 FROM households WHERE name = :name", name=HOME)
        report = verify(book)
        assert (report.findings, report.ratings.erased) == ((), 3)


def test_a_household_asks_is_answered_decides_and_leaves(
    browser: Browser, page: Page, bend: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    contexts = [browser.new_context(locale="en-GB") for _ in range(2)]
    home, desk = (context.new_page() for context in contexts)
    with watching(home) as seen:
        opens(home, bend, bend.code)
        asks(home, bend)
        answers(desk, bend)
        corrects(bend)
        home.goto(f"{bend.address}/me?period={YEAR}")
        expect(home.get_by_text("it was wrong and has been corrected. It was 43.")).to_be_visible()
        assert not on_the_board(page, bend)
        bend.day.write_text("2099-01-02")
        monkeypatch.setattr("data.boarddays.today", bend.day.read_text)
        assert on_the_board(page, bend)
        decides(home, page, bend)
        leaves(home, page, bend, takes_another_code(home, bend))
    # The old code is refused with 400, which a browser notes.
    assert ([each for each in seen.errors if "400" not in each], seen.elsewhere) == ([], [])
    for context in contexts:
        context.close()
