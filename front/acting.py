"""Acts on a page: a refusal is said where it happened; what was done is said on the page as it then stands."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from front.markdown import plain
from front.words.problems import lines
from rating.problems import Refused

DONE = "done"


@contextmanager
def acting(done: str) -> Iterator[None]:
    """Do something to a book: `done` is said after a fresh run of the page, or here why it was refused."""
    try:
        yield
    except Refused as refused:
        for line in lines(refused.problems):
            st.error(plain(line))
    else:
        st.session_state[DONE] = done
        st.rerun()


def say_done() -> None:
    """Say once what the last act did."""
    done = st.session_state.pop(DONE, "")
    if done:
        st.success(plain(done))
