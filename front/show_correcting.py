"""How an entry of a published season is opened for a correction, and which are open already."""

from collections.abc import Sequence

import streamlit as st

from data.entered import Key
from data.households import consenting
from data.open import Book
from data.review import UNSETTLED, Reviewed, correct, reviewed_of, unsettled
from data.reviewtables import CORRECTIONS
from data.views import note_view
from front.acting import acting
from front.progress import households
from front.reviewing import Questions, content, questions_of, standing
from front.tables import show_table
from front.words import board
from front.words import publishing as words

SEEN = "correcting-seen"


def show_correcting(book: Book, period: str) -> None:
    """The entries that are being corrected, and the form that opens another one."""
    st.write(words.CORRECT_HOW)
    questions = questions_of(book)
    labels = {name: label for label, name in households(book).items()}
    _show_open(unsettled(book, period), questions, labels)
    household = st.selectbox(
        words.HOUSEHOLD,
        sorted(consenting(book)),
        index=None,
        format_func=lambda name: labels.get(name, name),
        placeholder="",
    )
    if household is not None:
        note_view(book, household)
        own = [each for each in reviewed_of(book, period, household) if each.state not in UNSETTLED]
        _show_form(book, period, own, questions)


def _show_open(those: Sequence[Reviewed], questions: Questions, labels: dict[str, str]) -> None:
    if those:
        rows = [
            (labels.get(key.household), questions.label(key), content(each.entry, questions), standing(each))
            for each in those
            for key in (each.entry.key,)
        ]
        show_table(rows, words.OPEN_COLUMNS, words.OPEN_TABLE)


def _show_form(book: Book, period: str, own: list[Reviewed], questions: Questions) -> None:
    seen: dict[Key, str] = st.session_state.get(SEEN, {})
    keys = {f"{questions.text(e.entry.key)}: {content(e.entry, questions) or words.EMPTY}": e.entry.key for e in own}
    entry = st.selectbox(words.ENTRY, list(keys))
    reasons = [each for each in CORRECTIONS if each != "calculation"]
    why = st.selectbox(words.WHY, reasons, format_func=board.CORRECTIONS.__getitem__)
    if st.button(words.OPEN_ENTRY) and entry:
        with acting(words.ENTRY_OPENED.format(entry=entry)):
            correct(book, period, keys[entry], seen.get(keys[entry], ""), why)
    st.session_state[SEEN] = {each.entry.key: each.entry.seen for each in own}
