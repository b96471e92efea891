"""How awards are decided on the page Awards: on screen or by a meeting's minutes, handed over, and revoked."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from data.approving import (
    Held,
    Minutes,
    approve_awards,
    award_minutes,
    record_minutes,
    refuse_awards,
    revoke_award,
)
from data.awards import Award, awards
from data.awardtables import APPROVALS, DECISIONS, REVOCATIONS
from data.handing import hand_over, record_slip
from data.open import Book, today
from data.permissions import may
from front.acting import acting, fresh
from front.awards import award_row, terms_of, whom
from front.dates import day as day_of
from front.light.addresses import address
from front.named import named
from front.show_fund import request_of
from front.tables import show_table
from front.words import award_pages as words


def show_deciding(book: Book, period: str) -> None:
    """What waits to be decided, with its evidence; several are decided at once, for one reason or by one meeting."""
    found = _in_state(book, period, "proposed")
    if not found:
        st.write(words.NOTHING_TO_DECIDE)
        return
    terms = terms_of(book)
    rows = [award_row(book, each, terms) for each in found.values()]
    show_table(rows, words.COLUMNS, words.TABLE)
    label = _labels(book, found)
    minutes = {each.number: _minutes(each) for each in award_minutes(book)}
    with st.form(fresh("decide"), border=False):
        chosen = st.multiselect(words.WHICH, list(found), format_func=label.__getitem__)
        reason = st.selectbox(words.WHY, APPROVALS, format_func=words.APPROVALS.__getitem__, index=None, placeholder="")
        by = st.selectbox(words.BY_MINUTES, list(minutes), format_func=minutes.__getitem__, index=None, placeholder="")
        approves = st.form_submit_button(words.APPROVE, type="primary")
        refuses = st.form_submit_button(words.REFUSE)
    if approves and chosen:
        with acting(words.APPROVED):
            approve_awards(book, chosen, reason or "", by)
    if refuses and chosen:
        with acting(words.REFUSED):
            refuse_awards(book, chosen)


def show_minutes(book: Book, period: str) -> None:
    """The sheet that a meeting signs, and the form that records what it decided."""
    st.link_button(words.SHEET, address("/awards/sheet", period=period))
    st.caption(words.MINUTES_HOW)
    with st.form(fresh("minutes"), border=False):
        day = st.date_input(words.HELD_ON, value=date.fromisoformat(today()))
        present = st.number_input(words.PRESENT, min_value=3, value=3, step=1)
        objections = st.number_input(words.OBJECTIONS, min_value=0, value=0, step=1)
        decision = st.selectbox(words.DECISION, DECISIONS, format_func=words.DECISIONS.__getitem__)
        first, second = st.text_input(words.FIRST, max_chars=80), st.text_input(words.SECOND_ONE, max_chars=80)
        sent = st.form_submit_button(words.RECORD, type="primary")
    if sent:
        held = Minutes(day.isoformat(), int(present), int(objections), decision, first, second)
        with acting() as said:
            said(words.RECORDED.format(number=record_minutes(book, request_of("minutes"), held)))


def show_handing(book: Book, period: str) -> None:
    """Accepted awards are handed over and paid; signed slips of others are recorded."""
    if may(book, "hand_over"):
        _show_handing(book, {**_in_state(book, period, "accepted"), **_to_the_village(book, period)})
    slips = _in_state(book, period, "handed")
    if slips:
        st.caption(words.SLIPS_HOW)
        number = st.selectbox(words.WHICH, list(slips), format_func=_labels(book, slips).__getitem__, key="slip")
        if st.button(words.RECORD_SLIP):
            with acting(words.SLIP_RECORDED):
                record_slip(book, number)


def show_revoking(book: Book, found: Sequence[Award]) -> None:
    """The form that revokes an award that was approved."""
    standing = {each.id: each for each in found if each.state not in ("proposed", "revoked")}
    if not standing:
        return
    with st.form(fresh("revoke"), border=False):
        st.caption(words.REVOKE_HOW)
        number = st.selectbox(words.WHICH, list(standing), format_func=_labels(book, standing).__getitem__)
        reason = st.selectbox(words.REVOKE_WHY, REVOCATIONS, format_func=words.REVOCATIONS.__getitem__)
        sent = st.form_submit_button(words.REVOKE)
    if sent:
        with acting(words.REVOKED):
            revoke_award(book, number, reason)


def _show_handing(book: Book, found: dict[int, Award]) -> None:
    if not found:
        st.write(words.NOTHING_TO_HAND)
        return
    with st.form(fresh("hand"), border=False):
        st.caption(words.HAND_HOW)
        number = st.selectbox(words.WHICH, list(found), format_func=_labels(book, found).__getitem__)
        code, slip = st.text_input(words.CODE, type="password"), st.text_input(words.SLIP, max_chars=40)
        sent = st.form_submit_button(words.HAND_NOW, type="primary")
    if sent:
        with acting() as said:
            receipt = hand_over(book, number, code=code.strip(), paper=slip.strip())
            said(words.HANDED_PAID.format(number=receipt) if receipt else words.HANDED)


def _in_state(book: Book, period: str, state: str) -> dict[int, Award]:
    return {each.id: each for each in awards(book, period) if each.state == state}


def _to_the_village(book: Book, period: str) -> dict[int, Award]:
    """Awards to the village as a whole, which nobody has to accept."""
    return {n: a for n, a in _in_state(book, period, "approved").items() if a.household is None and a.account is None}


def _minutes(held: Held) -> str:
    decision = words.DECISIONS[held.decision]
    return words.MINUTES_OF.format(number=held.number, day=day_of(held.held_on), decision=decision)


def _labels(book: Book, found: Mapping[int, Award]) -> dict[int, str]:
    names = named(book)
    return {n: words.AWARD_OF.format(whom=whom(one), title=names.award(one.title)) for n, one in found.items()}
