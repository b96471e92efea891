"""The village's goals in words: how far it has come, in steps, and of how much."""

from dataclasses import dataclass

from data.disclosure import goals_together
from data.open import Book
from data.periods import period_states
from data.together import Together
from front.named import Named, named
from front.numbers import decimal_of
from front.words import together as words
from front.words.say import percent


@dataclass(frozen=True)
class TogetherRow:
    """A goal, and how far the village has come in words; `percent` for a picture of it, None where nothing is said."""

    period: str
    title: str
    said: str
    percent: int | None


def together_rows(book: Book, period: str) -> tuple[TogetherRow, ...]:
    """The goals of a season, and of those that are not published yet."""
    states = period_states(book)
    shown_now = {period, *(name for name, state in states.items() if state in ("open", "review"))}
    names = named(book)
    return tuple(_row(each, names) for each in goals_together(book) if each.period in shown_now)


def wanted(goal: Together) -> str:
    """How much is to be reached."""
    digits = 0 if goal.target == round(goal.target) else 1
    return words.WANTED.format(target=decimal_of(goal.target, digits, grouped=True), unit=goal.unit).strip()


def _row(goal: Together, names: Named) -> TogetherRow:
    told = {"wanted": wanted(goal), "period": goal.period}
    if goal.percent is None:
        said = words.WITHHELD[str(goal.withheld)].format(**told)
    else:
        how = words.REACHED if goal.percent == 100 else words.CAME_TO if goal.is_over else words.SO_FAR
        said = how.format(percent=percent(goal.percent / 100), **told)
    return TogetherRow(goal.period, names.goal(goal.title), said, goal.percent)
