"""How the award wall is drawn on a Streamlit page."""

from itertools import groupby

import streamlit as st

from data.disclosure import Thanked, award_wall
from data.open import Book
from front.markdown import plain
from front.named import in_words, named
from front.seen_from import Place
from front.villages import Village
from front.words import award_pages as words
from front.words import awards as award_words


def show_wall(book: Book, village: Village, place: Place) -> None:
    """The newest season first; never a prize."""
    st.title(plain(words.WALL_TITLE.format(village=village.name)), anchor=False)
    st.write(words.WALL_HOW)
    thanked = in_words(award_wall(book, place), named(book))
    if not thanked:
        st.write(words.NOBODY_YET)
    for period, each in groupby(thanked, key=lambda one: one.period):
        st.header(plain(period), anchor=False)
        st.markdown("\n".join(f"- {plain(_line(one))}" for one in each))


def _line(thanked: Thanked) -> str:
    name = thanked.name or award_words.VILLAGE
    if thanked.deed is None:
        return words.THANKED.format(name=name, title=thanked.title)
    return words.THANKED_FOR.format(name=name, title=thanked.title, deed=award_words.DEEDS[thanked.deed])
