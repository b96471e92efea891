"""How seasons are listed, opened and changed on the page Seasons and sources, and how a board is switched on."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.meetings import board_opened_on, describe_village, open_board
from data.open import Book, today
from data.opening import unopened
from data.periods import Period, add_period, all_periods, period_names
from data.unused import edit_period, remove_period
from front.acting import acting, fresh
from front.dates import day
from front.tables import show_table
from front.words import seasons as words


def show_village(book: Book) -> None:
    """What the scheme is for and whom one can turn to, with the form to write it down."""
    village = book.village()
    if unopened(book):
        st.warning(words.UNOPENED)
    with st.form("village", border=False):
        purpose = st.text_area(words.PURPOSE, value=village["purpose"], help=words.PURPOSE_HOW, height=100)
        contact = st.text_input(words.CONTACT, value=village["contact"], help=words.CONTACT_HOW)
        st.caption(words.CONTACT_HOW)
        saved = st.form_submit_button(words.SAVE, type="primary")
    if saved:
        with acting(words.SAVED):
            describe_village(book, purpose=purpose, contact=contact)


def show_seasons(book: Book) -> None:
    """The seasons, a form to open another one, and one to change what nothing uses yet."""
    found = all_periods(book)
    if found:
        rows = [(each.name, each.order, each.season, each.months, words.STATES[each.state]) for each in found]
        show_table(rows, words.SEASON_COLUMNS, words.SEASON_TABLE)
    else:
        st.write(words.NO_SEASONS)
    _show_adding(book, 1 + max((each.order for each in found), default=0))
    if found:
        _show_changing(book, found)


def show_board_opening(book: Book) -> None:
    """The form that records a meeting's decision to switch a season's board on."""
    st.write(words.BOARD_HOW)
    shut = [period for period in period_names(book) if board_opened_on(book, period) is None]
    if not shut:
        st.write(words.NO_OTHER_SEASON)
        return
    with st.form("board", border=False):
        season = st.selectbox(words.BOARD_SEASON, shut)
        held_on = st.date_input(words.HELD_ON, value=date.fromisoformat(today()))
        asked = st.form_submit_button(words.OPEN_BOARD, type="primary")
    if asked:
        with acting(words.BOARD_OPENED.format(day=day(held_on), season=season)):
            open_board(book, season, held_on.isoformat())


def _show_adding(book: Book, order: int) -> None:
    st.header(words.ANOTHER_SEASON, anchor=False)
    if unopened(book):
        st.warning(words.UNOPENED)
        return
    with st.form(fresh("season"), border=False):
        new = _fields(Period("", order, None, 12.0, "open"))
        asked = st.form_submit_button(words.ADD_SEASON, type="primary")
    if asked:
        with acting(words.SEASON_ADDED.format(name=new.name)):
            add_period(book, new.name, new.order, season=new.season, months=new.months)


def _show_changing(book: Book, found: Sequence[Period]) -> None:
    st.header(words.CHANGE_SEASON, anchor=False)
    by_name = {each.name: each for each in found}
    season = st.selectbox(words.CHOOSE, list(by_name), index=None, key="season-to-change", placeholder="")
    if season is None:
        return
    with st.form(f"change-{season}", border=False):
        new = _fields(by_name[season])
        changed = st.form_submit_button(words.CHANGE)
        removed = st.form_submit_button(words.REMOVE)
    if changed:
        with acting(words.CHANGED.format(name=new.name)):
            edit_period(book, season, name=new.name, order=new.order, season=new.season, months=new.months)
    if removed:
        with acting(words.REMOVED.format(name=season)):
            remove_period(book, season)


def _fields(old: Period) -> Period:
    left, right = st.columns(2)
    return Period(
        name=left.text_input(words.NAME, value=old.name).strip(),
        order=right.number_input(words.ORDER, value=old.order, step=1),
        season=left.text_input(words.PART, value=old.season or "", help=words.PART_HOW).strip() or None,
        months=right.number_input(words.MONTHS, value=float(old.months), min_value=0.0, step=1.0, format="%g"),
        state=old.state,
    )
