"""Who an account is at an organisation's identity provider: an administrator notes it, else nobody gets in by it."""

from dataclasses import dataclass
from typing import Literal

from data.accounts import Account, account
from data.errors import entry_refused
from data.open import Book
from data.permissions import needs

Kind = Literal["subject", "email"]


@dataclass(frozen=True)
class Identity:
    """Whom a provider says that somebody is; `email` is "" unless the provider says that it has verified it."""

    issuer: str
    subject: str
    email: str = ""


@dataclass(frozen=True)
class Link:
    """What was noted of an account: the provider's address, and its name for the person, or an e-mail address."""

    issuer: str
    kind: Kind
    value: str


@needs("link_identity")
def link_identity(book: Book, number: int, link: Link) -> None:
    """Let whom a provider says it is sign in as this account.

    Raises EntryRefused: unknown_account, empty_identity, or already_there where it is noted of an account.
    """
    kept = _kept(link)
    if not (kept.issuer and kept.value):
        raise entry_refused("empty_identity", "value")
    with book.writing():
        account(book, number)
        # What was noted of an account that has been removed is free again.
        gone = """DELETE FROM identities WHERE issuer = :issuer AND kind = :kind AND value = :value
                  AND account IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)"""
        book.db.execute(gone, {"issuer": kept.issuer, "kind": kept.kind, "value": kept.value})
        sql = "INSERT INTO identities (issuer, kind, value, account) VALUES (:issuer, :kind, :value, :account)"
        values = {"issuer": kept.issuer, "kind": kept.kind, "value": kept.value, "account": number}
        book.db.execute(sql, values)


@needs("unlink_identity")
def unlink_identity(book: Book, number: int, link: Link) -> None:
    """Take that back, which ends the account's sessions; nothing happens where it was not noted."""
    kept = _kept(link)
    sql = "DELETE FROM identities WHERE account = :account AND issuer = :issuer AND kind = :kind AND value = :value"
    values = {"account": number, "issuer": kept.issuer, "kind": kept.kind, "value": kept.value}
    with book.writing():
        if book.db.execute(sql, values).rowcount:
            book.db.execute("UPDATE accounts SET generation = generation + 1 WHERE id = :id", {"id": number})


@needs("links")
def links(book: Book, number: int) -> tuple[Link, ...]:
    """What is noted of an account."""
    sql = "SELECT issuer, kind, value FROM identities WHERE account = :account ORDER BY issuer, kind, value"
    return tuple(Link(**row) for row in book.rows(sql, account=number))


@needs("identified")
def identified(book: Book, who: Identity) -> Account | None:
    """The standing account of a person whom a provider has made out; the subject counts before the e-mail address."""
    sql = """SELECT account FROM identities JOIN accounts AS a ON a.id = account AND a.removed_at IS NULL
             WHERE issuer = :issuer AND (kind, value) IN (VALUES ('subject', :subject), ('email', :email))
             ORDER BY kind = 'subject' DESC LIMIT 1"""
    found = book.rows(sql, issuer=who.issuer, subject=who.subject, email=who.email.casefold())
    return account(book, found[0]["account"]) if found else None


def _kept(link: Link) -> Link:
    value = link.value.strip()
    return Link(link.issuer.strip().rstrip("/"), link.kind, value.casefold() if link.kind == "email" else value)
