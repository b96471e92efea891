"""The fund: double entry, nothing below zero, nothing twice, two people for every payment."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import EntryRefused
from data.essentials import is_aid, is_essential
from data.fund import Grant, add_good, fund_balances, fund_entries, record_grant
from data.fundquestions import answer_fund, ask_fund, fund_answers, open_questions
from data.open import Book
from data.payments import cancel_order, fund_orders, order_purchase, order_return, pay_order
from tests.data.fund import asked, everything, has, home, village


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db") as made:
        yield made


def held(book: Book) -> dict[str | None, tuple[int, int, int, int]]:
    return {each.good: (each.left, each.reserved, each.spent, each.returned) for each in fund_balances(book)}


def test_a_grant_counts_once_however_often_it_is_sent(book: Book) -> None:
    request, grant = asked(), Grant("business", "Mill and Sons", "Prizes of the season", "250.50")
    receipts = {record_grant(has(book, "Cy"), request, grant) for _ in range(3)}
    assert receipts == {2}
    assert held(book)[None] == (100000 + 25050, 0, 0, 0)
    with pytest.raises(EntryRefused, match="request_used"):
        record_grant(has(book, "Cy"), request, Grant("business", "Mill and Sons", "Prizes of the season", "250.51"))


@pytest.mark.parametrize(
    ("grant", "code"),
    [
        (Grant("relief_agency", "An agency", "Prizes", "10"), "fund_source"),
        (Grant("foundation", "An agency", "Flood relief", "10"), "aid_money"),
        (Grant("foundation", "An agency", "Ayuda humanitaria", "10"), "aid_money"),
        (Grant("person", "Rosa", "Prizes", "0"), "fund_amount"),
        (Grant("person", "Rosa", "Prizes", "-5"), "fund_amount"),
        (Grant("person", "Rosa", "Prizes", "0.001"), "too_many_decimals"),
        (Grant("person", "Rosa", "Prizes", "1", good="plough"), "unknown_good"),
        (Grant("person", "Rosa", "Prizes", "1", received_on="2999-01-01"), "in_the_future"),
    ],
)
def test_what_is_no_grant_is_refused_and_changes_nothing(book: Book, grant: Grant, code: str) -> None:
    before = held(book)
    with pytest.raises(EntryRefused, match=code):
        record_grant(has(book, "Cy"), asked(), grant)
    assert held(book) == before


@pytest.mark.parametrize(
    "name",
    ["Sack of rice", "School fees", "Fertiliser", "Bolsa de semillas", "一袋大米", "दवाई", "الأدوية", "Vaccines"],
)
def test_essentials_are_no_prizes_in_any_language(book: Book, name: str) -> None:
    with pytest.raises(EntryRefused, match="essential_prize"):
        add_good(has(book, "Cy"), name, "5")


@pytest.mark.parametrize(
    "name", ["Spade", "Rice mill", "缝纫机", "सिलाई मशीन", "ماكينة خياطة", "Máquina de coser", "Water filter"]
)
def test_tools_are_prizes(name: str) -> None:
    assert is_essential(name) is None
    assert is_aid(name) is None


def test_a_purchase_turns_money_into_goods_by_two_people(book: Book) -> None:
    order = order_purchase(has(book, "Bo"), asked(), "spade", 5, "90")
    assert held(book)[None] == (91000, 9000, 0, 0)
    receipts = {pay_order(has(book, "Cy"), order, "K-17") for _ in range(2)}
    assert receipts == {2}
    assert held(book) == {None: (91000, 0, 9000, 0), "spade": (5, 0, 0, 0)}
    assert [each.state for each in fund_orders(has(book, "Cy"))] == ["paid"]


def test_nobody_pays_what_they_ordered_whatever_roles_they_hold(book: Book) -> None:
    order = order_purchase(everything(book, "Bo"), asked(), "spade", 5, "90")
    with pytest.raises(EntryRefused, match="own_order"):
        pay_order(everything(book, "Bo"), order)
    assert held(book)[None] == (91000, 9000, 0, 0)


def test_what_two_treasurers_pay_is_paid_once(book: Book) -> None:
    order = order_purchase(has(book, "Bo"), asked(), "spade", 5, "90")
    pay_order(has(book, "Cy"), order)
    with pytest.raises(EntryRefused, match="already_paid"):
        pay_order(has(book, "Eve"), order)
    with pytest.raises(EntryRefused, match="already_paid"):
        cancel_order(has(book, "Bo"), order)
    assert held(book)[None] == (91000, 0, 9000, 0)


def test_a_cancelled_order_is_free_again_and_never_paid(book: Book) -> None:
    order = order_purchase(has(book, "Bo"), asked(), "spade", 5, "90")
    cancel_order(has(book, "Cy"), order)
    cancel_order(has(book, "Cy"), order)
    with pytest.raises(EntryRefused, match="order_cancelled"):
        pay_order(has(book, "Cy"), order)
    assert held(book)[None] == (100000, 0, 0, 0)


def test_no_account_falls_below_zero(book: Book) -> None:
    with pytest.raises(EntryRefused, match="fund_too_low"):
        order_purchase(has(book, "Bo"), asked(), "spade", 5, "1000.01")
    assert held(book)[None] == (100000, 0, 0, 0)
    assert fund_orders(has(book, "Bo")) == ()


def test_no_more_is_given_back_than_was_given(book: Book) -> None:
    record_grant(has(book, "Cy"), asked(), Grant("person", "Rosa", "Prizes", "100"))
    order = order_return(has(book, "Bo"), asked(), 2, "60")
    with pytest.raises(EntryRefused, match="more_than_given"):
        order_return(has(book, "Bo"), asked(), 2, "41")
    pay_order(has(book, "Cy"), order)
    assert held(book)[None] == (104000, 0, 0, 6000)


def test_entries_name_no_household_and_are_never_changed(book: Book) -> None:
    assert not {"household", "award", "account"} & set(vars(fund_entries(book)[0]))
    for sql in ("UPDATE fund_entries SET amount = 1", "DELETE FROM fund_entries", "DELETE FROM fund_grants"):
        with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
            book.db.execute(sql)


def test_whoever_writes_the_book_takes_no_more_out_than_is_there(book: Book) -> None:
    order_purchase(has(book, "Bo"), asked(), "spade", 1, "10")
    pay = """INSERT INTO fund_entries (kind, source, target, amount, fund_order, receipt, account, made_at)
             VALUES ('pay', 'reserved', 'spent', {amount}, 1, 9, {account}, '2025-01-01T00:00:00Z')"""
    for amount, account, code in ((2000, 3, "fund_"), (1000, 2, "own_order")):
        with pytest.raises(sqlite3.IntegrityError, match=code):
            book.db.execute(pay.format(amount=amount, account=account))


def test_a_question_is_answered_by_somebody_else_for_all_to_read(book: Book) -> None:
    number = ask_fund(home(book, "wren"), asked(), "What did the spades cost?")
    own = ask_fund(has(book, "Cy"), asked(), "May I answer myself?")
    assert fund_answers(book) == ()
    assert len(open_questions(has(book, "Cy"))) == 2
    answer_fund(has(book, "Cy"), number, "Ninety, receipt K-17.")
    (told,) = fund_answers(book)
    assert (told.question, told.answer) == ("What did the spades cost?", "Ninety, receipt K-17.")
    assert not {"household", "asked_by"} & set(vars(told))
    with pytest.raises(EntryRefused, match="own_question"):
        answer_fund(has(book, "Cy"), own, "Yes")
    with pytest.raises(EntryRefused, match="never_changed"):
        answer_fund(has(book, "Di"), number, "Something else")
