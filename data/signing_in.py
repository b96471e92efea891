"""Signing in, with everything that makes guessing slow; the one way from a password to a session.

Times are seconds since 1970; `village` is the key under which the book is served.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from data.accounts import Account, change_password, right_account
from data.actors import of_account
from data.attempts import Guesser, begin_attempt, guessers, succeeded
from data.errors import EntryRefused, entry_refused
from data.helpwords import forget_help
from data.identities import Identity, identified
from data.journal import note
from data.open import Book
from data.sealed import open_with_codes
from data.server import Server
from data.sessions import begin, confirm
from data.setup import set_up


@dataclass(frozen=True)
class Visit:
    """A village's book, the server's file, where the visitor comes from, and when."""

    server: Server
    book: Book
    village: str
    address: str
    at: float


def sign_in(visit: Visit, name: str, password: str) -> str:
    """The token of a new session.

    Raises EntryRefused: wrong_sign_in, for a wrong name and a wrong password alike, or wait, with `seconds`.
    """
    who = guessers(visit.village, name, visit.address)
    _count(visit, who)
    found = right_account(visit.book, name, password)
    if found is None:
        raise entry_refused("wrong_sign_in")
    succeeded(visit.server, who)
    return _began(visit, found)


def set_up_and_sign_in(visit: Visit, code: str, name: str, password: str) -> str:
    """Make the first administrator by the set-up code; the token of its session. Raises as `set_up`, or wait."""
    return _guessed(visit, "", "wrong_code", lambda: set_up(visit.book, code, name, password))


def open_and_sign_in(visit: Visit, codes: Sequence[str], name: str, password: str) -> str:
    """Make an administrator by two office-holders' sealed codes; the token of its session.

    Raises as `open_with_codes`, or wait.
    """
    return _guessed(visit, "", "wrong_sealed_codes", lambda: open_with_codes(visit.book, codes, name, password))


def change_and_sign_in(visit: Visit, holder: Account, old: str, new: str) -> str:
    """Change one's own password, which ends every session; the token of a new one.

    Raises EntryRefused as `change_password`, or wait: whoever finds a session open cannot guess its password there.
    """
    book = visit.book.as_(of_account(holder))
    return _guessed(visit, holder.name, "wrong_password", lambda: change_password(book, holder.id, old, new))


def sign_in_as(visit: Visit, who: Identity) -> str:
    """The token of a new session for whom an identity provider has made out.

    Raises EntryRefused: unknown_identity, where no administrator has noted it on an account.
    """
    found = identified(visit.book, who)
    if found is None:
        raise entry_refused("unknown_identity")
    return _began(visit, found)


def confirm_session(visit: Visit, holder: Account, token: str, password: str) -> None:
    """Let the session do what asks for the password again (`data.permissions.RISKY`), for 10 minutes.

    Raises EntryRefused: wrong_password, or wait.
    """
    who = guessers(visit.village, holder.name, visit.address)
    _count(visit, who)
    found = right_account(visit.book, holder.name, password)
    if found is None or found.id != holder.id:
        raise entry_refused("wrong_password", "password")
    succeeded(visit.server, who)
    confirm(visit.server, token, visit.at)


def wait_refused(seconds: float) -> EntryRefused:
    """The refusal of a try that came too early."""
    return entry_refused("wait", seconds=ceil(seconds))


def _guessed(visit: Visit, name: str, wrong: str, act: Callable[[], Account]) -> str:
    """The token of a session by an act that is refused (`wrong`) to who guesses; other refusals are no guesses."""
    who = guessers(visit.village, name, visit.address)
    _count(visit, who)
    try:
        account = act()
    except EntryRefused as refused:
        _forgive(visit, who, refused, wrong)
        raise
    succeeded(visit.server, who)
    return _began(visit, account)


def _began(visit: Visit, who: Account) -> str:
    """A session of the account, which the village's journal knows of."""
    forget_help(visit.book)
    note(visit.book.as_(of_account(who)), "sign_in")
    return begin(visit.server, visit.village, who, visit.at)


def _count(visit: Visit, who: tuple[Guesser, Guesser]) -> None:
    seconds = begin_attempt(visit.server, who, visit.at)
    if seconds > 0:
        raise wait_refused(seconds)


def _forgive(visit: Visit, who: tuple[Guesser, Guesser], refused: EntryRefused, guess: str) -> None:
    """A refusal of anything but the secret itself was no guess."""
    if all(problem.code != guess for problem in refused.problems):
        succeeded(visit.server, who)
