"""How a household's own page is drawn in Streamlit; what it shows is worked out in `front.progress`."""

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from data.progress import Season
from front import charts
from front.choices import period_label
from front.leaves import leaves
from front.markdown import plain
from front.progress import Mark, Part, ProgressPage
from front.words import progress as words
from front.words.say import amount, decimal, in_turn


def show_progress(page: ProgressPage) -> None:
    """Draw a household's own page: its own past first, then its leaves, its seasons and what its score is made of."""
    st.title(plain(words.TITLE.format(label=page.label, period=page.period)), anchor=False)
    for sentence in page.missing:
        st.write(plain(sentence))
    _show_own_past(page)
    _show_level(page)
    _show_seasons(page)
    _show_parts(page.parts, page.score)
    _show_marks(page.marks)
    st.caption(plain(page.rules))


def _show_own_past(page: ProgressPage) -> None:
    earned = {season.period: season.earned for season in page.seasons}
    drawn = sum(value is not None for value in earned.values()) > 1
    if not (page.own_past or drawn):
        return
    st.header(words.OWN_PAST, anchor=False)
    if page.own_past:
        st.write(plain(page.own_past))
        st.caption(plain(page.counted_as))
    if drawn:
        told = _as_text(page.seasons, lambda season: _amount(season.earned, page.currency))
        chart = charts.line(earned, period_label(page.period_word), words.FROM_WORK)
        st.altair_chart(chart, alt=words.EARNED_CHART.format(figures=told))


def _show_level(page: ProgressPage) -> None:
    if not page.levels:
        return
    st.header(words.LEVEL, anchor=False)
    st.image(leaves(page.level, page.levels), alt=page.leaves)
    st.write(f"{page.leaves}. {words.KEPT}")
    if page.next_step:
        st.write(plain(page.next_step))


def _show_seasons(page: ProgressPage) -> None:
    st.header(words.OVER_TIME, anchor=False)
    score = {season.period: season.score for season in page.seasons}
    if sum(value is not None for value in score.values()) > 1:
        told = _as_text(page.seasons, lambda season: _decimal(season.score, page.decimals))
        chart = charts.line(score, period_label(page.period_word), words.SCORE, (0, 100))
        st.altair_chart(chart, alt=words.SCORE_CHART.format(figures=told))
    rows = {
        period_label(page.period_word): [plain(_named(season)) for season in page.seasons],
        words.FROM_WORK: [_amount(season.earned, page.currency) for season in page.seasons],
        words.GROWTH: [_decimal(season.growth, 2) for season in page.seasons],
        words.SCORE: [_decimal(season.score, page.decimals) for season in page.seasons],
        words.LEVEL_SHORT: [str(season.level_step) if season.level_step else words.NOTHING for season in page.seasons],
    }
    st.table(pl.DataFrame(rows), hide_index=True, border="horizontal", alt=words.SEASONS_TABLE)


def _show_parts(parts: Sequence[Part], score: str) -> None:
    if not parts:
        return
    st.header(words.MADE_UP, anchor=False)
    rows = {
        words.PART: [*(plain(part.ask) for part in parts), f"**{words.SUM}**"],
        words.BRINGS: [*(part.brings for part in parts), f"**{score}**"],
        words.AT_MOST: [*(part.at_most for part in parts), words.WHOLE],
    }
    st.table(pl.DataFrame(rows), hide_index=True, border="horizontal", alt=words.MADE_UP_TABLE)


def _show_marks(marks: Sequence[Mark]) -> None:
    st.header(words.ENTERED, anchor=False)
    if not marks:
        st.write(words.NO_MARKS)
        return
    rows = {
        words.CRITERION: [plain(mark.ask) for mark in marks],
        words.MARK: [mark.mark for mark in marks],
        words.RATER: [plain(mark.rater) for mark in marks],
        words.ON: [mark.on for mark in marks],
    }
    st.table(pl.DataFrame(rows), hide_index=True, border="horizontal", alt=words.ENTERED_TABLE)


def _as_text(seasons: Sequence[Season], value: Callable[[Season], str]) -> str:
    return in_turn(words.FIGURE.format(period=season.period, value=value(season)) for season in seasons)


def _named(season: Season) -> str:
    return words.RESTED.format(period=season.period) if season.paused else season.period


def _amount(value: float | None, currency: str) -> str:
    return words.NOTHING if value is None else amount(value, currency)


def _decimal(value: float | None, digits: int) -> str:
    return words.NOTHING if value is None else decimal(value, digits)
