"""A certificate's credential: Open Badges 3.0, signed by the village (EdDSA, VC-JWT).

It names the deed and the village, and nobody: the recipient is a fresh random identifier, which whoever holds the
certificate holds. So nothing about a household can be looked up by it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid4, uuid5

from joserfc.jwk import OKPKey
from openbadgeslib.ob3 import (
    Achievement,
    Issuer,
    OB3Signer,
    OpenBadgeCredential,
    build_status_list_credential,
    did_key_from_pem,
    sign_status_list_credential,
    status_entry,
)

from data.credentials import issue_credential, sign_list
from data.keys import PublicKey
from data.open import Book

ALGORITHM = "EdDSA"
LASTS = timedelta(days=3652)


@dataclass(frozen=True)
class Said:
    """What a credential says: the village's name, the deed, and how the village came to thank for it."""

    village: str
    deed: str
    why: str


@dataclass(frozen=True)
class Times:
    """From when until when a credential is good."""

    start: datetime
    end: datetime


def issue(book: Book, award: int, said: Said) -> str:
    """The credential of an award, the same however often it is asked for.

    Raises EntryRefused: unknown_award, not_accepted_yet.
    """
    start = datetime.now(UTC).replace(microsecond=0)
    times = Times(start, start + LASTS)

    def sign(key: OKPKey, first: PublicKey, number: int) -> str:
        return signed_credential(key, said, times, status_entry(list_id(first), "revocation", number))

    return issue_credential(book, award, sign)


def signed_credential(key: OKPKey, said: Said, times: Times, status: dict[str, str]) -> str:
    """A credential as one signed text; `status` says where in which list it stands once it is revoked."""
    issuer = Issuer(did_of(key), said.village)
    # The same deed is the same achievement, whoever did it.
    deed = Achievement(uuid5(NAMESPACE_URL, f"{issuer.id} {said.deed}").urn, said.deed, said.deed, said.why)
    credential = OpenBadgeCredential(
        issuer,
        uuid4().urn,
        deed,
        issuance_date=times.start,
        expiration_date=times.end,
        credential_status=[status],
    )
    return OB3Signer(key.as_pem(private=True), ALGORITHM).sign(credential)


def revocation_list(book: Book) -> str:
    """The village's list of what is revoked as of now, signed (Bitstring Status List v1.0, as VC-JWT)."""

    def sign(key: OKPKey, first: PublicKey, revoked: frozenset[int]) -> str:
        return signed_list(key, list_id(first), revoked, datetime.now(UTC))

    return sign_list(book, sign)


def signed_list(key: OKPKey, name: str, revoked: frozenset[int], at: datetime) -> str:
    """A list of revoked numbers, as one signed text."""
    made = build_status_list_credential(did_of(key), name, "revocation", revoked, issued=at)
    return sign_status_list_credential(made, key.as_pem(private=True), ALGORITHM)


def list_id(first: PublicKey) -> str:
    """The name of a village's list, from the first key that it ever had: it stays when keys change."""
    return uuid5(NAMESPACE_URL, f"laurel list {first.id}").urn


def did_of(key: OKPKey) -> str:
    """A key as an identifier that holds the key itself (did:key)."""
    return str(did_key_from_pem(key.as_pem(private=False)))
