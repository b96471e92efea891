"""How the fund is drawn on a Streamlit page; what it shows is put together in `front.fund`."""

from secrets import token_hex

import streamlit as st

from data.fundquestions import ask_fund
from data.open import Book
from data.permissions import may
from front.acting import acting, fresh, say_done
from front.dates import day
from front.fund import fund_page
from front.markdown import plain
from front.tables import show_table
from front.villages import Village
from front.words import fund_page as words


def show_fund(book: Book, village: Village) -> None:
    """What was given and what became of it, and questions with their answers."""
    page = fund_page(book)
    st.title(plain(words.TITLE.format(village=village.name)), anchor=False)
    say_done()
    st.write(words.WHAT)
    show_table(page.rows, words.COLUMNS, words.TABLE)
    st.write(plain(page.cap))
    st.header(words.GIFTS, anchor=False)
    if page.gifts:
        show_table(page.gifts, words.GIFT_COLUMNS, words.GIFTS_TABLE)
    else:
        st.write(words.NO_GIFTS)
    st.header(words.QUESTIONS, anchor=False)
    for each in page.answers:
        st.subheader(plain(each.question), anchor=False)
        st.write(plain(each.answer or ""))
        st.caption(plain(words.ANSWERED.format(who=each.answered_by, on=day(each.answered_on))))
    if not page.answers:
        st.write(words.NO_QUESTIONS)
    st.caption(words.ASK_HOW)
    if may(book, "ask_fund"):
        _show_asking(book)


def _show_asking(book: Book) -> None:
    with st.form(fresh("ask"), border=False):
        question = st.text_area(words.ASK_LABEL, max_chars=500)
        sent = st.form_submit_button(words.ASK)
    if sent:
        with acting(words.ASKED):
            ask_fund(book, request_of("ask"), question)


def request_of(form: str) -> str:
    """What a form sends along so that it counts once, however often it is pressed; a new one once it is done."""
    kept: str = st.session_state.setdefault(f"request-{fresh(form)}", token_hex(16))
    return kept
