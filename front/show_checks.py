"""How the page Checks is drawn, and how the data steward is chosen on the page People and access."""

import streamlit as st

from data.accounts import accounts
from data.checkanswers import (
    ToAnswer,
    answer_corrected,
    answer_stands,
    appoint_steward,
    checks_to_answer,
    steward_name,
)
from data.checks import LEVEL
from data.checktables import GROUNDS
from data.open import Book
from data.permissions import may
from data.views import note_view
from front.acting import acting
from front.checks import standing_value
from front.dates import day
from front.markdown import plain
from front.reviewing import questions_of
from front.words import checks as words


def show_checks(book: Book) -> None:
    """The open checks that are for whoever looks, those due first, with their answers."""
    st.write(words.PAGE_HOW)
    found = checks_to_answer(book)
    if not found:
        st.write(words.NONE)
    texts, currency = questions_of(book).texts, str(book.village()["currency"])
    for each in found:
        note_view(book, each.check.household)
        check = each.check
        what = words.OF_LEVEL if check.question == LEVEL else texts.get(check.question, check.question)
        heading = words.HEADING.format(household=check.household, what=what, period=check.period)
        st.header(plain(heading), anchor=False)
        _show_check(each, currency)
        _show_answers(book, each)


def show_steward(book: Book) -> None:
    """Who the data steward is, and the form that appoints another."""
    st.write(words.STEWARD_HOW)
    now, names = steward_name(book), ["", *(each.name for each in accounts(book))]
    st.write(plain(words.STEWARD_IS.format(name=now)) if now else words.NO_STEWARD)
    name = st.selectbox(
        words.STEWARD, names, names.index(now), format_func=lambda each: each or words.NOBODY, key="steward"
    )
    if st.button(words.APPOINT, type="primary"):
        with acting(words.APPOINTED):
            appoint_steward(book, name)


def _show_check(each: ToAnswer, currency: str) -> None:
    check = each.check
    due = words.OVERDUE if check.overdue else words.DUE
    st.write(due.format(asked=day(check.asked_on), due=day(check.due_on)))
    st.write(plain(words.SAYS.format(doubt=words.DOUBTS[check.doubt])))
    if check.question != LEVEL:
        st.write(plain(standing_value(each.entries, currency)))


def _show_answers(book: Book, each: ToAnswer) -> None:
    number = each.check.number
    if each.own or not may(book, "answer_check"):
        st.write(words.OWN if each.own else "")
        return
    ground = st.selectbox(words.GROUND, GROUNDS, format_func=words.GROUNDS.__getitem__, key=f"ground-{number}")
    row = st.container(horizontal=True)
    level = each.check.question == LEVEL
    if row.button(words.STAND, key=f"stand-{number}"):
        with acting(words.STOOD):
            answer_stands(book, number, ground)
    if row.button(words.CORRECT_LEVEL if level else words.CORRECT, key=f"correct-{number}"):
        with acting(words.CORRECTED_LEVEL if level else words.CORRECTED_DONE):
            answer_corrected(book, number)
