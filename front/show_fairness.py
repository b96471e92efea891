"""How the page about fairness is drawn."""

import polars as pl
import streamlit as st

from data.disclosure import Closed
from front.choices import Chosen
from front.fairness import fairness_page, fairness_table
from front.markdown import plain
from front.words import fairness as words


def show_fairness(chosen: Chosen, period: str) -> None:
    """The tables of a season, what other weights would do, and the tables to take away."""
    page = fairness_page(chosen.book, period)
    if isinstance(page, Closed):
        st.write(words.NOTHING)
        return
    st.write(words.WHAT)
    for kind, table in page.spread.items():
        head = words.BY_LEAGUE if kind == "league" else words.BY_SIZE
        st.header(head, anchor=False)
        _show(table, head)
    st.caption(words.NOT_SAID_HOW)
    st.header(words.OTHERWISE, anchor=False)
    st.write(words.OTHERWISE_HOW)
    for table in page.otherwise.values():
        _show(table, words.OTHERWISE)
    st.markdown("\n".join(f"- {plain(line)}" for line in page.moves))
    file = words.DATA_FILE.format(village=chosen.village.key, period=period)
    st.download_button(words.DATA, fairness_table(page).write_csv(), file, "text/csv", on_click="ignore")


def _show(table: pl.DataFrame, said: str) -> None:
    rows = table.select(pl.all().map_elements(plain, pl.String)).rename(plain)
    st.table(rows, hide_index=True, border="horizontal", alt=said)
