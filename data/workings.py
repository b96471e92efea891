"""How an amount came about: the ways in which people who keep no accounts can reckon an income or a cost with a helper.

Money is whole minor units. Every result can be recomputed by hand from the numbers that are kept beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.errors import EntryRefused, entry_refused
from data.helpers import (
    herd_income,
    keepers_fee,
    orders_income,
    quantity_value,
    reached_home,
    shop_income,
    tool_cost,
    yearly_share,
)
from data.money import LARGEST, exact, minor
from data.units import measured

SUMS = tuple(f"sum.{number}" for number in range(1, 7))
USES = ("sold", "eaten", "given")
MONEY = {
    "sent_home": SUMS,
    "animals": ("value",),
    "herd": ("sold", "eaten", "bought", "feed"),
    "shop": ("takings", "costs"),
    "orders": ("each", "materials"),
    "keeper": ("fee",),
    "rent": ("rent",),
    "tool": ("price", "month", "before"),
}
COUNTS = {"animals": ("count", "share"), "orders": ("pieces",), "keeper": ("minded", "months"), "rent": ("months",)}
PER_PRODUCT = {"quantity": USES, "herd": ("start", "end")}
# What multiplies into an amount.
FACTORS = {
    "animals": ("count", "value", "share"),
    "orders": ("pieces", "each"),
    "keeper": ("minded", "fee", "months"),
    "rent": ("rent", "months"),
}
_ANY = ("sent_home", "animals", "quantity", "herd", "shop")
# The helpers of each kind of source.
HOWS = {
    "work": (*_ANY, "orders", "keeper"),
    "property": (*_ANY, "rent"),
    "support": (),
    "cost": ("tool",),
}


@dataclass(frozen=True)
class Working:
    """A helper, and the numbers that were told: decimals as text, by name ("count", "maize.sold", "maize.price")."""

    how: str
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rates:
    """What a village reckons by in a period: product -> its price in minor units, and the unit that this is for;
    product -> other unit -> how much of that one it is; how many months the period has.

    `tools` is what a household paid for tools that are still spread, in minor units (`data.tools`).
    """

    prices: Mapping[str, int] = field(default_factory=dict)
    priced_in: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    months: float = 12
    tools: int = 0


def worked(working: Working, digits: int, rates: Rates) -> tuple[int, Working]:
    """The amount in minor units, and the working with the prices and units that it was reckoned by.

    Raises EntryRefused: unknown_working, unknown_number, no_price_for, unknown_unit, no_month, and what is no number,
    below zero or too large.
    """
    if working.how not in _AMOUNTS:
        raise entry_refused("unknown_working", "how", working.how)
    given = {name: text.strip() for name, text in working.numbers.items() if text.strip() and not _is_rate(name)}
    products = sorted({_product(name) for name in given if _is_of_product(working.how, name)})
    unpriced = [product for product in products if product not in rates.prices]
    if unpriced:
        raise entry_refused("no_price_for", "price", unpriced[0])
    read = {name: _read(working.how, name, text, digits, rates) for name, text in given.items()}
    amount = _AMOUNTS[working.how](read, rates)
    if not read:
        raise entry_refused("empty_working", "how", working.how)
    if abs(amount) > LARGEST * 10**digits:
        raise entry_refused("too_large", "amount", exact(amount, digits), high=LARGEST)
    reckoned_by = {f"{product}.price": exact(rates.prices[product], digits) for product in products}
    told = {name: given[name] for name in sorted(given)}
    return amount, Working(
        working.how, {**_tools(working.how, rates, digits), **told, **reckoned_by, **_used(given, rates)}
    )


def _is_rate(name: str) -> bool:
    return name.endswith((".price", ".unit"))


def _tools(how: str, rates: Rates, digits: int) -> dict[str, str]:
    return {"before": exact(rates.tools, digits)} if how == "tool" and rates.tools else {}


def _used(given: Mapping[str, str], rates: Rates) -> dict[str, str]:
    """What each other unit that was used is of the unit that the price is for."""
    found: dict[str, list[str]] = {}
    for name, text in sorted(given.items()):
        product = _product(name)
        others = rates.units.get(product, {})
        unit = measured(text, others)[1] if product in rates.prices else ""
        line = f"1 {unit} = {others[unit].normalize():f} {rates.priced_in.get(product, '')}".strip() if unit else ""
        if line and line not in found.setdefault(product, []):
            found[product].append(line)
    return {f"{product}.unit": ", ".join(lines) for product, lines in found.items() if lines}


Numbers = Mapping[str, Decimal]
_NOTHING = Decimal(0)


def _read(how: str, name: str, text: str, digits: int, rates: Rates) -> Decimal:
    """Money as minor units, counts as they are, quantities in the unit that the price is for."""
    if name in MONEY.get(how, ()):
        found = Decimal(minor(text, digits))
    elif name in COUNTS.get(how, ()) or _is_of_product(how, name):
        found = _count(name, text, rates)
    else:
        raise entry_refused("unknown_number", name, text)
    if found < 0:
        raise entry_refused("below_zero", name, text)
    return found


def _count(name: str, text: str, rates: Rates) -> Decimal:
    try:
        found = measured(text, rates.units.get(_product(name), {}))[0]
    except EntryRefused as refused:
        raise EntryRefused(replace(problem, at=name) for problem in refused.problems) from None
    if abs(found) > LARGEST:
        raise entry_refused("too_large", name, text, high=LARGEST)
    return found


def _is_of_product(how: str, name: str) -> bool:
    product, _, use = name.rpartition(".")
    return bool(product) and use in PER_PRODUCT.get(how, ())


def _product(name: str) -> str:
    return name.rpartition(".")[0]


def _money(read: Numbers, names: Iterable[str]) -> list[int]:
    return [_sum(read, name) for name in names]


def _sum(read: Numbers, name: str) -> int:
    return int(read.get(name, 0))


def _animals(read: Numbers, _rates: Rates) -> int:
    return yearly_share(read.get("count", _NOTHING), _sum(read, "value"), read.get("share", _NOTHING))


def _quantity(read: Numbers, rates: Rates) -> int:
    return quantity_value((quantity, rates.prices[_product(name)]) for name, quantity in read.items())


def _herd(read: Numbers, rates: Rates) -> int:
    kinds = sorted({_product(name) for name in read if _is_of_product("herd", name)})
    stock = ((read.get(f"{k}.start", _NOTHING), read.get(f"{k}.end", _NOTHING), rates.prices[k]) for k in kinds)
    return herd_income(dict(zip(MONEY["herd"], _money(read, MONEY["herd"]), strict=True)), stock)


def _keeper(read: Numbers, _rates: Rates) -> int:
    return keepers_fee(read.get("minded", _NOTHING), _sum(read, "fee"), read.get("months", _NOTHING))


def _tool(read: Numbers, rates: Rates) -> int:
    """Whether a tool is spread depends on a month's income, so that has to be told with its price."""
    if read.get("price") and "month" not in read:
        raise entry_refused("no_month", "month")
    before = int(read.get("before", rates.tools))
    return tool_cost(_sum(read, "price"), _sum(read, "month"), before, rates.months)


_AMOUNTS: Mapping[str, Callable[[Numbers, Rates], int]] = {
    "sent_home": lambda read, _: reached_home(_money(read, SUMS)),
    "animals": _animals,
    "quantity": _quantity,
    "herd": _herd,
    "shop": lambda read, _: shop_income(*_money(read, MONEY["shop"])),
    "orders": lambda read, _: orders_income(read.get("pieces", _NOTHING), *_money(read, MONEY["orders"])),
    "keeper": _keeper,
    "rent": lambda read, _: keepers_fee(Decimal(1), _sum(read, "rent"), read.get("months", _NOTHING)),
    "tool": _tool,
}
