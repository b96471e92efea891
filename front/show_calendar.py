"""How the village's second calendar is chosen on the page Seasons and sources."""

import streamlit as st

from data.calendars import calendar_of, set_calendar
from data.open import Book, today
from front.acting import acting
from front.calendars import following
from front.dates import day
from front.words import calendars as words


def show_calendar(book: Book) -> None:
    """The calendars to choose from, how today is written in the one at hand, and a button that keeps it."""
    st.write(words.HOW)
    named = {"": words.NONE, **dict(sorted(words.NAMES.items(), key=lambda each: each[1]))}
    now = list(named).index(calendar_of(book))
    chosen = st.selectbox(words.CALENDAR, list(named), index=now, format_func=named.__getitem__, key="calendar")
    with following(chosen):
        written = day(today())
    st.write(words.TODAY.format(day=written))
    if st.button(words.SAVE, type="primary"):
        with acting(words.SAVED.format(day=written)):
            set_calendar(book, chosen)
