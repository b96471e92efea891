"""Days and moments as a language writes them; in English as 2025-03-01, which nobody reads the other way round."""

from datetime import date, datetime

from front.calendars import beside
from front.language import ENGLISH, current
from front.words import calendars as words

# To the minute; every time is one of UTC.
_LENGTH = len("2025-03-01T12:30")


def day(at: object) -> str:
    """The day of a date, or of a moment that begins with one; what is no date comes back as it is.

    Beside it the same day in the village's second calendar, where it has one.

    >>> day("2025-03-01T12:30:59Z"), day("some day"), day(None)
    ('2025-03-01', 'some day', '')
    """
    text = "" if at is None else str(at)
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        return text
    other = beside(found)
    return words.BESIDE.format(day=_ours(found), other=other) if other else _ours(found)


def moment(at: str) -> str:
    """A moment (ISO 8601, in UTC) to the minute.

    >>> moment("2025-03-01T12:30:59Z")
    '2025-03-01 12:30 UTC'
    """
    if current() == ENGLISH:
        return f"{at[:10]} {at[11:16]} UTC"
    from babel.dates import format_datetime  # noqa: PLC0415

    return f"{format_datetime(datetime.fromisoformat(at[:_LENGTH]), 'medium', locale=current())} UTC"


def _ours(found: date) -> str:
    if current() == ENGLISH:
        return found.isoformat()
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(found, "long", locale=current())
