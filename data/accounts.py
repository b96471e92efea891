"""Accounts of those who work with a village's book: they lie in its file, each with roles that it holds there.

There is no account until the one-time set-up code that `laurel new` prints has made the first administrator.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from data.errors import entry_refused
from data.names import small
from data.open import Book, now
from data.passwords import check_password, hashed, is_right
from data.permissions import needs
from rating.problems import nearest

ROLES = ("rater", "reviewer", "treasurer", "administrator")


@dataclass(frozen=True)
class Account:
    """Somebody who signs in; `generation` grows with every act that ends the account's sessions."""

    id: int
    name: str
    roles: frozenset[str]
    generation: int


@needs("add_account")
def add_account(book: Book, name: str, password: str, roles: Iterable[str]) -> Account:
    """A new account with its roles.

    Raises EntryRefused: empty_account_name, unknown_role, already_there (also in other capitals), or what
    `check_password` refuses.
    """
    known = " ".join(name.split())
    if not known:
        raise entry_refused("empty_account_name", "name", name)
    check_password(password, (known, book.village()["name"]))
    return enter_account(book, known, hashed(password), roles)


@needs("enter_account")
def enter_account(book: Book, name: str, secret: str, roles: Iterable[str]) -> Account:
    """A new account of whose password `secret` is kept. Raises EntryRefused: unknown_role, already_there."""
    with book.writing():
        same = book.rows("SELECT name FROM accounts WHERE key = :key AND removed_at IS NULL", key=name.casefold())
        if same:
            raise entry_refused("already_there", "name", name, account=same[0]["name"])
        sql = "INSERT INTO accounts (name, key, secret, made_at) VALUES (:name, :key, :secret, :at)"
        made = {"name": name, "key": name.casefold(), "secret": secret, "at": now()}
        number = int(book.db.execute(sql, made).lastrowid or 0)
        _write_roles(book, number, roles)
    return account(book, number)


@needs("account")
def account(book: Book, number: int) -> Account:
    """A standing account. Raises EntryRefused: unknown_account, also for one that has been removed."""
    found = _accounts(book, "a.id = :id", id=number)
    if not found:
        raise entry_refused("unknown_account", "account", number)
    return found[0]


@needs("accounts")
def accounts(book: Book) -> tuple[Account, ...]:
    """The standing accounts, by name."""
    return tuple(_accounts(book, "true"))


@needs("right_account")
def right_account(book: Book, name: str, password: str) -> Account | None:
    """The account of a name and password; None for a wrong name and a wrong password alike, after as much work."""
    sql = "SELECT id, secret FROM accounts WHERE key = :key AND removed_at IS NULL"
    found = book.rows(sql, key=small(name))
    right = is_right(found[0]["secret"] if found else None, password)
    return account(book, found[0]["id"]) if found and right else None


@needs("change_password")
def change_password(book: Book, number: int, old: str, new: str) -> Account:
    """Take a new password for the old one; all sessions of the account end.

    Raises EntryRefused: wrong_password, unknown_account, or what `check_password` refuses.
    """
    name = account(book, number).name
    secret = book.rows("SELECT secret FROM accounts WHERE id = :id", id=number)[0]["secret"]
    if not is_right(secret, old):
        raise entry_refused("wrong_password", "password")
    check_password(new, (name, book.village()["name"]))
    change = "UPDATE accounts SET secret = :new, generation = generation + 1 WHERE id = :id AND secret = :old"
    with book.writing():
        # Between the look and the change somebody else may have changed it: then this one does not hold.
        if not book.db.execute(change, {"id": number, "new": hashed(new), "old": secret}).rowcount:
            raise entry_refused("wrong_password", "password")
    return account(book, number)


@needs("set_roles")
def set_roles(book: Book, number: int, roles: Iterable[str]) -> Account:
    """Give an account exactly these roles. Raises EntryRefused: unknown_account, unknown_role, last_administrator."""
    with book.writing():
        account(book, number)
        book.db.execute("DELETE FROM account_roles WHERE account = :id", {"id": number})
        _write_roles(book, number, roles)
        _keep_an_administrator(book)
    return account(book, number)


@needs("remove_account")
def remove_account(book: Book, number: int) -> None:
    """End an account and its sessions; its name stays for what it did. Raises EntryRefused as `set_roles` does."""
    with book.writing():
        account(book, number)
        sql = "UPDATE accounts SET removed_at = :at, secret = '', generation = generation + 1 WHERE id = :id"
        book.db.execute(sql, {"id": number, "at": now()})
        _keep_an_administrator(book)


@needs("end_sessions")
def end_sessions(book: Book, number: int) -> None:
    """Sign an account out everywhere. Raises EntryRefused: unknown_account."""
    with book.writing():
        account(book, number)
        book.db.execute("UPDATE accounts SET generation = generation + 1 WHERE id = :id", {"id": number})


@needs("has_administrator")
def has_administrator(book: Book) -> bool:
    """Whether somebody administers the village."""
    return any("administrator" in each.roles for each in accounts(book))


def _accounts(book: Book, where: str, **values: object) -> list[Account]:
    sql = f"""SELECT a.id, a.name, a.generation, group_concat(r.role) AS roles FROM accounts AS a
              LEFT JOIN account_roles AS r ON r.account = a.id WHERE {where} AND a.removed_at IS NULL
              GROUP BY a.id ORDER BY a.key"""  # noqa: S608
    rows = book.rows(sql, **values)
    return [Account(**{**row, "roles": frozenset(filter(None, (row["roles"] or "").split(",")))}) for row in rows]


def _write_roles(book: Book, number: int, roles: Iterable[str]) -> None:
    for role in sorted(set(roles)):
        if role not in ROLES:
            raise entry_refused("unknown_role", "roles", role, near=nearest(role, ROLES), roles=ROLES)
        book.db.execute("INSERT INTO account_roles VALUES (:account, :role)", {"account": number, "role": role})


def _keep_an_administrator(book: Book) -> None:
    if not has_administrator(book):
        raise entry_refused("last_administrator")
