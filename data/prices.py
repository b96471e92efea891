"""The village's price list of a period: what its own produce and animals are reckoned at by everybody who enters."""

from dataclasses import dataclass
from decimal import Decimal

from data.errors import entry_refused
from data.money import exact, minor
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.units import all_units, factors
from data.workings import Rates
from rating.problems import nearest


@dataclass(frozen=True)
class Price:
    """What one `unit` of a product is reckoned at, in minor units and as the text of an amount."""

    product: str
    unit: str
    price_minor: int
    amount: str


@needs("set_price")
def set_price(book: Book, period: str, product: str, price: str | Decimal, unit: str = "") -> None:
    """Put a product on the list of a period, or give it another price; amounts entered before stay.

    Raises EntryRefused: unknown_period, below_zero, empty_product, or what `data.money.minor` refuses.
    """
    if period not in period_names(book):
        raise entry_refused("unknown_period", "period", period)
    name = " ".join(product.split())
    if not name:
        raise entry_refused("empty_product", "product", product)
    price_minor = minor(price, book.village()["minor_digits"])
    if price_minor < 0:
        raise entry_refused("below_zero", "price", price)
    sql = """INSERT INTO prices (period, product, unit, price_minor)
             VALUES ((SELECT id FROM periods WHERE name = :period), :product, :unit, :price)
             ON CONFLICT (period, product) DO UPDATE SET unit = excluded.unit, price_minor = excluded.price_minor"""
    with book.writing():
        book.db.execute(sql, {"period": period, "product": name, "unit": unit.strip(), "price": price_minor})


@needs("remove_price")
def remove_price(book: Book, period: str, product: str) -> None:
    """Take a product off the list of a period; amounts entered before stay. Raises EntryRefused: unknown_product."""
    known = [each.product for each in price_list(book, period)]
    if product not in known:
        raise entry_refused("unknown_product", "product", product, near=nearest(product, known))
    sql = "DELETE FROM prices WHERE product = :product AND period = (SELECT id FROM periods WHERE name = :period)"
    with book.writing():
        book.db.execute(sql, {"product": product, "period": period})


@needs("price_list")
def price_list(book: Book, period: str) -> tuple[Price, ...]:
    """The products of a period by name; empty where none was given."""
    digits = book.village()["minor_digits"]
    sql = """SELECT x.product, x.unit, x.price_minor FROM prices AS x JOIN periods AS p ON p.id = x.period
             WHERE p.name = :period ORDER BY x.product"""
    return tuple(Price(**row, amount=exact(row["price_minor"], digits)) for row in book.rows(sql, period=period))


@needs("price_list")
def rates(book: Book, period: str) -> Rates:
    """What the helpers reckon by in a period: the price list, the village's units, and how long the period is."""
    listed, units = price_list(book, period), all_units(book)
    months = book.rows("SELECT months FROM periods WHERE name = :period", period=period)
    return Rates(
        prices={each.product: each.price_minor for each in listed},
        priced_in={each.product: each.unit for each in listed},
        units={each.product: factors(units, each.product, each.unit) for each in listed},
        months=months[0]["months"] if months else 12,
    )
