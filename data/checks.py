"""Checks as a household asks for them (charter 3): of a mark, an income, a measure or its level, with a deadline.

Staff do not see them (charter 4), but for one data steward, who answers (`data.checkanswers`). While one is open the
board of its period stays as it is (`data.boarddays`).
"""

from dataclasses import dataclass, replace
from typing import Literal

from data.catalogue import current
from data.checkrules import CheckRules, rules_of
from data.checktables import DOUBTS
from data.errors import entry_refused
from data.keeping import kept_from
from data.open import Book, now, today
from data.own import own_entries
from data.periods import period_states
from data.permissions import needs
from data.questions import asked_questions
from rating.problems import nearest

LEVEL = "level"


@dataclass(frozen=True)
class Check:
    """A check and how it was answered; without an `outcome` it is open. Days are UTC.

    `was` is the value that was doubted, in the village's currency for an income. `settled` says that nothing of it is
    waited for any more: it stands, or the corrected season was published again. `by` is who answered, "" before. `was`
    is not told where the income is `kept` from who looks.
    """

    number: int
    household: str
    period: str
    question: str
    rater: str | None
    doubt: str
    was: float | None
    asked_on: str
    due_on: str
    outcome: Literal["stands", "corrected"] | None
    ground: str | None
    answered_on: str | None
    by: str
    settled: bool
    kept: bool = False

    @property
    def overdue(self) -> bool:
        """Whether it should have been answered."""
        return self.outcome is None and self.due_on < today()


@needs("check_rules")
def check_rules(book: Book) -> CheckRules:
    """What the village's rules say about checks."""
    found = current(book)
    return rules_of(found.rubric()) if found else CheckRules()


@needs("ask_check")
def ask_check(book: Book, household: str, period: str, question: str, doubt: str, rater: str | None = None) -> None:
    """Ask for a check of an entry, of a question that has no entry, or of the household's "level".

    Raises EntryRefused: unknown_household, unknown_period, unknown_doubt, nothing_to_check, check_open, period_closed.
    """
    if doubt not in DOUBTS:
        raise entry_refused("unknown_doubt", "doubt", doubt, near=nearest(doubt, DOUBTS))
    with book.writing():
        was = _doubted(book, household, period, question, rater)
        if period_states(book)[period] == "closed":
            raise entry_refused("period_closed", "period", period)
        about = {"household": household, "period": period, "question": question, "rater": rater}
        if book.rows(_SAME, **about):
            raise entry_refused("check_open", "question", question)
        due = check_rules(book).due(today())
        book.db.execute(_ASK, {**about, "doubt": doubt, "was": was, "at": now(), "due": due})


@needs("checks_of")
def checks_of(book: Book, household: str) -> tuple[Check, ...]:
    """The household's checks, the newest first. Raises EntryRefused: unknown_household."""
    kept = kept_from(book, household).questions
    found = found_checks(book, "h.name = :household ORDER BY c.id DESC", household=household)
    return tuple(replace(each, was=None, kept=True) if (each.period, each.question) in kept else each for each in found)


@needs("found_checks")
def found_checks(book: Book, /, where: str, **values: object) -> tuple[Check, ...]:
    """The checks that fit, without asking whose they are: for the record book's own use."""
    rows = book.rows(f"{_FOUND} WHERE {where}", **values)
    return tuple(Check(**{**row, "settled": bool(row["settled"])}) for row in rows)


def _doubted(book: Book, household: str, period: str, question: str, rater: str | None) -> float | None:
    """The value that stands now; refused where there is nothing of the kind."""
    entries = own_entries(book, household, period)
    those = [each.value for each in entries if (each.question, each.rater) == (question, rater)]
    asked = {each.key for each in asked_questions(book)} if current(book) else set()
    if not those and not (rater is None and question in {LEVEL, *asked}):
        raise entry_refused("nothing_to_check", "question", question)
    values = [value for value in those if value is not None]
    return sum(values) if values else None


_SAME = """
    SELECT 1 FROM checks AS c JOIN households AS h ON h.id = c.household JOIN periods AS p ON p.id = c.period
    LEFT JOIN raters AS r ON r.id = c.rater WHERE c.outcome IS NULL AND h.name = :household AND p.name = :period
    AND c.question = :question AND r.name IS :rater"""
_ASK = """
    INSERT INTO checks (household, period, question, rater, doubt, was, asked_at, due_on)
    VALUES ((SELECT id FROM households WHERE name = :household), (SELECT id FROM periods WHERE name = :period),
            :question, (SELECT id FROM raters WHERE name = :rater), :doubt, :was, :at, :due)"""
# What was corrected is waited for until its period has been rated again.
SETTLED = """CASE c.outcome WHEN 'stands' THEN c.answered_at WHEN 'corrected' THEN (SELECT min(x.rated_at)
    FROM ratings AS x WHERE x.period = c.period AND x.id > c.rated_to) END"""
_FOUND = f"""
    SELECT c.id AS number, h.name AS household, p.name AS period, c.question, r.name AS rater, c.doubt, c.was,
        substr(c.asked_at, 1, 10) AS asked_on, c.due_on, c.outcome, c.ground,
        substr(c.answered_at, 1, 10) AS answered_on, coalesce(a.name, '') AS "by", {SETTLED} IS NOT NULL AS settled
    FROM checks AS c JOIN households AS h ON h.id = c.household JOIN periods AS p ON p.id = c.period
    LEFT JOIN raters AS r ON r.id = c.rater LEFT JOIN accounts AS a ON a.id = c.answered_by"""  # noqa: S608
