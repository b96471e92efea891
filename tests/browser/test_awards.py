"""A season of awards on Willow Bend: from what the rules propose to the wall, and a revocation that frees the money."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import time
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from data.accounts import account, accounts
from data.actors import OPERATOR, of_account
from data.approving import Minutes, record_minutes
from data.awards import Award, awards
from data.cards import issue_card
from data.demo import samples, write_village
from data.fund import Grant, fund_balances, record_grant, set_yearly_cap
from data.households import give_consent
from data.nominating import nominate, second
from data.open import Book, open_book, today
from data.server import open_server
from data.sessions import begin
from front.visits import COOKIE
from tests.browser.conftest import free_port, serving
from tests.browser.people import LAPTOP, PHONE, Person, somebody

SEASON, NAMED = "2025", "Thanked by neighbours"
PEOPLE = {
    "reviewer-1": LAPTOP,
    "administrator-1": LAPTOP,
    "treasurer-1": LAPTOP,
    "household": PHONE,
    "stranger": LAPTOP,
}


class Season:
    """Willow Bend, served, and the people at it, signed in; `code` is of wb-01's card, `proof` of its certificate."""

    code, proof = "", ""

    def __init__(self, stack: ExitStack, browser: Browser, home: Path) -> None:
        self.file = home / "villages" / "willow-bend.db"
        self.file.parent.mkdir()
        write_village(next(each for each in samples() if each.file == self.file.name), self.file)
        port = free_port()
        stack.enter_context(serving(["-m", "front.cli", "run", "--port", str(port)], port, home))
        self.address = f"http://127.0.0.1:{port}"
        self.people = {
            name: stack.enter_context(somebody(browser, self.address, name, window)) for name, window in PEOPLE.items()
        }
        for name in ("reviewer-1", "administrator-1", "treasurer-1"):
            self.signs_in(name)

    def book(self, name: str = "") -> Book:
        """The book as somebody has it."""
        book = open_book(self.file, OPERATOR)
        found = {each.name: of_account(each) for each in accounts(book)}
        return book.as_(found[name]) if name else book

    def signs_in(self, name: str) -> None:
        with open_server(self.file.parent) as server, self.book() as book:
            number = {each.name: each.id for each in accounts(book)}[name]
            token = begin(server, "willow-bend", account(book, number), time())
        self.people[name].page.context.add_cookies([{"name": COOKIE, "value": token, "url": self.address}])

    def does(self, name: str, what: str) -> Person:
        """Somebody at a part of the page Awards."""
        person = self.people[name]
        person.page.goto(f"{self.address}/awards?period={SEASON}&do={what.replace(' ', '+')}")
        person.sees_heading("Awards")
        return person

    def verified(self) -> str:
        """What a stranger is told of the certificate's proof."""
        page = self.people["stranger"].page
        page.goto(f"{self.address}/verify?village=willow-bend")
        page.get_by_label("What the square says").fill(self.proof)
        page.get_by_role("button", name="Look", exact=True).click()
        return page.get_by_role("status").locator("strong").inner_text()

    def award(self) -> Award:
        with self.book("treasurer-1") as book:
            return next(a for a in awards(book, SEASON) if (a.title, a.household) == (NAMED, "wb-01"))


@pytest.fixture
def season(browser: Browser, tmp_path: Path) -> Iterator[Season]:
    """With money in the fund, a nomination that was seconded, and a meeting that approved."""
    with ExitStack() as stack:
        made = Season(stack, browser, tmp_path)
        with made.book() as book:
            set_yearly_cap(book, "500")
            made.code = issue_card(book, "wb-01")[1]
            for purpose in ("awards", "internet"):
                give_consent(book, "wb-01", purpose, today())
        with made.book("treasurer-1") as book:
            record_grant(book, "a-gift-of-all", Grant("collection", "All of us", "Prizes", "1000"))
        with made.book("rater-1") as book:
            numbers = [
                nominate(book, f"a-nomination-of-{each}", each, SEASON, "taught_a_skill") for each in ("wb-01", "wb-02")
            ]
            record_minutes(book, "the-meeting", Minutes(today(), 40, 2, "approved", "Old Tam", "Rosa"))
        with made.book("rater-2") as book:
            for number in numbers:
                second(book, number)
        yield made


