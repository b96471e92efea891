"""Which households are rated by a second person: a fifth that is drawn, so that nobody can choose whom to rate twice.

Two marks of the same thing say how sure marks are; one person suffices for all others.
"""

from collections.abc import Iterable
from hashlib import sha256
from math import ceil

from data.households import consenting
from data.open import Book
from data.permissions import needs

SHARE = 5


@needs("drawn")
def drawn(book: Book, period: str) -> frozenset[str]:
    """The households of a period that a second person rates: the same ones whenever it is asked.

    The draw rests on when the book was made, the period and each household's number: anybody can draw again.
    """
    village, taking_part = book.village(), consenting(book)
    rows = book.rows("SELECT id, name FROM households WHERE archived_on IS NULL")
    numbers = {row["id"]: row["name"] for row in rows if row["name"] in taking_part}
    chosen = draw(f"{village['name']}\n{village['created_at']}\n{period}", numbers)
    return frozenset(numbers[number] for number in chosen)


@needs("second_missing")
def second_missing(book: Book, period: str) -> tuple[str, ...]:
    """The drawn households of which one person has marked something that nobody else has, by name."""
    sql = """SELECT DISTINCT h.name FROM marks AS m JOIN households AS h ON h.id = m.household
             JOIN periods AS p ON p.id = m.period WHERE p.name = :period
             GROUP BY h.id, m.criterion HAVING count(DISTINCT m.rater) = 1 ORDER BY h.name"""
    alone = [row["name"] for row in book.rows(sql, period=period)]
    twice = drawn(book, period)
    return tuple(name for name in alone if name in twice)


def draw(seed: str, numbers: Iterable[int]) -> frozenset[int]:
    """A fifth of the numbers, rounded up: those whose hash with the seed is smallest.

    >>> len(draw("a season", range(11))), draw("a season", range(11)) == draw("a season", reversed(range(11)))
    (3, True)
    """
    by_lot = sorted(numbers, key=lambda number: sha256(f"{seed}\n{number}".encode()).digest())
    return frozenset(by_lot[: ceil(len(by_lot) / SHARE)])
