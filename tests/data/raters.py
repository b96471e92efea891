"""A village with open season 2025 after 2024, and its raters, for the tests of entering."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from data.actors import Actor
from data.answers import Answer, Conflict, IncomeAnswer, MarkAnswer, Saved, Value, save, standing
from data.households import register
from data.meetings import describe_village
from data.open import Book, create_book
from data.periods import add_period
from tests.data.agreed import adopt_agreed

RUBRIC = """
scope: village
title: Effort
version: 1
purpose: Thank households whose work and learning pay off.
income: {work: [wage, herd], property: [rent], support: [gift], costs: [inputs], floor: 10}
score:
  parts:
    training: {topic: learning, ask: Training days attended, from: marks.training, scale: [0, 5], weight: 30}
    trees: {topic: stewardship, ask: Trees planted and alive, from: marks.trees, scale: [0, 20], weight: 30}
    growth: {from: income.growth, normalise: {method: goalposts, low: -2, high: 2}, weight: 40}
"""
DAY = "2024-01-01"
HOUSEHOLDS = ("ash", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "ivy", "juniper")
_numbers = count(1)


def village(path: Path, households: Iterable[str] = HOUSEHOLDS) -> Book:
    """The book, open for the operator, with the accounts of Ana and Bo."""
    book = create_book(path, "bend", currency="KES")
    adopt_agreed(book, RUBRIC, DAY)
    describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
    for order, period in enumerate(("2024", "2025"), start=1):
        add_period(book, period, order)
    with book.writing():
        for number, household in enumerate(households, start=1):
            register(book, household, given_on=DAY, house_number=str(number), group="upper" if number % 2 else "lower")
        for number, name in enumerate(("Ana", "Bo"), start=1):
            sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 'x', '2024-01-01T00:00:00Z')"
            book.db.execute(sql, (number, name, name.casefold()))
    return book


def open_a_season(book: Book) -> None:
    """Make a village ready to be entered into: what the scheme is for, rules that a meeting agreed, season 2025."""
    describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
    adopt_agreed(book, RUBRIC, DAY)
    add_period(book, "2025", 1)


def ana(book: Book) -> Book:
    """The book as the rater Ana has it, who has just given her password."""
    return book.as_(Actor("account", 1, "Ana", frozenset({"rater"}), confirmed=True))


def bo(book: Book) -> Book:
    """The book as the rater Bo has it."""
    return book.as_(Actor("account", 2, "Bo", frozenset({"rater"})))


def fresh_id() -> str:
    """An id as no answer had before."""
    return f"test-answer-{next(_numbers):06}"


def answer(question: str, value: Value, seen: str = "", *, household: str = "ash", period: str = "2025") -> Answer:
    """An answer under a new id."""
    return Answer(fresh_id(), household, period, question, value, seen)


def give(book: Book, question: str, value: Value, seen: str = "", household: str = "ash") -> Saved:
    """An answer that has to be saved."""
    outcome = save(book, answer(question, value, seen, household=household))
    assert isinstance(outcome, Saved)
    return outcome


def stands(book: Book, question: str, household: str = "ash", period: str = "2025") -> Value:
    """What stands for a question."""
    found = standing(book, household, period).get(question)
    return found.value if found else None


def entries(book: Book) -> list[str]:
    """What the book holds of entries and of who gave them, but for the moment."""
    tables = {
        "marks": "household, period, criterion, rater, mark, phrase, entered_by",
        "income_entries": "household, period, source, amount_minor, method, working, entered_by",
        "coverage": "household, period, source, state, entered_by",
        "raters": "name, account",
    }
    found = (book.rows(f"SELECT {columns} FROM {table}") for table, columns in tables.items())
    return [str(row) for rows in found for row in sorted(rows, key=str)]


def training(mark: float, phrase: str | None = None) -> MarkAnswer:
    return MarkAnswer(mark, phrase)


def wage(amount: str, method: str | None = None) -> IncomeAnswer:
    return IncomeAnswer("asked", amount, method)


__all__ = ["Answer", "Conflict", "Saved"]
