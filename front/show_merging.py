"""How two records become one, and how households divide and join, on the page Households."""

import streamlit as st

from data.finding import Household, find_households
from data.merging import Merge, merge_households, plan_merge
from data.open import Book
from data.periods import period_names
from data.successions import split_household
from front.acting import acting
from front.markdown import plain
from front.show_households import household_choice
from front.words import households as words
from front.words.problems import lines
from front.words.say import listed


def show_merging(book: Book) -> None:
    """Two records to choose, what merging them would do, and the button that does it."""
    st.write(words.MERGE_HOW)
    found = find_households(book, archived=True)
    keep = household_choice(found, words.KEEP, "keep")
    rest = [each for each in found if keep is None or each.name != keep.name]
    duplicate = household_choice(rest, words.DUPLICATE, "duplicate")
    if keep is None or duplicate is None:
        return
    plan = plan_merge(book, keep.name, duplicate.name)
    if plan.conflicts:
        st.write(words.CONFLICTS)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines(plan.conflicts)))
        return
    st.write(plain(_told(plan)))
    if st.button(words.MERGE_BUTTON, type="primary"):
        with acting(words.MERGED.format(name=keep.name)):
            merge_households(book, keep.name, duplicate.name)


def show_changes(book: Book) -> None:
    """The form that records that a household carries on another from a season on."""
    st.write(words.CHANGE_HOW)
    seasons = period_names(book)
    if not seasons:
        st.write(words.NO_SEASONS)
        return
    found = find_households(book, archived=True)
    old = household_choice(found, words.OLD, "old")
    new = household_choice(found, words.NEW, "new")
    with st.form("link", border=False):
        percent = st.number_input(f"{words.SHARE} (%)", min_value=1, max_value=100, value=100)
        since = st.selectbox(words.SINCE, seasons, index=len(seasons) - 1)
        asked = st.form_submit_button(words.LINK, type="primary")
    if asked and old is not None and new is not None:
        _link(book, old, new, since, percent)


def _link(book: Book, old: Household, new: Household, since: str, percent: int) -> None:
    with acting(words.LINKED.format(old=old.name, new=new.name)):
        split_household(book, old.name, {new.name: percent / 100}, since)


def _told(plan: Merge) -> str:
    moves = [
        words.MOVES.format(count=plan.moves[table], table=named)
        for table, named in words.TABLES.items()
        if table in plan.moves
    ]
    if not moves:
        return words.WOULD_MOVE_NOTHING
    return words.WOULD_MOVE.format(moves=listed(moves))
