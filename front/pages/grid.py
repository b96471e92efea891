"""The grid: a rater enters a whole village on a laptop."""

import streamlit as st

from data.catalogue import current_rubric
from data.errors import EntryRefused
from data.periods import period_states
from data.permissions import may
from front.board import period_word
from front.choices import choice, chosen_village, nothing_yet, period_label, stop
from front.show_grid import show_grid
from front.villages import villages
from front.visitor import visitor
from front.words import grid as words
from front.words import pages

st.set_page_config(layout="wide")
found = [village for village in villages() if village.key == visitor().village]
if not found:
    nothing_yet(pages.GRID, words.SIGN_IN)

with chosen_village(pages.GRID, found) as chosen:
    if not may(chosen.book, "save"):
        stop(chosen.village.name, words.NOT_A_RATER)
    open_ones = [period for period, state in reversed(period_states(chosen.book).items()) if state == "open"]
    if not open_ones:
        stop(chosen.village.name, words.NOT_OPEN, words.NOT_OPEN_HOW)
    try:
        current_rubric(chosen.book)
    except EntryRefused:
        stop(chosen.village.name, words.NO_RULES)
    with chosen.slots[0]:
        period = choice(period_label(period_word(chosen.book)), "period", open_ones)
    show_grid(chosen.book, chosen.village.key, period)
