"""Accounts that belong to no village, in `_server.db`: of who looks after the server, or reads a region's page.

To a village's book each of them is a stranger. The first password is chosen with a code that the command prints, once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from data.actors import Actor
from data.attempts import Guesser, begin_attempt, guessers, succeeded
from data.errors import entry_refused
from data.names import small
from data.open import now
from data.passwords import check_password, hashed, is_right
from data.server import Server
from data.sessions import Session, begin
from data.setup import DAYS, new_code, typed
from data.signing_in import wait_refused
from rating.problems import nearest

# keeper: sees how the server does, and a region's page; region: sees a region's page alone.
SERVER_ROLES = ("keeper", "region")


@dataclass(frozen=True)
class ServerPerson:
    """Somebody who signs in to the server; `generation` grows with every act that ends their sessions."""

    id: int
    name: str
    role: str
    generation: int
    has_password: bool


@dataclass(frozen=True)
class ServerVisit:
    """The server's file, the network address of who comes, and when, in seconds since 1970."""

    server: Server
    address: str
    at: float


def add_server_person(server: Server, name: str, role: str) -> str:
    """A new account; gives the code with which its password is chosen, good for 7 days and once.

    Raises EntryRefused: empty_account_name, unknown_role, already_there (also in other capitals).
    """
    known = " ".join(name.split())
    if not known:
        raise entry_refused("empty_account_name", "name", name)
    if role not in SERVER_ROLES:
        raise entry_refused("unknown_role", "roles", role, near=nearest(role, SERVER_ROLES), roles=SERVER_ROLES)
    with server.writing():
        same = _standing(server, "key = :key", key=known.casefold())
        if same:
            raise entry_refused("already_there", "name", known, account=same[0].name)
        sql = "INSERT INTO people (name, key, role, made_at) VALUES (:name, :key, :role, :at)"
        server.db.execute(sql, {"name": known, "key": known.casefold(), "role": role, "at": now()})
    return new_server_code(server, known)


def new_server_code(server: Server, name: str) -> str:
    """A fresh code for somebody who has no password yet, or has forgotten it; any earlier one ends.

    Raises EntryRefused: unknown_account.
    """
    found, code = _named(server, name), new_code()
    expires = (datetime.now(UTC) + timedelta(days=DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with server.writing():
        sql = "UPDATE people SET code = :code, code_until = :until WHERE id = :id"
        server.db.execute(sql, {"code": hashed(typed(code)), "until": expires, "id": found.id})
    return code


def remove_server_person(server: Server, name: str) -> None:
    """End an account and its sessions. Raises EntryRefused: unknown_account."""
    found = _named(server, name)
    with server.writing():
        sql = """UPDATE people SET removed_at = :at, secret = '', code = NULL, generation = generation + 1
                 WHERE id = :id"""
        server.db.execute(sql, {"at": now(), "id": found.id})


def server_people(server: Server) -> tuple[ServerPerson, ...]:
    """The standing accounts, by name."""
    return tuple(_standing(server, "true"))


def server_holder(server: Server, session: Session) -> Actor | None:
    """Who a session of the server is of, as it stands now; None where it has ended, or is a village's."""
    found = [] if session.village else _standing(server, "id = :id", id=session.account)
    if not found or found[0].generation != session.generation:
        return None
    return Actor("server", found[0].id, found[0].name, frozenset({found[0].role}))


def choose_server_password(visit: ServerVisit, name: str, code: str, password: str) -> str:
    """Choose a password with the code that was printed; every session of the account ends. The token of a new one.

    Raises EntryRefused: wrong_code (also where it has expired or was used, or the name is wrong), wait, or what
    `check_password` refuses; the code is then still good.
    """
    who = _count(visit, name)
    rows = visit.server.rows(f"{_PEOPLE} AND key = :key AND code_until > :now", key=small(name), now=now())
    if not is_right(rows[0]["code"] if rows else None, typed(code)):
        raise entry_refused("wrong_code", "code")
    succeeded(visit.server, who)
    return _began(visit, _write_password(visit.server, rows[0]["id"], rows[0]["name"], password, rows[0]["secret"]))


def sign_in_to_server(visit: ServerVisit, name: str, password: str) -> str:
    """The token of a new session.

    Raises EntryRefused: wrong_sign_in, for a wrong name and a wrong password alike, or wait, with `seconds`.
    """
    who = _count(visit, name)
    rows = visit.server.rows(f"{_PEOPLE} AND key = :key", key=small(name))
    if not is_right((rows[0]["secret"] or None) if rows else None, password):
        raise entry_refused("wrong_sign_in")
    succeeded(visit.server, who)
    return _began(visit, rows[0]["id"])


def change_server_password(visit: ServerVisit, number: int, old: str, new: str) -> str:
    """Take a new password for the old one; all sessions of the account end. The token of a new one.

    Raises EntryRefused: wrong_password, unknown_account, wait, or what `check_password` refuses.
    """
    rows = visit.server.rows(f"{_PEOPLE} AND id = :id", id=number)
    if not rows:
        raise entry_refused("unknown_account", "account", number)
    who = _count(visit, rows[0]["name"])
    if not is_right(rows[0]["secret"] or None, old):
        raise entry_refused("wrong_password", "password")
    succeeded(visit.server, who)
    return _began(visit, _write_password(visit.server, number, rows[0]["name"], new, rows[0]["secret"]))


def end_server_sessions(server: Server, number: int) -> None:
    """Sign an account out everywhere; nothing happens where there is none."""
    with server.writing():
        server.db.execute("UPDATE people SET generation = generation + 1 WHERE id = :id", {"id": number})


_PEOPLE = "SELECT * FROM people WHERE removed_at IS NULL"


def _standing(server: Server, where: str, **values: object) -> list[ServerPerson]:
    rows = server.rows(f"{_PEOPLE} AND {where} ORDER BY key", **values)
    return [ServerPerson(r["id"], r["name"], r["role"], r["generation"], bool(r["secret"])) for r in rows]


def _named(server: Server, name: str) -> ServerPerson:
    found = _standing(server, "key = :key", key=small(name))
    if not found:
        names = [each.name for each in server_people(server)]
        raise entry_refused("unknown_account", "account", name, near=nearest(name, names))
    return found[0]


def _write_password(server: Server, number: int, name: str, password: str, before: str) -> int:
    check_password(password, (name,))
    sql = """UPDATE people SET secret = :new, code = NULL, generation = generation + 1
             WHERE id = :id AND secret = :before AND removed_at IS NULL"""
    with server.writing():
        # Of two who change it at once, one finds another password than the one looked at.
        if not server.db.execute(sql, {"new": hashed(password), "id": number, "before": before}).rowcount:
            raise entry_refused("wrong_password", "password")
    return number


def _count(visit: ServerVisit, name: str) -> tuple[Guesser, Guesser]:
    who = guessers("", name, visit.address)
    seconds = begin_attempt(visit.server, who, visit.at)
    if seconds > 0:
        raise wait_refused(seconds)
    return who


def _began(visit: ServerVisit, number: int) -> str:
    found = _standing(visit.server, "id = :id", id=number)
    if not found:
        raise entry_refused("unknown_account", "account", number)
    return begin(visit.server, "", found[0], visit.at)
