"""Nepal's calendar, the Bikram Sambat: months that begin when the sun enters a sign, as the Surya Siddhanta reckons it.

The sun's place is that of E. Reingold and N. Dershowitz, Calendrical Calculations (Hindu calendars): a mean sun and an
equation of its centre. A month begins on the day, from midnight to midnight in Kathmandu, on which the sun enters its
sign; but it enters Cancer (Shrawan) for the day before until the sun rises, and Capricorn (Magh) for the day after
once it has set. That gives every month of the calendars that Nepal published for the years 2067 to 2083 (tests);
those to come may yet be published otherwise, by a day.
"""

from datetime import date
from functools import lru_cache
from math import asin, ceil, degrees, radians, sin

# Days, after the Surya Siddhanta: the year of the sun among the stars, and that of its anomaly.
YEAR = 365 + 279457 / 1080000
ANOMALY = 1577917828000 / (4320000000 - 387)
# The day numbers (1 January of the year 1 is 1) of the Kali Yuga, and of the creation before it.
KALI_YUGA = -1132959
CREATION = KALI_YUGA - 1955880000 * YEAR
EPICYCLE, SHRINKS_BY = 14 / 360, 1 / 42
# Kathmandu lies 9.55 degrees east of Ujjain, whose days these are: its midnight is the earlier by so much of a day.
EAST = 9.55 / 360
SUNRISE_OF_SHRAWAN, SUNSET_OF_MAGH = 0.227, 0.717
# A new year that everybody remembers: 1 Baisakh 2083.
KNOWN_YEAR, KNOWN_DAY = 2083, date(2026, 4, 14).toordinal()


@lru_cache(1000)
def bikram(on: date) -> tuple[int, int, int]:
    """The year, month (1 is Baisakh) and day of a day of ours.

    >>> bikram(date(2025, 4, 14)), bikram(date(2026, 4, 13))
    ((2082, 1, 1), (2082, 12, 30))
    """
    day = on.toordinal()
    month = int(12 * KNOWN_YEAR + (day - KNOWN_DAY) // (YEAR / 12)) + 1
    while _begins(month) > day:
        month -= 1
    return month // 12, month % 12 + 1, day - _begins(month) + 1


@lru_cache(1000)
def _begins(month: int) -> int:
    """The day number of the first day of a month, counted from Baisakh of the year 0."""
    sign = month % 12
    until = {3: 1 + SUNRISE_OF_SHRAWAN, 9: SUNSET_OF_MAGH}.get(sign, 1.0) - EAST
    return ceil(_entered(sign, KNOWN_DAY + (month - 12 * KNOWN_YEAR) * YEAR / 12) - until)


def _entered(sign: int, near: float) -> float:
    """When the sun enters a sign (0 is Aries), within five days of a moment."""
    low, high = near - 5, near + 5
    while high - low > 1e-5:
        middle = (low + high) / 2
        past = (_longitude(middle) - 30 * sign + 180) % 360 >= 180
        low, high = (low, middle) if past else (middle, high)
    return high


def _longitude(moment: float) -> float:
    """Where the sun stands among the stars, in degrees."""
    anomaly = sin(radians(360 * ((moment - CREATION) / ANOMALY % 1)))
    size = EPICYCLE * (1 - abs(anomaly) * SHRINKS_BY)
    return 360 * ((moment - CREATION) / YEAR % 1) - degrees(asin(anomaly * size))
