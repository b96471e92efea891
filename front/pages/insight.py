"""The village as a whole: what it earned, how many rose, and how firm its boards are; the same for everybody."""

import streamlit as st

from front.choices import chosen_village, nothing_yet
from front.insight import insight_page
from front.light.addresses import address
from front.links import link
from front.show_files import show_files
from front.show_insight import show_insight
from front.villages import villages
from front.words import insight as words
from front.words import pages, village_sources

found = villages()
if not found:
    nothing_yet(pages.LAUREL, pages.NO_VILLAGES, pages.NO_VILLAGES_HOW)

with chosen_village(words.PAGE, found) as chosen:
    page = insight_page(chosen.book)
    show_insight(page, chosen.village)
    st.html(link(address(f"/sources/{chosen.village.key}"), village_sources.TO_SOURCES))
    show_files(chosen.book, chosen.village, list(dict.fromkeys(one.period for one in page.figures)), page.period_word)
