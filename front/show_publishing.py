"""How the page Publishing is drawn: where a season is on its way, what its next step needs, and the step itself."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.boarddays import next_board_day
from data.lifecycle import begin_review, close_period, publish, publish_recalculated, unready
from data.periods import period_states
from data.preview import PublicationPreview, preview_publication
from front.acting import acting
from front.choices import Chosen
from front.dates import day
from front.markdown import plain
from front.named import Named, named
from front.show_board import show_thanks
from front.show_correcting import show_correcting
from front.staff import confirmed
from front.words import checks as check_words
from front.words import publishing as words
from front.words.problems import lines
from rating.problems import Problem, Refused

PREVIEWED = "publishing-previewed"


def show_publishing(chosen: Chosen, period: str) -> None:
    """The state of a season and its next step."""
    state = period_states(chosen.book)[period]
    st.caption(words.WAY.format(state=words.STATES[state]))
    _STEPS[state](chosen, period)


def _show_beginning(chosen: Chosen, period: str) -> None:
    st.header(words.BEGIN, anchor=False)
    st.write(words.BEGIN_HOW)
    against = unready(chosen.book, period)
    _say_against(against)
    if not against and st.button(words.BEGIN, type="primary"):
        with acting(words.BEGUN.format(period=period)):
            begin_review(chosen.book, period)


def _show_first(chosen: Chosen, period: str) -> None:
    st.header(words.PUBLISH, anchor=False)
    st.write(words.PUBLISH_HOW)
    against = unready(chosen.book, period)
    _say_against(against)
    if not against:
        _show_previewed(chosen, period, recalculated=False)


def _show_again(chosen: Chosen, period: str) -> None:
    st.header(words.CORRECT, anchor=False)
    show_correcting(chosen.book, period)
    st.header(words.PUBLISH_AGAIN, anchor=False)
    found = unready(chosen.book, period)
    against = [each for each in found if each.code != "nothing_corrected"]
    nothing = len(found) > len(against)
    _say_against(against)
    recalculated = nothing and st.checkbox(words.RECALCULATED, help=words.RECALCULATED_HOW)
    if nothing and not recalculated:
        st.write(words.NOTHING_CORRECTED)
    elif not against:
        _show_previewed(chosen, period, recalculated=recalculated)
    st.caption(check_words.BOARD_DAY.format(day=day(next_board_day(chosen.book))))
    st.header(words.CLOSE, anchor=False)
    st.write(words.CLOSE_HOW)
    if st.checkbox(words.CLOSE_SURE) and st.button(words.CLOSE):
        with acting(words.CLOSED.format(period=period)):
            close_period(chosen.book, period)


def _show_closed(_chosen: Chosen, _period: str) -> None:
    st.write(words.OVER)


def _show_previewed(chosen: Chosen, period: str, *, recalculated: bool) -> None:
    """The preview once it is asked for, and only then the button that publishes."""
    if st.button(words.PREVIEW):
        st.session_state[PREVIEWED] = (period, recalculated)
    if st.session_state.get(PREVIEWED) != (period, recalculated):
        return
    try:
        found = preview_publication(chosen.book, period, recalculated=recalculated)
    except Refused as refused:
        _say_against(refused.problems)
        return
    _show_boards(found, named(chosen.book))
    if confirmed(chosen, "publish") and st.button(words.PUBLISH_NOW.format(revision=found.revision), type="primary"):
        with acting(words.PUBLISHED.format(period=period, revision=found.revision)):
            (publish_recalculated if recalculated else publish)(chosen.book, period)


def _show_boards(found: PublicationPreview, names: Named) -> None:
    st.subheader(words.BOARDS, anchor=False)
    st.caption(words.BOARDS_HOW)
    for league, board in found.boards.items():
        if league is not None:
            st.write(f"**{plain(words.GROUP.format(league=names.group(league)))}**")
        show_thanks(board)
    st.write(words.LIFTED[found.lifted].format(about=found.about))


def _say_against(problems: Sequence[Problem]) -> None:
    if problems:
        st.warning(words.AGAINST + "\n" + "\n".join(f"- {plain(line)}" for line in lines(problems)))


_STEPS: dict[str, Callable[[Chosen, str], None]] = {
    "open": _show_beginning,
    "review": _show_first,
    "published": _show_again,
    "closed": _show_closed,
}
