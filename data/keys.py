"""The village's keys (Ed25519): what it hands out to others is signed by one, and anybody may check it.

A key lies in the village's book, so that it goes where the book goes and a server of many villages holds nothing for
them; whoever holds the file could write anything into the book anyway. A key that may have become known is retired: it
signs nothing more, and what it had signed can still be checked.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from data.errors import entry_refused
from data.open import Book, now
from data.permissions import needs

CURVE: Literal["Ed25519"] = "Ed25519"
ALGORITHM = "Ed25519"


@dataclass(frozen=True)
class PublicKey:
    """A key that the village signs, or has signed, with: its thumbprint (RFC 7638), and itself as a JWK has it."""

    id: str
    x: str
    made_at: str
    retired_at: str | None = None

    @property
    def jwk(self) -> dict[str, str]:
        """The public key as a JSON Web Key."""
        return {"kty": "OKP", "crv": CURVE, "x": self.x, "kid": self.id}


@needs("public_keys")
def public_keys(book: Book) -> tuple[PublicKey, ...]:
    """Every key that the village has signed with, the newest first; the first signs where it is not retired."""
    rows = book.rows("SELECT public, made_at, retired_at FROM village_keys ORDER BY id DESC")
    return tuple(PublicKey(thumbprint(row["public"]), row["public"], row["made_at"], row["retired_at"]) for row in rows)


@needs("signing_key")
def signing_key(book: Book) -> OKPKey:
    """The village's private key that stands, made the first time that it is asked for; it knows its `kid`."""
    with book.writing():
        found = book.rows("SELECT public, secret FROM village_keys WHERE retired_at IS NULL") or [_made(book)]
    secret = {"kty": "OKP", "crv": CURVE, "x": found[0]["public"], "d": found[0]["secret"]}
    return OKPKey.import_key({**secret, "kid": thumbprint(found[0]["public"])})


@needs("retire_key")
def retire_key(book: Book) -> PublicKey:
    """Retire the key that stands; the next signature makes another. Raises EntryRefused: no_key."""
    with book.writing():
        standing = [key for key in public_keys(book) if key.retired_at is None]
        if not standing:
            raise entry_refused("no_key")
        book.db.execute("UPDATE village_keys SET retired_at = :at WHERE retired_at IS NULL", {"at": now()})
    return next(key for key in public_keys(book) if key.id == standing[0].id)


def signed(payload: bytes, key: OKPKey) -> str:
    """A payload and its signature in one text (JWS, compact)."""
    return jws.serialize_compact({"alg": ALGORITHM, "kid": str(key.kid)}, payload, key, algorithms=[ALGORITHM])


def payload_of(text: str, key: PublicKey) -> bytes | None:
    """What a signed text says, if this key signed it; None otherwise."""
    try:
        return jws.deserialize_compact(text, OKPKey.import_key(dict(key.jwk)), algorithms=[ALGORITHM]).payload
    except (JoseError, ValueError):
        return None


def self_signed(text: str) -> dict[str, Any] | None:
    """A signed JSON object with its public key as `key`, if that key signed it; whose key it is, it cannot say."""
    try:
        told = json.loads(jws.extract_compact(text.encode()).payload)
        key = PublicKey(thumbprint(told["key"]["x"]), told["key"]["x"], "")
    except (JoseError, ValueError, LookupError, TypeError):
        return None
    return told if payload_of(text, key) is not None else None


def thumbprint(public: str) -> str:
    """The name of a public key, from the key itself (RFC 7638).

    >>> thumbprint("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'
    """
    return str(OKPKey.import_key({"kty": "OKP", "crv": CURVE, "x": public}).thumbprint())


def _made(book: Book) -> dict[str, Any]:
    new = OKPKey.generate_key(CURVE).as_dict(private=True)
    row = {"public": str(new["x"]), "secret": str(new["d"]), "made_at": now()}
    book.db.execute("INSERT INTO village_keys (public, secret, made_at) VALUES (:public, :secret, :made_at)", row)
    return row
