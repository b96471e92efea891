"""A village with a fund of 1000.00, four accounts and three households, for the tests of awards."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from data.accounts import ROLES
from data.actors import Actor, of_household
from data.awards import Prize, Proposal, propose_award
from data.fund import Grant, add_good, fund_balances, record_grant, set_yearly_cap
from data.handing import accept_award
from data.households import register
from data.meetings import describe_village
from data.open import Book, create_book
from data.periods import add_period

DAY = "2024-01-01"
PEOPLE = {"Ana": "rater", "Bo": "reviewer", "Cy": "treasurer", "Di": "administrator", "Eve": "treasurer"}
HOUSEHOLDS = ("oak", "pine", "wren")
FIFTY = Prize("50")
_requests = count(1)


def asked() -> str:
    """A request that was not sent before."""
    return f"request-{next(_requests)}"


def actor(name: str, roles: frozenset[str] | None = None) -> Actor:
    """An account of PEOPLE, with its role or with those that are given."""
    return Actor("account", 1 + list(PEOPLE).index(name), name, roles or frozenset({PEOPLE[name]}), confirmed=True)


def has(book: Book, name: str) -> Book:
    """The book as somebody of PEOPLE has it."""
    return book.as_(actor(name))


def everything(book: Book, name: str) -> Book:
    """The book as somebody who holds every role has it: only who did what before can refuse."""
    return book.as_(actor(name, frozenset(ROLES)))


def home(book: Book, household: str) -> Book:
    """The book as a household has it by its card."""
    return book.as_(of_household(1 + HOUSEHOLDS.index(household), household))


@contextmanager
def village(path: Path, cap: str = "300", money: str = "1000") -> Iterator[Book]:
    """The book, open for its operator."""
    with create_book(path, "bend", currency="KES") as book:
        for name in HOUSEHOLDS:
            register(book, name, given_on=DAY)
        describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        add_period(book, "2024", 1)
        sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 'x', '2024-01-01T00:00:00Z')"
        with book.writing():
            for number, name in enumerate(PEOPLE, start=1):
                book.db.execute(sql, (number, name, name.casefold()))
        set_yearly_cap(book, cap)
        add_good(has(book, "Cy"), "spade", "20")
        record_grant(has(book, "Cy"), asked(), Grant("collection", "All of us", "Prizes", money))
        yield book


def proposed(
    book: Book, household: str | None = "wren", prize: Prize | None = FIFTY, rule: str = "help", by: str = "Ana"
) -> int:
    """An award that somebody proposed."""
    return propose_award(has(book, by), asked(), Proposal(rule, "Help given", "2024", household, prize=prize))


def accepted(book: Book, award: int, household: str = "wren") -> int:
    """The award, after its household accepted it."""
    accept_award(home(book, household), award, household)
    return award


def money(book: Book) -> tuple[int, int, int]:
    """What the fund has left, set aside and spent, in minor units."""
    held = fund_balances(book)[0]
    return held.left, held.reserved, held.spent
