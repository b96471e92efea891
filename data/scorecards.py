"""The score card on which households rate the working group's help and the fairness of its ratings (charter 4).

Of cards the book has counters, and no journal of them. Answers are counted in batches of at least five, drawn at
random from at least ten that wait for each question by itself (`data.waitingcards`); what still waits when the card
ends is counted together, if it is five or more. docs/scorecard.md says why nobody can trace an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from data.errors import entry_refused
from data.figures import FEWEST
from data.households import known_household
from data.open import Book, now
from data.permissions import needs
from data.scorecardtables import ANSWERS, QUESTIONS
from data.taken import book_mark
from data.turns import turn
from data.waitingcards import Counts, Waiting, drop_waiting, nothing, read_waiting, write_waiting

BATCH = 5
KEPT = 5
GOOD = ("yes", "rather")
SAID = ("yes", "rather", "rather_not", "no")
PREFIX = "card:"


@dataclass(frozen=True)
class Scorecard:
    """A household's card of a season ("" where there is none now).

    It is open, given (the household has answered), over (it was begun on another machine, and ends there), or none.
    """

    period: str
    state: Literal["open", "given", "over", "none"]


@dataclass(frozen=True)
class ScorecardResult:
    """The share of those who answered a question that said yes or rather yes: in tenths, but neither none nor all."""

    period: str
    question: str
    share: float


@needs("scorecard_of")
def scorecard_of(book: Book, household: str) -> Scorecard:
    """The card that is open now: of the newest published season, until that is closed or a newer one is published."""
    number = known_household(book, household)
    with turn(book.path):
        end_scorecards(book)
        period = _current(book)
        if period is None:
            return Scorecard("", "none")
        waiting = _waiting(book, period["id"])
        state: Literal["open", "given", "over"] = "over" if waiting is None else "open"
        return Scorecard(period["name"], "given" if waiting and number in waiting.households else state)


@needs("answer_scorecard")
def answer_scorecard(book: Book, household: str, answers: Mapping[str, str]) -> None:
    """Take a household's card, once: it is kept for good, and counted with others.

    Raises EntryRefused: unknown_household, card_incomplete, no_card, card_given.
    """
    number = known_household(book, household)
    card = {question: answers.get(question, "") for question in QUESTIONS}
    if not set(card.values()) <= set(ANSWERS):
        raise entry_refused("card_incomplete")
    with turn(book.path):
        end_scorecards(book)
        period = _current(book)
        waiting = _waiting(book, period["id"]) if period else None
        if waiting is None:
            raise entry_refused("no_card")
        if number in waiting.households:
            raise entry_refused("card_given")
        more = waiting.with_card(number, card)
        if more.size < BATCH + KEPT:
            write_waiting(book.path, more)
        else:
            _count(book, more, BATCH)


@needs("end_scorecards")
def end_scorecards(book: Book) -> None:
    """Count what still waits of a card that has ended, and write down what all of its answers came to."""
    current = _current(book)
    with turn(book.path):
        waiting = read_waiting(book.path)
        if waiting and waiting.book == book_mark(book) and waiting.period != (current or {}).get("id"):
            waiting = _caught_up(book, waiting)
            if waiting.size >= BATCH:
                _count(book, waiting, waiting.size)
            drop_waiting(book.path)
    for period in book.rows(_ENDED, current=current["id"] if current else None):
        _freeze(book, period["id"])


@needs("scorecard_results")
def frozen_results(book: Book, period: str) -> tuple[ScorecardResult, ...]:
    """The shares of the newest season up to `period` that has any, in the order of the questions."""
    found = book.rows(_RESULTS, period=period)
    newest = [row for row in found if row["period"] == found[0]["period"]]
    shares = {row["name"].removeprefix(PREFIX): row["value"] for row in newest}
    return tuple(ScorecardResult(found[0]["period"], each, shares[each]) for each in QUESTIONS if each in shares)


def _current(book: Book) -> dict[str, Any] | None:
    found = book.rows("SELECT id, name FROM periods WHERE state = 'published' ORDER BY position DESC LIMIT 1")
    return found[0] if found else None


def _waiting(book: Book, period: int) -> Waiting | None:
    """What waits of a season's card; None where it was begun on another machine."""
    found, mark = read_waiting(book.path), book_mark(book)
    if found and (found.book, found.period) == (mark, period):
        return _caught_up(book, found)
    return None if _applied(book, period) else Waiting(mark, period)


