"""Households enter the book by consent, and say by consent where they are named."""

from typing import Any

from data.errors import entry_refused
from data.open import Book, today
from data.permissions import needs
from data.statements import ADD
from rating.problems import nearest

PEOPLE = {"members": None, "earners": None, "league": None, "house_number": None, "nickname": None, "group": None}


@needs("register")
def register(book: Book, /, household: str, *, given_on: str = "", **people: Any) -> None:
    """Enter a household with its consent to take part, given on a day (today).

    `people` may name members, earners, league, house_number, nickname and group. Raises EntryRefused.
    """
    with book.writing():
        number = book.rows("SELECT coalesce(max(id), 0) + 1 AS id FROM households")[0]["id"]
        consent = "INSERT INTO consents (household, purpose, given_on) VALUES (:id, 'take_part', :on)"
        book.db.execute(consent, {"id": number, "on": given_on or today()})
        book.db.execute(ADD["households"], {"id": number, "household": household, **PEOPLE, **people})


@needs("give_consent")
def give_consent(book: Book, household: str, purpose: str, on: str = "") -> None:
    """Record a consent, given on a day (today). One that stands already stays as it is. Raises EntryRefused."""
    known_household(book, household)
    if household not in consenting(book, purpose):
        with book.writing():
            book.db.execute(ADD["consents"], {"household": household, "purpose": purpose, "given_on": on or today()})


@needs("withdraw_consent")
def withdraw_consent(book: Book, household: str, purpose: str, on: str = "") -> None:
    """Withdraw a consent from a day on (today); nothing happens where none stands. Raises EntryRefused."""
    known_household(book, household)
    sql = """UPDATE consents SET withdrawn_on = :on WHERE purpose = :purpose AND withdrawn_on IS NULL
             AND household = (SELECT id FROM households WHERE name = :household)"""
    with book.writing():
        book.db.execute(sql, {"household": household, "purpose": purpose, "on": on or today()})


@needs("consenting")
def consenting(book: Book, purpose: str = "take_part") -> frozenset[str]:
    """The households whose consent for a purpose stands now; for every purpose they must also take part."""
    sql = """SELECT h.name FROM households AS h WHERE EXISTS (SELECT 1 FROM consents AS c WHERE c.household = h.id
             AND c.withdrawn_on IS NULL AND c.purpose = :purpose) AND EXISTS (SELECT 1 FROM consents AS c
             WHERE c.household = h.id AND c.withdrawn_on IS NULL AND c.purpose = 'take_part')"""
    return frozenset(row["name"] for row in book.rows(sql, purpose=purpose))


@needs("consented_on")
def consented_on(book: Book, purpose: str, day: str) -> frozenset[str]:
    """The households whose consent for a purpose, and to take part, stood on a day."""
    sql = """SELECT h.name FROM households AS h JOIN consents AS c ON c.household = h.id WHERE c.purpose = :purpose
             AND c.given_on <= :day AND coalesce(c.withdrawn_on, :day) >= :day"""
    named, taking_part = (
        frozenset(row["name"] for row in book.rows(sql, purpose=each, day=day)) for each in (purpose, "take_part")
    )
    return named & taking_part


@needs("known_household")
def known_household(book: Book, household: str) -> int:
    """The number of a household in the book. Raises EntryRefused, with the nearest name, for an unknown one."""
    numbers = {row["name"]: row["id"] for row in book.rows("SELECT id, name FROM households")}
    if household not in numbers:
        raise entry_refused("unknown_household", "household", household, near=nearest(household, numbers))
    return int(numbers[household])
