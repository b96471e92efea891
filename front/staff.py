"""The frame of the pages of those who work with a book: what they may do there, and what was just done."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from data.periods import period_names
from data.permissions import is_confirmed, may
from front.acting import say_done
from front.board import period_word
from front.choices import Chosen, choice, chosen_village, nothing_yet, period_label, stop
from front.light.addresses import address
from front.villages import villages
from front.visitor import visitor
from front.words import pages, staff


@contextmanager
def staff_page(title: str, action: str) -> Iterator[Chosen]:
    """A page of the chosen village, its book open for who visits; it ends here for whoever may not do `action`.

    Whoever is signed in to a village finds that one chosen.
    """
    found, own = villages(), visitor().village
    if not found:
        nothing_yet(title, pages.NO_VILLAGES, pages.NO_VILLAGES_HOW)
    with chosen_village(title, sorted(found, key=lambda each: each.key != own)) as chosen:
        if not may(chosen.book, action):
            stop(title, staff.NOT_YOURS)
        st.title(title, anchor=False)
        say_done()
        yield chosen


def chosen_season(chosen: Chosen) -> str:
    """The season that is chosen on a page of the chosen village, the latest first; it ends where there is none."""
    found = tuple(reversed(period_names(chosen.book)))
    if not found:
        stop(chosen.village.name, pages.NO_PERIODS)
    with chosen.slots[0]:
        return choice(period_label(period_word(chosen.book)), "period", found)


def confirmed(chosen: Chosen, action: str) -> bool:
    """Whether an act that asks for the password again may go on; else the page says how.

    It is given in a tab of its own, so that nothing that was typed here gets lost.
    """
    if is_confirmed(chosen.book.actor, action):
        return True
    st.write(staff.CONFIRM_FIRST)
    st.link_button(staff.CONFIRM, address("/confirm", next=address("/account")))
    st.button(staff.CONFIRMED, key=f"confirmed-{action}")
    return False
