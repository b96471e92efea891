"""Saving one answer at a time, so that it may be sent twice, arrive late, or meet what somebody else entered meanwhile.

Each answer bears a random id from the device that it was given on, and the token of what that device had seen. What is
acknowledged is in the book; an answer that arrives again is acknowledged again and changes nothing; one that was given
without having seen what stands now is a conflict, and changes nothing either.
"""

import re
from dataclasses import asdict, dataclass, replace

from data.answerchecks import Entry, looked_through
from data.answerwriting import Place, own_rater, told_apart_only, write_income, write_mark
from data.errors import entry_refused
from data.households import known_household, takes_part
from data.keeping import adults_of
from data.open import Book, now
from data.opening import refuse_unopened
from data.permissions import needs
from data.prices import rates
from data.questions import IncomeAnswer, MarkAnswer, Value, known_question, told_apart
from data.second import drawn
from data.standing import Standing, standing, stands_now, token
from data.tools import tools_before
from data.workings import Rates

__all__ = ["Answer", "Conflict", "IncomeAnswer", "MarkAnswer", "Saved", "Standing", "Value", "save", "standing"]


@dataclass(frozen=True)
class Answer:
    """An answer as a device sends it: `id` random, of 16 to 64 letters, digits and hyphens; `seen` what it had shown.

    The value None takes an answer back.
    """

    id: str
    household: str
    period: str
    question: str
    value: Value
    seen: str = ""

    @property
    def is_mark(self) -> bool:
        """Whether it answers what a rater marks, and not what a source brought in."""
        return self.question.startswith("mark:")


@dataclass(frozen=True)
class Saved:
    """The answer is in the book: the value as it stands, and its token for the next change."""

    value: Value
    seen: str


@dataclass(frozen=True)
class Conflict:
    """Something else stands than the device had seen: `theirs`, its token, and who entered it. Nothing was changed."""

    theirs: Value
    seen: str
    by: str


@needs("save")
def save(book: Book, answer: Answer) -> Saved | Conflict:
    """Save an answer of the signed-in rater, once however often it is sent.

    Raises EntryRefused: bad_answer_id, answer_id_used (for another answer), unknown_household, unknown_period,
    unknown_question, unknown_adult, told_apart (each adult's part is changed by itself), no_consent, period_not_open,
    not_drawn, no_purpose, no_contact, or what `data.answerchecks.looked_through` refuses.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]{16,64}", answer.id):
        raise entry_refused("bad_answer_id", "id", answer.id)
    with book.writing():
        place, stands = _place(book, answer), _standing(book, answer)
        before = _received(book, answer)
        if before is not None:
            return Saved(stands.value if stands.seen == before else answer.value, before)
        refuse_unopened(book)
        return _save(book, answer, place, stands)


def fingerprint(answer: Answer) -> str:
    """A short hash of what an answer says, whatever its id and whatever its device had seen."""
    value = None if answer.value is None else [type(answer.value).__name__, asdict(answer.value)]
    return token([answer.household, answer.period, answer.question, value])


def _save(book: Book, answer: Answer, place: Place, stands: Standing) -> Saved | Conflict:
    entry = _entry(book, answer)
    wanted = token(entry.content)
    if wanted != stands.seen:
        if answer.seen != stands.seen:
            return Conflict(stands.value, stands.seen, stands.by)
        _write(book, answer, place, entry, first=stands.value is None)
        # Of a source something may stand beside what was written; of an own mark, nothing.
        wanted = wanted if answer.is_mark else _standing(book, answer).seen
    row = {"id": answer.id, "household": place.household, "account": book.actor.account}
    told = {"answer": fingerprint(answer), "stands": wanted}
    book.db.execute("INSERT INTO received VALUES (:id, :household, :account, :answer, :stands)", {**row, **told})
    return Saved(entry.value, wanted)


def _standing(book: Book, answer: Answer) -> Standing:
    return stands_now(book, answer.household, answer.period, answer.question)


def _place(book: Book, answer: Answer) -> Place:
    household = known_household(book, answer.household)
    period = book.rows("SELECT id FROM periods WHERE name = :name", name=answer.period)
    if not period:
        raise entry_refused("unknown_period", "period", answer.period)
    question, told_by = told_apart(answer.question)
    return Place(household, period[0]["id"], question.partition(":")[2], book.actor.account or 0, now(), told_by)


def _entry(book: Book, answer: Answer) -> Entry:
    question, told_by = known_question(book, answer.question), told_apart(answer.question)[1]
    if not takes_part(book, answer.household):
        raise entry_refused("no_consent", "household", answer.household)
    if told_by is not None and told_by not in adults_of(book, answer.household):
        raise entry_refused("unknown_adult", "question", told_by)
    if answer.is_mark:
        # No price, tool or currency has a say in a mark.
        return looked_through(question, answer.value, 0, Rates())
    tools = tools_before(book, answer.period, answer.household).get((answer.household, question.name, told_by), 0)
    reckoned_by = replace(rates(book, answer.period), tools=tools)
    return looked_through(question, answer.value, book.village()["minor_digits"], reckoned_by)


def _received(book: Book, answer: Answer) -> str | None:
    """What stood after the answer of this id; None where none has arrived."""
    found = book.rows("SELECT account, answer, stands FROM received WHERE id = :id", id=answer.id)
    if found and (found[0]["account"], found[0]["answer"]) != (book.actor.account, fingerprint(answer)):
        raise entry_refused("answer_id_used", "id", answer.id)
    return found[0]["stands"] if found else None


def _write(book: Book, answer: Answer, place: Place, entry: Entry, *, first: bool) -> None:
    if answer.is_mark:
        if first:
            _refuse_undrawn(book, answer.household, answer.period, place.name)
        write_mark(book.db, place, own_rater(book.db, place.by, book.actor.name), entry)
        return
    if place.told_by is None and told_apart_only(book.db, place):
        raise entry_refused("told_apart", "question", answer.question)
    write_income(book.db, place, entry)


def _refuse_undrawn(book: Book, household: str, period: str, criterion: str) -> None:
    """Who rates a household a second time is drawn, so that nobody chooses whom to rate again."""
    sql = """SELECT 1 FROM marks AS m JOIN households AS h ON h.id = m.household JOIN periods AS p ON p.id = m.period
             WHERE h.name = :household AND p.name = :period AND m.criterion = :criterion LIMIT 1"""
    rated = book.rows(sql, household=household, period=period, criterion=criterion)
    if rated and household not in drawn(book, period):
        raise entry_refused("not_drawn", "household", household)
