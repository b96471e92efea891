"""What each helper reckons, by itself: whole minor units in and out, so that anybody can do it again by hand."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

# A tool that is dearer than a month's income is a cost of so many months.
SPREAD = 36


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


def orders_income(pieces: Decimal, each: int, materials: int) -> int:
    """Orders under the village's brand: pieces × what one brought, less the materials.

    >>> orders_income(Decimal(12), 800, 2_000)
    7600
    """
    return whole(pieces * each) - materials


def keepers_fee(animals: Decimal, fee: int, months: Decimal) -> int:
    """What others paid for minding their animals: animals × the fee for one a month × months.

    >>> keepers_fee(Decimal(10), 150, Decimal(6))
    9000
    """
    return whole(animals * fee * months)


def tool_cost(price: int, month: int, before: int, months: float) -> int:
    """What tools cost in a period: one dearer than a month's income is spread over three years, as are those `before`.

    >>> tool_cost(900, 400, 0, 12), tool_cost(300, 400, 0, 12), tool_cost(0, 400, 900, 6)
    (300, 300, 150)
    """
    part = Decimal(str(months)) / SPREAD
    return (whole(price * part) if price > month else price) + whole(before * part)


def whole(value: Decimal) -> int:
    """The nearest minor unit, halves away from zero.

    >>> whole(Decimal("2.5")), whole(Decimal("-2.5"))
    (3, -3)
    """
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
