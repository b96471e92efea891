"""How sentences are put together: whole templates with named values, lists, numbers and plurals."""

from collections.abc import Iterable

from front.language import direction, form_for, said
from front.numbers import decimal_of, percent_of, signed, whole

LONGEST = 80
# Between the things of a list.
SEPARATOR = ", "
# Between things that have commas of their own.
PAUSE = "; "
# What a place holds that holds nothing.
NOTHING = "nothing"
YES, NO = "true", "false"
# An amount of money with its currency’s code, such as 740,000 IDR.
MONEY = "{number} {currency}"


def shown(value: object) -> str:
    """A value as it is shown inside a sentence: short, on one line, numbers without a needless ".0".

    >>> shown(40.0), shown(True), shown(None), shown("two\\nlines")
    ('40', 'true', 'nothing', 'two lines')
    """
    if value is None or value == "":
        return said(NOTHING)
    if isinstance(value, bool):
        return said(YES if value else NO)
    if isinstance(value, list | tuple):
        return listed(value)
    text = f"{value:.12g}" if isinstance(value, float) else " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def short(value: float) -> str:
    """A number with no more decimals than it has, as the language writes it.

    >>> short(4.5), short(12.0)
    ('4.5', '12')
    """
    text = f"{value:.12g}"
    return decimal(value, len(text.partition(".")[2])) if "e" not in text else text


def apart(text: str) -> str:
    """A name that may run another way than the language around it, set apart so that it draws no number to itself.

    >>> apart("Asha")
    'Asha'
    """
    return f"\u2068{text}\u2069" if direction() == "rtl" else text


def listed(values: Iterable[object]) -> str:
    """Values in a row.

    >>> listed(["a", "b", 3.0])
    'a, b, 3'
    """
    return said(SEPARATOR).join(map(shown, values))


def in_turn(values: Iterable[str]) -> str:
    """Things in a row that may have commas of their own.

    >>> in_turn(["2024: 3, at most", "2025: 4"])
    '2024: 3, at most; 2025: 4'
    """
    return said(PAUSE).join(values)


def counted(count: int, *forms: str, **values: object) -> str:
    """The form that fits the number, with {count} and further values filled in.

    >>> counted(1, "{count} household", "{count} households"), counted(1200, "{count} household", "{count} households")
    ('1 household', '1,200 households')
    """
    return form_for(count, forms).format(count=whole(count), **values)


def percent(share: float) -> str:
    """A share of 1 as a percentage, with a decimal only where it is needed.

    >>> percent(0.4), percent(1 / 3)
    ('40 %', '33.3 %')
    """
    return percent_of(share)


def amount(value: float, currency: str = "", *, sign: bool = False) -> str:
    """An amount of money, whole where it is large.

    >>> amount(740000.0, "IDR"), amount(12.5), amount(-0.4, sign=True)
    ('740,000 IDR', '12.50', '−0.40')
    """
    digits = 0 if abs(value) >= 100 or value == round(value) else 2
    before = "−" if value < 0 else "+" if sign and value > 0 else ""
    number = signed(before, decimal_of(abs(value), digits, grouped=True))
    return said(MONEY).format(number=number, currency=currency) if currency else number


def decimal(value: float, digits: int) -> str:
    """A number with so many decimals, as it is printed.

    >>> decimal(68, 0), decimal(45.6, 2), decimal(-0.125, 2)
    ('68', '45.60', '−0.12')
    """
    return signed("−" if value < 0 else "", decimal_of(abs(value), digits))
