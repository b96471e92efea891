"""How consents are recorded, confirmed and withdrawn on the page Households."""

from datetime import date

import streamlit as st

from data.finding import find_households
from data.households import consenting, give_consent, withdraw_consent
from data.open import Book, today
from data.views import note_view
from data.witnesses import Waiting, confirm_consent, waiting
from front.acting import acting
from front.dates import day
from front.show_households import household_choice
from front.tables import show_table
from front.words import households as words


def show_waiting(book: Book) -> None:
    """The consents that wait, and a form to confirm one by its witness."""
    found = waiting(book)
    if not found:
        st.write(words.NOTHING_WAITS)
        return
    st.caption(words.WAITING_HOW)
    rows = [(each.household, each.house_number, words.PURPOSES[each.purpose], day(each.given_on)) for each in found]
    show_table(rows, words.WAITING_COLUMNS, words.WAITING_TABLE)
    with st.form("confirm", border=False):
        one = st.selectbox(words.PURPOSE, found, format_func=_told)
        witness = st.text_input(words.WITNESS)
        asked = st.form_submit_button(words.CONFIRM, type="primary")
    if asked:
        with acting(words.CONFIRMED.format(name=one.household, purpose=words.PURPOSES[one.purpose])):
            confirm_consent(book, one.household, one.purpose, witness)


def show_consents(book: Book) -> None:
    """Whether a household's consent stands, with the forms to give and to withdraw it."""
    household = household_choice(find_households(book, archived=True), words.HOUSEHOLD, "consents")
    purpose = st.selectbox(words.PURPOSE, list(words.PURPOSES), format_func=words.PURPOSES.__getitem__)
    if household is None:
        return
    note_view(book, household.name)
    said = {"name": household.name, "purpose": words.PURPOSES[purpose]}
    if household.name in consenting(book, purpose):
        st.write(words.STANDS.format(**said))
        st.caption(words.WITHDRAW_HOW)
        if st.button(words.WITHDRAW, type="primary"):
            with acting(words.WITHDRAWN.format(**said)):
                withdraw_consent(book, household.name, purpose)
    else:
        st.write(words.STANDS_NOT.format(**said))
        _show_giving(book, household.name, purpose)


def _show_giving(book: Book, household: str, purpose: str) -> None:
    with st.form("give", border=False):
        on = st.date_input(words.GIVEN_ON, value=date.fromisoformat(today()))
        witness = st.text_input(words.WITNESS, help=words.WITNESS_HOW)
        asked = st.form_submit_button(words.GIVE, type="primary")
    if asked:
        done = words.GIVEN if witness.strip() else words.GIVEN_WAITS
        with acting(done.format(name=household, purpose=words.PURPOSES[purpose])):
            give_consent(book, household, purpose, on.isoformat(), witness=witness)


def _told(one: Waiting) -> str:
    return f"{one.household} {words.PURPOSES[one.purpose]}"
