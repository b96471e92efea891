"""What a village reaches together in a season, by a meeting's decision: trees, apprentices, kilograms under its brand.

A goal counts either the marks of a criterion, without saying whose they are: then it is worked out once, with the
season's first rating, and needs ten households none of which has more than 30 % of it (charter 6). Or it counts what no
household owns, such as what the cooperative's scale says, and is told from time to time. Of both only steps of five per
cent are shown (`data.disclosure.goals_together`), and nothing changes once the season is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from data.errors import EntryRefused, entry_refused
from data.figures import reason
from data.goals import goal_steps
from data.noticechecks import notice_problems
from data.open import Book, today
from data.periods import period_states
from data.permissions import needs
from data.subjects import subject_of
from data.togethertables import LONGEST_TITLE, LONGEST_UNIT
from rating.problems import Problem, nearest

STEP = 5


@dataclass(frozen=True)
class Together:
    """A goal of the whole village; `percent` in steps of five, None where nothing is said: `withheld` tells why.

    That is too_few, one_too_large, or not_yet. `is_over` where its season is published.
    """

    number: int
    period: str
    title: str
    unit: str
    target: float
    criterion: str | None
    held_on: str
    percent: int | None
    withheld: str | None
    is_over: bool


@dataclass(frozen=True)
class Wanted:
    """What a meeting wants to reach in a period; without a `criterion` of which marks are counted, progress is told."""

    period: str
    title: str
    target: float
    unit: str = ""
    criterion: str | None = None


@needs("all_together")
def all_together(book: Book) -> tuple[Together, ...]:
    """Every goal, those of the newest season first, then by title."""
    states = period_states(book)
    return tuple(_goal(row, states[row["period"]]) for row in book.rows(_ALL))


@needs("decide_together")
def decide_together(book: Book, wanted: Wanted, held_on: str) -> int:
    """Write down a goal that the meeting of a day decided on; gives its number.

    Raises EntryRefused: unknown_period, season_over, in_the_future, together_title, together_unit, together_target,
    unknown_step, forbidden_subject, notice_names, notice_rating, already_there.
    """
    _refuse(book, wanted, held_on)
    row = {**vars(wanted), "title": wanted.title.strip(), "unit": wanted.unit.strip(), "held_on": held_on}
    with book.writing():
        return int(book.db.execute(_DECIDE, row).lastrowid or 0)


@needs("decide_together")
def tell_together(book: Book, number: int, reached: float) -> None:
    """Tell how far the village has come in all with what no household owns.

    Raises EntryRefused: unknown_goal, together_counted (it counts marks), together_target, season_over.
    """
    goal = _known(book, number)
    if goal.criterion is not None:
        raise entry_refused("together_counted", "goal", goal.title)
    if not 0 <= reached <= _MOST:
        raise entry_refused("together_target", "reached", reached)
    sql = "UPDATE goals_together SET reached = :reached WHERE id = :id"
    with book.writing():
        book.db.execute(sql, {"reached": reached, "id": number})


@needs("decide_together")
def drop_together(book: Book, number: int) -> None:
    """Take a goal back while its season is not published. Raises EntryRefused: unknown_goal, season_over."""
    _known(book, number)
    with book.writing():
        book.db.execute("DELETE FROM goals_together WHERE id = :id", {"id": number})


@needs("freeze_together")
def freeze_together(book: Book, periods: tuple[str, ...]) -> None:
    """Work out once what marks add up to, with a period's first rating; a later one changes nothing."""
    for row in book.rows(_UNFROZEN):
        if row["period"] in periods:
            marks = [each["mark"] for each in book.rows(_MARKS, **row)]
            withheld = reason(marks)
            told = {"id": row["id"], "withheld": withheld, "reached": None if withheld else float(sum(marks))}
            book.db.execute("UPDATE goals_together SET reached = :reached, withheld = :withheld WHERE id = :id", told)


def percent(reached: float, target: float) -> int:
    """How much of a target is reached, in whole steps of five per cent, and never more than all of it.

    >>> percent(149.9, 1000), percent(150, 1000), percent(2000, 1000)
    (10, 15, 100)
    """
    return min(100, floor(reached / target * 100 / STEP + 1e-9) * STEP)


def _goal(row: dict[str, object], state: str) -> Together:
    reached = row.pop("reached")
    far = percent(float(str(reached)), float(str(row["target"]))) if reached is not None else None
    withheld = row.pop("withheld") or (None if far is not None else "not_yet")
    return Together(**row, percent=far, withheld=withheld, is_over=state in ("published", "closed"))  # type: ignore[arg-type]


def _known(book: Book, number: int) -> Together:
    goal = next((each for each in all_together(book) if each.number == number), None)
    if goal is None:
        raise entry_refused("unknown_goal", "goal", number)
    if goal.is_over:
        raise entry_refused("season_over", "period", goal.period)
    return goal


def _refuse(book: Book, wanted: Wanted, held_on: str) -> None:
    states, steps = period_states(book), [step.criterion for step in goal_steps(book)]
    if wanted.period not in states:
        raise entry_refused("unknown_period", "period", wanted.period, near=nearest(wanted.period, states))
    if wanted.criterion is not None and wanted.criterion not in steps:
        raise entry_refused("unknown_step", "criterion", wanted.criterion, near=nearest(wanted.criterion, steps))
    wrong = {
        "season_over": states[wanted.period] in ("published", "closed"),
        "in_the_future": held_on > today(),
        "together_title": not 1 <= len(wanted.title.strip()) <= LONGEST_TITLE,
        "together_unit": len(wanted.unit.strip()) > LONGEST_UNIT,
        "together_target": not 0 < wanted.target <= _MOST,
    }
    problems = [Problem(code, value=wanted.period) for code, holds in wrong.items() if holds]
    problems += [*subject_of("title", wanted.title), *subject_of("unit", wanted.unit), *_named(book, wanted)]
    if problems:
        raise EntryRefused(problems)


def _named(book: Book, wanted: Wanted) -> Iterator[Problem]:
    for text in (wanted.title, wanted.unit):
        yield from notice_problems(book, text, sure=True)


_MOST = 1e12
_ALL = """
    SELECT g.id AS number, p.name AS period, g.title, g.unit, g.target, g.criterion, g.held_on, g.reached, g.withheld
    FROM goals_together AS g JOIN periods AS p ON p.id = g.period ORDER BY p.position DESC, g.title"""
_DECIDE = """
    INSERT INTO goals_together (period, title, unit, target, criterion, held_on)
    VALUES ((SELECT id FROM periods WHERE name = :period), :title, :unit, :target, :criterion, :held_on)"""
_UNFROZEN = """
    SELECT g.id, p.name AS period, g.criterion FROM goals_together AS g JOIN periods AS p ON p.id = g.period
    WHERE g.criterion IS NOT NULL AND g.reached IS NULL AND g.withheld IS NULL"""
_MARKS = """
    SELECT avg(m.mark) AS mark FROM marks AS m JOIN periods AS p ON p.id = m.period
    WHERE p.name = :period AND m.criterion = :criterion AND EXISTS (SELECT 1 FROM consents AS c
        WHERE c.household = m.household AND c.purpose = 'take_part' AND c.confirmed_on IS NOT NULL
        AND c.withdrawn_on IS NULL)
    GROUP BY m.household ORDER BY m.household"""
