"""How an administrator writes down the village's goals on the page Seasons and sources, and tells how far it is."""

from datetime import date

import streamlit as st

from data.open import Book, today
from data.periods import period_states
from data.together import Together, Wanted, all_together, decide_together, drop_together, tell_together
from front.acting import acting, fresh
from front.goals import asks_of
from front.tables import show_table
from front.together import wanted
from front.words import together as words
from front.words.say import percent


def show_together(book: Book) -> None:
    """The goals, the form for another one, and what is told of one that no household owns."""
    st.write(words.PAGE_HOW)
    found, asks = all_together(book), asks_of(book)
    if found:
        show_table([_line(each, asks) for each in found], words.COLUMNS, words.TABLE)
    else:
        st.write(words.NO_GOALS)
    _show_deciding(book, asks)
    open_ones = {
        words.OF_SEASON.format(title=each.title, period=each.period): each for each in found if not each.is_over
    }
    if open_ones:
        _show_telling(book, open_ones)


def _named(goal: Together) -> str:
    return words.OF_SEASON.format(title=goal.title, period=goal.period)


def _line(goal: Together, asks: dict[str, str]) -> tuple[str, str, str, str, str]:
    counted = asks.get(goal.criterion, goal.criterion) if goal.criterion else words.TOLD
    far = percent(goal.percent / 100) if goal.percent is not None else ""
    return goal.period, goal.title, wanted(goal), counted, far


def _show_deciding(book: Book, asks: dict[str, str]) -> None:
    st.header(words.NEW, anchor=False)
    seasons = [name for name, state in period_states(book).items() if state in ("open", "review")]
    if not seasons:
        st.write(words.NO_SEASON_OPEN)
        return
    with st.form(fresh("together"), border=False):
        season = st.selectbox(words.SEASON, seasons[::-1])
        title = st.text_input(words.NAME)
        left, right = st.columns(2)
        target = left.number_input(words.TARGET, min_value=0.0, step=1.0, format="%g")
        unit = right.text_input(words.UNIT, help=words.UNIT_HOW)
        named = {words.TOLD: None, **{ask: criterion for criterion, ask in asks.items()}}
        counted = named[st.selectbox(words.COUNTED_FROM, list(named))]
        day = st.date_input(words.HELD_ON, value=date.fromisoformat(today()))
        asked = st.form_submit_button(words.DECIDE, type="primary")
    if asked:
        with acting(words.DECIDED):
            decide_together(book, Wanted(season, title, target, unit, counted), day.isoformat())


def _show_telling(book: Book, goals: dict[str, Together]) -> None:
    st.header(words.TELL_TITLE, anchor=False)
    goal = goals[st.selectbox(words.WHICH, list(goals), key=fresh("together-which"))]
    with st.form(fresh(f"together-{goal.number}"), border=False):
        reached = (
            st.number_input(words.IN_ALL, min_value=0.0, step=1.0, format="%g") if goal.criterion is None else None
        )
        told = goal.criterion is None and st.form_submit_button(words.TELL, type="primary")
        dropped = st.form_submit_button(words.DROP)
    if told and reached is not None:
        with acting(words.TELL_DONE):
            tell_together(book, goal.number, reached)
    if dropped:
        with acting(words.DROPPED):
            drop_together(book, goal.number)
