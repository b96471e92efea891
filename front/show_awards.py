"""How the page Awards is drawn: proposing, nominating, and what stands; deciding is in `front.show_deciding`."""

from secrets import token_hex

import streamlit as st

from awards.proposing import proposals
from data.awards import Award, awards, declare_household, own_awards, propose_award
from data.awardtables import DEEDS
from data.errors import EntryRefused
from data.handing import accept_award, decline_award
from data.households import consenting
from data.nominating import nominate, nominations, second
from data.open import Book
from data.permissions import may
from front.acting import acting, fresh
from front.awards import award_row, terms_of, whom
from front.choices import Chosen, Part, show_part
from front.markdown import plain
from front.named import named
from front.show_certificates import show_certificates
from front.show_deciding import show_deciding, show_handing, show_minutes, show_revoking
from front.show_fund import request_of
from front.tables import show_table
from front.words import award_pages as words
from front.words import awards as award_words
from front.words.problems import lines
from front.words.say import counted


def show_awards(chosen: Chosen, period: str) -> None:
    """What is chosen of it, among what whoever visits may do."""
    parts: dict[str, Part] = {
        words.ALL: ("awards", _show_all),
        words.RULES: ("award_evidence", _show_rules),
        words.NOMINATE: ("nominate", _show_nominating),
        words.MINUTES: ("record_minutes", show_minutes),
        words.DECIDE: ("approve_award", show_deciding),
        words.HAND_OVER: ("record_slip", show_handing),
        words.CERTIFICATES: ("certified", show_certificates),
        words.OWN: ("own_awards", _show_own),
    }
    show_part(chosen, 1, words.WHAT_TO_DO, parts, period)


def _show_all(book: Book, period: str) -> None:
    found = awards(book, period)
    if not found:
        st.write(words.NO_AWARDS)
        return
    names = named(book)
    rows = [
        (names.award(a.title), whom(a), words.STATES[a.state], a.proposed_by, a.approved_by, a.handed_by) for a in found
    ]
    show_table(rows, words.ALL_COLUMNS, words.ALL_TABLE)
    if may(book, "revoke_award"):
        show_revoking(book, found)


def _show_rules(book: Book, period: str) -> None:
    try:
        found = proposals(book, period)
    except EntryRefused as refused:
        st.write("\n\n".join(plain(line) for line in lines(refused.problems)))
        return
    if not found:
        st.write(words.NOTHING_PROPOSED)
        return
    st.caption(words.RULES_HOW)
    terms = terms_of(book)
    rows = [award_row(book, each, terms) for each in found]
    show_table(rows, words.COLUMNS, words.TABLE)
    if st.button(words.PROPOSE, type="primary"):
        with acting(counted(len(found), *words.PROPOSED)):
            for each in found:
                propose_award(book, token_hex(16), each)


def _show_nominating(book: Book, period: str) -> None:
    found = nominations(book, period)
    if found:
        rows = [(n.household, award_words.DEEDS[n.deed], words.YES if n.seconded else words.NO) for n in found]
        show_table(rows, words.NOMINATION_COLUMNS, words.NOMINATION_TABLE)
    else:
        st.write(words.NO_NOMINATIONS)
    waiting = {each.number: each for each in found if not each.seconded}
    if waiting:
        said = {
            number: words.NOMINATION_OF.format(household=each.household, deed=award_words.DEEDS[each.deed])
            for number, each in waiting.items()
        }
        number = st.selectbox(words.NOMINATION, list(said), format_func=said.__getitem__)
        if st.button(words.SECOND):
            with acting(words.SECONDED):
                second(book, number)
    with st.form(fresh("nominate"), border=False):
        household = st.selectbox(words.HOUSEHOLD, _households(book), index=None, placeholder="")
        deed = st.selectbox(words.DEED, DEEDS, format_func=award_words.DEEDS.__getitem__)
        sent = st.form_submit_button(words.NOMINATE_NOW, type="primary")
    if sent and household:
        with acting(words.NOMINATED):
            nominate(book, request_of("nominate"), household, period, deed)


def _show_own(book: Book, _period: str) -> None:
    for each in own_awards(book):
        _show_own_award(book, each)
    st.caption(words.OWN_HOW)
    with st.form(fresh("own"), border=False):
        household = st.selectbox(words.HOUSEHOLD, _households(book), index=None, placeholder="")
        sent = st.form_submit_button(words.SAY_OWN)
    if sent and household and book.actor.account is not None:
        with acting(words.OWN_SAID):
            declare_household(book, book.actor.account, household)


def _show_own_award(book: Book, award: Award) -> None:
    st.subheader(plain(named(book).award(award.title)), anchor=False)
    st.write(words.OWN_STATES[award.state])
    if award.state == "approved" and st.button(words.ACCEPT, key=f"accept-{award.id}"):
        with acting(words.ACCEPTED):
            accept_award(book, award.id)
    if award.state in ("approved", "accepted") and st.button(words.DECLINE, key=f"decline-{award.id}"):
        with acting(words.DECLINED):
            decline_award(book, award.id)


def _households(book: Book) -> list[str]:
    return sorted(consenting(book), key=str.casefold)
