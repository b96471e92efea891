"""Tools that a household bought in the three years before, and that are still spread over this period."""

import json
from decimal import Decimal

from data.helpers import SPREAD
from data.money import minor
from data.open import Book
from data.permissions import needs

Bought = tuple[str, str, int | None]
_BEFORE = """
    SELECT h.name AS household, s.name AS source, e.told_by, e.working FROM income_entries AS e
    JOIN households AS h ON h.id = e.household JOIN sources AS s ON s.id = e.source
    JOIN periods AS p ON p.id = e.period JOIN periods AS now ON now.name = :period
    WHERE p.position < now.position AND e.working LIKE '%"how": "tool"%' AND (:household = '' OR h.name = :household)
    AND (SELECT sum(months) FROM periods WHERE position >= p.position AND position < now.position) < :spread"""


@needs("tools_before")
def tools_before(book: Book, period: str, household: str = "") -> dict[Bought, int]:
    """(household, source, adult who tells it apart) -> what was paid for tools dearer than a month's income.

    In the last three years, in minor units, of one household or of all.
    """
    digits, found = book.village()["minor_digits"], dict[Bought, int]()
    for row in book.rows(_BEFORE, period=period, household=household, spread=SPREAD):
        key = (row["household"], row["source"], row["told_by"])
        found[key] = found.get(key, 0) + _spread(json.loads(row["working"])["numbers"], digits)
    return found


def _spread(numbers: dict[str, str], digits: int) -> int:
    """The price of a tool where it was dearer than a month's income, else 0."""
    price, month = (minor(Decimal(numbers.get(name, "0")), digits) for name in ("price", "month"))
    return price if price > month else 0
