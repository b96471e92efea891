"""What the phone works out from remembered numbers is what the book works out."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from data.formnames import NUMBERS, PRODUCTS, number_field
from data.forms import FormOf, form_of
from data.prices import set_price
from data.units import set_unit
from data.workings import Working, worked
from front.formreckoning import line_value, reckoned, value_of_line
from tests.data.raters import village

ITEM = "root/item"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> FormOf:
    with village(tmp_path_factory.mktemp("reckoning") / "bend.db") as book:
        book.db.execute("INSERT INTO account_roles VALUES (1, 'rater')")
        set_price(book, "2025", "maize flour", "3.50", "kg")
        set_price(book, "2025", "goat", "300")
        set_unit(book, "big sack", "kg", "50")
        return form_of(book)


def reckon(formula: str, values: Mapping[str, Any], choices: Mapping[tuple[str, str, str], float]) -> Any:
    """What a phone works a formula out to: the few functions that the form uses, done by Python."""
    looked_up = rf"instance\('(\w+)'\)/{ITEM}\[name = \$\{{(\w+)\}}\]/(\w+)"
    text = re.sub(looked_up, r"look('\1', told['\2'], '\3')", formula)
    text = re.sub(r"\$\{(\w+)\}", r"told['\1']", text).replace(" div ", " / ").replace(" = ", " == ")
    known: dict[str, Any] = {
        "told": defaultdict(str, values),
        "look": lambda *at: choices.get(at, 0.0),
        "when": lambda holds, one, other: one if holds else other,
        "coalesce": lambda text, other: float(text) if text != "" else other,
        "sum": lambda lines: sum(lines or [0.0]),
    }
    return eval(re.sub(r"\bif\(", "when(", text), known)


PRICED = {("products", "goat", "price"): 300.0, ("products", "maize_flour", "price"): 3.5}
IN_SACKS = {("units", "maize_flour__big_sack", "factor"): 50.0}
PHONE: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "sent_home": ({"sent_home_sum_1": "500", "sent_home_sum_3": "300.25"}, []),
    "animals": ({"animals_count": "3", "animals_value": "500", "animals_share": "7.5"}, []),
    "shop": ({"shop_takings": "500", "shop_costs": "620.5"}, []),
    "orders": ({"orders_pieces": "12", "orders_each": "80", "orders_materials": "200"}, []),
    "keeper": ({"keeper_minded": "10", "keeper_fee": "1.5", "keeper_months": "6"}, []),
    "rent": ({"rent_rent": "40", "rent_months": "5"}, []),
    "tool": ({"tool_price": "900", "tool_month": "400", "tool_before": "300"}, []),
    "quantity": (
        {},
        [
            {"quantity_product": "maize_flour", "quantity_unit": "maize_flour__big_sack", "quantity_sold": "2.5"},
            {"quantity_product": "goat", "quantity_eaten": "1", "quantity_given": "1"},
        ],
    ),
    "herd": (
        {"herd_sold": "600", "herd_eaten": "10", "herd_bought": "20", "herd_feed": "50"},
        [{"herd_product": "goat", "herd_start": "6", "herd_end": "4"}],
    ),
}
# By hand: sums; 3 × 500 × 7.5 %; takings − costs; pieces × each − materials; animals × fee × months; rent × months;
# a third of 900 and of 300 in a year; 125 kg × 3.50 + 2 × 300; 600 + 10 − 20 − 50 − 2 × 300.
AMOUNTS = {
    "sent_home": 800.25,
    "animals": 112.5,
    "shop": -120.5,
    "orders": 760,
    "keeper": 90,
    "rent": 200,
    "tool": 400,
    "quantity": 1037.5,
    "herd": -60,
}


@pytest.mark.parametrize("how", AMOUNTS)
def test_the_phone_works_out_what_the_book_works_out(form: FormOf, how: str) -> None:
    told, lines = PHONE[how]
    values = [reckon(value_of_line(form, how), line, {**PRICED, **IN_SACKS}) for line in lines]
    phone = reckon(reckoned(form), {**told, "how": how, line_value(how): values}, PRICED)
    assert phone == pytest.approx(AMOUNTS[how], abs=1e-9)
    named = {number_field(how, number): number for number in NUMBERS[how]}
    numbers = {named[name]: text for name, text in told.items()}
    for line in lines:
        product = {"maize_flour": "maize flour", "goat": "goat"}[line[f"{how}_product"]]
        unit = " big sack" if f"{how}_unit" in line else ""
        uses = {use: line[f"{how}_{use}"] for use in PRODUCTS[how][1] if f"{how}_{use}" in line}
        numbers |= {f"{product}.{use}": f"{text}{unit}" for use, text in uses.items()}
    assert worked(Working(how, numbers), form.digits, form.rates)[0] == round(AMOUNTS[how] * 100)
