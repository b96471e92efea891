"""The form for phones and the workbook of a season, made on the page Import."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from data.forms import form_of
from data.open import Book
from data.periods import period_states
from data.sheetform import sheet_of
from front.markdown import plain
from front.sheetform import sheet_workbook
from front.words import grid
from front.words import imports as words
from front.words.problems import lines
from front.xlsform import write_form
from rating.problems import Refused

_MADE = "taken-along"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_take_along(book: Book, confirmed: Callable[[], bool]) -> None:
    """A button to make each, and then one to save it; the workbook holds entries, so the password comes first."""
    st.write(words.PHONE_HOW)
    open_ones = [period for period, state in reversed(period_states(book).items()) if state == "open"]
    if not open_ones:
        st.write(grid.NOT_OPEN)
        return
    period = st.selectbox(words.SEASON, open_ones, key="taken-season")
    _offer("form", (words.MAKE_FORM, words.TAKE_FORM), period, lambda: _form(book, period))
    if confirmed():
        _offer("workbook", (words.MAKE_WORKBOOK, words.TAKE_WORKBOOK), period, lambda: _workbook(book, period))


def _offer(kind: str, labels: tuple[str, str], period: str, make: Callable[[], bytes]) -> None:
    key = (kind, period)
    if st.button(labels[0], key=f"make-{kind}"):
        try:
            st.session_state[_MADE] = (key, make())
        except Refused as refused:
            st.error("\n\n".join(plain(line) for line in lines(refused.problems)))
    made, content = st.session_state.get(_MADE, (None, b""))
    if made == key:
        st.download_button(labels[1], content, f"{kind}-{period}.xlsx", _KIND, on_click="ignore")


def _form(book: Book, period: str) -> bytes:
    with TemporaryDirectory() as made:
        path = Path(made) / "form.xlsx"
        write_form(form_of(book, period), path)
        return path.read_bytes()


def _workbook(book: Book, period: str) -> bytes:
    return sheet_workbook(sheet_of(book, period), book.village()["name"])
