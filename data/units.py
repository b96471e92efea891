"""The village's own units: how many kilograms, hectares or head a sack, a mu or a pair is, of any or of one product."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.errors import entry_refused
from data.numerals import number
from data.open import Book
from data.permissions import needs
from rating.problems import nearest

BASES = ("kg", "ha", "head")
LARGEST = 10**9


@dataclass(frozen=True)
class Unit:
    """One `unit`, of a product or "" for any, is `factor` of its base: kg, ha or head."""

    product: str
    unit: str
    base: str
    factor: Decimal


@needs("set_unit")
def set_unit(book: Book, unit: str, base: str, factor: str | Decimal, product: str = "") -> None:
    """Say what a unit is, or say it anew; amounts entered before stay.

    Raises EntryRefused: empty_unit, unit_of_base, not_accepted, not_above_zero, too_large, or what `number` refuses.
    """
    name = " ".join(unit.split())
    if not name:
        raise entry_refused("empty_unit", "unit", unit)
    if name.casefold() in BASES:
        raise entry_refused("unit_of_base", "unit", name)
    if base not in BASES:
        raise entry_refused("not_accepted", "base", base, near=nearest(base, BASES))
    value = number(factor) if isinstance(factor, str) else factor
    if value <= 0:
        raise entry_refused("not_above_zero", "factor", factor)
    if value > LARGEST:
        raise entry_refused("too_large", "factor", factor, high=LARGEST)
    row = {"product": " ".join(product.split()), "unit": name, "base": base, "factor": f"{value:f}"}
    with book.writing():
        book.db.execute(_SET, row)


@needs("remove_unit")
def remove_unit(book: Book, unit: str, product: str = "") -> None:
    """Take a unit off the table; amounts entered before stay. Raises EntryRefused: unknown_unit."""
    if (product, unit) not in {(each.product, each.unit) for each in all_units(book)}:
        raise entry_refused("unknown_unit", "unit", unit)
    with book.writing():
        book.db.execute("DELETE FROM units WHERE product = ? AND unit = ?", (product, unit))


@needs("all_units")
def all_units(book: Book) -> tuple[Unit, ...]:
    """The units by product and name."""
    rows = book.rows("SELECT product, unit, base, factor FROM units ORDER BY product, unit")
    return tuple(Unit(row["product"], row["unit"], row["base"], Decimal(row["factor"])) for row in rows)


def factors(units: Iterable[Unit], product: str, into: str) -> dict[str, Decimal]:
    """Each other unit of a product -> how much of the unit `into` one of it is; nothing where that is not known.

    >>> units = [Unit("", "sack", "kg", Decimal(50)), Unit("rice", "sack", "kg", Decimal(60)),
    ...          Unit("", "tin", "kg", Decimal(15)), Unit("", "mu", "ha", Decimal("0.0667"))]
    >>> factors(units, "rice", "kg")
    {'sack': Decimal('60'), 'tin': Decimal('15')}
    >>> factors(units, "maize", "sack")
    {'kg': Decimal('0.02'), 'tin': Decimal('0.3')}
    """
    of_it = {each.unit: each for each in sorted(units, key=lambda each: each.product) if each.product in ("", product)}
    known = {base: Unit("", base, base, Decimal(1)) for base in BASES} | of_it
    target = next((each for name, each in known.items() if name.casefold() == into.strip().casefold()), None)
    if target is None:
        return {}
    alike = (each for each in known.values() if each.base == target.base and each.unit != target.unit)
    return {each.unit: each.factor / target.factor for each in alike if each.unit in of_it or into not in BASES}


def measured(text: str, others: Mapping[str, Decimal]) -> tuple[Decimal, str]:
    """A quantity such as "3" or "3 sack" as a number, and the other unit it was given in, "" for none.

    Raises EntryRefused: unknown_unit, or what `number` refuses.

    >>> measured("2.5", {}), measured("3 Sack", {"sack": Decimal(50)})
    ((Decimal('2.5'), ''), (Decimal('150'), 'sack'))
    """
    told, _, unit = text.strip().partition(" ")
    if not unit.strip() or unit.strip()[0].isdigit():
        return number(text), ""
    name = next((each for each in others if each.casefold() == unit.strip().casefold()), None)
    if name is None:
        raise entry_refused("unknown_unit", "unit", unit.strip(), near=nearest(unit.strip(), others))
    return number(told) * others[name], name


_SET = """INSERT INTO units VALUES (:product, :unit, :base, :factor)
          ON CONFLICT (product, unit) DO UPDATE SET base = excluded.base, factor = excluded.factor"""
