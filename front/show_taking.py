"""A figure to take away: its chart as a picture with the method on it, and its data with the method beside it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import polars as pl
import streamlit as st

from front.chart_files import KINDS, to_take_away
from front.charts import Chart
from front.paper.refused import PaperRefused
from front.words import taking


@dataclass(frozen=True)
class Figures:
    """What is taken away: `texts` is what is written in the chart beside its head, `name` begins the files' names."""

    chart: Chart
    head: str
    method: str
    texts: Sequence[str]
    table: pl.DataFrame
    name: str


def offer(figures: Figures) -> None:
    """A button for each kind of file."""
    name, data = figures.name, figures.table.write_csv()
    with st.container(horizontal=True):
        # Where no font has the letters of a picture, the data are there all the same.
        with suppress(PaperRefused):
            svg, png = (
                to_take_away(figures.chart, kind, figures.head, figures.method, figures.texts) for kind in KINDS
            )
            st.download_button(
                taking.PICTURE_SVG, svg, f"{name}.svg", "image/svg+xml", on_click="ignore", key=f"{name}s"
            )
            st.download_button(taking.PICTURE_PNG, png, f"{name}.png", "image/png", on_click="ignore", key=f"{name}p")
        st.download_button(taking.DATA, data, f"{name}.csv", "text/csv", on_click="ignore", key=f"{name}c")
