"""The accounts that rate, in whose names entries are made."""

from dataclasses import dataclass

from data.open import Book
from data.permissions import needs


@dataclass(frozen=True)
class Rater:
    """An account that rates."""

    id: int
    name: str


@needs("raters")
def raters(book: Book) -> tuple[Rater, ...]:
    """The standing accounts that hold the role, by name."""
    sql = """SELECT a.id, a.name FROM accounts AS a JOIN account_roles AS r ON r.account = a.id
             WHERE r.role = 'rater' AND a.removed_at IS NULL ORDER BY a.key"""
    return tuple(Rater(**row) for row in book.rows(sql))
