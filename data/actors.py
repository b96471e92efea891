"""Who acts on a record book: whoever holds its file, an account, a household by its card, or a stranger.

Somebody of the server (`data.server_people`) is a stranger to every book, under a kind of their own.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["operator", "account", "household", "stranger", "server"]


@dataclass(frozen=True)
class Actor:
    """Somebody who acts; `id` is the number of the account or the household, `roles` are those of the account.

    `confirmed` says that the account has given its password again just now, as acts in `data.permissions.RISKY` ask.
    `holder` is the number of the card that an adult of a household acts by.
    """

    kind: Kind
    id: int | None = None
    name: str = ""
    roles: frozenset[str] = frozenset()
    confirmed: bool = False
    holder: int | None = None

    @property
    def account(self) -> int | None:
        """The number of the account that acts; None for anybody else."""
        return self.id if self.kind == "account" else None


class Holder(Protocol):
    """What is known of an account when it acts."""

    @property
    def id(self) -> int:
        """Its number in the village's book."""

    @property
    def name(self) -> str:
        """The name that it signs in by."""

    @property
    def roles(self) -> frozenset[str]:
        """The roles that it holds now."""


# Whoever types a command holds the file, and could read and write it with any other tool.
OPERATOR = Actor("operator")
STRANGER = Actor("stranger")


def of_account(account: Holder, *, confirmed: bool = False) -> Actor:
    """The actor that an account is."""
    return Actor("account", account.id, account.name, account.roles, confirmed)


def of_household(number: int, name: str, holder: int | None = None) -> Actor:
    """The actor that a household is, for its own record alone; `holder` is the number of the card that is used."""
    return Actor("household", number, name, holder=holder)
