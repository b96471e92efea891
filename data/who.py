"""Who may do something to a village's book, in words that the rules of `data.permissions` are made of.

Each answers for one actor, one open book and the arguments of the act by their names.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from data.actors import Actor
from data.open import Book

Arguments = Mapping[str, object]
Who = Callable[[Actor, Book, Arguments], bool]


def anyone(_actor: Actor, _book: Book, _given: Arguments) -> bool:
    """Everybody, signed in or not."""
    return True


def operator(actor: Actor, _book: Book, _given: Arguments) -> bool:
    """Whoever holds the file and types commands."""
    return actor.kind == "operator"


def staff(actor: Actor, _book: Book, _given: Arguments) -> bool:
    """An account that holds a role."""
    return actor.kind == "account" and bool(actor.roles)


def an_account(actor: Actor, _book: Book, _given: Arguments) -> bool:
    """An account, with or without a role."""
    return actor.kind == "account"


def role(name: str) -> Who:
    """An account that holds this role."""
    return lambda actor, _book, _given: actor.kind == "account" and name in actor.roles


def steward(actor: Actor, book: Book, _given: Arguments) -> bool:
    """The village's one data steward."""
    if actor.kind != "account":
        return False
    return bool(book.rows("SELECT 1 FROM village WHERE steward = :number", number=actor.id))


def either(*those: Who) -> Who:
    """Whoever is one of those."""
    return lambda actor, book, given: any(who(actor, book, given) for who in those)


def both(*those: Who) -> Who:
    """Whoever is all of those."""
    return lambda actor, book, given: all(who(actor, book, given) for who in those)


def oneself(actor: Actor, _book: Book, given: Arguments) -> bool:
    """The account that the act is about, by its `number`."""
    return actor.kind == "account" and actor.id is not None and actor.id == given.get("number")


def own_mark(actor: Actor, _book: Book, given: Arguments) -> bool:
    """The rater in whose name a mark is entered."""
    return actor.kind == "account" and actor.name == given.get("rater")


def the_household(actor: Actor, book: Book, given: Arguments) -> bool:
    """The household that the act is about."""
    if actor.kind != "household":
        return False
    found = book.rows("SELECT id FROM households WHERE name = :name", name=given.get("household"))
    return bool(found) and actor.id == found[0]["id"]


def a_household(actor: Actor, _book: Book, _given: Arguments) -> bool:
    """Any household, by its card."""
    return actor.kind == "household"


def in_a_demonstration(_actor: Actor, book: Book, _given: Arguments) -> bool:
    """Everybody, where the village is made up or known to all."""
    return bool(book.village()["demo"])


def table(*names: str) -> Who:
    """Whoever imports one file of these tables; a folder may hold any."""

    def who(_actor: Actor, _book: Book, given: Arguments) -> bool:
        path = given.get("path")
        return isinstance(path, Path) and path.stem in names and not path.is_dir()

    return who


def folder(*names: str) -> Who:
    """Whoever imports a folder that holds these tables and no others."""

    def who(_actor: Actor, _book: Book, given: Arguments) -> bool:
        path = given.get("folder")
        return isinstance(path, Path) and path.is_dir() and all(each.stem in names for each in path.iterdir())

    return who
