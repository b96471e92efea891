"""Sign-ins under way: what has to be remembered while somebody is at an identity provider. Each serves once."""

from dataclasses import dataclass

from data.server import Server
from data.sessions import kept

GOOD_FOR = 10 * 60


@dataclass(frozen=True)
class Errand:
    """To which village somebody is signing in, where they go then, and what proves that an answer is to this."""

    village: str
    nonce: str
    verifier: str
    next: str = ""


def send(server: Server, state: str, errand: Errand, at: float) -> None:
    """Remember an errand under its random `state`, of which only a hash is kept."""
    row = {"state": kept(state), "at": at, **vars(errand)}
    with server.writing():
        server.db.execute("DELETE FROM errands WHERE began < :old", {"old": at - GOOD_FOR})
        server.db.execute("INSERT INTO errands VALUES (:state, :village, :nonce, :verifier, :next, :at)", row)


def fetch(server: Server, state: str, at: float) -> Errand | None:
    """The errand of a state, which is then used up; None where there is none or it took too long."""
    with server.writing():
        found = server.rows("SELECT * FROM errands WHERE state = :state", state=kept(state))
        server.db.execute("DELETE FROM errands WHERE state = :state", {"state": kept(state)})
    if not found or not 0 <= at - found[0]["began"] < GOOD_FOR:
        return None
    return Errand(found[0]["village"], found[0]["nonce"], found[0]["verifier"], found[0]["next"])
