"""How sources of income are listed, added and changed on the page Seasons and sources."""

import streamlit as st

from data.catalogue import current
from data.open import Book
from data.periods import add_source, all_sources
from data.unused import edit_source, remove_source
from front.acting import acting, fresh
from front.criteria import source_name
from front.tables import show_table
from front.words import seasons as words
from rating.rubric import Rubric


def show_sources(book: Book) -> None:
    """The sources by kind, a form to add one, and one to change what nothing uses yet."""
    kinds, rules = all_sources(book), current(book)
    rubric = rules.rubric() if rules else None
    if kinds:
        rows = [(_called(name, rubric), words.KINDS[kind]) for name, kind in kinds.items()]
        show_table(rows, words.SOURCE_COLUMNS, words.SOURCE_TABLE)
    else:
        st.write(words.NO_SOURCES)
    st.header(words.ANOTHER_SOURCE, anchor=False)
    with st.form(fresh("source"), border=False):
        name = st.text_input(words.NAME)
        kind = _kind("work")
        asked = st.form_submit_button(words.ADD_SOURCE, type="primary")
    if asked:
        with acting(words.SOURCE_ADDED.format(name=name)):
            add_source(book, name.strip(), kind)
    if kinds:
        _show_changing(book, kinds)


def _show_changing(book: Book, kinds: dict[str, str]) -> None:
    st.header(words.CHANGE_SOURCE, anchor=False)
    source = st.selectbox(words.CHOOSE_SOURCE, sorted(kinds), index=None, key="source-to-change", placeholder="")
    if source is None:
        return
    with st.form(f"change-{source}", border=False):
        name = st.text_input(words.NAME, value=source)
        kind = _kind(kinds[source])
        changed = st.form_submit_button(words.CHANGE)
        removed = st.form_submit_button(words.REMOVE)
    if changed:
        with acting(words.CHANGED.format(name=name)):
            edit_source(book, source, name=name, kind=kind)
    if removed:
        with acting(words.REMOVED.format(name=source)):
            remove_source(book, source)


def _called(source: str, rubric: Rubric | None) -> str:
    """The name of a source, with what the village rules call it in the visitor's language where that is another."""
    name = source_name(source, rubric.source_texts(source) if rubric else None)
    return source if name.casefold() == source.casefold() else words.SOURCE_CALLED.format(name=name, source=source)


def _kind(kind: str) -> str:
    kinds = list(words.KINDS)
    return str(st.selectbox(words.KIND, kinds, index=kinds.index(kind), format_func=words.KINDS.__getitem__))
