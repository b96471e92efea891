"""How the page Review is drawn: one household after another, each entry with what deserves a look."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.entered import Key
from data.findings import Finding
from data.open import Book
from data.periods import period_states
from data.permissions import may
from data.review import (
    Reviewed,
    approve,
    approve_household,
    approve_rest,
    ask,
    review_of,
    send_back,
    send_back_missing,
)
from data.reviewtables import REASONS
from data.second import second_missing
from data.views import note_view
from front.acting import acting
from front.choices import choice
from front.markdown import plain
from front.numbers import whole
from front.progress import households
from front.reviewing import Questions, content, households_shown, in_review, likely_reason, questions_of, told
from front.tables import show_table
from front.words import review as words
from front.words.say import counted, listed

# What was on the page when a button was pressed: an approval is of that, not of what has come since.
SEEN = "review-seen"
HOUSEHOLD, AT = "review-household", "review-at"
OPEN_TO_DECISIONS = ("review", "published")


def show_review(book: Book, period: str) -> None:
    """The review of a season: raters, one household after another, and what can be done for all of them."""
    review, questions = review_of(book, period), questions_of(book)
    every = review.entries
    decides = may(book, "approve") and period_states(book)[period] in OPEN_TO_DECISIONS
    if period_states(book)[period] == "open":
        st.info(words.NOT_YET)
    if not every:
        st.write(words.NO_ENTRIES)
        return
    entered = [each for each in every if each.entry.seen]
    approved = sum(each.state == "approved" for each in entered)
    st.caption(counted(approved, *words.SO_FAR, all=whole(len(entered))))
    _show_raters(second_missing(book, period), review.raters, questions)
    _show_household(book, period, every, questions, decides=decides)
    if decides and period_states(book)[period] == "review":
        _show_rest(book, period)


def _show_raters(alone: Sequence[str], of_raters: Sequence[Finding], questions: Questions) -> None:
    if alone:
        st.write(plain(words.SECOND_MISSING.format(households=listed(alone))))
    if of_raters:
        st.header(words.RATERS, anchor=False)
        for each in of_raters:
            st.write(plain(told(each, questions)))
        st.caption(words.RATERS_HOW)


def _show_household(book: Book, period: str, every: Sequence[Reviewed], questions: Questions, *, decides: bool) -> None:
    st.header(words.HOUSEHOLD, anchor=False)
    kinds = {text: kind for kind, text in words.SHOWN.items()}
    names = households_shown(every, kinds[choice(words.SHOW, "show", list(kinds))])
    if not names:
        st.write(words.NONE_SHOWN)
        return
    household = _chosen_household(book, names)
    own = [each for each in every if each.entry.key.household == household]
    note_view(book, household)
    _show_entries(own, questions, household)
    if decides:
        seen: dict[Key, str] = st.session_state.get(SEEN, {})
        _show_approving(book, period, household, seen)
        _show_deciding(book, period, own, questions, seen)
    st.session_state[SEEN] = {each.entry.key: each.entry.seen for each in own}


def _chosen_household(book: Book, names: Sequence[str]) -> str:
    """One of the households; the button goes to the one after it, and so does the page once one drops out."""
    labels = {name: label for label, name in households(book).items()}
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with right:
        forward = st.button(words.NEXT, shortcut="Alt+N", disabled=len(names) < 2)
    now = st.session_state.get(HOUSEHOLD)
    at = names.index(now) if now in names else min(st.session_state.get(AT, 0), len(names) - 1)
    at = (at + 1) % len(names) if forward else at
    st.session_state[HOUSEHOLD], st.session_state[AT] = names[at], at
    with left:
        chosen: str = st.selectbox(
            words.HOUSEHOLD, names, format_func=lambda name: labels.get(name, name), key=HOUSEHOLD
        )
    return chosen


def _show_entries(own: Sequence[Reviewed], questions: Questions, household: str) -> None:
    rows = [
        (questions.text(each.entry.key), content(each.entry, questions), in_review(each, questions)) for each in own
    ]
    show_table(rows, words.COLUMNS, words.ENTRIES.format(household=household))
    st.caption(words.COLUMNS_HOW)


def _show_approving(book: Book, period: str, household: str, seen: Mapping[Key, str]) -> None:
    if st.button(words.APPROVE_HOUSEHOLD, shortcut="Alt+A"):
        with acting() as done:
            done(counted(approve_household(book, period, household, seen), *words.APPROVED))


def _show_deciding(
    book: Book, period: str, own: Sequence[Reviewed], questions: Questions, seen: Mapping[Key, str]
) -> None:
    labels = {questions.label(each.entry.key): each for each in own}
    with st.expander(words.ONE, expanded=True):
        label = st.selectbox(words.ENTRY, list(labels), key=f"entry-{own[0].entry.key.household}")
        key = labels[label].entry.key
        likely = REASONS.index(likely_reason(labels[label]))
        reason = st.selectbox(words.REASON, REASONS, likely, words.REASONS.__getitem__, key=f"reason-{key}")
        row = st.container(horizontal=True)
        acts: dict[str, Callable[[], None]] = {
            "approve": lambda: approve(book, period, key, seen.get(key, "")),
            "send_back": lambda: send_back(book, period, key, seen.get(key, ""), reason),
            "ask": lambda: ask(book, period, key, seen.get(key, ""), reason),
        }
        pressed = [act for act, text in words.BUTTONS.items() if row.button(text)]
    for act in pressed:
        with acting(words.DONE[act].format(entry=label)):
            acts[act]()


def _show_rest(book: Book, period: str) -> None:
    st.header(words.REST, anchor=False)
    st.caption(words.APPROVE_REST_HOW)
    if st.button(words.APPROVE_REST):
        with acting() as done:
            done(counted(approve_rest(book, period), *words.APPROVED))
    st.caption(words.SEND_BACK_MISSING_HOW)
    if st.button(words.SEND_BACK_MISSING):
        with acting() as done:
            done(counted(send_back_missing(book, period), *words.SENT_BACK))
