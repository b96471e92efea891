"""Approving awards, by other people than who proposed them: on screen with a reason, or by a meeting's minutes."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from data.awardtables import APPROVALS, REVOCATIONS
from data.errors import entry_refused
from data.fundmoves import inserted, release, repeated, reserve, settled
from data.open import Book, now, today
from data.permissions import needs
from rating.problems import nearest


@dataclass(frozen=True)
class Minutes:
    """What a meeting decided: its day, how many were there and how many objected, and who signed for it."""

    held_on: str
    present: int
    objections: int
    decision: str
    first_signatory: str
    second_signatory: str


@needs("record_minutes")
def record_minutes(book: Book, request: str, minutes: Minutes) -> int:
    """Record a meeting's minutes; gives their number.

    Raises EntryRefused: in_the_future, one_signatory, not_carried (half of those present or more objected),
    not_accepted, request_used.
    """
    if minutes.held_on > today():
        raise entry_refused("in_the_future", "held_on", minutes.held_on)
    if minutes.first_signatory.strip().casefold() == minutes.second_signatory.strip().casefold():
        raise entry_refused("one_signatory", "second_signatory", minutes.second_signatory)
    if minutes.decision == "approved" and minutes.objections * 2 >= minutes.present:
        raise entry_refused("not_carried", "objections", minutes.objections, present=minutes.present)
    row = asdict(minutes)
    with book.writing():
        number = repeated(book.db, "award_minutes", request, row)
        by = {"recorded_by": book.actor.account, "recorded_at": now()}
        return number or inserted(book.db, "award_minutes", {"request": request, **row, **by})


@dataclass(frozen=True)
class Held:
    """A meeting whose minutes were recorded: their number, its day, and what it decided."""

    number: int
    held_on: str
    decision: str


@needs("awards")
def award_minutes(book: Book) -> tuple[Held, ...]:
    """The minutes that were recorded, the newest first."""
    rows = book.rows("SELECT id AS number, held_on, decision FROM award_minutes ORDER BY id DESC")
    return tuple(Held(**row) for row in rows)


@needs("approve_award")
def approve_award(book: Book, award: int, reason: str = "", minutes: int | None = None) -> None:
    """Approve an award that somebody else proposed, and reserve its prize; nothing happens where one has done so.

    With a reason, one of APPROVALS, or with a meeting's minutes, which an award to somebody of the working group needs.
    Raises EntryRefused: unknown_award, needs_reason, needs_meeting, unknown_minutes, meeting_refused, own_proposal,
    to_oneself, no_consent, fund_too_low, over_cap, already_decided.
    """
    with book.writing():
        row = award_row(book.db, award)
        if row["approved_by"] is not None and row["approved_by"] == book.actor.account and not row["revoked_by"]:
            return
        _refuse_decided(row)
        _refuse_without_reason(book, row, reason, minutes)
        by = {"by": book.actor.account, "at": now(), "for": reason or None, "minutes": minutes, "id": award}
        sql = """UPDATE awards SET approved_by = :by, approved_at = :at, approved_for = :for, minutes = :minutes
                 WHERE id = :id"""
        book.db.execute(sql, by)
        if row["amount"]:
            reserve(book.db, _order(row, book.actor.account))


@needs("refuse_award")
def refuse_award(book: Book, award: int) -> None:
    """Take a proposal away that is not approved; no trace of it is left on any page.

    Raises EntryRefused: unknown_award, already_decided.
    """
    with book.writing():
        _refuse_decided(award_row(book.db, award))
        book.db.execute("DELETE FROM awards WHERE id = :id", {"id": award})


@needs("approve_award")
def approve_awards(book: Book, chosen: Iterable[int], reason: str = "", minutes: int | None = None) -> None:
    """Approve several awards as `approve_award` does one: all of them, or none where one is refused."""
    with book.writing():
        for award in chosen:
            approve_award(book, award, reason, minutes)


@needs("refuse_award")
def refuse_awards(book: Book, chosen: Iterable[int]) -> None:
    """Take several proposals away as `refuse_award` does one: all of them, or none."""
    with book.writing():
        for award in chosen:
            refuse_award(book, award)


@needs("revoke_award")
def revoke_award(book: Book, award: int, reason: str) -> None:
    """Revoke an award for a reason, one of REVOCATIONS; what was reserved for it is free again.

    What was handed over stays with the household: nothing is taken from it (charter 1). Raises EntryRefused:
    unknown_award, unknown_reason, not_approved, never_changed (it was revoked for another reason).
    """
    if reason not in REVOCATIONS:
        raise entry_refused("unknown_reason", "reason", reason, near=nearest(reason, REVOCATIONS))
    with book.writing():
        row = award_row(book.db, award)
        if row["approved_at"] is None:
            raise entry_refused("not_approved", "award", award)
        if row["revoked_for"] != reason:
            sql = "UPDATE awards SET revoked_by = :by, revoked_at = :at, revoked_for = :reason WHERE id = :id"
            book.db.execute(sql, {"by": book.actor.account, "at": now(), "reason": reason, "id": award})
            free(book.db, award, book.actor.account)


def free(db: Any, award: int, account: int | None) -> None:
    """Set free what is still reserved for an award."""
    for order in list(db.query("SELECT id FROM fund_orders WHERE award = :award", {"award": award})):
        if settled(db, order["id"]) is None:
            release(db, order["id"], account)


def award_row(db: Any, award: int) -> dict[str, Any]:
    """An award's row. Raises EntryRefused: unknown_award."""
    found = list(db.query("SELECT * FROM awards WHERE id = :id", {"id": award}))
    if not found:
        raise entry_refused("unknown_award", "award", award)
    return dict(found[0])


def _refuse_decided(row: dict[str, Any]) -> None:
    if row["approved_at"] is not None:
        raise entry_refused("already_decided", "award", row["id"])


def _refuse_without_reason(book: Book, row: dict[str, Any], reason: str, minutes: int | None) -> None:
    if row["account"] is not None and minutes is None:
        raise entry_refused("needs_meeting", "minutes")
    if reason not in APPROVALS and not (reason == "" and minutes is not None):
        raise entry_refused("needs_reason", "reason", reason, near=nearest(reason, APPROVALS))
    if minutes is not None and not book.rows("SELECT 1 FROM award_minutes WHERE id = :id", id=minutes):
        raise entry_refused("unknown_minutes", "minutes", minutes)


def _order(row: dict[str, Any], account: int | None) -> dict[str, Any]:
    prize = {"good": row["good"], "amount": row["amount"], "buys": None, "pieces": None, "fund_grant": None}
    return {"request": f"award-{row['id']}", "purpose": "award", "award": row["id"], **prize, "ordered_by": account}
