"""Payments of the fund that are no award: buying goods for prizes, and giving money back to whoever gave it.

One person orders, which sets the money aside; another one pays (charter 4). Awards order and pay theirs themselves
(`data.approving`, `data.handing`).
"""

from dataclasses import dataclass

from data.errors import entry_refused
from data.fundmoves import good_number, pay, quantity, release, repeated, reserve, some
from data.open import Book
from data.permissions import needs


@dataclass(frozen=True)
class Order:
    """A payment that was ordered: open, paid or cancelled. `amount` is of money in minor units, or of pieces."""

    number: int
    purpose: str
    good: str | None
    amount: int
    buys: str | None
    pieces: int | None
    ordered_by: str
    state: str


@needs("order_purchase")
def order_purchase(book: Book, request: str, good: str, pieces: int, amount: str) -> int:
    """Set money aside to buy pieces of a good for it; gives the order's number.

    Raises EntryRefused: unknown_good, fund_amount, fund_too_low, request_used.
    """
    with book.writing():
        paid = {"purpose": "purchase", "good": None, "amount": quantity(book.db, amount, None), "fund_grant": None}
        return _ordered(book, request, {**paid, "buys": good_number(book.db, good), "pieces": some(pieces, pieces)})


@needs("order_return")
def order_return(book: Book, request: str, receipt: int, amount: str) -> int:
    """Set aside what is given back of a grant, by the number of its receipt; gives the order's number.

    Raises EntryRefused: unknown_receipt, more_than_given, fund_amount, fund_too_low, request_used.
    """
    with book.writing():
        sql = """SELECT n.id, n.amount, n.good, g.name FROM fund_entries AS e JOIN fund_grants AS n
                 ON n.id = e.fund_grant LEFT JOIN fund_goods AS g ON g.id = n.good WHERE e.receipt = :receipt"""
        found = book.rows(sql, receipt=receipt)
        if not found:
            raise entry_refused("unknown_receipt", "receipt", receipt)
        grant = found[0]
        back = quantity(book.db, amount, grant["name"])
        row = {"purpose": "return", "good": grant["good"], "amount": back, "fund_grant": grant["id"]}
        return _ordered(book, request, {**row, "buys": None, "pieces": None})


@needs("pay_order")
def pay_order(book: Book, order: int, paper: str = "") -> int:
    """Pay what somebody else ordered; `paper` is the number of the receipt on paper. Gives the receipt's number.

    Raises EntryRefused: unknown_order, own_order, already_paid, order_cancelled.
    """
    with book.writing():
        _known(book, order)
        return pay(book.db, order, book.actor.account, paper)


@needs("cancel_order")
def cancel_order(book: Book, order: int) -> None:
    """Set free what an order had set aside, and what is still set aside for an award that is no more.

    Raises EntryRefused: unknown_order, already_paid.
    """
    with book.writing():
        _known(book, order)
        release(book.db, order, book.actor.account)


@needs("fund_orders")
def fund_orders(book: Book) -> tuple[Order, ...]:
    """Every order that is no award's, and those of awards that are no more, in their order."""
    sql = """SELECT o.id AS number, o.purpose, g.name AS good, o.amount, b.name AS buys, o.pieces, a.name AS ordered_by,
             coalesce((SELECT iif(kind = 'pay', 'paid', 'cancelled') FROM fund_entries AS e WHERE e.fund_order = o.id
             AND kind IN ('pay', 'release')), 'open') AS state FROM fund_orders AS o
             LEFT JOIN fund_goods AS g ON g.id = o.good LEFT JOIN fund_goods AS b ON b.id = o.buys
             JOIN accounts AS a ON a.id = o.ordered_by WHERE o.award IS NULL ORDER BY o.id"""
    return tuple(Order(**row) for row in book.rows(sql))


def _ordered(book: Book, request: str, row: dict[str, object]) -> int:
    number = repeated(book.db, "fund_orders", request, row)
    if number is not None:
        return number
    return reserve(book.db, {"request": request, **row, "award": None, "ordered_by": book.actor.account})


def _known(book: Book, order: int) -> None:
    if not book.rows("SELECT 1 FROM fund_orders WHERE id = :order AND award IS NULL", order=order):
        raise entry_refused("unknown_order", "order", order)
