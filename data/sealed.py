"""Sealed codes: any two of a village's office-holders can together make an administrator where access was lost.

Each keeps a printed code in a sealed envelope. A code alone opens nothing; once two were used, all are used up.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence

from data.accounts import Account, add_account
from data.errors import entry_refused
from data.open import Book, now
from data.passwords import hashed, is_right
from data.permissions import needs
from data.setup import SIGNS, typed

LENGTH = 16
MOST = len(SIGNS)


@needs("seal_codes")
def seal_codes(book: Book, holders: Iterable[str]) -> Mapping[str, str]:
    """holder -> a fresh code, told this once; all earlier codes end.

    Raises EntryRefused: too_few_holders (two different people at least), too_many_holders, empty_holder.
    """
    names = [" ".join(holder.split()) for holder in holders]
    if "" in names:
        raise entry_refused("empty_holder", "holders")
    if len({name.casefold() for name in names}) < max(2, len(names)):
        raise entry_refused("too_few_holders", "holders", names)
    if len(names) > MOST:
        raise entry_refused("too_many_holders", "holders", len(names), most=MOST)
    # The first sign says whose it is, so that opening looks at one secret for each code that is typed.
    codes = {
        name: SIGNS[at] + "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1)) for at, name in enumerate(names)
    }
    kept = [{"sign": code[0], "holder": name, "secret": hashed(code), "at": now()} for name, code in codes.items()]
    with book.writing():
        book.db.execute("DELETE FROM sealed_codes")
        for row in kept:
            book.db.execute("INSERT INTO sealed_codes VALUES (:sign, :holder, :secret, :at)", row)
    return {name: "-".join(code[at : at + 4] for at in range(0, LENGTH, 4)) for name, code in codes.items()}


@needs("code_holders")
def code_holders(book: Book) -> tuple[str, ...]:
    """Who keeps a sealed code, by name; nobody where none were made, or all are used up."""
    return tuple(row["holder"] for row in book.rows("SELECT holder FROM sealed_codes ORDER BY holder"))


@needs("open_with_codes")
def open_with_codes(book: Book, codes: Sequence[str], name: str, password: str) -> Account:
    """Make a new administrator by the codes of two office-holders; all codes are then used up.

    Raises EntryRefused: wrong_sealed_codes, the same whichever of them is wrong and where they are of one person, or
    as `add_account` does; the codes are then still good.
    """
    one, other = (_right_secret(book, typed(code)) for code in (*codes, "", "")[:2])
    if one is None or other is None or one == other:
        raise entry_refused("wrong_sealed_codes", "codes")
    with book.writing():
        # Of two who open at once, one finds them gone.
        both = {"one": one, "other": other}
        if book.db.execute("DELETE FROM sealed_codes WHERE secret IN (:one, :other)", both).rowcount < 2:
            raise entry_refused("wrong_sealed_codes", "codes")
        book.db.execute("DELETE FROM sealed_codes")
        return add_account(book, name, password, ["administrator"])


def _right_secret(book: Book, code: str) -> str | None:
    found = book.rows("SELECT secret FROM sealed_codes WHERE sign = :sign", sign=code[:1])
    secret = found[0]["secret"] if found else None
    return secret if is_right(secret, code) else None
