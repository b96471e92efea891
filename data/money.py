"""Amounts of money as whole minor units, exactly."""

from decimal import Decimal, InvalidOperation
from math import floor, isfinite

from data.errors import entry_refused

LARGEST = 10**12


def minor(amount: str | float | Decimal, digits: int) -> int:
    """An amount in minor units of a currency that has `digits` decimals.

    Text and decimals are converted exactly; a float is taken to the nearest minor unit. Raises EntryRefused:
    not_a_number, too_large, or too_many_decimals where the currency has fewer.

    >>> minor("12.5", 2), minor("-3", 0), minor(0.1 + 0.2, 2)
    (1250, -3, 30)
    """
    if isinstance(amount, float):
        return _from_float(amount, digits)
    try:
        exact = Decimal(amount)
    except InvalidOperation:
        raise entry_refused("not_a_number", "amount", amount) from None
    if not exact.is_finite() or abs(exact) > LARGEST:
        raise entry_refused("too_large", "amount", amount, high=LARGEST)
    scaled = exact.scaleb(digits)
    if scaled != int(scaled):
        raise entry_refused("too_many_decimals", "amount", amount, digits=digits)
    return int(scaled)


def major(amount_minor: int, digits: int) -> float:
    """Minor units as an amount of money.

    >>> major(1250, 2)
    12.5
    """
    return amount_minor / float(10**digits)


def exact(amount_minor: int, digits: int) -> str:
    """Minor units as the text of an amount, exactly; without decimals where it is whole.

    >>> exact(1250, 2), exact(-300, 2), exact(7, 0)
    ('12.50', '-3', '7')
    """
    whole, rest = divmod(amount_minor, 10**digits)
    return f"{Decimal(amount_minor).scaleb(-digits):f}" if rest else str(whole)


def refuse_below_zero(kind: str, amount_minor: int, amount: object) -> None:
    """Raise EntryRefused (negative_amount) for a cost or a support below zero; a loss from work may be."""
    if amount_minor < 0 and kind in ("cost", "support"):
        raise entry_refused("negative_amount", "amount", amount)


def _from_float(amount: float, digits: int) -> int:
    if not isfinite(amount) or abs(amount) > LARGEST:
        raise entry_refused("too_large", "amount", amount, high=LARGEST)
    scaled = amount * float(10**digits)
    whole = floor(scaled + 0.5)
    # What arithmetic leaves in the last places is no decimal that somebody entered.
    if abs(scaled - whole) > max(1e-6, abs(scaled) * 1e-12):
        raise entry_refused("too_many_decimals", "amount", amount, digits=digits)
    return whole
