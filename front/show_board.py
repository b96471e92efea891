"""How a board is drawn on a Streamlit page; what it shows is worked out in `front.board`."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from data.disclosure import Board, Closed, PeriodTotal
from front import charts
from front.board import BoardPage
from front.choices import period_label
from front.counted import Counted
from front.dates import day
from front.markdown import plain
from front.together import TogetherRow
from front.villages import Village
from front.words import board as words
from front.words import together as together_words
from front.words.say import amount, in_turn, listed, percent

SHOWN = ("earned", "property", "support")


def show_board(page: BoardPage, village: Village, period: str, group: str | None) -> None:
    """Draw a board from its title to its small print; `group` is what its group is called."""
    st.title(plain(words.TITLE.format(village=village.name)), anchor=False)
    when = words.WHEN_LEAGUE if group else words.WHEN
    st.header(plain(when.format(period=period, league=group)), anchor=False)
    show_correction(page.board)
    show_thanks(page.board)
    if page.first_season:
        st.caption(words.FIRST_SEASON)
    _show_together(page.together)
    _show_totals(page.totals, page.currency, period_label(page.period_word))
    _show_counted(page.counted)
    _show_how(page)


def show_correction(board: Board | Closed) -> None:
    """Say of a board that was corrected since it was first published which revision it is, and why."""
    if isinstance(board, Board) and board.why:
        told = {"revision": board.revision, "rated_on": day(board.rated_on), "why": words.CORRECTIONS[board.why]}
        st.info(plain(words.CORRECTED.format(**told)))


def show_thanks(board: Board | Closed) -> None:
    """The bands of a board; or that the group is thanked as a whole, or why there is no board."""
    if isinstance(board, Closed):
        st.write(f"{words.CLOSED} {words.REASONS[board.code]} {words.OWN_PAGE}")
    elif board.as_a_whole:
        st.write(words.AS_A_WHOLE)
    else:
        names = [plain(listed(band)) for band in board.bands]
        rows = pl.DataFrame({words.PLACE: range(1, len(names) + 1), words.HOUSEHOLDS: names})
        st.table(rows.cast(pl.String), hide_index=True, border="horizontal", alt=words.TABLE)
        st.caption(words.EQUAL)


def _show_together(goals: Sequence[TogetherRow]) -> None:
    if not goals:
        return
    st.header(together_words.TITLE, anchor=False)
    for goal in goals:
        st.write(f"**{plain(goal.title)}**  \n{plain(goal.said)}")
        if goal.percent is not None:
            st.progress(goal.percent)
    st.caption(together_words.HOW)


def _show_totals(totals: Sequence[PeriodTotal], currency: str, label: str) -> None:
    periods = list(dict.fromkeys(total.period for total in totals))
    figures = {(total.period, total.name): total.amount for total in totals}
    earned = {period: figures.get((period, "earned")) for period in periods}
    if not any(value is not None for value in earned.values()):
        return
    st.header(words.EARNED, anchor=False)
    chart = charts.bars(earned, label, words.EARNED_SHORT)
    st.altair_chart(chart, alt=words.EARNED_CHART.format(figures=_as_text(earned, currency)))
    names = [name for name in SHOWN if any(figures.get((period, name)) is not None for period in periods)]
    columns = {words.FIGURES[name]: [_figure(figures.get((p, name)), currency) for p in periods] for name in names}
    rows = pl.DataFrame({label: [plain(period) for period in periods], **columns})
    st.table(rows, hide_index=True, border="horizontal", alt=words.EARNED_TABLE)
    constant = words.CONSTANT if any(total.constant_prices for total in totals) else ""
    st.caption(f"{words.EARNED_HOW} {constant} {words.WITHHELD_HOW}")


def _as_text(figures: dict[str, float | None], currency: str) -> str:
    told = (words.FIGURE.format(period=p, amount=_figure(value, currency)) for p, value in figures.items())
    return in_turn(told)


def _figure(value: float | None, currency: str) -> str:
    return words.WITHHELD if value is None else amount(value, currency)


def _show_counted(counted: Sequence[Counted]) -> None:
    if not counted:
        return
    st.header(words.COUNTED, anchor=False)
    rows = pl.DataFrame(
        {
            words.COUNTED_QUESTION: [plain(one.ask) for one in counted],
            words.COUNTED_WEIGHT: [percent(one.share) for one in counted],
            words.COUNTED_ANOTHER: [plain(one.another_way) for one in counted],
        }
    )
    st.table(rows, hide_index=True, border="horizontal", alt=words.COUNTED_TABLE)


def _show_how(page: BoardPage) -> None:
    board = page.board
    st.header(words.HOW, anchor=False)
    if isinstance(board, Board):
        st.write(plain(words.PURPOSE.format(purpose=page.purpose)))
    st.write(" ".join(words.HOW_SENTENCES))
    if isinstance(board, Board):
        st.header(words.ABOUT, anchor=False)
        st.write(plain(words.CONTACT.format(contact=board.contact)))
        rules = words.RULES.format(title=page.rules_title, version=board.version, hash=page.rules_hash[:12])
        revision = words.REVISION.format(
            rated_on=day(board.rated_on), revision=board.revision, opened_on=day(board.opened_on)
        )
        st.caption(plain(f"{rules} {revision}"))
