"""Cards: by the code that is printed on one, an adult opens the own household's record, and no other.

A household has as many cards as it wants, numbered, without anybody's name. A code has 59 random bits, so it needs no
name beside it and is not guessed; what is kept of it is a slow hash (scrypt), so that a stolen book does not give codes
that are good in the book from which it was stolen.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass

from data.actors import Actor, of_household
from data.errors import entry_refused
from data.households import known_household
from data.keeping import adults_of, keeps_to_card
from data.open import Book, now
from data.permissions import needs
from data.setup import SIGNS, typed

LENGTH = 12
MOST = 20


@dataclass(frozen=True)
class Card:
    """One card of a household: the number of its holder, the day it was made, and by which account ("" by none).

    `number` is printed on it: no other card in the village has it, and it opens nothing.
    """

    number: int
    holder: int
    made_on: str
    made_by: str


@needs("issue_card")
def issue_card(book: Book, household: str, holder: int | None = None) -> tuple[int, str]:
    """A card's number and its code, told this once; the next number without `holder`, else the old code stops.

    Raises EntryRefused: unknown_household, unknown_card, too_many_cards, card_of_another (an adult whose incomes show
    on their own card only has it renewed by nobody else of the household).
    """
    return enter_card(book, household, "".join(secrets.choice(SIGNS) for _ in range(LENGTH)), holder)


@needs("enter_card")
def enter_card(book: Book, household: str, code: str, holder: int | None = None) -> tuple[int, str]:
    """Give a card a code that is known already, as a demonstration's is. Raises as `issue_card` does."""
    number, secret = known_household(book, household), _kept(book, code)
    with book.writing():
        there = adults_of(book, household)
        if holder is not None and holder not in there:
            raise entry_refused("unknown_card", "holder", holder)
        if holder is not None and _is_anothers(book, number, holder):
            raise entry_refused("card_of_another", "holder", holder)
        chosen = holder or next((each for each in range(1, MOST + 1) if each not in there), 0)
        if not chosen:
            raise entry_refused("too_many_cards", "holder", household, most=MOST)
        row = {"household": number, "holder": chosen, "secret": secret, "at": now(), "by": book.actor.account}
        book.db.execute(_ISSUE, row)
    return chosen, shown(typed(code))


@needs("take_back_card")
def take_back_card(book: Book, household: str, holder: int) -> None:
    """End a card; its code stops at once. Raises EntryRefused: unknown_household, unknown_card."""
    number = known_household(book, household)
    with book.writing():
        sql = "DELETE FROM cards WHERE household = :household AND holder = :holder"
        if not book.db.execute(sql, {"household": number, "holder": holder}).rowcount:
            raise entry_refused("unknown_card", "holder", holder)


@needs("cards_of")
def cards_of(book: Book, household: str) -> tuple[Card, ...]:
    """The cards of a household, by their numbers. Raises EntryRefused: unknown_household."""
    sql = """SELECT c.id AS number, c.holder, substr(c.made_at, 1, 10) AS made_on, coalesce(a.name, '') AS made_by
             FROM cards AS c LEFT JOIN accounts AS a ON a.id = c.made_by WHERE c.household = :id ORDER BY c.holder"""
    return tuple(Card(**row) for row in book.rows(sql, id=known_household(book, household)))


@needs("numbers_of_cards")
def numbers_of_cards(book: Book) -> dict[str, tuple[int, ...]]:
    """household -> the numbers that are printed on its cards, by which whoever is shown one finds the household."""
    found: dict[str, tuple[int, ...]] = {}
    sql = "SELECT h.name, c.id FROM cards AS c JOIN households AS h ON h.id = c.household ORDER BY c.id"
    for row in book.rows(sql):
        found[row["name"]] = (*found.get(row["name"], ()), row["id"])
    return found


def asked_number(text: str) -> int | None:
    """The number of a card where that is all somebody asks for, written as on the card.

    >>> asked_number(" #17"), asked_number("17")
    (17, None)
    """
    found = re.fullmatch(r"\s*#\s*(\d{1,9})\s*", text)
    return int(found[1]) if found else None


@needs("households_for_cards")
def households_for_cards(book: Book) -> dict[str, int]:
    """household -> how many cards it has, by name, for those that have not left and have not withdrawn."""
    sql = """SELECT h.name, count(k.id) AS cards FROM households AS h LEFT JOIN cards AS k ON k.household = h.id
             WHERE h.archived_on IS NULL AND EXISTS (SELECT 1 FROM consents AS c WHERE c.household = h.id
             AND c.purpose = 'take_part' AND c.withdrawn_on IS NULL) GROUP BY h.id ORDER BY h.name"""
    return {row["name"]: row["cards"] for row in book.rows(sql)}


@needs("right_card")
def right_card(book: Book, code: str) -> str | None:
    """What is kept of a code, however it was typed, where a card has it. Whoever asks slows down those who guess."""
    if len(typed(code)) != LENGTH:
        return None
    secret = _kept(book, code)
    return secret if card_holder(book, secret) else None


@needs("card_holder")
def card_holder(book: Book, secret: str) -> Actor | None:
    """The household that acts by a card, by what is kept of its code; None where that code has stopped."""
    sql = """SELECT h.id, h.name, c.holder FROM cards AS c JOIN households AS h ON h.id = c.household
             WHERE c.secret = :secret"""
    found = book.rows(sql, secret=secret)
    return of_household(found[0]["id"], found[0]["name"], found[0]["holder"]) if found else None


def shown(code: str) -> str:
    """A code as it is printed.

    >>> shown("ABCDEFGHJKMN")
    'ABCD-EFGH-JKMN'
    """
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def _is_anothers(book: Book, household: int, holder: int) -> bool:
    return book.actor.kind == "household" and book.actor.holder != holder and keeps_to_card(book, household, holder)


def _kept(book: Book, code: str) -> str:
    return _slow(book.rows("SELECT salt FROM card_salts")[0]["salt"], typed(code))


def _slow(salt: str, code: str) -> str:
    """What is kept of a code: 16 MB and some hundredths of a second a try."""
    return hashlib.scrypt(code.encode(), salt=salt.encode(), n=2**14, r=8, p=1, dklen=32).hex()


_ISSUE = """
    INSERT INTO cards (household, holder, secret, made_at, made_by) VALUES (:household, :holder, :secret, :at, :by)
    ON CONFLICT (household, holder) DO UPDATE SET secret = excluded.secret, made_at = excluded.made_at,
        made_by = excluded.made_by"""
