"""How the village's price list of a season is shown and changed on the page Seasons and sources."""

import streamlit as st

from data.open import Book
from data.periods import period_names
from data.prices import Price, price_list, remove_price, set_price
from front.acting import acting, fresh
from front.tables import show_table
from front.words import seasons as words


def show_prices(book: Book) -> None:
    """The list of a season, a form to add a product or change its price, and one to take a product off."""
    seasons = list(reversed(period_names(book)))
    if not seasons:
        st.write(words.NO_SEASONS)
        return
    st.write(words.PRICES_HOW)
    season = st.selectbox(words.PRICE_SEASON, seasons, key="price-season")
    found = price_list(book, season)
    if found:
        rows = [(each.product, each.unit, each.amount) for each in found]
        show_table(rows, words.PRICE_COLUMNS, words.PRICE_TABLE.format(season=season))
    else:
        st.write(words.NO_PRICES.format(season=season))
    _show_setting(book, season)
    if found:
        _show_removing(book, season, found)


def _show_setting(book: Book, season: str) -> None:
    with st.form(fresh("price"), border=False):
        product = st.text_input(words.PRODUCT)
        left, right = st.columns(2)
        unit = left.text_input(words.UNIT, help=words.UNIT_HOW)
        price = right.text_input(words.PRICE)
        asked = st.form_submit_button(words.SET_PRICE, type="primary")
    if asked:
        with acting(words.PRICE_SET.format(name=" ".join(product.split()))):
            set_price(book, season, product, price.strip(), unit)


def _show_removing(book: Book, season: str, found: tuple[Price, ...]) -> None:
    products = [each.product for each in found]
    product = st.selectbox(words.OFF_LIST, products, index=None, key="price-to-take-off", placeholder="")
    if product is not None and st.button(words.TAKE_OFF):
        with acting(words.TAKEN_OFF.format(name=product)):
            remove_price(book, season, product)
