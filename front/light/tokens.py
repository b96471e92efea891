"""Tokens of forms: a keyed hash over what the visitor's cookie holds, written differently each time it is shown."""

import hmac
from hashlib import sha256
from secrets import token_hex

SALT = 16


def made(secret: bytes, seed: str) -> str:
    """A token bound to `seed`.

    A fresh salt makes it differ from page to page, so that a compressed answer's length tells nothing of it.
    """
    salt = token_hex(SALT // 2)
    return salt + _seal(secret, seed, salt)


def seal_of(secret: bytes, seed: str, token: str) -> bool:
    """Whether a token was made for this seed with this secret.

    >>> key = bytes(32)
    >>> seal_of(key, "asha", made(key, "asha")), seal_of(key, "ravi", made(key, "asha")), seal_of(key, "asha", "")
    (True, False, False)
    """
    salt, given = token[:SALT], token[SALT:]
    return hmac.compare_digest(_seal(secret, seed, salt).encode(), given.encode())


def _seal(secret: bytes, seed: str, salt: str) -> str:
    return hmac.new(secret, f"form\0{salt}\0{seed}".encode(), sha256).hexdigest()
