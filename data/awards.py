"""Awards as they stand in the book: proposed, approved, accepted, handed over, recorded, or revoked.

Which rule proposes what is no business of this layer (`awards.rules`); that the steps are done by different people is.
A household sees its own; staff see what they work on; the public sees what `data.disclosure.award_wall` gives out.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from data.errors import EntryRefused, entry_refused
from data.fundmoves import good_number, quantity, repeated
from data.households import known_household
from data.open import Book, now
from data.permissions import needs
from data.subjects import subject_of
from rating.problems import nearest

Evidence = Mapping[str, str | int | float]


@dataclass(frozen=True)
class Prize:
    """Money as the text of an amount, or so many pieces of a good."""

    amount: str
    good: str | None = None


@dataclass(frozen=True)
class Proposal:
    """What an award is for, and to whom: a household, an account (by number), or the village as a whole."""

    rule: str
    title: str
    period: str
    household: str | None = None
    account: int | None = None
    evidence: Evidence = field(default_factory=dict)
    prize: Prize | None = None
    nomination: int | None = None


@dataclass(frozen=True)
class Award:
    """An award. `amount` is of money in minor units or of pieces of a good, 0 without a prize; people are names.

    `alias` is the name under which the household wishes to be thanked, where it is not the one it goes by.
    """

    id: int
    rule: str
    title: str
    period: str
    household: str | None
    account: str | None
    account_number: int | None
    deed: str | None
    evidence: Evidence
    good: str | None
    amount: int
    state: str
    proposed_by: str | None
    proposed_on: str
    approved_by: str | None
    approved_for: str | None
    minutes: int | None
    alias: str | None
    handed_by: str | None
    means: str | None
    revoked_for: str | None


@needs("propose_award")
def propose_award(book: Book, request: str, proposal: Proposal) -> int:
    """Propose an award; gives its number.

    Raises EntryRefused: unknown_household, unknown_period, unknown_account, unknown_good, fund_amount, not_seconded,
    forbidden_subject (of the title), no_consent, already_there, request_used.
    """
    with book.writing():
        return _proposed(book, request, proposal)


@needs("claim_award")
def claim_award(book: Book, household: str, request: str, proposal: Proposal) -> int:
    """Ask for an award that only the household itself can know of, as it knows its level. Raises as `propose_award`."""
    if proposal.household != household:
        raise entry_refused("not_own", "household", household)
    with book.writing():
        return _proposed(book, request, proposal)


@needs("awards")
def awards(book: Book, period: str | None = None) -> tuple[Award, ...]:
    """The awards of a period (of all), by period, title and household: what staff work on."""
    where = "true" if period is None else "p.name = :period"
    return _awards(book, where, period=period)


@needs("awards_of")
def awards_of(book: Book, household: str) -> tuple[Award, ...]:
    """A household's own awards, for itself."""
    return _awards(book, "h.name = :household", household=household)


@needs("own_awards")
def own_awards(book: Book) -> tuple[Award, ...]:
    """The awards of the account that asks."""
    return _awards(book, "a.account = :account", account=book.actor.account)


@needs("own_household")
def declare_household(book: Book, number: int, household: str) -> None:
    """Say which household is the account's own, so that it neither approves nor hands over an award to itself.

    Somebody says it of themselves once; an administrator changes it. Raises EntryRefused: unknown_household,
    already_there.
    """
    row = {"account": number, "household": known_household(book, household)}
    again = "" if book.actor.account == number else "ON CONFLICT (account) DO UPDATE SET household = excluded.household"
    with book.writing():
        book.db.execute(f"INSERT INTO own_households VALUES (:account, :household) {again}", row)  # noqa: S608


def _proposed(book: Book, request: str, proposal: Proposal) -> int:
    row = _row(book, proposal)
    number = repeated(book.db, "awards", request, row)
    if number is not None:
        return number
    told = {"id": 1 + secrets.randbelow(2**48), "request": request, **row, "proposed_by": book.actor.account}
    names = ", ".join((*told, "proposed_at"))
    sql = f"INSERT INTO awards ({names}) VALUES ({', '.join(f':{name}' for name in told)}, :at)"  # noqa: S608
    book.db.execute(sql, {**told, "at": now()})
    return int(str(told["id"]))


def _row(book: Book, proposal: Proposal) -> dict[str, Any]:
    _refuse_title(proposal.title)
    prize, household = proposal.prize, proposal.household
    _refuse_nomination(book, proposal)
    return {
        "rule": proposal.rule,
        "title": proposal.title.strip(),
        "period": period_number(book.db, proposal.period),
        "household": None if household is None else known_household(book, household),
        "account": proposal.account,
        "nomination": proposal.nomination,
        "evidence": json.dumps(dict(proposal.evidence), sort_keys=True, ensure_ascii=False),
        "good": good_number(book.db, prize.good) if prize else None,
        "amount": quantity(book.db, prize.amount, prize.good) if prize else 0,
    }


def _refuse_title(title: str) -> None:
    if problems := [*subject_of("title", title)]:
        raise EntryRefused(problems)


def _refuse_nomination(book: Book, proposal: Proposal) -> None:
    if proposal.nomination is None:
        return
    sql = """SELECT h.name AS household, n.seconded_at FROM nominations AS n JOIN households AS h ON h.id = n.household
             WHERE n.id = :number"""
    found = book.rows(sql, number=proposal.nomination)
    if not found or found[0]["household"] != proposal.household:
        raise entry_refused("unknown_nomination", "nomination", proposal.nomination)
    if found[0]["seconded_at"] is None:
        raise entry_refused("not_seconded", "nomination", proposal.nomination)


def period_number(db: Any, name: str) -> int:
    """The number of a period. Raises EntryRefused: unknown_period."""
    numbers = {row["name"]: row["id"] for row in db.query("SELECT id, name FROM periods")}
    if name not in numbers:
        raise entry_refused("unknown_period", "period", name, near=nearest(name, numbers))
    return int(numbers[name])


_SELECT = """
    SELECT a.id, a.rule, a.title, p.name AS period, h.name AS household, own.name AS account,
        a.account AS account_number, n.deed, a.evidence, g.name AS good, a.amount,
        a.approved_for, a.minutes, a.alias, a.means, a.revoked_for,
        proposed.name AS proposed_by, substr(a.proposed_at, 1, 10) AS proposed_on, approved.name AS approved_by,
        handed.name AS handed_by,
        CASE WHEN a.revoked_at IS NOT NULL THEN 'revoked' WHEN a.recorded_at IS NOT NULL THEN 'recorded'
            WHEN a.handed_at IS NOT NULL THEN 'handed' WHEN a.accepted_at IS NOT NULL THEN 'accepted'
            WHEN a.approved_at IS NOT NULL THEN 'approved' ELSE 'proposed' END AS state
    FROM awards AS a JOIN periods AS p ON p.id = a.period LEFT JOIN households AS h ON h.id = a.household
        LEFT JOIN accounts AS own ON own.id = a.account LEFT JOIN nominations AS n ON n.id = a.nomination
        LEFT JOIN fund_goods AS g ON g.id = a.good LEFT JOIN accounts AS proposed ON proposed.id = a.proposed_by
        LEFT JOIN accounts AS approved ON approved.id = a.approved_by
        LEFT JOIN accounts AS handed ON handed.id = a.handed_by"""


def _awards(book: Book, where: str, **values: object) -> tuple[Award, ...]:
    sql = f"{_SELECT} WHERE {where} ORDER BY p.position, a.title, h.name, own.name, a.id"
    return tuple(Award(**{**row, "evidence": json.loads(row["evidence"])}) for row in book.rows(sql, **values))
