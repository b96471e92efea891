"""What a reviewer sent back or asked about, as whoever entered it sees it on the page Questions to you."""

import streamlit as st

from data.entered import Key
from data.households import known_household
from data.open import Book
from data.review import stands, to_answer
from front.acting import acting
from front.light.addresses import address
from front.links import link
from front.progress import households
from front.reviewing import content, questions_of, standing
from front.tables import show_table
from front.words import questions as words

SEEN = "questions-seen"


def show_questions(book: Book, period: str) -> None:
    """The list, and the button that says of an entry that it stands."""
    every, questions = to_answer(book, period), questions_of(book)
    if not every:
        st.write(words.NOTHING)
        return
    st.write(words.HOW)
    labels = {name: label for label, name in households(book).items()}
    rows = [
        (
            labels.get(each.entry.key.household),
            questions.label(each.entry.key),
            content(each.entry, questions),
            standing(each),
        )
        for each in every
    ]
    show_table(rows, words.COLUMNS, words.TABLE)
    keys = {f"{row[0]}, {row[1]}": each.entry.key for row, each in zip(rows, every, strict=True)}
    seen: dict[Key, str] = st.session_state.get(SEEN, {})
    entry = st.selectbox(words.ENTRY, list(keys))
    where = address(f"/enter/household/{known_household(book, keys[entry].household)}", period=period)
    st.html(link(where, words.CHANGE))
    if st.button(words.STANDS):
        with acting(words.SAID.format(entry=entry)):
            stands(book, period, keys[entry], seen.get(keys[entry], ""))
    st.session_state[SEEN] = {each.entry.key: each.entry.seen for each in every}
