"""The entry of Streamlit's pages: says which there are, and runs the one that is asked for."""

from pathlib import Path

import streamlit as st

from front.words import pages as words

st.set_page_config(page_title=words.LAUREL, page_icon=Path(__file__).parent / "leaf.svg", layout="centered")
st.navigation(
    [
        st.Page("pages/board.py", title=words.BOARD, default=True),
        st.Page("pages/progress.py", title=words.PROGRESS),
    ],
    position="top",
).run()
