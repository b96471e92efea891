"""What those who take over a village have to know: who works with its book, who keeps a code, what is signed in."""

from dataclasses import dataclass

from data.accounts import Account, accounts
from data.open import Book
from data.permissions import needs
from data.sealed import code_holders
from data.server import Server
from data.sessions import Device, alive


@dataclass(frozen=True)
class SignedIn:
    """A device of an account; times are seconds since 1970."""

    name: str
    began: float
    seen: float


@dataclass(frozen=True)
class Handover:
    """Who works with a book, and what is signed in.

    Accounts and keepers of sealed codes are by name, the device used last comes first; a last sign-in is a time (UTC),
    "" before the first. `open_checks` are those that nobody has answered.
    """

    accounts: tuple[Account, ...]
    last_sign_ins: dict[str, str]
    holders: tuple[str, ...]
    devices: tuple[SignedIn, ...]
    open_checks: int


@needs("handover")
def handover(book: Book, server: Server, village: str, at: float) -> Handover:
    """The handover of a village that is served under a key, at a time in seconds since 1970."""
    standing = accounts(book)
    by_number = {account.id: account for account in standing}
    devices = tuple(
        SignedIn(by_number[device.account].name, device.began, device.seen)
        for device in alive(server, village, at)
        if _holds(by_number, device)
    )
    checks = int(book.rows("SELECT count(*) AS n FROM checks WHERE outcome IS NULL")[0]["n"])
    return Handover(standing, _last_sign_ins(book, standing), code_holders(book), devices, checks)


def _last_sign_ins(book: Book, standing: tuple[Account, ...]) -> dict[str, str]:
    sql = "SELECT actor, max(at) AS at FROM journal WHERE kind = 'account' AND act = 'sign_in' GROUP BY actor"
    found = {row["actor"]: row["at"] for row in book.rows(sql)}
    return {account.name: found.get(account.id, "") for account in standing}


def _holds(standing: dict[int, Account], device: Device) -> bool:
    """Whether a session has not been ended by a new password, signing out everywhere, or removal."""
    return device.account in standing and standing[device.account].generation == device.generation
