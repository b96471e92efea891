"""Sessions that a household's card began; shorter than those of accounts, for a phone may be borrowed.

They end as those of accounts do (`data.sessions`), and when the card gets another code. Times are seconds since 1970.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass

from data.attempts import begin_attempt, card_guesser, take_back
from data.cards import right_card
from data.errors import BookRefused, entry_refused
from data.helpwords import forget_help
from data.server import Server
from data.sessions import SEEN_EVERY, kept
from data.signing_in import Visit, wait_refused

IDLE = 15 * 60
ABSOLUTE = 2 * 60 * 60


@dataclass(frozen=True)
class CardSession:
    """In which village (its key), and by which card: what is kept of its code."""

    village: str
    card: str


def open_with_card(visit: Visit, code: str) -> str:
    """The token of a new session. Raises EntryRefused: wrong_card, or wait, with `seconds`."""
    who = card_guesser(visit.village, visit.address)
    seconds = begin_attempt(visit.server, (who,), visit.at)
    if seconds > 0:
        raise wait_refused(seconds)
    found = right_card(visit.book, code)
    if found is None:
        raise entry_refused("wrong_card", "code")
    take_back(visit.server, who)
    forget_help(visit.book)
    return _begin(visit, found)


def find_card_session(server: Server, token: str, at: float) -> CardSession | None:
    """The living session of a token, which counts as used now; None for any other."""
    sql = f"SELECT * FROM card_sessions WHERE token = :token AND {_ALIVE}"  # noqa: S608
    found = server.rows(sql, token=kept(token), at=at)
    if not found:
        return None
    if at - found[0]["seen"] >= SEEN_EVERY:
        with suppress(BookRefused), server.writing():
            seen = {"at": at, "token": kept(token)}
            server.db.execute("UPDATE card_sessions SET seen = :at WHERE token = :token", seen)
    return CardSession(found[0]["village"], found[0]["card"])


def _begin(visit: Visit, card: str) -> str:
    token = secrets.token_urlsafe(32)
    row = {"token": kept(token), "village": visit.village, "card": card, "at": visit.at}
    with visit.server.writing():
        visit.server.db.execute(f"DELETE FROM card_sessions WHERE NOT ({_ALIVE})", {"at": visit.at})  # noqa: S608
        sql = "INSERT INTO card_sessions VALUES (:token, :village, :card, :at, :at)"
        visit.server.db.execute(sql, row)
    return token


_ALIVE = f"began <= :at + 60 AND :at < began + {ABSOLUTE} AND :at < seen + {IDLE}"
