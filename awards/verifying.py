"""Looking whether a credential is genuine, by the village's public keys alone; with its list, whether it is revoked.

Nothing else is needed, no network and no record book. Whoever has a key that was retired because it became known could
sign with an earlier date, so what was signed after that day is refused, and a new list is signed by a new key.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import OKPKey
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier, OpenBadgeCredential, decode_encoded_list

from awards.credentials import ALGORITHM, list_id
from awards.packing import unpacked
from data.keys import PublicKey, thumbprint
from rating.problems import Problem, Refused


class _AsBadges(jws.JWSRegistry):
    """Open Badges 3.0 say EdDSA where RFC 9864 has since come to say Ed25519, and joserfc warns of the old name."""

    def get_alg(self, name: str) -> Any:
        if name != ALGORITHM:
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


class VerifyRefused(Refused):
    """What a credential is to be looked at with cannot be used."""


@dataclass(frozen=True)
class Revoked:
    """What a village has revoked: the name of its list, the numbers in it, and the day of the list."""

    id: str
    numbers: frozenset[int]
    on: str


@dataclass(frozen=True)
class Finding:
    """What was found: genuine, unchecked (genuine, revocation not checked), revoked, expired, changed, foreign,
    after_retiring, unreadable; and what a credential with a good signature says. Days are 2025-01-31.
    """

    code: str
    deed: str = ""
    village: str = ""
    given_on: str = ""
    until: str = ""
    list_on: str = ""


def verify(text: str, keys: Iterable[PublicKey], revoked: Revoked | None = None) -> Finding:
    """What a credential, or what its QR code says, is worth by a village's public keys, now."""
    token = unpacked(text)
    signer = None if token is None else signer_of(token)
    if token is None or signer is None:
        return Finding("unreadable")
    key = next((each for each in keys if each.x == signer), None)
    if key is None:
        return Finding("foreign" if signed_by(token, signer) else "changed")
    return _of_ours(token, key, revoked)


def _of_ours(token: str, key: PublicKey, revoked: Revoked | None) -> Finding:
    said = signed_by(token, key.x)
    if said is None:
        return Finding("changed")
    try:
        credential = OB3Verifier(_key(key.x).as_pem(private=False)).verify(token)
    except LibOpenBadgesException:
        return _told("expired", said) if _is_over(said) else Finding("unreadable")
    found = _told("unchecked", said)
    if key.retired_at is not None and found.given_on > key.retired_at[:10]:
        return replace(found, code="after_retiring")
    return found if revoked is None else _with_list(found, credential, revoked)


def _with_list(found: Finding, credential: OpenBadgeCredential, revoked: Revoked) -> Finding:
    entries = [each for each in credential.credential_status if each.get("statusListCredential") == revoked.id]
    if not entries:
        return found
    numbers = {int(each["statusListIndex"]) for each in entries}
    return replace(found, code="revoked" if numbers & revoked.numbers else "genuine", list_on=revoked.on)


def read_list(text: str, keys: Iterable[PublicKey]) -> Revoked:
    """A village's signed list. Raises VerifyRefused: no_signed_list, list_of_another (no key that stands signed it)."""
    standing = [key.x for key in keys if key.retired_at is None]
    signer = signer_of(text.strip())
    if signer is None:
        raise VerifyRefused([Problem("no_signed_list")])
    said = signed_by(text.strip(), signer) if signer in standing else None
    if said is None:
        raise VerifyRefused([Problem("list_of_another")])
    try:
        bits = decode_encoded_list(said["credentialSubject"]["encodedList"])
        return Revoked(str(said["id"]), _set_bits(bits), str(said["validFrom"])[:10])
    except (LookupError, TypeError, ValueError, LibOpenBadgesException):
        raise VerifyRefused([Problem("no_signed_list")]) from None


def revoked_now(keys: tuple[PublicKey, ...], numbers: frozenset[int]) -> Revoked | None:
    """What the book says is revoked as of now; None where the village has never signed anything."""
    return Revoked(list_id(keys[-1]), numbers, f"{datetime.now(UTC):%Y-%m-%d}") if keys else None


def keys_written(village: str, keys: Iterable[PublicKey]) -> str:
    """A village's public keys as a file (a JSON Web Key Set), the newest first."""
    told = [{**key.jwk, "made_at": key.made_at, "retired_at": key.retired_at} for key in keys]
    return json.dumps({"village": village, "keys": told}, ensure_ascii=False, indent=2) + "\n"


def keys_read(text: str) -> tuple[PublicKey, ...]:
    """The keys in such a file. Raises VerifyRefused: not_keys."""
    try:
        told = json.loads(text)["keys"]
        keys = (PublicKey(thumbprint(key["x"]), key["x"], key["made_at"], key.get("retired_at")) for key in told)
        return tuple(keys)
    except (LookupError, TypeError, ValueError, JoseError):
        raise VerifyRefused([Problem("not_keys")]) from None


def signer_of(token: str) -> str | None:
    """The public key that a signed text says it was signed by; None where it says none."""
    try:
        header = jws.extract_compact(token.encode()).headers()
        jwk = header["jwk"]
        return str(jwk["x"]) if jwk.get("crv") == "Ed25519" else None
    except (JoseError, ValueError, LookupError, TypeError, AttributeError):
        return None


def signed_by(token: str, x: str) -> dict[str, Any] | None:
    """What a signed text says, if this key signed it."""
    try:
        told = json.loads(jws.deserialize_compact(token, _key(x), registry=_AsBadges()).payload)
    except (JoseError, ValueError, TypeError):
        return None
    return told if isinstance(told, dict) else None


def _key(x: str) -> OKPKey:
    return OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x})


def _told(code: str, said: dict[str, Any]) -> Finding:
    try:
        deed, issuer = said["credentialSubject"]["achievement"]["name"], said["issuer"]["name"]
        return Finding(code, str(deed), str(issuer), str(said["validFrom"])[:10], str(said["validUntil"])[:10])
    except (LookupError, TypeError):
        return Finding("unreadable")


def _is_over(said: dict[str, Any]) -> bool:
    return isinstance(said.get("exp"), int) and said["exp"] < datetime.now(UTC).timestamp()


def _set_bits(bits: bytes) -> frozenset[int]:
    return frozenset(8 * at + bit for at, byte in enumerate(bits) if byte for bit in range(8) if byte & 0x80 >> bit)
