"""Sessions on the server: a token in the visitor's cookie, of which only a hash is kept.

A session ends after a time without use, after a longer time in any case, when its holder signs out, and when anything
raises the generation of its account: a new password, signing out everywhere, removal. Times are seconds since 1970.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from data.accounts import Account, account
from data.errors import BookRefused, EntryRefused
from data.open import Book
from data.permissions import needs
from data.server import Server

IDLE = 30 * 60
ABSOLUTE = 12 * 60 * 60
CONFIRMED_FOR = 10 * 60
# A page that is redrawn ten times a second need not write that often that it was seen.
SEEN_EVERY = 30


@dataclass(frozen=True)
class Session:
    """Whose session it is, and when its holder last gave the password again, if ever.

    Whether the account still stands as it did when the session began, its village's book says (`holder`).
    """

    village: str
    account: int
    generation: int
    confirmed: float | None = None


class SignedIn(Protocol):
    """Whose session begins."""

    @property
    def id(self) -> int:
        """The number of the account."""

    @property
    def generation(self) -> int:
        """How often its sessions were ended."""


@dataclass(frozen=True)
class Device:
    """A browser that is signed in: by which account, since when, and when it was last used."""

    account: int
    generation: int
    began: float
    seen: float


def begin(server: Server, village: str, who: SignedIn, at: float) -> str:
    """A new session's token, 256 random bits; `village` is the key of the account's village, "" for the server."""
    token = secrets.token_urlsafe(32)
    row = {"token": kept(token), "village": village, "account": who.id, "generation": who.generation, "at": at}
    with server.writing():
        server.db.execute(f"DELETE FROM sessions WHERE NOT ({_ALIVE})", {"at": at})  # noqa: S608
        server.db.execute("INSERT INTO sessions VALUES (:token, :village, :account, :generation, :at, :at, NULL)", row)
    return token


def find(server: Server, token: str, at: float) -> Session | None:
    """The living session of a token, which counts as used now; None for any other."""
    sql = f"SELECT * FROM sessions WHERE token = :token AND {_ALIVE}"  # noqa: S608
    found = server.rows(sql, token=kept(token), at=at)
    if not found:
        return None
    if at - found[0]["seen"] >= SEEN_EVERY:
        # On a full disk people can still read, until their time is up.
        with suppress(BookRefused), server.writing():
            server.db.execute("UPDATE sessions SET seen = :at WHERE token = :token", {"at": at, "token": kept(token)})
    return Session(found[0]["village"], found[0]["account"], found[0]["generation"], found[0]["confirmed"])


def confirm(server: Server, token: str, at: float) -> None:
    """Its holder has given the password again; nothing happens where the token is of no session."""
    with server.writing():
        server.db.execute("UPDATE sessions SET confirmed = :at WHERE token = :token", {"at": at, "token": kept(token)})


def recently_confirmed(session: Session, at: float) -> bool:
    """Whether the password was given again within the last 10 minutes.

    >>> [recently_confirmed(Session("bend", 1, 0, then), 1000.0) for then in (None, 399.0, 401.0, 5000.0)]
    [False, False, True, False]
    """
    return session.confirmed is not None and -60 <= at - session.confirmed < CONFIRMED_FOR


@needs("holder")
def holder(book: Book, session: Session) -> Account | None:
    """The account of a session, as it stands now in its village's book; None where that has ended the session."""
    try:
        found = account(book, session.account)
    except EntryRefused:
        return None
    return found if found.generation == session.generation else None


def alive(server: Server, village: str, at: float) -> tuple[Device, ...]:
    """The devices signed in to a village, the one used last first, also where their account ended it (`holder`)."""
    columns = "account, generation, began, seen"
    sql = f"SELECT {columns} FROM sessions WHERE village = :village AND {_ALIVE} ORDER BY seen DESC"  # noqa: S608
    return tuple(Device(**row) for row in server.rows(sql, village=village, at=at))


def end(server: Server, token: str) -> None:
    """Sign out; nothing happens where the token is of no session."""
    with server.writing():
        for table in ("sessions", "card_sessions"):
            server.db.execute(f"DELETE FROM {table} WHERE token = :token", {"token": kept(token)})  # noqa: S608


def kept(token: str) -> str:
    """What is kept of a token: with 256 random bits in it, a plain hash cannot be turned back.

    >>> len(kept("anything")), kept("one") == kept("two")
    (64, False)
    """
    return sha256(token.encode()).hexdigest()


# A clock set back by more than a minute's correction would stretch the limits: then people sign in again.
_ALIVE = f"began <= :at + 60 AND :at < began + {ABSOLUTE} AND :at < seen + {IDLE}"
