"""Acts on a page: a refusal is said where it happened; what was done is said on the page as it then stands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from front.markdown import plain
from front.words.problems import lines
from rating.problems import Refused

DONE, COUNT = "done", "done-count"


@contextmanager
def acting(done: str = "") -> Iterator[Callable[[str], None]]:
    """Do something to a book: `done` is said after a fresh run of the page, or here why it was refused.

    What is only known once it is done is said by calling what this gives.
    """
    said = [done]
    try:
        yield said.append
    except Refused as refused:
        for line in lines(refused.problems):
            st.error(plain(line))
    else:
        st.session_state[DONE] = said[-1]
        st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
        st.rerun()


def fresh(form: str) -> str:
    """The key of a form that is empty again once something was done: nobody inherits what was typed for another."""
    return f"{form}-{st.session_state.get(COUNT, 0)}"


def say_done() -> None:
    """Say once what the last act did."""
    done = st.session_state.pop(DONE, "")
    if done:
        st.success(plain(done))
