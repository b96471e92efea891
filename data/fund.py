"""The fund for prizes: what came in, what is reserved, spent and left, in whole minor units and pieces of goods.

Every function that changes it takes a `request`, which the client draws at random: sent twice, it counts once.
Whatever is public here names no household.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.errors import EntryRefused, entry_refused
from data.essentials import refuse_aid, refuse_essential
from data.fundmoves import good_number, inserted, move, quantity, receipt, repeated, some
from data.fundtables import MOST, SOURCES
from data.money import minor
from data.open import Book, today
from data.permissions import needs
from rating.problems import Problem, nearest

_CAP = """INSERT INTO fund_rules (id, yearly_cap_minor) VALUES (1, :cap)
          ON CONFLICT (id) DO UPDATE SET yearly_cap_minor = excluded.yearly_cap_minor"""
ACCOUNTS = ("left", "reserved", "spent", "returned")


@dataclass(frozen=True)
class Good:
    """Something that can be a prize, and what a piece counts for under the yearly cap, in minor units."""

    name: str
    value_minor: int


@dataclass(frozen=True)
class Balance:
    """What there is of money (`good` is None, minor units) or of a good (pieces). `given` = the sum of all others.

    Of a good, `given` counts what was bought too.
    """

    good: str | None
    given: int = 0
    left: int = 0
    reserved: int = 0
    spent: int = 0
    returned: int = 0


@dataclass(frozen=True)
class Entry:
    """A movement of the fund: its receipt's number where it has one, and for grants their source, giver and purpose.

    `order` is the number that what belongs together shares; `paper` that of a receipt on paper.
    """

    number: int
    on: str
    kind: str
    source: str
    target: str
    good: str | None
    amount: int
    receipt: int | None
    paper: str | None
    order: int | None
    purpose: str | None
    grant: Mapping[str, str] = field(default_factory=dict)


@needs("set_yearly_cap")
def set_yearly_cap(book: Book, amount: str) -> None:
    """How much in prizes a household may be given in a calendar year; until it is set, none. Raises EntryRefused."""
    cap = minor(amount, book.village()["minor_digits"])
    if not 0 <= cap <= MOST:
        raise entry_refused("fund_amount", "amount", amount)
    with book.writing():
        book.db.execute(_CAP, {"cap": cap})


@needs("yearly_cap")
def yearly_cap(book: Book) -> int:
    """The yearly cap a household, in minor units; 0 where none was set."""
    found = book.rows("SELECT yearly_cap_minor FROM fund_rules")
    return int(found[0]["yearly_cap_minor"]) if found else 0


@needs("add_good")
def add_good(book: Book, name: str, value: str) -> None:
    """Something that can be a prize, and the value of a piece.

    Raises EntryRefused: essential_prize (food, medicine, fees and inputs are no prizes), fund_amount, already_there.
    """
    refuse_essential(name, "name")
    with book.writing():
        row = {"name": name.strip(), "value_minor": some(minor(value, book.village()["minor_digits"]), value)}
        book.db.execute("INSERT INTO fund_goods (name, value_minor) VALUES (:name, :value_minor)", row)


@needs("fund_goods")
def fund_goods(book: Book) -> tuple[Good, ...]:
    """What can be a prize, by name."""
    return tuple(Good(**row) for row in book.rows("SELECT name, value_minor FROM fund_goods ORDER BY name"))


@dataclass(frozen=True)
class Grant:
    """What is given to the fund: money as the text of an amount, or so many pieces of a good."""

    source: str
    giver: str
    purpose: str
    amount: str
    good: str | None = None
    received_on: str = ""


@needs("record_grant")
def record_grant(book: Book, request: str, grant: Grant) -> int:
    """Book what somebody gave; gives the number of its receipt.

    Raises EntryRefused: fund_source (none of SOURCES), aid_money, essential_prize, fund_amount,
    in_the_future, unknown_good, request_used.
    """
    if grant.source not in SOURCES:
        near, accepted = nearest(grant.source, SOURCES), SOURCES
        raise EntryRefused([Problem("fund_source", "source", None, grant.source, accepted, near)])
    refuse_aid(grant.purpose, "purpose")
    on = grant.received_on or today()
    if on > today():
        raise entry_refused("in_the_future", "received_on", on)
    with book.writing():
        good = good_number(book.db, grant.good)
        amount = quantity(book.db, grant.amount, grant.good)
        said = {"source": grant.source, "giver": grant.giver.strip(), "purpose": grant.purpose.strip()}
        row = {**said, "good": good, "amount": amount, "received_on": on}
        if (number := repeated(book.db, "fund_grants", request, row)) is None:
            number = inserted(book.db, "fund_grants", {"request": request, **row})
            move(book.db, "grant", (good, amount), book.actor.account, fund_grant=number)
        return receipt(book.db, "fund_grant", number)


@needs("fund_balances")
def fund_balances(book: Book) -> tuple[Balance, ...]:
    """What there is of money, first, and of every good, by name."""
    sums = book.rows("""SELECT g.name AS good, e.source, e.target, sum(e.amount) AS amount FROM fund_entries AS e
                        LEFT JOIN fund_goods AS g ON g.id = e.good GROUP BY 1, 2, 3""")
    return tuple(_balance(good, sums) for good in (None, *(each.name for each in fund_goods(book))))


@needs("fund_entries")
def fund_entries(book: Book) -> tuple[Entry, ...]:
    """Every movement of the fund in its order, without a household's name."""
    sql = """SELECT e.id AS number, substr(e.made_at, 1, 10) AS "on", e.kind, e.source, e.target, g.name AS good,
             e.amount, e.receipt, e.paper, e.fund_order AS "order", o.purpose, n.source AS from_, n.giver,
             n.purpose AS for_ FROM fund_entries AS e LEFT JOIN fund_goods AS g ON g.id = e.good
             LEFT JOIN fund_orders AS o ON o.id = e.fund_order LEFT JOIN fund_grants AS n ON n.id = e.fund_grant
             ORDER BY e.id"""
    return tuple(_entry(row) for row in book.rows(sql))


def _entry(row: dict[str, Any]) -> Entry:
    of_a_grant = {"source": row.pop("from_"), "giver": row.pop("giver"), "purpose": row.pop("for_")}
    return Entry(**row, grant=of_a_grant if of_a_grant["giver"] else {})


def _balance(good: str | None, sums: list[dict[str, Any]]) -> Balance:
    held = dict.fromkeys(ACCOUNTS, 0)
    given = 0
    for row in sums:
        if row["good"] == good:
            given += row["amount"] if row["source"] in ("given", "bought") else 0
            for account, sign in ((row["source"], -1), (row["target"], 1)):
                held[account] = held.get(account, 0) + sign * row["amount"]
    return Balance(good, given, **{account: held[account] for account in ACCOUNTS})
