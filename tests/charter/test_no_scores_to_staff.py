"""Charter 1 on what the record book gives its staff: no scores across households, whatever roles they hold."""

import ast
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import polars as pl
import pytest

from data.accounts import ROLES
from data.actors import STRANGER, Actor
from data.errors import EntryRefused
from data.frames import frames
from data.open import Book
from data.permissions import HOLD_SCORES, MAY_USE_SCORES, RULES, may
from data.ratings import Row, Stored, latest, rate_book
from rating.rate import Rating
from rating.tables import Tables
from tests.data.test_permissions import BY_ACTION
from tests.data.villages import descending, village

EVERY_ROLE = Actor("account", 1, "Everything", frozenset(ROLES))
TELLING = ("score", "point", "rank", "place", "level", "contribution")
TOP = Path(__file__).parent.parent.parent


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "a.db", descending(20)) as made:
        yield made


def for_staff(book: Book) -> list[str]:
    """What one account with all roles may do with any household, rater, account or file."""
    given = {"number": 1, "household": "h00", "rater": "Everything", "path": Path("households.csv")}
    return [action for action in RULES if may(book.as_(EVERY_ROLE), action, **given)]


def kinds(hint: Any) -> Iterator[Any]:
    """A type, and the types that it is made of."""
    yield hint
    for each in get_args(hint):
        yield from kinds(each)
    if is_dataclass(hint):
        for each in get_type_hints(hint).values():
            yield from kinds(each)


def test_no_act_of_staff_gives_out_a_rating_a_table_or_a_field_for_a_score(book: Book) -> None:
    acts = for_staff(book)
    assert {"findings", "entered", "board"} <= set(acts)
    for action in acts:
        given = list(kinds(get_type_hints(BY_ACTION[action])["return"]))
        assert not {Row, Stored, Rating, Tables, pl.DataFrame, pl.LazyFrame} & {k for k in given if isinstance(k, type)}
        named = [field.name for kind in given if is_dataclass(kind) for field in fields(kind)]
        assert not any(word in name for name in named for word in TELLING), action


@pytest.mark.parametrize("actor", [EVERY_ROLE, STRANGER])
def test_what_holds_scores_of_several_households_is_refused(book: Book, actor: Actor) -> None:
    for action in HOLD_SCORES:
        assert not may(book.as_(actor), action)
    for look in (lambda b: latest(b, "2024"), rate_book, frames):
        with pytest.raises(EntryRefused, match="not_allowed"):
            look(book.as_(actor))


def test_no_role_opens_a_households_own_page(book: Book) -> None:
    assert not may(book.as_(EVERY_ROLE), "progress", household="h00")


def test_each_act_that_uses_scores_is_an_act() -> None:
    assert RULES.keys() >= MAY_USE_SCORES


def asked_of_books(path: Path) -> Iterator[str]:
    """What a module asks of a book itself: its attributes wherever the book is called so, and anybody's `db`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            of_a_book = ast.unparse(node.value).endswith(("book", "opened", "made"))
            yield from [node.attr] if of_a_book or node.attr == "db" else []


@pytest.mark.parametrize("package", ["front", "awards"])
def test_nothing_above_the_record_book_asks_it_past_its_functions(package: str) -> None:
    for path in (TOP / package).rglob("*.py"):
        assert not {"db", "rows", "writing"} & set(asked_of_books(path)), path


def test_only_commands_act_as_whoever_holds_the_file() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (TOP / "front").rglob("*.py")}
    users = {name for name, text in texts.items() if "OPERATOR" in text or "operators_book" in text}
    assert all(name in ("cli.py", "books.py") or name.endswith("_command.py") for name in users)
