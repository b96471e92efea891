"""The price list and the village's own units on the page Seasons and sources."""

from data.open import Book
from data.prices import price_list
from data.units import all_units
from front.words import seasons, units
from tests.front.conftest import text_of
from tests.front.test_administration import ADMINISTRATOR, As, bend, page_of, press, visitor

__all__ = ["bend", "visitor"]


def test_a_product_is_put_on_the_price_list_and_taken_off(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("seasons", do=seasons.PRICES)
    assert seasons.NO_PRICES.format(season="2024") in text_of(test)
    for label, text in {seasons.PRODUCT: " maize ", seasons.UNIT: "sack", seasons.PRICE: "30"}.items():
        next(field for field in test.text_input if field.label == label).input(text)
    press(test, seasons.SET_PRICE)
    assert [(price.product, price.unit, price.amount) for price in price_list(bend, "2024")] == [
        ("maize", "sack", "30")
    ]
    test = page_of("seasons", do=seasons.PRICES)
    next(box for box in test.selectbox if box.label == seasons.OFF_LIST).select("maize").run()
    press(test, seasons.TAKE_OFF)
    assert price_list(bend, "2024") == ()


def test_a_unit_is_put_on_the_table_and_taken_off(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    test = page_of("seasons", do=units.TITLE)
    for label, text in {units.UNIT: " sack ", units.PRODUCT: "rice", units.FACTOR: "60,5"}.items():
        next(field for field in test.text_input if field.label == label).input(text)
    press(test, units.SET)
    assert [(each.product, each.unit, str(each.factor)) for each in all_units(bend)] == [("rice", "sack", "60.5")]
    test = page_of("seasons", do=units.TITLE)
    next(box for box in test.selectbox if box.label == units.OFF).select("sack (rice)").run()
    press(test, units.TAKE_OFF)
    assert all_units(bend) == ()
