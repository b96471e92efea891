"""How the curves of the page about the village as a whole are drawn."""

import streamlit as st

from front import charts
from front.choices import period_label
from front.curves import how, latest_points, rows_of, table_of, values
from front.insight import InsightPage
from front.markdown import plain
from front.show_taking import Figures, offer
from front.villages import Village
from front.words import curves as words
from front.words import insight as insight_words
from front.words.say import in_turn


def show_curves(page: InsightPage, village: Village) -> None:
    """Each curve of the last season that has one, with its table and method."""
    for name, head in words.HEADS.items():
        if points := latest_points(page, name):
            said = words.OF.format(figure=head, period=points[-1].period)
            st.header(plain(said), anchor=False)
            rows, drawn = rows_of(points), values(points)
            chart = charts.line(drawn, words.HOUSEHOLDS, words.VALUE, (0, 1) if name == "lorenz" else None)
            told = in_turn(insight_words.EACH.format(period=part, value=value) for part, value in rows.iter_rows())
            st.altair_chart(chart, alt=insight_words.CHART.format(figure=said, figures=told))
            st.table(rows, hide_index=True, border="horizontal", alt=said)
            st.caption(how(name))
            table = table_of(points, period_label(page.period_word))
            offer(Figures(chart, said, how(name), list(drawn), table, f"{village.key}-{name}"))
