"""Accounts of the demonstration villages: known to everybody, and in no other book."""

from functools import cache

from data.accounts import enter_account
from data.errors import entry_refused
from data.open import Book
from data.passwords import hashed
from data.permissions import needs

# Shown on the sign-in page of a demonstration, to those who sit at its machine.
PASSWORD = "four-reed-baskets"  # noqa: S105
ACCOUNTS = {
    "rater-1": ("rater",),
    "rater-2": ("rater",),
    "reviewer-1": ("reviewer",),
    "treasurer-1": ("treasurer",),
    "administrator-1": ("administrator",),
    "working-group": ("administrator", "rater", "reviewer", "treasurer"),
}


@needs("add_demonstration_accounts")
def add_demonstration_accounts(book: Book) -> None:
    """Enter the accounts of a demonstration. Raises EntryRefused: no_demonstration, for any other village."""
    if not book.village()["demo"]:
        raise entry_refused("no_demonstration")
    with book.writing():
        for name, roles in ACCOUNTS.items():
            enter_account(book, name, _secret(), roles)


@cache
def _secret() -> str:
    """One for all: what everybody knows needs no salt of its own, and takes its time to make."""
    return hashed(PASSWORD)
