"""Which staff have looked at a household's record: once a day each, as a phone loads a page again and again."""

from collections.abc import Iterable

from data.households import known_household
from data.journal import VIEW, note
from data.open import Book, today
from data.permissions import needs


@needs("note_view")
def note_view(book: Book, household: str) -> None:
    """Note in the journal that the actor has seen the record of a household; the first time of a day is enough.

    Raises EntryRefused: unknown_household.
    """
    sql = """SELECT 1 FROM journal WHERE kind = :kind AND actor IS :actor AND act = :act AND household = :household
             AND at >= :day LIMIT 1"""
    told = {"kind": book.actor.kind, "actor": book.actor.id, "act": VIEW, "day": today()}
    if not book.rows(sql, household=known_household(book, household), **told):
        note(book, VIEW, household)


@needs("note_view")
def note_views(book: Book, households: Iterable[str]) -> None:
    """The same of several households at once, of which what was entered stands in one list."""
    sql = """SELECT DISTINCT h.name FROM journal AS j JOIN households AS h ON h.id = j.household
             WHERE j.kind = :kind AND j.actor IS :actor AND j.act = :act AND j.at >= :day"""
    told = {"kind": book.actor.kind, "actor": book.actor.id, "act": VIEW, "day": today()}
    with book.writing():
        seen = {row["name"] for row in book.rows(sql, **told)}
        for household in households:
            if household not in seen:
                note(book, VIEW, household)
