"""How things are called in the form of a period, for whoever writes the form and whoever reads what comes back.

A name is of letters, digits and underscores alone: exports join the names of groups with a hyphen or a slash.
"""

import re
from collections.abc import Iterable

from data.workings import COUNTS, FACTORS, HOWS, MONEY, PER_PRODUCT

AGREED, RATER, PERIOD, HOUSEHOLD = "agreed", "rater", "period", "household"
INCOME, SOURCE, STATE, HOW, AMOUNT, METHOD = "income", "source", "state", "how", "amount", "method"
NO_INCOME = "no_income_from"
LINES, ANIMALS = "quantity_line", "herd_line"
# The repeat of a helper that reckons by products, and what is asked in it.
PRODUCTS = {how: (repeat, PER_PRODUCT[how]) for how, repeat in (("quantity", LINES), ("herd", ANIMALS))}
PRODUCT, UNIT = "product", "unit"
REPEATS = frozenset({INCOME, LINES, ANIMALS})
HELPERS = tuple(dict.fromkeys(how for hows in HOWS.values() for how in hows))
# What is asked in each helper beside its products, as `data.workings` names it.
NUMBERS = {
    how: tuple(dict.fromkeys((*FACTORS.get(how, ()), *COUNTS.get(how, ()), *MONEY.get(how, ())))) for how in HELPERS
}


def field_name(kind: str, key: str) -> str:
    """The name of a question about something that the village has named.

    >>> field_name("mark", "training"), field_name("mark", "árboles 2")
    ('mark_training', 'mark__xe1_rboles_x20_2')
    """
    return f"{kind}_" + re.sub(r"[^A-Za-z0-9_]", lambda found: f"_x{ord(found[0]):x}_", key)


def fields(kind: str, keys: Iterable[str]) -> dict[str, str]:
    """field name -> key."""
    return {field_name(kind, key): key for key in keys}


def number_field(how: str, number: str) -> str:
    """The name of a number that a helper asks for.

    >>> number_field("sent_home", "sum.2")
    'sent_home_sum_2'
    """
    return f"{how}_{number.replace('.', '_')}"


def choice_name(text: str) -> str:
    """What a choice is called: as it is, without the spaces that a form does not take.

    >>> choice_name("maize flour")
    'maize_flour'
    """
    return "_".join(text.split())


def choices(keys: Iterable[str]) -> dict[str, str]:
    """choice name -> key."""
    return {choice_name(key): key for key in keys}


def unit_choice(product: str, unit: str) -> str:
    """The choice of a unit, which may be something else of each product.

    >>> unit_choice("maize flour", "sack")
    'maize_flour__sack'
    """
    return f"{choice_name(product)}__{choice_name(unit)}"


def household_choice(number: int) -> str:
    """The choice of a household, by its number in the book.

    >>> household_choice(17)
    'h17'
    """
    return f"h{number}"


def rater_choice(number: int) -> str:
    """The choice of a rater, by the number of the account.

    >>> rater_choice(3)
    'r3'
    """
    return f"r{number}"


def form_id(village: str, period: str) -> str:
    """What servers know the form of a period by.

    >>> form_id("Willow Bend", "2026"), form_id("柳湾", "2026")
    ('laurel_willow_bend_2026', 'laurel_x67f3_x6e7e_2026')
    """
    words = "".join(letter if letter.isascii() else f" x{ord(letter):x} " for letter in f"{village} {period}")
    return "_".join(["laurel", *re.findall("[a-z0-9]+", words.lower())])
