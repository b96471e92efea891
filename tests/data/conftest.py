"""A small book for the tests of the record book: two households, two sources, two periods."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.households import register
from data.open import Book, create_book, open_book
from data.periods import add_period, add_source


@pytest.fixture(scope="session")
def book_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its file, made once: whoever writes to it takes a copy."""
    path = tmp_path_factory.mktemp("book") / "bend.db"
    with create_book(path, "bend", currency="KES") as made:
        for name in ("wren", "oak.2"):
            register(made, name, given_on="2024-01-01", members=4, earners=2)
        for order, name in enumerate(("2024", "2025"), start=1):
            add_period(made, name, order)
        for source, kind in (("wage", "work"), ("inputs", "cost"), ("gift", "support")):
            add_source(made, source, kind)
    return path


@pytest.fixture
def book(book_made: Path, tmp_path: Path) -> Iterator[Book]:
    with open_book(Path(shutil.copy(book_made, tmp_path)), OPERATOR) as opened:
        yield opened
