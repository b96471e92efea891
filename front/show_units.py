"""How the village's own units are shown and changed on the page Seasons and sources."""

import streamlit as st

from data.open import Book
from data.units import Unit, all_units, remove_unit, set_unit
from front.acting import acting, fresh
from front.tables import show_table
from front.words import units as words
from front.words.say import short


def show_units(book: Book) -> None:
    """The table of units, a form to add or change one, and one to take it off."""
    st.write(words.HOW)
    found = all_units(book)
    if found:
        rows = [(each.unit, each.product or words.ANY, said(each)) for each in found]
        show_table(rows, words.COLUMNS, words.TABLE)
    else:
        st.write(words.NOTHING)
    _show_setting(book)
    if found:
        _show_removing(book, found)


def said(unit: Unit) -> str:
    """What one of a unit is.

    >>> from decimal import Decimal
    >>> said(Unit("", "sack", "kg", Decimal("50")))
    '50 kilograms'
    """
    return words.IS.format(factor=short(float(unit.factor)), base=words.BASES[unit.base])


def _show_setting(book: Book) -> None:
    with st.form(fresh("unit"), border=False):
        left, right = st.columns(2)
        unit = left.text_input(words.UNIT, help=words.UNIT_HOW)
        product = right.text_input(words.PRODUCT, help=words.PRODUCT_HOW)
        factor = left.text_input(words.FACTOR, help=words.FACTOR_HOW)
        base = right.selectbox(words.BASE, list(words.BASES), format_func=words.BASES.__getitem__)
        asked = st.form_submit_button(words.SET, type="primary")
    if asked:
        with acting(words.DONE.format(unit=" ".join(unit.split()))):
            set_unit(book, unit, str(base), factor, product)


def _show_removing(book: Book, found: tuple[Unit, ...]) -> None:
    named = {words.OF.format(unit=each.unit, product=each.product or words.ANY): each for each in found}
    name = st.selectbox(words.OFF, list(named), index=None, key="unit-to-take-off", placeholder="")
    if name is not None and st.button(words.TAKE_OFF):
        with acting(words.TAKEN_OFF.format(unit=named[name].unit)):
            remove_unit(book, named[name].unit, named[name].product)
