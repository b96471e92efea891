"""The one-time set-up code by which a new village gets its first administrator."""

import secrets
from datetime import UTC, datetime, timedelta

from data.accounts import Account, add_account, has_administrator
from data.errors import entry_refused
from data.open import Book, now
from data.passwords import hashed, is_right
from data.permissions import needs

# Neither 0 and O nor 1, I and L: 31 signs, of which 12 make 59 bits.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
DAYS = 7


@needs("new_set_up_code")
def new_set_up_code(book: Book) -> str:
    """A fresh code, good for 7 days and once; any earlier one ends. Raises EntryRefused: has_administrator."""
    code = new_code()
    secret, expires = hashed(typed(code)), datetime.now(UTC) + timedelta(days=DAYS)
    with book.writing():
        if has_administrator(book):
            raise entry_refused("has_administrator")
        book.db.execute("DELETE FROM set_up_codes")
        sql = "INSERT INTO set_up_codes (secret, expires_at) VALUES (:secret, :expires)"
        book.db.execute(sql, {"secret": secret, "expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ")})
    return code


@needs("set_up")
def set_up(book: Book, code: str, name: str, password: str) -> Account:
    """Make the first administrator; the code is then used up.

    Raises EntryRefused: wrong_code (also where it has expired or was used), or as `add_account` does; the code is then
    still good.
    """
    found = book.rows("SELECT secret FROM set_up_codes WHERE expires_at > :now", now=now())
    secret = found[0]["secret"] if found else None
    if not is_right(secret, typed(code)):
        raise entry_refused("wrong_code", "code")
    with book.writing():
        # Of two who use it at once, one finds it gone.
        if not book.db.execute("DELETE FROM set_up_codes WHERE secret = :secret", {"secret": secret}).rowcount:
            raise entry_refused("wrong_code", "code")
        return add_account(book, name, password, ["administrator"])


def new_code() -> str:
    """A random code as it is printed.

    >>> len(new_code()), len(typed(new_code()))
    (14, 12)
    """
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def typed(code: str) -> str:
    """A code as it was printed, however it was typed.

    >>> typed(" abcd efgh-jkmn ")
    'ABCDEFGHJKMN'
    """
    return "".join(sign for sign in code.upper() if sign.isalnum())
