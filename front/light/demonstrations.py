"""The accounts of demonstration villages, listed for whoever sits at the machine that serves them."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request

from data.demo_accounts import ACCOUNTS
from data.demo_cards import CODES
from front.light.origin import on_this_machine
from front.villages import Village
from front.words import signing_in as words
from front.words.say import listed


@dataclass(frozen=True)
class Listed:
    """One account of every demonstration, in words."""

    name: str
    roles: str


def listed_accounts(request: Request, served: Iterable[Village]) -> list[Listed]:
    """What the sign-in page lists: nothing to a visitor from elsewhere, or where no demonstration is served."""
    if not (any(village.demo for village in served) and on_this_machine(request)):
        return []
    return [Listed(name, listed(words.ROLES[role] for role in roles)) for name, roles in ACCOUNTS.items()]


def listed_cards(request: Request, served: Iterable[Village]) -> tuple[str, ...]:
    """The codes of the demonstrations' cards, for whoever sits at the machine that serves them."""
    return CODES if any(village.demo for village in served) and on_this_machine(request) else ()
