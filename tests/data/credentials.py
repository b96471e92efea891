"""Certificates' credentials of the village of `tests.data.fund`, and awards that have one."""

from datetime import UTC, datetime, timedelta

from joserfc.jwk import OKPKey
from openbadgeslib.ob3 import status_entry

from awards.credentials import Said, Times, issue, signed_credential
from awards.verifying import Finding, Revoked, revoked_now, verify
from data.approving import approve_award
from data.credentials import revoked_numbers
from data.keys import public_keys
from data.open import Book
from tests.data.fund import accepted, has, proposed

SAID = Said("bend", "Helped neighbours at harvest", "The village decided so.")
STATUS = status_entry("urn:uuid:0a", "revocation", 7)


def thanked(book: Book, household: str = "wren", rule: str = "help") -> int:
    """An award that was proposed, approved and accepted, without a prize."""
    award = proposed(book, household, None, rule)
    approve_award(has(book, "Bo"), award, "evidence_seen")
    return accepted(book, award, household)


def issued(book: Book, household: str = "wren", rule: str = "help") -> tuple[int, str]:
    """An award with its credential."""
    award = thanked(book, household, rule)
    return award, issue(book, award, SAID)


def looked_at(book: Book, token: str, *, with_list: bool = True) -> Finding:
    """What the village finds of a credential."""
    return verify(token, public_keys(book), now_revoked(book) if with_list else None)


def now_revoked(book: Book) -> Revoked | None:
    return revoked_now(public_keys(book), revoked_numbers(book))


def made_by(key: OKPKey, days: int = 30) -> str:
    """A credential of somebody's own key that was good for so many days, from 40 days ago on."""
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(days=40)
    return signed_credential(key, SAID, Times(start, start + timedelta(days=days)), STATUS)
