"""Checks in words: what a household can doubt, and how what it asked for was answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from data.catalogue import current
from data.checks import LEVEL, Check, check_rules, checks_of
from data.open import Book, today
from data.own import OwnEntry
from data.questions import asked_questions
from front.dates import day
from front.own import Row, entry_rows, value_of
from front.reviewing import questions_of
from front.words import checks as words
from front.words.say import amount, listed, shown
from rating.rubric import Rubric


@dataclass(frozen=True)
class CheckRow:
    """A check as its household reads it."""

    what: str
    said: str


@dataclass(frozen=True)
class Doubtable:
    """What can be doubted; `key` is what the form sends."""

    key: str
    label: str


def check_rows(book: Book, household: str) -> tuple[CheckRow, ...]:
    """The household's checks and how each was answered, the newest first."""
    texts, currency = dict(questions_of(book).texts), str(book.village()["currency"])
    return tuple(CheckRow(_named(each, texts), _told(each, currency)) for each in checks_of(book, household))


def doubtables(book: Book, household: str, period: str, rubric: Rubric | None) -> tuple[Doubtable, ...]:
    """Everything of a period that can be checked: the level, each entry, and each question without one."""
    if not period:
        return ()
    rows = entry_rows(book, household, period, rubric)
    there = {row.question for row in rows}
    texts = questions_of(book).texts
    asked = [each.key for each in asked_questions(book)] if current(book) else []
    missing = (
        Doubtable(key_of(question, ""), words.MISSING.format(what=texts.get(question, question)))
        for question in asked
        if question not in there
    )
    return (Doubtable(key_of(LEVEL, ""), words.LEVEL), *map(_doubtable, rows), *missing)


def key_of(question: str, rater: str) -> str:
    """A question and whose mark it is as one text.

    >>> parts_of(key_of("mark:training", "Asha")), parts_of("nonsense")
    (('mark:training', 'Asha'), ('', None))
    """
    return json.dumps([question, rater], ensure_ascii=False)


def parts_of(key: str) -> tuple[str, str | None]:
    """Question and rater of such a text; ("", None) for any other."""
    try:
        question, rater = json.loads(key)
    except (ValueError, TypeError):
        return "", None
    return (question, rater or None) if isinstance(question, str) and isinstance(rater, str) else ("", None)


def due_day(book: Book) -> str:
    """By when an answer to what is asked today is due."""
    return check_rules(book).due(today())


def standing_value(entries: tuple[OwnEntry, ...], currency: str) -> str:
    """What stands now, for who answers."""
    said = [value_of(each, {}, currency) for each in entries]
    return words.NOW.format(value=listed(said)) if said else words.NOTHING_STANDS


def _doubtable(row: Row) -> Doubtable:
    return Doubtable(key_of(row.question, row.rater), words.ENTRY.format(what=row.what, value=row.value, who=row.by))


def _named(check: Check, texts: Mapping[str, str]) -> str:
    what = words.LEVEL if check.question == LEVEL else texts.get(check.question, check.question.partition(":")[2])
    return words.OF.format(what=what, period=check.period)


def _told(check: Check, currency: str) -> str:
    was = words.KEPT if check.kept else words.NOTHING if check.was is None else shown(check.was)
    if check.was is not None and check.question.startswith("income:"):
        was = amount(check.was, currency)
    told = {"asked": day(check.asked_on), "due": day(check.due_on), "on": day(check.answered_on)}
    told |= {"by": check.by, "was": was}
    told |= {"doubt": words.DOUBTS[check.doubt], "ground": words.GROUNDS.get(check.ground or "", "")}
    return _sentence(check).format(**told)


def _sentence(check: Check) -> str:
    if check.outcome is None:
        return words.LATE if check.overdue else words.OPEN
    if check.outcome == "stands":
        return words.STANDS
    return words.CORRECTED if check.settled else words.OPENED
