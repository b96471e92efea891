"""How the village as a whole is drawn on a Streamlit page; what it shows is worked out in `front.insight`."""

import altair as alt
import polars as pl
import streamlit as st

from front import charts
from front.choices import period_label
from front.insight import Figure, InsightPage, figures_table
from front.markdown import plain
from front.show_curves import show_curves
from front.show_taking import Figures, offer
from front.villages import Village
from front.words import insight as words
from front.words import taking
from front.words.say import in_turn


def show_insight(page: InsightPage, village: Village) -> None:
    """Draw every figure with its chart, table and method, and how firm the last board is."""
    st.title(plain(words.TITLE.format(village=village.name)), anchor=False)
    if not page.figures:
        st.write(words.NOTHING)
        return
    st.write(words.WHAT)
    st.caption(taking.COARSE)
    for name in words.HEADS:
        if figures := page.of(name):
            _show_figures(page, name, figures, village)
    show_curves(page, village)
    _show_firmness(page)
    data = figures_table(page).write_csv()
    st.download_button(words.DATA, data, words.DATA_FILE.format(village=village.key), "text/csv", on_click="ignore")


def _show_figures(page: InsightPage, name: str, figures: list[Figure], village: Village) -> None:
    head, label = words.HEADS[name], period_label(page.period_word)
    st.header(head, anchor=False)
    values = [words.value(name, one.value, one.withheld, page.currency) for one in figures]
    shown = any(one.value is not None for one in figures)
    if shown:
        told = in_turn(words.EACH.format(period=o.period, value=v) for o, v in zip(figures, values, strict=True))
        said_so = words.CHART.format(figure=head, figures=told)
        st.altair_chart(_chart(page, name, label), alt=said_so)
    rows = pl.DataFrame({label: [plain(one.period) for one in figures], words.VALUE: [plain(each) for each in values]})
    st.table(rows, hide_index=True, border="horizontal", alt=words.TABLE.format(figure=head))
    st.caption(_how(page, name))
    if shown:
        offer(_taken(page, name, label, village))


def _how(page: InsightPage, name: str) -> str:
    constant = words.CONSTANT if page.constant_prices and name == "earned" else ""
    how = words.HOW.format(method=words.METHODS[name], count=words.FEWEST[name])
    return f"{how} {constant}".rstrip()


def _taken(page: InsightPage, name: str, label: str, village: Village) -> Figures:
    texts = [one.period for one in page.of(name)]
    table = figures_table(page, name)
    return Figures(
        _chart(page, name, label), words.HEADS[name], _how(page, name), texts, table, f"{village.key}-{name}"
    )


def _chart(page: InsightPage, name: str, label: str) -> alt.Chart:
    values = {one.period: one.value for one in page.of(name)}
    head = words.HEADS[name]
    return charts.line(values, label, head, (0, 1)) if _unit_free(name) else charts.bars(values, label, head)


def _unit_free(name: str) -> bool:
    return name in words.SHARES or name == "gini"


def _show_firmness(page: InsightPage) -> None:
    st.header(plain(words.FIRM.format(period=page.period)), anchor=False)
    for line in page.firm_lines():
        st.write(plain(line))
    st.caption(words.FIRM_HOW)
