"""How what programmes gave is written down on the page Seasons and sources."""

from datetime import date

import streamlit as st

from data.given import Given, all_given, record_given, take_back_given
from data.households import consenting
from data.open import Book, today
from data.periods import period_states
from front.acting import acting, fresh
from front.dates import day
from front.light.given_pages import given_line
from front.tables import show_table
from front.words import given as words


def show_given(book: Book) -> None:
    """What was given in a season, a form to add to it, and one to take out what was written by mistake."""
    st.write(words.STAFF_HOW)
    states = period_states(book)
    seasons = [name for name in reversed(states) if states[name] in ("open", "review")]
    if not seasons:
        st.write(words.NO_SEASON)
        return
    season = str(st.selectbox(words.SEASON, seasons, key="given-season"))
    found = all_given(book, season)
    if found:
        currency = str(book.village()["currency"])
        show_table(
            [_row(each, currency) for each in found], words.COLUMNS, words.TABLE.format(season=season), whole=True
        )
    else:
        st.write(words.NOTHING.format(season=season))
    _show_recording(book, season)
    _show_taking_back(book, [each for each in found if each.answer != "confirmed"])


def _row(each: Given, currency: str) -> tuple[str, ...]:
    return each.household, given_line(each, currency), words.ANSWERS[each.answer or ""]


def _show_recording(book: Book, season: str) -> None:
    with st.form(fresh("given"), border=False):
        household = st.selectbox(words.HOUSEHOLD, sorted(consenting(book)), index=None, placeholder="")
        on = st.date_input(words.DAY, date.fromisoformat(today()), max_value=date.fromisoformat(today()))
        thing, giver = st.text_input(words.THING), st.text_input(words.GIVER)
        value = st.text_input(words.VALUE)
        asked = st.form_submit_button(words.RECORD, type="primary")
    if asked and household is None:
        st.error(words.NO_HOUSEHOLD)
    elif asked:
        with acting(words.RECORDED.format(household=household)):
            record_given(book, str(household), season, (on.isoformat(), thing, giver), value.strip())


def _show_taking_back(book: Book, those: list[Given]) -> None:
    if not those:
        return
    named = {words.ONE.format(household=g.household, thing=g.thing, day=day(g.given_on)): g.id for g in those}
    one = st.selectbox(words.OFF, list(named), index=None, key="given-to-take-back", placeholder="")
    if one is not None and st.button(words.TAKE_BACK):
        with acting(words.TAKEN_BACK):
            take_back_given(book, named[one])
