"""How versions of the village rules are compared and own criteria agreed, on the page Village rules."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.catalogue import Adopted, adopted, agreement, current, unagreed
from data.meetings import record_meeting
from data.open import Book, today
from data.rulechanges import Difference, differences
from front.acting import acting
from front.dates import day as day_of
from front.markdown import plain
from front.tables import show_table
from front.words import rules as words
from front.words.say import percent, shown


def show_versions(book: Book) -> None:
    """Every version that was ever adopted, and what changed between two of them."""
    found = list(reversed(adopted(book)))
    if not found:
        st.write(words.NONE_YET)
        return
    new = st.selectbox(words.FIRST, found, format_func=_label, key="version")
    st.write(plain(words.VERSION_ABOUT.format(purpose=new.rubric().purpose, hash=new.hash[:12])))
    others = [each for each in found if each.id != new.id]
    if not others:
        st.write(words.ONE_VERSION)
    else:
        old = st.selectbox(words.SECOND, others, format_func=_label, key="compared")
        st.header(words.CHANGES_BETWEEN, anchor=False)
        show_differences(differences(old.rubric(), new.rubric()))
    with st.expander(words.SHOW_TEXT):
        st.code(new.text, language="yaml", wrap_lines=True)


def show_own_criteria(book: Book) -> None:
    """The criteria that no meeting has agreed yet, with the form that records that one did."""
    st.write(words.OWN_HOW)
    rules = current(book)
    waiting = unagreed(book, rules.rubric()) if rules else frozenset()
    if rules is None or not waiting:
        st.write(words.ALL_AGREED if rules else words.NONE_YET)
        return
    parts = {leaf.name: leaf.part for leaf in rules.rubric().indicators() if leaf.name in waiting}
    with st.form("agree", border=False):
        name = st.selectbox(
            words.OWN, list(parts), format_func=lambda one: words.OWN_LABEL.format(name=one, ask=parts[one].ask or "")
        )
        day = st.date_input(words.HELD_ON, value=date.fromisoformat(today()))
        asked = st.form_submit_button(words.AGREE, type="primary")
    if asked:
        subject, wording = agreement(parts[name])
        with acting(words.AGREED.format(name=name)):
            record_meeting(book, day.isoformat(), "own_criterion", subject=subject, wording=wording)


def show_differences(found: Sequence[Difference]) -> None:
    """What differs between two versions, a row for each change."""
    if not found:
        st.write(words.NO_CHANGES)
        return
    rows = [(words.CODES[d.code], d.name, _value(d, d.before), _value(d, d.after)) for d in found]
    show_table(rows, words.CHANGE_COLUMNS, words.CHANGE_TABLE)


def _value(difference: Difference, value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, float) and difference.code in ("share", "added", "removed"):
        return percent(value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {shown(inner)}" for key, inner in value.items() if inner is not None)
    return shown(value)


def _label(one: Adopted) -> str:
    return words.VERSION_LABEL.format(title=one.title, version=one.version, day=day_of(one.adopted_on))
