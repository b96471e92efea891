"""How a consent becomes one that counts (charter 3): staff may write it down, somebody else has to confirm it.

What a household gives by itself is confirmed at once, and so is what the operator's files bring: they are copies of
sheets that the household signed. What an account records waits until the household's card or a witness confirms it.
Until then nothing can be entered about the household, and no page names it.
"""

from dataclasses import dataclass

from data.errors import entry_refused
from data.names import small
from data.open import Book, today
from data.permissions import needs


@dataclass(frozen=True)
class Waiting:
    """A consent that nobody has confirmed yet."""

    household: str
    house_number: str | None
    purpose: str
    given_on: str


@needs("confirmation")
def confirmation(book: Book, given_on: str, witness: str = "") -> dict[str, str | None]:
    """`given_on`, `witness` and `confirmed_on` of a consent that is recorded now; the last is None where it waits.

    Raises EntryRefused: in_the_future, witness_is_staff.
    """
    given, seen_by = given_on or today(), " ".join(witness.split())
    if given > today():
        raise entry_refused("in_the_future", "given_on", given)
    if seen_by:
        _refuse_staff(book, seen_by)
    first_hand = book.actor.kind in ("operator", "household")
    confirmed = given if first_hand else today() if seen_by else None
    return {"given_on": given, "witness": seen_by, "confirmed_on": confirmed}


@needs("confirm_consent")
def confirm_consent(book: Book, household: str, purpose: str, witness: str = "") -> None:
    """Confirm a consent that waits, by a witness who is not staff, or by the household itself.

    Raises EntryRefused: nothing_waits, no_witness, witness_is_staff.
    """
    found = confirmation(book, "", witness)
    if found["confirmed_on"] is None:
        raise entry_refused("no_witness", "witness")
    sql = """UPDATE consents SET witness = :witness, confirmed_on = max(given_on, :confirmed_on)
             WHERE purpose = :purpose
             AND withdrawn_on IS NULL AND confirmed_on IS NULL
             AND household = (SELECT id FROM households WHERE name = :household)"""
    with book.writing():
        if not book.db.execute(sql, {**found, "household": household, "purpose": purpose}).rowcount:
            raise entry_refused("nothing_waits", "household", household)


@needs("waiting")
def waiting(book: Book) -> tuple[Waiting, ...]:
    """The consents that wait to be confirmed, by household: for those who carry them to the door."""
    sql = """SELECT h.name AS household, h.house_number, c.purpose, c.given_on FROM consents AS c
             JOIN households AS h ON h.id = c.household WHERE c.confirmed_on IS NULL AND c.withdrawn_on IS NULL
             ORDER BY h.name, c.id"""
    return tuple(Waiting(**row) for row in book.rows(sql))


def _refuse_staff(book: Book, witness: str) -> None:
    """Staff are all who have, or had, an account, and all who have rated."""
    names = book.rows("SELECT name FROM accounts UNION SELECT name FROM raters")
    if small(witness) in {small(row["name"]) for row in names}:
        raise entry_refused("witness_is_staff", "witness", witness)
