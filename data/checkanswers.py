"""Answering checks (charter 3 and 4): by the village's data steward, and never by who entered what is doubted.

What the steward entered, what is overdue, and everything while the village has no steward goes to the administrators.
"""

from dataclasses import dataclass

from data.accounts import accounts
from data.checks import Check, found_checks
from data.checktables import GROUNDS
from data.entered import Key
from data.errors import entry_refused
from data.open import Book, now
from data.own import OwnEntry, own_entries
from data.permissions import needs
from data.review import reopen
from data.who import steward
from rating.problems import nearest

WHY = "checked"


@dataclass(frozen=True)
class ToAnswer:
    """An open check with what stands now; `own` where the account entered any of it, so that somebody else answers."""

    check: Check
    entries: tuple[OwnEntry, ...]
    own: bool


@needs("checks_to_answer")
def checks_to_answer(book: Book) -> tuple[ToAnswer, ...]:
    """The open checks that are the actor's to look at, those due first."""
    found = found_checks(book, "c.outcome IS NULL ORDER BY c.due_on, c.id")
    return tuple(_to_answer(book, each) for each in found if _is_for(book, each))


@needs("answer_check")
def answer_stands(book: Book, number: int, ground: str) -> None:
    """Answer that an entry stands, with one of `GROUNDS`.

    Raises EntryRefused: unknown_check (also where it is for somebody else), own_check, unknown_ground.
    """
    if ground not in GROUNDS:
        raise entry_refused("unknown_ground", "ground", ground, near=nearest(ground, GROUNDS))
    with book.writing():
        _answerable(book, number)
        _answer(book, number, "stands", ground)


@needs("answer_check")
def answer_corrected(book: Book, number: int) -> None:
    """Answer that an entry is wrong: it is opened, changed by who enters, approved, and published as a new revision.

    Of a level nothing is opened: the season is published again as calculated anew. Raises EntryRefused as
    `answer_stands` and `data.review.reopen` do.
    """
    book = book.because(WHY)
    with book.writing():
        check = _answerable(book, number)
        if check.question != "level":
            reopen(book, check.period, Key(check.household, check.question, check.rater), WHY)
        _answer(book, number, "corrected", None)


@needs("steward_name")
def steward_name(book: Book) -> str:
    """Who the data steward is; "" where the village has none."""
    found = book.rows(_STEWARD)
    return str(found[0]["name"]) if found else ""


@needs("appoint_steward")
def appoint_steward(book: Book, name: str) -> None:
    """Make an account the village's one data steward; "" for none. Raises EntryRefused: unknown_account."""
    numbers = {each.name: each.id for each in accounts(book)}
    if name and name not in numbers:
        raise entry_refused("unknown_account", "name", name, near=nearest(name, numbers))
    with book.writing():
        book.db.execute("UPDATE village SET steward = :number WHERE id = 1", {"number": numbers.get(name)})


def _answerable(book: Book, number: int) -> Check:
    found = found_checks(book, "c.outcome IS NULL AND c.id = :number", number=number)
    if not found or not _is_for(book, found[0]):
        raise entry_refused("unknown_check", "number", number)
    if book.actor.account in _authors(book, found[0]):
        raise entry_refused("own_check", "number", number)
    return found[0]


def _answer(book: Book, number: int, outcome: str, ground: str | None) -> None:
    said = {"number": number, "outcome": outcome, "ground": ground, "by": book.actor.account, "at": now()}
    book.db.execute(_ANSWER, said)


def _to_answer(book: Book, check: Check) -> ToAnswer:
    entries = own_entries(book, check.household, check.period)
    those = tuple(each for each in entries if (each.question, each.rater) == (check.question, check.rater))
    return ToAnswer(check, those, book.actor.account in _authors(book, check))


def _is_for(book: Book, check: Check) -> bool:
    if book.actor.kind == "operator" or steward(book.actor, book, {}):
        return True
    found = book.rows(_STEWARD)
    return check.overdue or not found or found[0]["id"] in _authors(book, check)


def _authors(book: Book, check: Check) -> frozenset[int]:
    """Who entered what is doubted; of a level, who entered anything that it rests on."""
    about = {"household": check.household, "period": check.period}
    rows = book.rows(_AUTHORS, **about)
    return frozenset(
        row["account"]
        for row in rows
        if check.question == "level" or (row["question"], row["rater"]) == (check.question, check.rater)
    )


_STEWARD = """SELECT a.id, a.name FROM accounts AS a JOIN village AS v ON v.steward = a.id
              WHERE a.removed_at IS NULL"""
_ANSWER = """
    UPDATE checks SET outcome = :outcome, ground = :ground, answered_by = :by, answered_at = max(asked_at, :at),
        rated_to = (SELECT coalesce(max(x.id), 0) FROM ratings AS x WHERE x.period = checks.period)
    WHERE id = :number"""
_OF = """JOIN households AS h ON h.id = x.household AND h.name = :household
         JOIN periods AS p ON p.id = x.period AND p.name = :period"""
_AUTHORS = f"""
    SELECT question, rater, account FROM (
        SELECT 'mark:' || x.criterion AS question, r.name AS rater, x.entered_by AS account
        FROM marks AS x {_OF} JOIN raters AS r ON r.id = x.rater
        UNION SELECT 'mark:' || x.criterion, r.name, r.account FROM marks AS x {_OF}
        JOIN raters AS r ON r.id = x.rater
        UNION SELECT 'measure:' || x.measure, NULL, x.entered_by FROM measures AS x {_OF}
        UNION SELECT 'income:' || s.name, NULL, x.entered_by FROM income_entries AS x {_OF}
        JOIN sources AS s ON s.id = x.source
        UNION SELECT 'income:' || s.name, NULL, x.entered_by FROM coverage AS x {_OF}
        JOIN sources AS s ON s.id = x.source)
    WHERE account IS NOT NULL"""  # noqa: S608
