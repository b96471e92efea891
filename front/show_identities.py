"""Who an account is at the organisation's identity provider, as the page People and access shows it."""

from collections.abc import Callable

import streamlit as st

from data.accounts import accounts
from data.identities import Kind, Link, link_identity, links, unlink_identity
from data.open import Book
from front.acting import acting
from front.oidc import Provider
from front.tables import show_table
from front.words import people as words


def show_identities(book: Book, provider: Provider, confirmed: Callable[[], bool]) -> None:
    """What is noted of the chosen account, with the forms that note more and take it back."""
    st.write(words.IDENTITIES_HOW.format(name=provider.name))
    by_name = {each.name: each for each in accounts(book)}
    name = st.selectbox(words.ACCOUNT, list(by_name), index=None, key="identity-of", placeholder="")
    if name is None:
        return
    number = by_name[name].id
    noted = links(book, number)
    rows = [(words.KINDS[each.kind], each.value, each.issuer) for each in noted]
    show_table(rows or [(words.NOTHING_NOTED, "", "")], words.IDENTITY_COLUMNS, words.IDENTITY_TABLE)
    if confirmed():
        _show_noting(book, number, provider.issuer)
        _show_taking_back(book, number, noted)


def _show_noting(book: Book, number: int, issuer: str) -> None:
    kinds: dict[str, Kind] = {words.KINDS["subject"]: "subject", words.KINDS["email"]: "email"}
    with st.form("identity", border=False, clear_on_submit=True):
        kind = st.radio(words.KIND, list(kinds))
        value = st.text_input(words.VALUE)
        asked = st.form_submit_button(words.NOTE, type="primary")
    if asked:
        with acting(words.NOTED):
            link_identity(book, number, Link(issuer, kinds[kind], value))


def _show_taking_back(book: Book, number: int, noted: tuple[Link, ...]) -> None:
    for each in noted:
        if st.button(words.TAKE_BACK.format(value=each.value), key=f"take-back-{each.kind}-{each.value}"):
            with acting(words.TAKEN_BACK):
                unlink_identity(book, number, each)