def test_a_season_of_awards(season: Season) -> None:
    the_rules_propose(season)
    a_meeting_approves(season)
    revoking_before_it_is_handed_over_frees_the_money(season)
    the_household_accepts_on_its_page(season)
    the_treasurer_hands_over_with_its_code(season)
    everybody_sees_the_wall_and_the_fund(season)
    revoking_takes_nothing_from_the_household_but_its_credential_is_no_more(season)


def the_rules_propose(season: Season) -> None:
    reviewer = season.does("reviewer-1", "What the rules propose")
    reviewer.sees("Nominated and seconded for: taught a skill.")
    reviewer.presses("Propose all of these")
    reviewer.is_told("awards are proposed.")


def a_meeting_approves(season: Season) -> None:
    administrator = season.does("administrator-1", "Decide")
    for household in ("wb-01", "wb-02"):
        administrator.chooses("Awards", f"{household}: {NAMED}")
        administrator.page.keyboard.press("Escape")
    administrator.chooses("Or by the minutes of a meeting", f"1: {today()}, approved")
    administrator.presses("Approve")
    administrator.is_told("Approved, and the prizes are set aside.")
    with season.book() as book:
        assert (fund_balances(book)[0].left, fund_balances(book)[0].reserved) == (88000, 12000)


def revoking_before_it_is_handed_over_frees_the_money(season: Season) -> None:
    administrator = season.does("administrator-1", "All awards")
    administrator.chooses("Awards", f"wb-02: {NAMED}")
    administrator.chooses("Reason", "it was counted twice")
    administrator.presses("Revoke")
    administrator.is_told("Revoked. What was set aside is free.")
    with season.book() as book:
        assert (fund_balances(book)[0].left, fund_balances(book)[0].reserved) == (94000, 6000)


def the_household_accepts_on_its_page(season: Season) -> None:
    page = season.people["household"].page
    page.goto(f"{season.address}/card?next=/me/awards")
    page.get_by_label("The code on your card").fill(season.code)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("heading", name="Your awards")).to_be_visible()
    award = page.locator("form").filter(has=page.get_by_role("button", name="Accept"))
    award.get_by_label("Thank us as").fill("The singers")
    award.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status")).to_have_text("Accepted.")


def the_treasurer_hands_over_with_its_code(season: Season) -> None:
    treasurer = season.does("treasurer-1", "Hand over")
    treasurer.fills("Code of the household’s card", season.code)
    treasurer.presses("Hand it over")
    treasurer.is_told("Handed over and paid. The receipt has the number 2.")
    assert season.award().state == "recorded"
    treasurer = season.does("treasurer-1", "Certificates")
    treasurer.presses("Make the certificates")
    with treasurer.page.expect_download() as taken:
        treasurer.presses("Take them all as one file")
    with ZipFile(taken.value.path()) as files:
        sheets = [files.read(name) for name in files.namelist() if name.endswith(".pdf")]
        proofs = {name: files.read(name).decode() for name in files.namelist() if name.endswith(".jwt")}
    assert all(sheet.startswith(b"%PDF-") for sheet in sheets)
    season.proof = proofs[f"certificate-{season.award().id:x}.jwt"]
    assert season.verified() == "Genuine"


def everybody_sees_the_wall_and_the_fund(season: Season) -> None:
    stranger = season.people["stranger"]
    stranger.page.goto(f"{season.address}/thanks")
    stranger.sees(f"The singers: {NAMED} (taught a skill)")
    stranger.page.goto(f"{season.address}/fund/willow-bend")
    row = stranger.page.get_by_role("row").filter(has_text="Money")
    expect(row.get_by_role("cell")).to_have_text(["1,000", "940", "0", "60", "0"])
    expect(stranger.page.get_by_text("wb-01")).to_have_count(0)


def revoking_takes_nothing_from_the_household_but_its_credential_is_no_more(season: Season) -> None:
    administrator = season.does("administrator-1", "All awards")
    administrator.chooses("Reason", "it was counted twice")
    administrator.presses("Revoke")
    administrator.is_told("Revoked. What was set aside is free.")
    stranger = season.people["stranger"]
    stranger.page.goto(f"{season.address}/thanks")
    stranger.sees("Nobody is thanked here yet.")
    with season.book() as book:
        assert fund_balances(book)[0].spent == 6000
    assert season.verified() == "Revoked"
