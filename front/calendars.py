"""A second calendar beside ours, where a village asked for one: in the language that is spoken, never in place of ours.

Most come from ICU, with the names of their months in every language that CLDR knows. Nepal's is no part of it, and its
Chinese one puts the New Year of 2027 a day late.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from front.bikram import bikram
from front.language import ENGLISH, current
from front.numbers import decimal_of
from front.words import calendars as words

_NOW: ContextVar[str] = ContextVar("calendar", default="")


def follow(calendar: str) -> None:
    """Write each day in this calendar, too, from here on, in this request, run or command; "" for none."""
    _NOW.set(calendar)


@contextmanager
def following(calendar: str) -> Iterator[None]:
    """Write each day in this calendar, too, for a while; then again as before."""
    before = _NOW.set(calendar)
    try:
        yield
    finally:
        _NOW.reset(before)


def beside(on: date) -> str:
    """A day in the second calendar; "" where none is followed.

    >>> with following("ethiopic"):
    ...     beside(date(2026, 9, 11))
    '1 Meskerem 2019 E.C.'
    """
    calendar = _NOW.get()
    if not calendar:
        return ""
    if calendar == "bikram":
        return _bikram(on)
    return _chinese(on) if calendar == "chinese" else _of_icu(on, calendar)


def _bikram(on: date) -> str:
    year, month, day = bikram(on)
    told = {"day": decimal_of(day, 0), "month": words.BIKRAM_MONTHS[month - 1], "year": decimal_of(year, 0)}
    return words.BIKRAM.format(**told)


def _chinese(on: date) -> str:
    """As a calendar on a wall has it, for those who read Chinese; for others the numbers of the month and the day."""
    from borax.calendars.lunardate import MAX_SOLAR_DATE, MIN_SOLAR_DATE, LunarDate  # noqa: PLC0415

    if not MIN_SOLAR_DATE <= on <= MAX_SOLAR_DATE:
        return ""
    found = LunarDate.from_solar(on)
    if current().startswith("zh"):
        return f"农历{found.gz_year}年{'闰' if found.leap else ''}{found.cn_month}月{found.cn_day}"
    told = words.CHINESE_LEAP if found.leap else words.CHINESE
    return told.format(month=decimal_of(found.month, 0), day=decimal_of(found.day, 0))


def _of_icu(on: date, calendar: str) -> str:
    text, era = (_written(on, calendar, pattern) for pattern in ("long", "G"))
    # Where CLDR has Latin letters only, they are said by a word that people know; AM would be the morning.
    return text.replace(era, words.ERAS[calendar]) if era.isascii() else text


def _written(on: date, calendar: str, pattern: str) -> str:
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 (a village that asks for none starts without it)

    # British English puts the day before the month, as most who read English in a village do.
    where = "en_GB" if current() == ENGLISH else current()
    return MessageFormat(f"{{on,date,{pattern}}}", f"{where}@calendar={calendar}").format({"on": on})
