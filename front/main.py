"""The entry of Streamlit's pages: says which there are, and runs the one that is asked for."""

from pathlib import Path

import streamlit as st

from front.choices import pages as page_titles
from front.visitor import show_visitor, speak_to_visitor
from front.words import pages as words

LEAF = Path(__file__).parent / "light" / "assets" / "leaf.svg"

speak_to_visitor()
st.set_page_config(page_title=words.LAUREL, page_icon=LEAF, layout="centered")
pages = [st.Page(file, title=title, default=file == "pages/board.py") for file, title in page_titles().items()]
show_visitor()
# The ways from page to page are drawn by the pages themselves: on a phone Streamlit would hide them in a drawer.
st.navigation(pages, position="hidden").run()
