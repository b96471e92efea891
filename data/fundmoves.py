"""How the fund's rows are written, within the transaction of an act; the book's own rules refuse what must not be."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from data.errors import entry_refused
from data.fundtables import MOST, MOVES
from data.money import minor
from data.open import now
from rating.problems import nearest

Amount = tuple[int | None, int]


def inserted(db: Database, table: str, row: Mapping[str, Any]) -> int:
    """The number of a row that is added."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    return int(db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", dict(row)).lastrowid or 0)  # noqa: S608


def repeated(db: Database, table: str, request: str, row: Mapping[str, Any]) -> int | None:
    """The number of the row that a request made before; None for a new one.

    Raises EntryRefused: request_used, where it made another row than this.
    """
    found = list(db.query(f"SELECT * FROM {table} WHERE request = :request", {"request": request}))  # noqa: S608
    if not found:
        return None
    if any(found[0][name] != value for name, value in row.items()):
        raise entry_refused("request_used", "request", request)
    return int(found[0]["id"])


def move(db: Database, kind: str, what: Amount, account: int | None, *, to: str = "", **of: object) -> None:
    """Move an amount of money or of a good; `of` names its fund_grant or fund_order, and the number on `paper`."""
    source, target = next(pair for pair in MOVES[kind] if to in ("", pair[1]))
    numbered = kind in ("grant", "pay")
    newest = next(iter(db.query("SELECT coalesce(max(receipt), 0) AS n FROM fund_entries")))["n"]
    row = {"kind": kind, "source": source, "target": target, "good": what[0], "amount": what[1], "account": account}
    inserted(db, "fund_entries", {**row, "receipt": newest + 1 if numbered else None, "made_at": now(), **of})


def receipt(db: Database, of: str, number: int) -> int:
    """The number of the receipt of a fund_grant or a fund_order."""
    sql = f"SELECT receipt FROM fund_entries WHERE {of} = :number AND receipt IS NOT NULL"  # noqa: S608
    return int(next(iter(db.query(sql, {"number": number})))["receipt"])


def good_number(db: Database, name: str | None) -> int | None:
    """The number of a good; None for money. Raises EntryRefused: unknown_good."""
    if name is None:
        return None
    numbers = {row["name"]: row["id"] for row in db.query("SELECT id, name FROM fund_goods")}
    if name not in numbers:
        raise entry_refused("unknown_good", "good", name, near=nearest(name, numbers))
    return int(numbers[name])


def quantity(db: Database, amount: str, good: str | None) -> int:
    """An amount of money in minor units, or a number of pieces. Raises EntryRefused: fund_amount, and as `minor`."""
    digits = next(iter(db.query("SELECT minor_digits FROM village")))["minor_digits"]
    return some(minor(amount, 0 if good else digits), amount)


def value_of(db: Database, good: int | None, amount: int) -> int:
    """What a prize counts for under the cap, in minor units. Raises EntryRefused: fund_amount."""
    found = list(db.query("SELECT value_minor FROM fund_goods WHERE id = :good", {"good": good}))
    return some(amount * (int(found[0]["value_minor"]) if found else 1), amount)


def some(amount: int, told: object) -> int:
    """The amount itself. Raises EntryRefused: fund_amount, for nothing, less than nothing or too much."""
    if not 1 <= amount <= MOST:
        raise entry_refused("fund_amount", "amount", told)
    return amount


def reserve(db: Database, order: Mapping[str, Any]) -> int:
    """Order a payment and set its amount aside; gives the order's number."""
    value = value_of(db, order["good"], order["amount"])
    number = inserted(db, "fund_orders", {**order, "value_minor": value, "ordered_at": now()})
    move(db, "reserve", (order["good"], order["amount"]), order["ordered_by"], fund_order=number)
    return number


def pay(db: Database, number: int, account: int | None, paper: str | None) -> int:
    """Pay an order out of what was set aside; gives the number of the receipt, the same to whoever pays it again.

    Raises EntryRefused: already_paid (by somebody else), order_cancelled.
    """
    order = dict(next(iter(db.query("SELECT * FROM fund_orders WHERE id = :id", {"id": number}))))
    done = settled(db, number)
    if done is None:
        to = "returned" if order["purpose"] == "return" else "spent"
        move(db, "pay", (order["good"], order["amount"]), account, to=to, fund_order=number, paper=paper or None)
        if order["purpose"] == "purchase":
            move(db, "bought", (order["buys"], order["pieces"]), account, fund_order=number)
    elif done["kind"] == "release":
        raise entry_refused("order_cancelled", "order", number)
    elif done["account"] != account:
        raise entry_refused("already_paid", "order", number)
    return receipt(db, "fund_order", number)


def release(db: Database, number: int, account: int | None) -> None:
    """Set free what an order had set aside; nothing happens where it is free. Raises EntryRefused: already_paid."""
    done = settled(db, number)
    if done is None:
        order = next(iter(db.query("SELECT good, amount FROM fund_orders WHERE id = :id", {"id": number})))
        move(db, "release", (order["good"], order["amount"]), account, fund_order=number)
    elif done["kind"] == "pay":
        raise entry_refused("already_paid", "order", number)


def settled(db: Database, order: int) -> dict[str, Any] | None:
    """How an order ended: the entry that paid or released it; None while it is open."""
    sql = "SELECT kind, account, paper FROM fund_entries WHERE fund_order = :id AND kind IN ('pay', 'release')"
    return next((dict(row) for row in db.query(sql, {"id": order})), None)