def _caught_up(book: Book, waiting: Waiting) -> Waiting:
    """Without a batch that is due, which is counted now if the book does not have it."""
    if waiting.batch and _applied(book, waiting.period) == waiting.batch - 1:
        _add(book, waiting)
    return replace(waiting, due=nothing())


def _count(book: Book, waiting: Waiting, count: int) -> None:
    """First the file says what is due, then the book has it: whatever comes between is made up for by `_caught_up`."""
    batch = 1 + max(waiting.batch, _applied(book, waiting.period))
    drawn = waiting.drawn(count, batch)
    write_waiting(book.path, drawn)
    _add(book, drawn)


def _add(book: Book, waiting: Waiting) -> None:
    with book.writing():
        for question, answer, count in _listed(waiting.due):
            row = {"period": waiting.period, "question": question, "answer": answer, "count": count}
            book.db.execute(_GROW, row)
        book.db.execute(_APPLIED, {"period": waiting.period, "batch": waiting.batch})


def _listed(due: Counts) -> list[tuple[str, str, int]]:
    return sorted((question, answer, due[question][answer]) for question in QUESTIONS for answer in ANSWERS)


def _applied(book: Book, period: int) -> int:
    found = book.rows("SELECT applied FROM scorecard_batches WHERE period = :period", period=period)
    return int(found[0]["applied"]) if found else 0


def _freeze(book: Book, period: int) -> None:
    sql = """INSERT INTO counts (period, name, value, withheld, frozen_at)
             VALUES (:period, :name, :value, :withheld, :at) ON CONFLICT (period, name) DO NOTHING"""
    rows = book.rows("SELECT question, answer, count FROM scorecard_counts WHERE period = :period", period=period)
    counts = {(row["question"], row["answer"]): row["count"] for row in rows}
    with book.writing():
        for question in QUESTIONS:
            said, good = (sum(counts.get((question, one), 0) for one in those) for those in (SAID, GOOD))
            value = tenths(good, said) if said >= FEWEST else None
            told = {"value": value, "withheld": None if said >= FEWEST else "too_few", "at": now()}
            book.db.execute(sql, {"period": period, "name": f"{PREFIX}{question}", **told})


def tenths(good: int, said: int) -> float:
    """A share in tenths, but neither none nor all: else it would be known of everyone who answered.

    >>> tenths(11, 11), tenths(5, 12), tenths(0, 30)
    (0.9, 0.4, 0.1)
    """
    return min(max(int(10 * good / said + 0.5), 1), 9) / 10


_GROW = """
    INSERT INTO scorecard_counts VALUES (:period, :question, :answer, :count)
    ON CONFLICT (period, question, answer) DO UPDATE SET count = count + excluded.count"""
_APPLIED = """
    INSERT INTO scorecard_batches VALUES (:period, :batch)
    ON CONFLICT (period) DO UPDATE SET applied = excluded.applied"""
_ENDED = f"""
    SELECT b.period AS id FROM scorecard_batches AS b WHERE b.period IS NOT :current
    AND NOT EXISTS (SELECT 1 FROM counts AS c WHERE c.period = b.period AND c.name GLOB '{PREFIX}*')"""  # noqa: S608
_RESULTS = f"""
    SELECT p.name AS period, c.name, c.value FROM counts AS c JOIN periods AS p ON p.id = c.period
    WHERE c.name GLOB '{PREFIX}*' AND c.value IS NOT NULL
    AND p.position <= (SELECT position FROM periods WHERE name = :period) ORDER BY p.position DESC"""  # noqa: S608
