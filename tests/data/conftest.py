"""A small book for the tests of the record book: two households, two sources, two periods."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.households import register
from data.open import Book, create_book
from data.periods import add_period, add_source


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_book(tmp_path / "bend.db", "bend", currency="KES") as made:
        for name in ("wren", "oak.2"):
            register(made, name, given_on="2024-01-01", members=4, earners=2)
        for order, name in enumerate(("2024", "2025"), start=1):
            add_period(made, name, order)
        for source, kind in (("wage", "work"), ("inputs", "cost"), ("gift", "support")):
            add_source(made, source, kind)
        yield made
