"""Who visits: the person behind a session's token, the same for light pages and for Streamlit's."""

from dataclasses import dataclass

from data.actors import STRANGER, Actor, of_account
from data.card_sessions import CardSession, find_card_session
from data.cards import card_holder
from data.errors import BookRefused
from data.reading import own_language
from data.server_people import server_holder
from data.sessions import Session, find, holder, recently_confirmed
from front.villages import opened, server_file

COOKIE = "laurel"


@dataclass(frozen=True)
class Visitor:
    """Who acts, and the key of the village where they are signed in ("" and no session where they are not)."""

    actor: Actor
    village: str = ""
    session: Session | CardSession | None = None

    def in_village(self, key: str) -> Actor:
        """Who they are in a village: a stranger in any but the one where they are signed in."""
        return self.actor if key == self.village else STRANGER


NOBODY = Visitor(STRANGER)


def visitor_of(token: str, at: float) -> Visitor:
    """Whose living session the token is of; a stranger for any other, also where the account no longer stands."""
    if not token:
        return NOBODY
    try:
        with server_file() as server:
            session = find(server, token, at) or find_card_session(server, token, at)
            if isinstance(session, Session) and not session.village:
                person = server_holder(server, session)
                return Visitor(person, "", session) if person else NOBODY
        actor = None if session is None else _actor(session, at)
    except (BookRefused, KeyError):
        return NOBODY
    return NOBODY if session is None or actor is None else Visitor(actor, session.village, session)


def kept_language(visitor: Visitor) -> str:
    """The language that a visitor who is signed in chose before, on whichever device; "" for anybody else."""
    if visitor.session is None or not visitor.village:
        return ""
    try:
        with opened(visitor.village, visitor.actor) as book:
            return own_language(book)
    except BookRefused:
        return ""


def _actor(session: Session | CardSession, at: float) -> Actor | None:
    with opened(session.village) as book:
        if isinstance(session, CardSession):
            return card_holder(book, session.card)
        found = holder(book, session)
    return of_account(found, confirmed=recently_confirmed(session, at)) if found else None
