"""How what stands beside a board is drawn on a Streamlit page; it is put together in `front.beside`."""

import streamlit as st

from front.beside import Beside
from front.markdown import plain
from front.notices import NoticeRow
from front.tables import show_table
from front.words import helping, scorecard
from front.words import notices as words


def show_beside(beside: Beside) -> None:
    """Notices, what help came to, and what households say of the working group; nothing of what there is none of."""
    if beside.notices:
        st.header(words.NOTICES, anchor=False)
    for each in beside.notices:
        _show_notice(each)
    if beside.help:
        st.header(helping.FIGURES, anchor=False)
        st.write(plain(" ".join(beside.help)))
    if beside.card:
        st.header(scorecard.RESULTS, anchor=False)
        st.write(plain(beside.card.said))
        show_table(beside.card.rows, (scorecard.QUESTION, scorecard.AGREED), scorecard.TABLE)


def _show_notice(notice: NoticeRow) -> None:
    st.subheader(plain(notice.title), anchor=False)
    for line in notice.paragraphs:
        st.write(plain(line))
    for label, text in ((words.HOW, notice.how), (words.PROGRAMME, notice.programme)):
        if text:
            st.write(f"**{label}**: {plain(text)}")
    st.caption(words.UNTIL.format(day=notice.until))
