"""A household's goals in words."""

from dataclasses import dataclass

from data.goals import Goal, goal_steps, goals_of
from data.open import Book
from front.words import goals as words
from front.words.say import shown


@dataclass(frozen=True)
class GoalRow:
    """A goal with how far the household has come."""

    criterion: str
    ask: str
    said: str


def goal_rows(book: Book, household: str) -> tuple[GoalRow, ...]:
    """The household's goals, by criterion."""
    asks = {step.criterion: step.ask for step in goal_steps(book)}
    return tuple(_row(goal, asks.get(goal.criterion, goal.criterion)) for goal in goals_of(book, household))


def step_options(book: Book) -> tuple[tuple[str, str], ...]:
    """What can be chosen: the criterion, and what it is in words."""
    steps = goal_steps(book)
    return tuple((each.criterion, words.STEP_OPTION.format(ask=each.ask, high=shown(each.high))) for each in steps)


def _row(goal: Goal, ask: str) -> GoalRow:
    come_to = None if goal.come_to is None else shown(round(goal.come_to, 2))
    how = words.NOTHING_YET if come_to is None else words.REACHED if goal.is_reached else words.COME_TO
    said = f"{words.GOAL.format(ask=ask, target=shown(goal.target))} {how.format(come_to=come_to, period=goal.period)}"
    return GoalRow(goal.criterion, ask, said)
