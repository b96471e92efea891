"""A village small enough to check by hand: oak, pine and wren in three seasons, all published."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.catalogue import adopt
from data.entries import add_income, add_mark
from data.open import Book
from data.periods import add_period
from tests.data.fund import DAY, village

RUBRIC = """
scope: village
title: Effort
version: {version}
purpose: Thank households whose work and learning pay off.
income: {{work: [wage, shop], floor: 10}}
score:
  parts:
    training: {{from: marks.training, topic: learning, ask: Training days attended, scale: [0, 5]}}
    apprentice: {{from: marks.apprentice, topic: enterprise, ask: Trained an apprentice, scale: [0, 1]}}
    harvest_help: {{from: marks.harvest_help, topic: mutual_aid, ask: Neighbours helped at harvest, scale: [0, 5]}}
levels: {{one: 35, two: 50}}
awards:
  told_on: {told_on}
  caps: {caps}
  rules:
    {rules}
"""


def rubric(rules: str, version: str = "1", told_on: str = DAY, caps: str = "{season: 2, again_after: 1}") -> str:
    return RUBRIC.format(rules="\n    ".join(rules.splitlines()), version=version, told_on=told_on, caps=caps)


@contextmanager
def told(path: Path, rules: str, **more: str) -> Iterator[Book]:
    """The book, open for its operator, once its meeting has heard these rules of awards."""
    with village(path) as book:
        adopt(book, rubric(rules, **more), DAY)
        for number, period in enumerate(("2025", "2026"), 2):
            add_period(book, period, number)
        for household, source in (("oak", "wage"), ("pine", "shop")):
            add_income(book, household, "2024", source, "10")
            add_income(book, household, "2026", "shop", "10")
        for period in ("2024", "2025", "2026"):
            add_mark(book, "oak", period, "harvest_help", "r1", 4)
        for household, criterion, mark in (
            ("pine", "harvest_help", 1),
            ("wren", "harvest_help", 5),
            ("oak", "training", 3),
            ("wren", "training", 5),
            ("wren", "apprentice", 1),
        ):
            add_mark(book, household, "2026", criterion, "r1", mark)
        yield book


def published(book: Book) -> None:
    """As a triggerless tool would do it: these seasons are looked at, not rated."""
    book.db.execute("DROP TRIGGER periods_published_when_rated")
    book.db.execute("UPDATE periods SET state = 'published'")
