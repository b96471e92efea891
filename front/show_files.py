"""What is given out of a season on the page about the village, to those who may: the report, and figures for donors."""

from collections.abc import Callable

import streamlit as st

from data.disclosure import Closed
from data.givenout import newest_change
from data.open import Book
from data.permissions import may
from front.choices import period_label
from front.donor import donor_page
from front.donor_files import donor_pdf, donor_workbook
from front.language import current
from front.markdown import plain
from front.report import season_report
from front.villages import Village
from front.words import board as board_words
from front.words import donor as words
from front.words import report as report_words
from front.words.problems import lines
from rating.problems import Refused

_MADE = "files-to-give-out"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PDF = "application/pdf"
# What a button says, the bytes, the name and the kind of a file.
File = tuple[str, bytes, str, str]


def show_files(book: Book, village: Village, periods: list[str], period_word: str) -> None:
    """A season to choose, a button for each kind of file that makes it, and one for each file that hands it over."""
    if not periods or not may(book, "given_out"):
        return
    st.header(words.GIVE_OUT, anchor=False)
    st.write(words.GIVE_OUT_HOW)
    period = st.selectbox(period_label(period_word), periods[::-1], key="give-out")
    with st.container(horizontal=True):
        for label, make in ((report_words.MAKE, _report), (words.MAKE, _figures)):
            if st.button(label):
                _keep(book, village, period, make)
    of, files = st.session_state.get(_MADE, (None, ()))
    # What was withdrawn since, or is asked for in another language, is not handed over.
    if of == _about(book, village, period):
        for label, made, name, kind in files:
            st.download_button(label, made, file_name=name, mime=kind, on_click="ignore")


def _keep(book: Book, village: Village, period: str, make: Callable[[Book, str, str], list[File]]) -> None:
    try:
        files = make(book, village.key, period)
    except Refused as refused:
        st.error("\n\n".join(plain(line) for line in lines(refused.problems)))
        return
    st.session_state[_MADE] = (_about(book, village, period), files)


def _about(book: Book, village: Village, period: str) -> tuple[str, ...]:
    return village.key, period, current(), newest_change(book)


def _report(book: Book, key: str, period: str) -> list[File]:
    made = season_report(book, period)
    if isinstance(made, Closed):
        return _closed(made)
    return [(report_words.TO_PAPER, made[1], report_words.FILE.format(village=key, period=period), _PDF)]


def _figures(book: Book, key: str, period: str) -> list[File]:
    page = donor_page(book, period)
    if isinstance(page, Closed):
        return _closed(page)
    name = words.FILE.format(village=key, period=period)
    return [
        (words.TO_PDF, donor_pdf(page), f"{name}.pdf", _PDF),
        (words.TO_EXCEL, donor_workbook(page), f"{name}.xlsx", _EXCEL),
    ]


def _closed(closed: Closed) -> list[File]:
    st.write(board_words.REASONS[closed.code])
    return []
