"""Numbers as a language writes them; a command in English does without Babel, which takes a moment to load."""

from front.language import ENGLISH, current, direction


def whole(number: int) -> str:
    """A whole number.

    >>> whole(1200)
    '1,200'
    """
    return f"{number:,}" if current() == ENGLISH else decimal_of(number, 0, grouped=True)


def decimal_of(number: float, digits: int, *, grouped: bool = False) -> str:
    """A number with so many decimals, of which the last is rounded; in groups of thousands or as a language has them.

    >>> decimal_of(1234.5, 2, grouped=True), decimal_of(1234.5, 0)
    ('1,234.50', '1234')
    """
    text = f"{number:,.{digits}f}" if grouped else f"{number:.{digits}f}"
    if current() == ENGLISH:
        return text
    from babel import Locale  # noqa: PLC0415
    from babel.numbers import format_decimal  # noqa: PLC0415

    before = Locale.parse(current()).decimal_formats[None].pattern.partition(".")[0] if grouped else "0"
    return format_decimal(text.replace(",", ""), f"{before}.{'0' * digits}" if digits else before, current())


def signed(sign: str, number: str) -> str:
    """A number with its sign before it, where the language runs from right to left too.

    >>> signed("−", "0.40")
    '−0.40'
    """
    return f"\u200e{sign}{number}" if sign and direction() == "rtl" else f"{sign}{number}"


def percent_of(share: float) -> str:
    """A share of 1 as a percentage, with a decimal only where it is needed.

    >>> percent_of(0.4)
    '40 %'
    """
    text = f"{round(100 * share, 1):g}"
    if current() == ENGLISH:
        return f"{text} %"
    from babel.numbers import format_percent  # noqa: PLC0415

    return format_percent(float(text) / 100, locale=current(), decimal_quantization=False)
