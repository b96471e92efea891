"""How accounts, roles, sealed codes and the handover are shown on the page People and access."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from data.accounts import ROLES, Account, accounts, add_account, end_sessions, remove_account, set_roles
from data.handover import handover
from data.open import Book
from data.sealed import code_holders, seal_codes
from front.acting import acting, fresh
from front.dates import day, moment
from front.markdown import plain
from front.tables import show_table
from front.villages import server_file
from front.words import people as words
from front.words.problems import lines
from front.words.say import listed
from rating.problems import Refused

Confirmed = Callable[[], bool]


def show_accounts(book: Book, confirmed: Confirmed) -> None:
    """The accounts, with the forms that change their roles, sign them out or remove them."""
    found = accounts(book)
    show_table([(each.name, _roles(each)) for each in found], words.COLUMNS, words.TABLE)
    by_name = {each.name: each for each in found}
    name = st.selectbox(words.ACCOUNT, list(by_name), index=None, key="account", placeholder="")
    if name is None:
        return
    if st.button(words.SIGN_OUT):
        with acting(words.SIGNED_OUT.format(name=name)):
            end_sessions(book, by_name[name].id)
    if confirmed():
        _show_changing(book, by_name[name])


def show_adding(book: Book, confirmed: Confirmed) -> None:
    """The form that makes an account."""
    if not confirmed():
        return
    with st.form(fresh("account"), border=False):
        name = st.text_input(words.NAME)
        password = st.text_input(words.FIRST, type="password", help=words.FIRST_HOW, autocomplete="new-password")
        st.caption(words.FIRST_HOW)
        roles = _roles_choice(())
        asked = st.form_submit_button(words.ADD_BUTTON, type="primary")
    if asked:
        with acting(words.ADDED.format(name=" ".join(name.split()))):
            add_account(book, name, password, roles)


def show_codes(book: Book, confirmed: Confirmed) -> None:
    """Who keeps a sealed code, and the form that makes new ones and shows them once."""
    st.write(words.CODES_HOW)
    keepers = code_holders(book)
    st.write(plain(words.KEEPERS.format(names=listed(keepers)) if keepers else words.NO_KEEPERS))
    if not confirmed():
        return
    with st.form("seal", border=False):
        names = st.text_area(words.HOLDERS, value="\n".join(keepers), height=120)
        asked = st.form_submit_button(words.SEAL, type="primary")
    if asked:
        _seal(book, [name for name in names.splitlines() if name.strip()])


def show_handover(book: Book, village: str) -> None:
    """Accounts, keepers of codes, devices and open checks, for those who take over."""
    now = time.time()
    with server_file() as server:
        found = handover(book, server, village, now)
    rows = [(each.name, _roles(each), _day(found.last_sign_ins[each.name])) for each in found.accounts]
    show_table(rows, words.HANDOVER_COLUMNS, words.HANDOVER_TABLE)
    st.write(plain(words.KEEPERS.format(names=listed(found.holders)) if found.holders else words.NO_KEEPERS))
    st.header(words.DEVICES, anchor=False)
    if found.devices:
        rows = [(each.name, _when(each.began), _when(each.seen)) for each in found.devices]
        show_table(rows, words.DEVICE_COLUMNS, words.DEVICE_TABLE)
    else:
        st.write(words.NO_DEVICES)
    st.write(words.CHECKS.format(count=found.open_checks))


def _show_changing(book: Book, account: Account) -> None:
    with st.form(f"roles-{account.id}", border=False):
        roles = _roles_choice(account.roles)
        saved = st.form_submit_button(words.SAVE_ROLES, type="primary")
        removed = st.form_submit_button(words.REMOVE)
    if saved:
        with acting(words.ROLES_SAVED.format(name=account.name)):
            set_roles(book, account.id, roles)
    if removed:
        with acting(words.REMOVED.format(name=account.name)):
            remove_account(book, account.id)


def _roles_choice(held: frozenset[str] | tuple[str, ...]) -> list[str]:
    return [role for role in ROLES if st.checkbox(words.ROLES[role].capitalize(), value=role in held)]


def _seal(book: Book, names: list[str]) -> None:
    try:
        codes = seal_codes(book, names)
    except Refused as refused:
        for line in lines(refused.problems):
            st.error(plain(line))
        return
    st.success(words.SEALED)
    show_table(list(codes.items()), words.CODE_COLUMNS, words.CODE_TABLE)


def _roles(account: Account) -> str:
    return listed(words.ROLES[role] for role in ROLES if role in account.roles) if account.roles else words.NO_ROLES


def _day(at: str) -> str:
    return day(at) or words.NEVER


def _when(at: float) -> str:
    return moment(datetime.fromtimestamp(at, UTC).isoformat())
