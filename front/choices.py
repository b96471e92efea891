"""What a visitor chooses, kept in the page's address so that it can be passed on."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.errors import BookRefused
from data.open import Book
from front.villages import Village, opened
from front.words import pages as words


@dataclass(frozen=True)
class Chosen:
    """The village that a visitor chose, its open book, and where on the page further choices go."""

    village: Village
    book: Book
    slots: Sequence[DeltaGenerator]


@contextmanager
def chosen_village(page: str, found: Sequence[Village]) -> Iterator[Chosen]:
    """Let the visitor choose a village; its book is open within, and the page says so if it is a demonstration."""
    banner, slots = st.container(), st.columns(3)
    labels = labelled(found)
    with slots[0]:
        village = labels[choice(words.VILLAGE, "village", list(labels))]
    st.set_page_config(page_title=words.PAGE_TITLE.format(page=page, village=village.name))
    if village.demo:
        banner.info(words.DEMONSTRATION)
    try:
        with opened(village.key) as book:
            yield Chosen(village, book, slots[1:])
    except (BookRefused, KeyError):
        stop(words.UNREADABLE)


def choice(label: str, key: str, options: Sequence[str]) -> str:
    """One of the options, the first by default; `key` is its name in the page's address."""
    chosen: str | None = st.selectbox(label, options, key=key, bind="query-params")
    return chosen if chosen is not None and chosen in options else options[0]


def labelled(found: Sequence[Village]) -> Mapping[str, Village]:
    """What is chosen from: names, with the file's beside it where two villages bear the same."""
    names = [v.name for v in found]
    return {v.name if names.count(v.name) == 1 else words.SAME_NAME.format(name=v.name, key=v.key): v for v in found}


def period_label(word: str) -> str:
    """What a period is called above its choice.

    >>> period_label("year"), period_label("")
    ('Year', 'Season')
    """
    return words.PERIOD_NAMES.get(word, words.PERIOD)


def stop(*sentences: str) -> NoReturn:
    """Say why there is nothing to show, and end the page."""
    for sentence in sentences:
        st.write(sentence)
    st.stop()
