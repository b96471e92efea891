"""Tables of text on the pages of those who work with a book."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from front.markdown import plain
from front.words.say import shown


def show_table(rows: Sequence[Sequence[object]], columns: Sequence[str], alt: str, *, whole: bool = False) -> None:
    """A table of text; what is missing stays empty, what is long is cut unless `whole`, and `alt` says what it is."""
    say = str if whole else shown
    cells = [["" if cell in (None, "") else plain(say(cell)) for cell in row] for row in rows]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String), orient="row")
    st.table(frame, hide_index=True, border="horizontal", alt=alt)
