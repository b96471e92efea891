"""What happens between an approved award and the household: it accepts or declines, is given the prize, and says so."""

from typing import Any

from data.approving import award_row, free
from data.cards import card_holder, right_card
from data.declining import remember_declined
from data.errors import entry_refused
from data.fundmoves import pay
from data.open import Book, now
from data.permissions import needs


@needs("answer_award")
def accept_award(book: Book, award: int, household: str | None = None, alias: str = "") -> None:
    """Accept an award, and say under which name one wishes to be thanked ("": the one that one goes by).

    Without a household, the account that acts accepts its own. Nothing is public before. Raises EntryRefused:
    unknown_award (also one of somebody else), not_approved, never_changed.
    """
    with book.writing():
        row = _mine(book, award, household)
        if row["approved_at"] is None or row["revoked_at"] is not None:
            raise entry_refused("not_approved", "award", award)
        sql = """UPDATE awards SET accepted_at = coalesce(accepted_at, :at), alias = :alias WHERE id = :id"""
        book.db.execute(sql, {"at": now(), "alias": alias.strip() or None, "id": award})


@needs("decline_award")
def decline_award(book: Book, award: int, household: str | None = None) -> None:
    """Decline an award before it was handed over: it is deleted, its prize is free, and staff see nothing of it.

    The rules do not propose it again for the same season. Raises EntryRefused: unknown_award, already_handed_over.
    """
    with book.writing():
        if _mine(book, award, household)["handed_at"] is not None:
            raise entry_refused("already_handed_over", "award", award)
        free(book.db, award, None)
        remember_declined(book, award)
        book.db.execute("DELETE FROM awards WHERE id = :id", {"id": award})


@needs("hand_over")
def hand_over(book: Book, award: int, *, code: str = "", paper: str = "") -> int | None:
    """Hand over what somebody else approved, and pay its prize; gives the receipt's number, None without a prize.

    The household confirms with the code of its card, which records the award, or signs a slip (`paper` is its number),
    which another person records. Once, however often it is sent. Raises EntryRefused: unknown_award, not_accepted_yet,
    not_its_card, needs_slip, own_approval, to_oneself, already_handed_over.
    """
    holder = _holder(book, code)
    with book.writing():
        row = award_row(book.db, award)
        if row["handed_by"] is None:
            _refuse_hand_over(row, holder, code, paper)
            _handed(book, award, by_card=bool(code))
        elif row["handed_by"] != book.actor.account:
            raise entry_refused("already_handed_over", "award", award)
        orders = book.rows("SELECT id FROM fund_orders WHERE award = :id", id=award)
        return pay(book.db, orders[0]["id"], book.actor.account, paper) if orders else None


@needs("record_slip")
def record_slip(book: Book, award: int) -> None:
    """Say that the signed slip of an award is there; by another person than the one who handed it over.

    Raises EntryRefused: unknown_award, not_handed_over, own_payment, to_oneself.
    """
    with book.writing():
        row = award_row(book.db, award)
        if row["handed_at"] is None:
            raise entry_refused("not_handed_over", "award", award)
        sql = "UPDATE awards SET recorded_by = :by, recorded_at = :at WHERE id = :id AND recorded_at IS NULL"
        book.db.execute(sql, {"by": book.actor.account, "at": now(), "id": award})


def _mine(book: Book, award: int, household: str | None) -> dict[str, Any]:
    row = award_row(book.db, award)
    own = row["household"] if household is not None else row["account"]
    if own is None or own != book.actor.id or (book.actor.kind == "household") != (household is not None):
        raise entry_refused("unknown_award", "award", award)
    return row


def _holder(book: Book, code: str) -> int | None:
    """The household whose card has this code; a code takes a while to look up, so not while others wait to write."""
    secret = right_card(book, code) if code else None
    holder = card_holder(book, secret) if secret else None
    return holder.id if holder else None


def _refuse_hand_over(row: dict[str, Any], holder: int | None, code: str, paper: str) -> None:
    to_somebody = row["household"] is not None or row["account"] is not None
    if row["revoked_at"] is not None or (row["accepted_at"] if to_somebody else row["approved_at"]) is None:
        raise entry_refused("not_accepted_yet", "award", row["id"])
    if code and (holder is None or holder != row["household"]):
        raise entry_refused("not_its_card", "code")
    if not code and not paper.strip():
        raise entry_refused("needs_slip", "paper")


def _handed(book: Book, award: int, *, by_card: bool) -> None:
    sql = """UPDATE awards SET handed_by = :by, handed_at = :at, means = :means, recorded_at = :recorded
             WHERE id = :id"""
    means, at = "card" if by_card else "slip", now()
    row = {"by": book.actor.account, "at": at, "means": means, "recorded": at if by_card else None, "id": award}
    book.db.execute(sql, row)
