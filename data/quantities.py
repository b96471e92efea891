"""Quantities in the village's own units, as people say them: “3 sack maize + 10 kg rice eaten”.

They are the helper "quantity" of `data.workings`: at the prices of the village's list, by the units of its table.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import permutations

from data.errors import entry_refused
from data.numerals import number, western
from data.workings import HOWS, Rates, Working
from rating.problems import nearest

HOW, SOLD = "quantity", "sold"
# A number of any script's digits with whatever groups them, and words before it or behind.
_NUMBER = re.compile(r"(\D*?)([-−]?\d(?:[\d.,'’٫٬\s]*\d)?)(\D*)")


def can_be_quantities(kind: str) -> bool:
    """Whether an income of a kind may be told in quantities.

    >>> can_be_quantities("work"), can_be_quantities("support")
    (True, False)
    """
    return HOW in HOWS.get(kind, ())


def units_of(rates: Rates, product: str) -> tuple[str, ...]:
    """The units that a product can be told in; first that of its price, "" where the list names none."""
    return (rates.priced_in.get(product, ""), *rates.units.get(product, {}))


def quantities(text: str, rates: Rates, uses: Mapping[str, str]) -> Working:
    """The working that a text stands for: a number, a unit, a product and its use in any order, several with +.

    The unit may be left out where it is that of the price, and the use where something was sold. `uses` says how sold,
    eaten and given are called. Raises EntryRefused: unknown_quantity, quantity_twice, or what `data.numerals.number`
    refuses.

    >>> from decimal import Decimal
    >>> rates = Rates({"maize": 3000}, {"maize": "kg"}, {"maize": {"sack": Decimal(50)}})
    >>> uses = {"sold": "sold", "eaten": "eaten", "given": "given away"}
    >>> dict(quantities("3 Sack maize + maize 10,5 kg eaten", rates, uses).numbers)
    {'maize.sold': '3 sack', 'maize.eaten': '10.5'}
    """
    known, numbers = _known(rates, uses), dict[str, str]()
    for part in western(text).split("+"):
        told, unit, name = _one(part.strip(), known)
        if name in numbers:
            raise entry_refused("quantity_twice", "amount", part.strip())
        numbers[name] = measure(told, unit, rates, name.rpartition(".")[0])
    return Working(HOW, numbers)


def measure(told: str, unit: str, rates: Rates, product: str) -> str:
    """A number with its unit as a working keeps it: without one where it is that of the price."""
    return told if unit == units_of(rates, product)[0] else f"{told} {unit}"


def _one(part: str, known: Mapping[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    """The number, the unit, and the name of the number in a working."""
    found = _NUMBER.fullmatch(part)
    words = _close(found[1] + found[3]) if found else ""
    if found is None or words not in known:
        near = nearest(words, known) if words else ""
        raise entry_refused("unknown_quantity", "amount", part, near=" ".join(known[near][:2]).strip() if near else "")
    unit, product, use = known[words]
    return f"{number(found[2]):f}", unit, f"{product}.{use}"


def _known(rates: Rates, uses: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    """What can stand behind a number -> unit, product and use."""
    found: dict[str, tuple[str, str, str]] = {}
    for product in rates.prices:
        for unit in units_of(rates, product):
            for use, called in uses.items():
                for said in _said(product, unit, use, called, priced=unit == units_of(rates, product)[0]):
                    found.setdefault(said, (unit, product, use))
    return found


def _said(product: str, unit: str, use: str, called: str, *, priced: bool) -> Iterator[str]:
    for with_unit in (True, False) if priced else (True,):
        for with_use in (True, False) if use == SOLD else (True,):
            words = [product, *([unit] if with_unit and unit else []), *([called] if with_use else [])]
            yield from (_close("".join(order)) for order in permutations(words))


def _close(words: str) -> str:
    """Words as they are compared: some write them without spaces."""
    return "".join(words.split()).casefold()
