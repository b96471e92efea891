"""How the treasurer's page is drawn: who may do what is said by the record book, and a refusal in words."""

from datetime import date

import streamlit as st

from data.fund import Grant, add_good, fund_entries, fund_goods, record_grant, set_yearly_cap, yearly_cap
from data.fundquestions import answer_fund, open_questions
from data.fundtables import SOURCES
from data.open import Book, today
from data.payments import Order, cancel_order, fund_orders, order_purchase, order_return, pay_order
from data.permissions import may
from front.acting import acting, fresh
from front.awards import held, said_prize
from front.choices import Chosen, Part, show_part
from front.dates import day as day_of
from front.markdown import plain
from front.show_fund import request_of
from front.tables import show_table
from front.words import fund_page as words


def show_treasury(chosen: Chosen) -> None:
    """What is chosen of it, among what whoever visits may do."""
    parts: dict[str, Part] = {
        words.GRANT: ("record_grant", _show_grant),
        words.GOODS: ("add_good", _show_goods),
        words.ORDERS: ("fund_orders", _show_orders),
        words.ANSWERS: ("answer_fund", _show_questions),
        words.ENTRIES: ("fund_entries", _show_entries),
    }
    show_part(chosen, 0, words.WHAT_TO_DO, parts)


def _show_grant(book: Book) -> None:
    st.caption(words.GRANT_HOW)
    with st.form(fresh("grant"), border=False):
        source = st.selectbox(words.SOURCE, SOURCES, format_func=words.SOURCES.__getitem__)
        giver, purpose = st.text_input(words.GIVER), st.text_input(words.PURPOSE)
        good, amount = _good(book, words.GOOD), st.text_input(words.AMOUNT)
        day = st.date_input(words.RECEIVED, value=date.fromisoformat(today()))
        sent = st.form_submit_button(words.BOOK, type="primary")
    if sent:
        with acting() as said:
            grant = Grant(source, giver, purpose, amount, good, day.isoformat())
            said(words.BOOKED.format(number=record_grant(book, request_of("grant"), grant)))


def _good(book: Book, label: str) -> str | None:
    chosen: str = st.selectbox(label, [words.MONEY, *(each.name for each in fund_goods(book))])
    return None if chosen == words.MONEY else chosen


def _show_goods(book: Book) -> None:
    goods = [(each.name, held(book, each.value_minor, None)) for each in fund_goods(book)]
    show_table(goods, words.GOOD_COLUMNS, words.GOOD_TABLE)
    st.caption(words.GOOD_HOW)
    with st.form(fresh("good"), border=False):
        name, value = st.text_input(words.NEW_GOOD), st.text_input(words.VALUE)
        sent = st.form_submit_button(words.ADD_GOOD, type="primary")
    if sent:
        with acting(words.GOOD_ADDED.format(good=name)):
            add_good(book, name, value)
    cap = yearly_cap(book)
    st.write(plain(words.CAP.format(amount=held(book, cap, None)) if cap else words.NO_CAP))
    if may(book, "set_yearly_cap"):
        with st.form(fresh("cap"), border=False):
            amount = st.text_input(words.NEW_CAP)
            sent = st.form_submit_button(words.SET_CAP)
        if sent:
            with acting(words.CAP_SET.format(amount=amount)):
                set_yearly_cap(book, amount)


def _show_orders(book: Book) -> None:
    orders = fund_orders(book)
    rows = [(each.number, _for_what(each), _how_much(book, each), each.ordered_by, _state(each)) for each in orders]
    if rows:
        show_table(rows, words.ORDER_COLUMNS, words.ORDER_TABLE)
    else:
        st.write(words.NO_ORDERS)
    if still := [each.number for each in orders if each.state == "open"]:
        _show_paying(book, still)
    if may(book, "order_purchase"):
        _show_ordering(book)


def _for_what(order: Order) -> str:
    return words.PURPOSES[order.purpose].format(pieces=order.pieces, good=order.buys)


def _how_much(book: Book, order: Order) -> str:
    return said_prize(book, order.amount, order.good)


def _state(order: Order) -> str:
    return words.STATES[order.state]


def _show_paying(book: Book, still: list[int]) -> None:
    if not may(book, "cancel_order"):
        return
    with st.form(fresh("pay"), border=False):
        st.caption(words.PAY_HOW)
        number, paper = st.selectbox(words.ORDER, still), st.text_input(words.PAPER, max_chars=40)
        pays = may(book, "pay_order") and st.form_submit_button(words.PAY, type="primary")
        cancels = st.form_submit_button(words.CANCEL)
    if pays:
        with acting() as said:
            said(words.PAID.format(number=pay_order(book, number, paper)))
    if cancels:
        with acting(words.CANCELLED):
            cancel_order(book, number)


def _show_ordering(book: Book) -> None:
    goods = [each.name for each in fund_goods(book)]
    with st.form(fresh("buy"), border=False):
        st.subheader(words.ORDER_GOODS, anchor=False)
        good = st.selectbox(words.WHICH_GOOD, goods)
        pieces = st.number_input(words.HOW_MANY, min_value=1, value=1, step=1)
        cost = st.text_input(words.COST)
        buys = st.form_submit_button(words.PLACE_ORDER)
    if buys and good:
        with acting() as said:
            said(words.ORDERED.format(number=order_purchase(book, request_of("buy"), good, int(pieces), cost)))
    with st.form(fresh("back"), border=False):
        st.subheader(words.ORDER_RETURN, anchor=False)
        receipt = st.number_input(words.RECEIPT, min_value=1, value=1, step=1)
        amount = st.text_input(words.AMOUNT)
        returns = st.form_submit_button(words.ORDER_RETURN)
    if returns:
        with acting() as said:
            said(words.ORDERED.format(number=order_return(book, request_of("back"), int(receipt), amount)))


def _show_questions(book: Book) -> None:
    waiting = {each.number: each.question for each in open_questions(book)}
    if not waiting:
        st.write(words.NO_OPEN_QUESTIONS)
        return
    with st.form(fresh("answer"), border=False):
        number = st.selectbox(words.QUESTION, list(waiting), format_func=waiting.__getitem__)
        answer = st.text_area(words.ANSWER, max_chars=1000)
        sent = st.form_submit_button(words.SEND_ANSWER, type="primary")
    if sent:
        with acting(words.ANSWER_SENT):
            answer_fund(book, number, answer)


def _show_entries(book: Book) -> None:
    rows = [
        (day_of(each.on), words.KINDS[each.kind], said_prize(book, each.amount, each.good), each.receipt, each.paper)
        for each in reversed(fund_entries(book))
    ]
    show_table(rows, words.ENTRY_COLUMNS, words.ENTRY_TABLE)
