"""The accounts that rate, in whose names entries are made."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.errors import entry_refused
from data.names import small
from data.open import Book
from data.permissions import needs
from rating.problems import nearest


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


def rater_named(name: str, those: Iterable[Rater]) -> Rater:
    """The rater of a name, in whichever capitals. Raises EntryRefused: unknown_rater, with the nearest one.

    >>> rater_named(" asha ", [Rater(3, "Asha")])
    Rater(id=3, name='Asha')
    """
    named = {small(each.name): each for each in those}
    found = named.get(small(name))
    if found is None:
        near = nearest(name, [each.name for each in named.values()])
        raise entry_refused("unknown_rater", "rater", name, near=near)
    return found
