"""How an amount came about: the five ways in which people who keep no accounts can reckon an income with a helper.

Money is whole minor units. Every result can be recomputed by hand from the numbers that are kept beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from data.errors import entry_refused
from data.money import LARGEST, exact, minor

SUMS = tuple(f"sum.{number}" for number in range(1, 7))
USES = ("sold", "eaten", "given")
MONEY = {
    "sent_home": SUMS,
    "animals": ("value",),
    "herd": ("sold", "eaten", "bought", "feed"),
    "shop": ("takings", "costs"),
}
COUNTS = {"animals": ("count", "share")}
PER_PRODUCT = {"quantity": USES, "herd": ("start", "end")}
HOWS = ("sent_home", "animals", "quantity", "herd", "shop")


@dataclass(frozen=True)
class Working:
    """A helper, and the numbers that were told: decimals as text, by name ("count", "maize.sold", "maize.price")."""

    how: str
    numbers: Mapping[str, str] = field(default_factory=dict)


def reached_home(sums: Iterable[int]) -> int:
    """Money that reached home from those who work away.

    >>> reached_home([120_00, 80_50])
    20050
    """
    return sum(sums)


def yearly_share(animals: Decimal, value: int, share: Decimal) -> int:
    """Animals × what one is worth × the share in percent that the cooperative pays for them a year.

    >>> yearly_share(Decimal(3), 5_000_00, Decimal("7.5"))
    112500
    """
    return whole(animals * value * share / 100)


def quantity_value(lines: Iterable[tuple[Decimal, int]]) -> int:
    """Quantities (sold, eaten and given together), each × the price in the village's list.

    >>> quantity_value([(Decimal("2.5"), 30_00), (Decimal(10), 1_05)])
    8550
    """
    return whole(sum((quantity * price for quantity, price in lines), Decimal(0)))


def herd_income(money: Mapping[str, int], stock: Iterable[tuple[Decimal, Decimal, int]]) -> int:
    """Sold + eaten − bought − feed + (animals at the end − at the start) × a price that is the same at both times.

    >>> herd_income({"sold": 900, "eaten": 100, "bought": 300, "feed": 50}, [(Decimal(4), Decimal(6), 200)])
    1050
    """
    gained = money.get("sold", 0) + money.get("eaten", 0) - money.get("bought", 0) - money.get("feed", 0)
    return whole(gained + sum(((end - start) * price for start, end, price in stock), Decimal(0)))


def shop_income(takings: int, costs: int) -> int:
    """What a shop took less what it cost; below zero where it lost.

    >>> shop_income(500, 620)
    -120
    """
    return takings - costs


def worked(working: Working, digits: int, prices: Mapping[str, int]) -> tuple[int, Working]:
    """The amount in minor units, and the working with the prices that it was reckoned by.

    `prices` is the village's list for the period, product -> minor units. Raises EntryRefused: unknown_working,
    unknown_number, no_price_for, and what is no number, below zero or too large.
    """
    if working.how not in HOWS:
        raise entry_refused("unknown_working", "how", working.how)
    given = {name: text for name, text in working.numbers.items() if text.strip() and not name.endswith(".price")}
    read = {name: _read(working.how, name, text, digits) for name, text in given.items()}
    used = sorted({_product(name) for name in read if _is_of_product(working.how, name)})
    unpriced = [product for product in used if product not in prices]
    if unpriced:
        raise entry_refused("no_price_for", "price", unpriced[0])
    amount = _AMOUNTS[working.how](read, prices)
    if not read:
        raise entry_refused("empty_working", "how", working.how)
    if abs(amount) > LARGEST * 10**digits:
        raise entry_refused("too_large", "amount", exact(amount, digits), high=LARGEST)
    reckoned_by = {f"{product}.price": exact(prices[product], digits) for product in used}
    return amount, Working(working.how, {**{name: given[name].strip() for name in sorted(given)}, **reckoned_by})


def whole(value: Decimal) -> int:
    """The nearest minor unit, halves away from zero.

    >>> whole(Decimal("2.5")), whole(Decimal("-2.5"))
    (3, -3)
    """
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


Numbers = Mapping[str, Decimal]


def _read(how: str, name: str, text: str, digits: int) -> Decimal:
    """Money as minor units, counts as they are."""
    if name in MONEY.get(how, ()):
        number = Decimal(minor(text.strip(), digits))
    elif name in COUNTS.get(how, ()) or _is_of_product(how, name):
        number = _count(name, text.strip())
    else:
        raise entry_refused("unknown_number", name, text)
    if number < 0:
        raise entry_refused("below_zero", name, text)
    return number


def _count(name: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise entry_refused("not_a_number", name, text) from None
    if not number.is_finite() or abs(number) > LARGEST:
        raise entry_refused("too_large", name, text, high=LARGEST)
    return number


def _is_of_product(how: str, name: str) -> bool:
    product, _, use = name.rpartition(".")
    return bool(product) and use in PER_PRODUCT.get(how, ())


def _product(name: str) -> str:
    return name.rpartition(".")[0]


def _money(read: Numbers, names: Iterable[str]) -> dict[str, int]:
    return {name: int(read.get(name, 0)) for name in names}


def _sent_home(read: Numbers, _prices: Mapping[str, int]) -> int:
    return reached_home(_money(read, SUMS).values())


def _animals(read: Numbers, _prices: Mapping[str, int]) -> int:
    nothing = Decimal(0)
    return yearly_share(read.get("count", nothing), int(read.get("value", nothing)), read.get("share", nothing))


def _quantity(read: Numbers, prices: Mapping[str, int]) -> int:
    return quantity_value((quantity, prices[_product(name)]) for name, quantity in read.items())


def _herd(read: Numbers, prices: Mapping[str, int]) -> int:
    kinds = sorted({_product(name) for name in read if _is_of_product("herd", name)})
    nothing = Decimal(0)
    stock = ((read.get(f"{k}.start", nothing), read.get(f"{k}.end", nothing), prices[k]) for k in kinds)
    return herd_income(_money(read, MONEY["herd"]), stock)


def _shop(read: Numbers, _prices: Mapping[str, int]) -> int:
    return shop_income(*_money(read, MONEY["shop"]).values())


_AMOUNTS: Mapping[str, Callable[[Numbers, Mapping[str, int]], int]] = {
    "sent_home": _sent_home,
    "animals": _animals,
    "quantity": _quantity,
    "herd": _herd,
    "shop": _shop,
}
