"""A household's goals in words."""

from dataclasses import dataclass

from data.goals import Goal, goal_steps, goals_of
from data.open import Book
from front.criteria import worded
from front.words import goals as words
from front.words.say import short


@dataclass(frozen=True)
class GoalRow:
    """A goal with how far the household has come."""

    criterion: str
    ask: str
    said: str


def goal_rows(book: Book, household: str) -> tuple[GoalRow, ...]:
    """The household's goals, by criterion."""
    asks = asks_of(book)
    return tuple(_row(goal, asks.get(goal.criterion, goal.criterion)) for goal in goals_of(book, household))


def asks_of(book: Book) -> dict[str, str]:
    """criterion -> what is asked, for each of which a goal can be made."""
    return {step.criterion: worded(step.criterion, "ask", step.indicator) or step.ask for step in goal_steps(book)}


def step_options(book: Book) -> tuple[tuple[str, str], ...]:
    """What can be chosen: the criterion, and what it is in words."""
    asks, steps = asks_of(book), goal_steps(book)
    said = {each.criterion: {"ask": asks[each.criterion], "high": short(each.high)} for each in steps}
    return tuple((criterion, words.STEP_OPTION.format(**each)) for criterion, each in said.items())


def _row(goal: Goal, ask: str) -> GoalRow:
    come_to = None if goal.come_to is None else short(round(goal.come_to, 2))
    how = words.NOTHING_YET if come_to is None else words.REACHED if goal.is_reached else words.COME_TO
    said = f"{words.GOAL.format(ask=ask, target=short(goal.target))} {how.format(come_to=come_to, period=goal.period)}"
    return GoalRow(goal.criterion, ask, said)
