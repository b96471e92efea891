"""Streamlit's pages about awards and the fund: each act as its data function does it, each refusal in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actors import STRANGER
from data.awards import Award, awards
from data.cards import issue_card
from data.fund import fund_balances
from data.fundquestions import ask_fund
from data.handing import accept_award
from data.households import give_consent
from data.nominating import nominate
from data.open import Book
from data.payments import fund_orders
from front.words import award_pages as words
from front.words import fund as refusals
from front.words import fund_page as fund_words
from tests.awards.village import published, told
from tests.data.fund import DAY, actor, asked, has, home
from tests.front.conftest import text_of
from tests.front.test_administration import As, field, page_of, press, put, visitor

__all__ = ["visitor"]

RULES = """helping: {kind: help, reached: {harvest_help: 5}, title: A hand lent, prize: {amount: 40}}
named: {kind: nomination, title: Thanked by neighbours, prize: {amount: 60}}"""
SEASON = "2026"


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with told(served / "bend.db", RULES) as made:
        published(made)
        yield made


def on(page: str, do: str = "") -> AppTest:
    test = page_of(page, **({"do": do} if do else {}))
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    return "\n".join([text_of(test), *(str(each.value) for each in (*test.success, *test.error))]).replace("\\", "")


def found(book: Book, state: str) -> Award:
    (award,) = [each for each in awards(has(book, "Ana"), SEASON) if each.state == state]
    return award


def test_an_award_goes_its_way_by_the_hands_of_different_people(book: Book, visitor: type[As]) -> None:
    visitor(actor("Bo"))
    assert words.PROPOSED[0].format(count=1) in said(press(on("awards", words.RULES), words.PROPOSE))
    refused = _decided(on("awards", words.DECIDE), book)
    assert refusals.SENTENCES["own_proposal"] in said(refused)
    visitor(actor("Di"))
    assert words.APPROVED in said(_decided(on("awards", words.DECIDE), book))
    accept_award(home(book, "wren"), found(book, "approved").id, "wren", "The singers")
    give_consent(book, "wren", "awards", DAY)
    visitor(actor("Cy"))
    handing = on("awards", words.HAND_OVER)
    put(handing, words.CODE, issue_card(book, "wren")[1])
    assert words.HANDED_PAID.format(number=2) in said(press(handing, words.HAND_NOW))
    visitor(STRANGER)
    assert words.THANKED.format(name="The singers", title="A hand lent") in said(on("thanks"))
    assert "960 KES" in said(on("fund"))
    assert "wren" not in said(on("fund"))


def _decided(test: AppTest, book: Book) -> AppTest:
    put(test, words.WHICH, [found(book, "proposed").id])
    put(test, words.WHY, "evidence_seen")
    return press(test, words.APPROVE)


def test_a_meetings_minutes_approve_a_nomination_that_was_seconded(book: Book, visitor: type[As]) -> None:
    nominate(home(book, "oak"), asked(), "pine", SEASON, "lent_tools")
    visitor(actor("Ana"))
    assert words.SECONDED in said(press(on("awards", words.NOMINATE), words.SECOND))
    minutes = on("awards", words.MINUTES)
    for label, value in ((words.PRESENT, 40), (words.FIRST, "Old Tam"), (words.SECOND_ONE, "old tam")):
        put(minutes, label, value)
    assert refusals.SENTENCES["one_signatory"] in said(press(minutes, words.RECORD))
    put(minutes, words.SECOND_ONE, "Rosa")
    assert words.RECORDED.format(number=1) in said(press(minutes, words.RECORD))
    visitor(actor("Bo"))
    press(on("awards", words.RULES), words.PROPOSE)
    visitor(actor("Di"))
    deciding = on("awards", words.DECIDE)
    named = next(each.id for each in awards(has(book, "Di"), SEASON) if each.household == "pine")
    put(deciding, words.WHICH, [named])
    put(deciding, words.BY_MINUTES, 1)
    press(deciding, words.APPROVE)
    assert (found(book, "approved").id, found(book, "approved").minutes) == (named, 1)
    press(on("awards", words.ALL), words.REVOKE)
    assert found(book, "revoked").id == named
    assert fund_balances(book)[0].reserved == 0


def test_aid_is_no_money_for_prizes_and_a_gift_is_booked_once(book: Book, visitor: type[As]) -> None:
    visitor(actor("Cy"))
    gift = on("treasury", fund_words.GRANT)
    for label, value in (
        (fund_words.GIVER, "The mill"),
        (fund_words.PURPOSE, "Flood relief"),
        (fund_words.AMOUNT, "25"),
    ):
        put(gift, label, value)
    assert "is aid" in said(press(gift, fund_words.BOOK))
    put(gift, fund_words.PURPOSE, "Prizes for the harvest feast")
    assert fund_words.BOOKED.format(number=2) in said(press(gift, fund_words.BOOK))
    assert field(gift, fund_words.PURPOSE).value == ""  # type: ignore[attr-defined]
    assert fund_balances(book)[0].given == 102500


def test_who_orders_goods_does_not_pay_for_them(book: Book, visitor: type[As]) -> None:
    both = actor("Di", frozenset({"administrator", "treasurer"}))
    visitor(both)
    ordering = on("treasury", fund_words.ORDERS)
    put(ordering, fund_words.HOW_MANY, 3)
    put(ordering, fund_words.COST, "60")
    press(ordering, fund_words.PLACE_ORDER)
    assert refusals.SENTENCES["own_order"] in said(press(on("treasury", fund_words.ORDERS), fund_words.PAY))
    visitor(actor("Cy"))
    assert fund_words.PAID.format(number=2) in said(press(on("treasury", fund_words.ORDERS), fund_words.PAY))
    assert [each.state for each in fund_orders(has(book, "Cy"))] == ["paid"]
    assert [(each.good, each.left) for each in fund_balances(book)] == [(None, 94000), ("spade", 3)]


def test_a_question_about_the_fund_is_answered_for_everybody(book: Book, visitor: type[As]) -> None:
    ask_fund(home(book, "oak"), asked(), "Who counts the money?")
    visitor(actor("Cy"))
    answering = on("treasury", fund_words.ANSWERS)
    put(answering, fund_words.ANSWER, "Cy and Eve.")
    press(answering, fund_words.SEND_ANSWER)
    visitor(STRANGER)
    page = on("fund")
    assert "Cy and Eve." in said(page)
    assert fund_words.ASK not in [button.label for button in page.button]
