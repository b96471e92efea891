"""Taking filled-in forms and sheets into a book: each answer as if it had been typed, all of them or nothing.

What is in the book already stays: an answer that is there is passed over, and one beside which another stands is a
conflict, which changes nothing until somebody has chosen, as in the grid.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.answers import fingerprint
from data.answerwriting import Place, own_rater, write_income, write_mark
from data.errors import EntryRefused, constraint_refused
from data.filling import Clash, Filled, Where, Write, known, looked_at
from data.open import Book, now
from data.opening import refuse_unopened
from data.permissions import needs
from data.raters import Rater
from data.standing import token
from rating.problems import Problem

__all__ = ["Clash", "Filled", "Plan", "Where", "import_filled", "plan_filled"]

Tell = Callable[[float], object]
_EACH = 256


def _unheard(_share: float) -> None:
    """Nobody asked how far it is."""


@dataclass(frozen=True)
class Plan:
    """What an import does, or would do: answers that are new, how many are there already, conflicts and refusals.

    A refusal has the file, the row and the column where it is. `written` says whether what is new is in the book.
    """

    new: tuple[Filled, ...]
    same: int
    conflicts: tuple[Clash, ...]
    refused: tuple[Problem, ...]
    written: bool = False


@needs("import_filled")
def plan_filled(
    book: Book, filled: Sequence[Filled], over: Mapping[Where, str] | None = None, tell: Tell = _unheard
) -> Plan:
    """What importing would do; nothing is changed. `over` and `tell` as in `import_filled`.

    Raises EntryRefused: no_rubric.
    """
    return _plan(book, filled, over or {}, tell)[0]


@needs("import_filled")
def import_filled(
    book: Book,
    filled: Sequence[Filled],
    over: Mapping[Where, str] | None = None,
    *,
    leave_refused: bool = False,
    tell: Tell = _unheard,
) -> Plan:
    """Enter the answers of a file, in the names of their raters, in one transaction; conflicts are left as they are.

    `over` has, for each conflict in which the file's value is to be taken, its place and the token of what was seen
    there (`Clash.seen`); what has changed again since is a conflict again. `tell` is told how far it is, from 0 to 1.
    Raises EntryRefused with every refused answer, and nothing is entered then; with `leave_refused` the others are.
    Raises it also for no_rubric, no_purpose, no_contact.
    """
    with book.writing():
        plan, writes = _plan(book, filled, over or {}, tell)
        if plan.refused and not leave_refused:
            raise EntryRefused(plan.refused)
        if plan.new:
            refuse_unopened(book)
        _write(book, writes, tell)
    return replace(plan, written=True)


def _plan(
    book: Book, filled: Sequence[Filled], over: Mapping[Where, str], tell: Tell
) -> tuple[Plan, tuple[Write, ...]]:
    held = known(book, filled)
    writes: list[Write] = []
    new: list[Filled] = []
    conflicts: list[Clash] = []
    refused: list[Problem] = []
    passed = 0
    for done, each in enumerate(filled):
        _tell(tell, done, len(filled), 0.0)
        try:
            outcome = looked_at(held, each, over)
        except EntryRefused as problem:
            refused += _placed(problem, each.at)
            continue
        if isinstance(outcome, Clash):
            conflicts.append(outcome)
            continue
        writes += [outcome] if outcome else []
        is_new = bool(outcome and outcome.new)
        new += [each] if is_new else []
        passed += not is_new
    return Plan(tuple(new), passed, tuple(conflicts), tuple(refused)), tuple(writes)


def _tell(tell: Tell, done: int, of: int, begun: float) -> None:
    if not done % _EACH:
        tell(begun + done / of / 2)


def _placed(refused: EntryRefused, at: Where) -> Iterator[Problem]:
    for problem in refused.problems:
        yield replace(problem, at=at.column or problem.at, line=at.row, file=at.place)


def _write(book: Book, writes: Sequence[Write], tell: Tell) -> None:
    at = now()
    raters: dict[Rater, int] = {}
    for done, each in enumerate(writes):
        _tell(tell, done, len(writes), 0.5)
        try:
            if each.new:
                _write_one(book, each, at, raters)
        except sqlite3.IntegrityError as error:
            raise EntryRefused(_placed(constraint_refused(error), each.at)) from error
    remembered = [_remembered(each) for each in writes if each.answer.id]
    book.db.conn.executemany("INSERT INTO received VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", remembered)


def _remembered(write: Write) -> tuple[str, int, int, str, str]:
    return (write.answer.id, write.household, write.rater.id, fingerprint(write.answer), token(write.entry.content))


def _write_one(book: Book, write: Write, at: str, raters: dict[Rater, int]) -> None:
    kind, _, name = write.answer.question.partition(":")
    place = Place(write.household, write.period, name, write.rater.id, at)
    if kind == "income":
        write_income(book.db, place, write.entry)
        return
    if write.rater not in raters:
        raters[write.rater] = own_rater(book.db, write.rater.id, write.rater.name)
    write_mark(book.db, place, raters[write.rater], write.entry)
