"""How households are found, corrected and registered on the page Households; what happens is done in `data`."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.editing import archive_household, edit_household, unarchive_household
from data.finding import Household, find_households
from data.households import FACTS, register
from data.open import Book, today
from data.views import note_view
from front.acting import acting, fresh
from front.tables import show_table
from front.words import households as words
from front.words.say import counted


def show_finding(book: Book) -> None:
    """The search, what it found, and a form to correct one of them."""
    text = st.text_input(words.SEARCH, help=words.SEARCH_HOW, key="search")
    archived = st.checkbox(words.ARCHIVED_TOO, key="archived")
    found = find_households(book, text, archived=archived)
    if not found:
        none_yet = words.NONE_YET.format(register=words.REGISTER, files=words.FILES)
        st.write(words.NOBODY if text.strip() else none_yet)
        return
    st.caption(counted(len(found), *words.FOUND))
    show_table([_row(each) for each in found], words.COLUMNS, words.TABLE)
    household = household_choice(found, words.CHOOSE, "correct")
    if household is not None:
        _show_form(book, household)


def show_registering(book: Book) -> None:
    """The form by which a household enters."""
    with st.form(fresh("register"), border=False):
        name = st.text_input(words.NAME, help=words.NAME_HOW)
        values = _fields(None)
        given_on = st.date_input(words.GIVEN_ON, value=date.fromisoformat(today()))
        witness = st.text_input(words.WITNESS, help=words.WITNESS_HOW)
        st.caption(words.WITNESS_HOW)
        asked = st.form_submit_button(words.REGISTER_BUTTON, type="primary")
    if asked:
        people = {key: value for key, value in values.items() if witness.strip() or key not in FACTS}
        done = words.REGISTERED if witness.strip() else words.REGISTERED_WAITS
        with acting(done.format(name=name)):
            register(book, name.strip(), given_on=given_on.isoformat(), witness=witness, **people)


def household_choice(found: Sequence[Household], label: str, key: str) -> Household | None:
    """One of these households, chosen from a list that can be typed into; None before anybody is chosen."""
    by_name = {each.name: each for each in found}
    chosen = st.selectbox(
        label, list(by_name), index=None, format_func=lambda name: label_of(by_name[name]), key=key, placeholder=""
    )
    return by_name[chosen] if chosen else None


def label_of(household: Household) -> str:
    """What a household is called in a list: what people call it, where it lives, and its name in the book."""
    said = [household.nickname, household.house_number, household.name]
    label = " · ".join(each for each in dict.fromkeys(said) if each)
    return words.ARCHIVED.format(name=label) if household.archived_on else label


def _row(household: Household) -> tuple[object, ...]:
    return household.house_number, household.nickname, household.group, household.name


def _show_form(book: Book, household: Household) -> None:
    note_view(book, household.name)
    with st.form(f"edit-{household.name}", border=True):
        name = st.text_input(words.NAME, value=household.name, help=words.NAME_HOW)
        values = _fields(household)
        saved = st.form_submit_button(words.SAVE, type="primary")
    label = words.UNARCHIVE if household.archived_on else words.ARCHIVE
    if st.button(label):
        _put_away(book, household)
    if saved:
        with acting(words.SAVED.format(name=name)):
            edit_household(book, household.name, name=name, **values)


def _put_away(book: Book, household: Household) -> None:
    if household.archived_on:
        with acting(words.UNARCHIVED_DONE.format(name=household.name)):
            unarchive_household(book, household.name)
    else:
        with acting(words.ARCHIVED_DONE.format(name=household.name)):
            archive_household(book, household.name)


def _fields(household: Household | None) -> dict[str, object]:
    """What may be known of a household, as it is typed; nothing where a field is empty."""
    old = household
    left, right = st.columns(2)
    texts = {
        "house_number": left.text_input(words.HOUSE_NUMBER, value=(old and old.house_number) or ""),
        "group": right.text_input(words.GROUP, value=(old and old.group) or ""),
        "nickname": left.text_input(words.NICKNAME, value=(old and old.nickname) or ""),
        "league": right.text_input(words.LEAGUE, value=(old and old.league) or "", help=words.LEAGUE_HOW),
    }
    members, earners = (old.members, old.earners) if old else (1.0, 1.0)
    numbers = {
        "members": left.number_input(words.MEMBERS, min_value=0.0, value=members, step=1.0, format="%g"),
        "earners": right.number_input(
            words.EARNERS, min_value=0.0, value=earners, step=0.5, format="%g", help=words.EARNERS_HOW
        ),
    }
    return {**{key: text.strip() or None for key, text in texts.items()}, **numbers}
