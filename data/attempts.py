"""Slowing down those who guess: each failure makes the next try wait longer, for an account and for an address.

It holds over a restart. Tries that come at once are counted one after another, each before its password is looked at.
"""

from dataclasses import dataclass
from hashlib import sha256

from data.names import small
from data.server import Server

LONGEST_WAIT = 15 * 60
FORGOTTEN_AFTER = 24 * 60 * 60


@dataclass(frozen=True)
class Guesser:
    """Somebody who tries: what is counted, and how many failures are free."""

    key: str
    free: int


def guessers(village: str, name: str, address: str) -> tuple[Guesser, Guesser]:
    """An account by its village and name, and an address; many people may share one, so it may fail more often.

    The name counts whether there is such an account or not. Neither is kept in plain text.
    """
    who = small(name)
    return Guesser(_kept("account", village, who), 3), Guesser(_kept("address", address), 20)


def card_guesser(village: str, address: str) -> Guesser:
    """An address from which cards are tried; a code has no name beside it that could be counted."""
    return Guesser(_kept("card", village, address), 5)


def begin_attempt(server: Server, who: tuple[Guesser, ...], at: float) -> float:
    """Count an attempt as failed and give 0; or, too early, count nothing and give the seconds to wait."""
    with server.writing():
        server.db.execute("DELETE FROM attempts WHERE last < :old", {"old": at - FORGOTTEN_AFTER})
        wait = max(_wait(server, each, at) for each in who)
        if wait > 0:
            return wait
        for each in who:
            sql = """INSERT INTO attempts VALUES (:who, 1, :at)
                     ON CONFLICT (who) DO UPDATE SET failures = failures + 1, last = excluded.last"""
            server.db.execute(sql, {"who": each.key, "at": at})
    return 0.0


def succeeded(server: Server, who: tuple[Guesser, Guesser]) -> None:
    """Take back the count of an attempt that was right: the account's failures are forgotten.

    Of the address only this one is: else whoever has an account could guess at the others' between his own sign-ins.
    """
    person, address = who
    with server.writing():
        server.db.execute("DELETE FROM attempts WHERE who = :who", {"who": person.key})
    take_back(server, address)


def take_back(server: Server, who: Guesser) -> None:
    """Take back the count of one attempt that was right, and of no other."""
    with server.writing():
        back = "UPDATE attempts SET failures = failures - 1 WHERE who = :who AND failures > 0"
        server.db.execute(back, {"who": who.key})


def pause_after(failures: int, free: int) -> float:
    """Seconds between a failure and the next try: doubled with each, up to 15 minutes.

    >>> [pause_after(failures, 3) for failures in (0, 2, 3, 4, 5, 30)]
    [0.0, 0.0, 1.0, 2.0, 4.0, 900.0]
    """
    return 0.0 if failures < free else float(min(2 ** min(failures - free, 20), LONGEST_WAIT))


def _wait(server: Server, who: Guesser, at: float) -> float:
    found = server.rows("SELECT failures, last FROM attempts WHERE who = :who", who=who.key)
    if not found:
        return 0.0
    # A clock that was set back must not lock anybody out for longer than the pause itself.
    since = max(0.0, at - float(found[0]["last"]))
    return max(0.0, pause_after(found[0]["failures"], who.free) - since)


def _kept(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
