"""Households enter the book by consent, and say by consent where they are named."""

from typing import Any

from data.errors import entry_refused
from data.names import same_to_see, tidied
from data.open import Book, today
from data.permissions import needs
from data.statements import ADD
from data.taken import remember_taken
from data.witnesses import confirmation
from rating.problems import nearest

CONSENT = """INSERT INTO consents (household, purpose, given_on, witness, confirmed_on)
             VALUES (:id, 'take_part', :given_on, coalesce(:witness, ''), :confirmed_on)"""
_GIVEN = """SELECT c.id, c.given_on, c.confirmed_on FROM consents AS c JOIN households AS h ON h.id = c.household
            WHERE h.name = :household AND c.purpose = :purpose AND c.withdrawn_on IS NULL"""
LONGEST_NAME = 100
FACTS = ("members", "earners", "league", "nickname")
PEOPLE = {"members": None, "earners": None, "league": None, "house_number": None, "nickname": None, "group": None}


@needs("register")
def register(book: Book, /, household: str, *, given_on: str = "", witness: str = "", **people: Any) -> None:
    """Enter a household with its consent to take part, given on a day (today).

    `people` may name members, earners, league, house_number, nickname and group. While the consent waits to be
    confirmed (`data.witnesses`) the book takes no more than house_number and group. Raises EntryRefused:
    empty_household_name, household_there (also for a name that only looks the same), what a consent is refused for.
    """
    consent = confirmation(book, given_on, witness)
    with book.writing():
        household = new_name(book, household)
        number = next_number(book)
        book.db.execute(CONSENT, {"id": number, **consent})
        book.db.execute(ADD["households"], {"id": number, "household": household, **PEOPLE, **people})


@needs("new_name")
def new_name(book: Book, name: str, number: int | None = None) -> str:
    """A name as it is kept, for a new household or for the one with a number.

    Raises EntryRefused: empty_household_name, long_household_name, household_there, with what is `known`.
    """
    plain = tidied(name)
    if not plain:
        raise entry_refused("empty_household_name", "household")
    if len(plain) > LONGEST_NAME:
        raise entry_refused("long_household_name", "household", plain, most=LONGEST_NAME)
    others = book.rows("SELECT name FROM households WHERE id IS NOT :number", number=number)
    known = same_to_see(plain, (row["name"] for row in others))
    if known:
        raise entry_refused("household_there", "household", plain, known=known)
    return plain


@needs("next_number")
def next_number(book: Book) -> int:
    """A number that no household has, or had before it was deleted."""
    sql = "SELECT max(id) AS id FROM (SELECT id FROM households UNION SELECT number FROM erased UNION SELECT 0)"
    return int(book.rows(sql)[0]["id"]) + 1


@needs("give_consent")
def give_consent(book: Book, household: str, purpose: str, on: str = "", *, witness: str = "") -> None:
    """Record a consent, given on a day (today), which waits until it is confirmed (`data.witnesses`).

    One that stands already stays as it is; one that waits is confirmed, if this would be. Raises EntryRefused.
    """
    known_household(book, household)
    consent = confirmation(book, on, witness)
    given = {"household": household, "purpose": purpose, **consent}
    with book.writing():
        found = book.rows(_GIVEN, household=household, purpose=purpose)
        if not found:
            book.db.execute(ADD["consents"], given)
        elif found[0]["confirmed_on"] is None and consent["confirmed_on"]:
            day = max(str(consent["confirmed_on"]), found[0]["given_on"])
            sql = "UPDATE consents SET witness = :witness, confirmed_on = :day WHERE id = :id"
            book.db.execute(sql, {"witness": consent["witness"], "day": day, "id": found[0]["id"]})


@needs("withdraw_consent")
def withdraw_consent(book: Book, household: str, purpose: str, on: str = "") -> None:
    """Withdraw a consent from a day on (today); nothing happens where none stands. Raises EntryRefused.

    No clock that is wrong keeps one from it: before the day on which it was given, that day counts.
    """
    known_household(book, household)
    sql = """UPDATE consents SET withdrawn_on = max(given_on, :on) WHERE purpose = :purpose AND withdrawn_on IS NULL
             AND household = (SELECT id FROM households WHERE name = :household)"""
    with book.writing():
        book.db.execute(sql, {"household": household, "purpose": purpose, "on": on or today()})
    remember_taken(book)


@needs("consenting")
def consenting(book: Book, purpose: str = "take_part") -> frozenset[str]:
    """The households whose confirmed consent for a purpose stands now; for every purpose they must also take part."""
    sql = """SELECT h.name FROM households AS h WHERE EXISTS (SELECT 1 FROM consents AS c WHERE c.household = h.id
             AND c.confirmed_on IS NOT NULL AND c.withdrawn_on IS NULL AND c.purpose = :purpose)
             AND EXISTS (SELECT 1 FROM consents AS c WHERE c.household = h.id AND c.confirmed_on IS NOT NULL
             AND c.withdrawn_on IS NULL AND c.purpose = 'take_part')"""
    return frozenset(row["name"] for row in book.rows(sql, purpose=purpose))


@needs("takes_part")
def takes_part(book: Book, household: str) -> bool:
    """Whether a household's confirmed consent to take part stands now."""
    sql = """SELECT 1 FROM households AS h JOIN consents AS c ON c.household = h.id WHERE h.name = :household AND
             c.purpose = 'take_part' AND c.confirmed_on IS NOT NULL AND c.withdrawn_on IS NULL"""
    return bool(book.rows(sql, household=household))


@needs("consented_on")
def consented_on(book: Book, purpose: str, day: str) -> frozenset[str]:
    """The households whose consent for a purpose, and to take part, stood on a day."""
    sql = """SELECT h.name FROM households AS h JOIN consents AS c ON c.household = h.id WHERE c.purpose = :purpose
             AND c.confirmed_on <= :day AND coalesce(c.withdrawn_on, :day) >= :day"""
    named, taking_part = (
        frozenset(row["name"] for row in book.rows(sql, purpose=each, day=day)) for each in (purpose, "take_part")
    )
    return named & taking_part


@needs("known_household")
def known_household(book: Book, household: str) -> int:
    """The number of a household in the book. Raises EntryRefused, with the nearest name, for an unknown one."""
    found = book.rows("SELECT id FROM households WHERE name = :household", household=household)
    if not found:
        names = [row["name"] for row in book.rows("SELECT name FROM households")]
        raise entry_refused("unknown_household", "household", household, near=nearest(household, names))
    return int(found[0]["id"])
