"""Which staff have looked at a household's record: once a day each, as a phone loads a page again and again."""

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
