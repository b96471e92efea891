"""Households: found, registered by consent, corrected, merged, divided and archived."""

import streamlit as st

from front.choices import choice
from front.light.addresses import address
from front.links import link
from front.show_consents import show_consents, show_waiting
from front.show_households import show_finding, show_registering
from front.show_merging import show_changes, show_merging
from front.show_uploads import show_uploads
from front.staff import staff_page
from front.words import cards, staff
from front.words import households as words

SHOW = {
    words.FIND: show_finding,
    words.REGISTER: show_registering,
    words.WAITING: show_waiting,
    words.CONSENTS: show_consents,
    words.FILES: show_uploads,
    words.MERGE: show_merging,
    words.CHANGE: show_changes,
}

with staff_page(staff.HOUSEHOLDS, "edit_household") as chosen:
    with chosen.slots[0]:
        what = choice(words.WHAT, "do", list(SHOW))
    st.html(link(address("/cards"), cards.CARDS))
    SHOW[what](chosen.book)
