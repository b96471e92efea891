"""Who may do what: every function of `data` that takes a book has a rule, and what has none is refused."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import data
from data.accounts import account, add_account, set_roles
from data.actors import OPERATOR, STRANGER, of_account
from data.errors import EntryRefused
from data.open import Book, open_book
from data.permissions import RISKY, RULES, may, needs


def functions() -> Iterator[Callable[..., Any]]:
    """Every public function of `data` whose first argument is a book."""
    for module in pkgutil.walk_packages(data.__path__, "data."):
        for name, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            first = next(iter(inspect.signature(thing).parameters.values()), None)
            if thing.__module__ == module.name and not name.startswith("_") and first and first.annotation is Book:
                yield thing


EVERY = {f"{each.__module__}.{each.__name__}": each for each in functions()}
NO_RULES = {"data.permissions.may"}


@pytest.mark.parametrize("name", sorted(EVERY.keys() - NO_RULES))
def test_a_function_that_takes_a_book_has_a_rule(name: str) -> None:
    action = getattr(EVERY[name], "action", None)
    assert action in RULES, f"{name} needs @needs(...) with an action of data.permissions.RULES"


def test_every_rule_is_of_a_function() -> None:
    assert {getattr(each, "action", None) for each in EVERY.values()} - {None} == RULES.keys()


@needs("something_new")
def something_new(_book: Book) -> str:
    return "done"


def test_what_has_no_rule_is_refused_to_everybody(book: Book) -> None:
    with pytest.raises(EntryRefused, match="not_allowed"):
        something_new(book)
    assert not may(book, "something_new")


def test_a_book_is_a_strangers_unless_it_is_opened_for_somebody(book: Book, tmp_path: Path) -> None:
    assert book.actor == OPERATOR
    with open_book(book.path) as other:
        assert (other.actor, other.action) == (STRANGER, "")


def test_a_risky_act_waits_for_the_password_of_an_account(book: Book) -> None:
    ada = add_account(book, "Ada", "kettle-and-mushroom", ["administrator"])
    with pytest.raises(EntryRefused, match="not_confirmed"):
        set_roles(book.as_(of_account(ada)), ada.id, ["administrator", "rater"])
    assert account(book, ada.id).roles == {"administrator"}
    set_roles(book.as_(of_account(ada, confirmed=True)), ada.id, ["administrator", "rater"])
    assert account(book, ada.id).roles == {"administrator", "rater"}


def test_confirming_gives_nobody_what_it_has_no_role_for(book: Book) -> None:
    ravi = add_account(book, "Ravi", "kettle-and-mushroom", ["rater"])
    with pytest.raises(EntryRefused, match="not_allowed"):
        set_roles(book.as_(of_account(ravi, confirmed=True)), ravi.id, ["administrator"])


def test_what_is_risky_has_a_rule() -> None:
    assert RULES.keys() >= RISKY
