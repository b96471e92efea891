"""Goals that a household sets itself, of what the village counts and it can do, with how far it has come.

They are for the household alone: no staff, no page of anybody else and no score knows them.
"""

from dataclasses import dataclass, field

from data.catalogue import current, current_rubric
from data.errors import entry_refused
from data.households import known_household
from data.open import Book, today
from data.permissions import needs
from rating.problems import nearest
from rating.rubric import Indicator


@dataclass(frozen=True)
class Step:
    """Something that counts, and between what its marks go: a goal lies above `low`, and not above `high`."""

    criterion: str
    ask: str
    low: float
    high: float
    indicator: Indicator | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Goal:
    """A goal and how far the household has come: the mean mark of the newest season that has any, None before one."""

    criterion: str
    target: float
    chosen_on: str
    come_to: float | None
    period: str | None

    @property
    def is_reached(self) -> bool:
        """Whether the household has come as far as it wanted."""
        return self.come_to is not None and self.come_to >= self.target


@needs("goal_steps")
def goal_steps(book: Book) -> tuple[Step, ...]:
    """What a household can choose from: the criteria that count in the village's rules; none before there are rules."""
    rubric = current_rubric(book) if current(book) else None
    leaves = rubric.indicators() if rubric else []
    counting = [leaf for leaf in leaves if rubric and leaf.name not in rubric.silenced and leaf.part.scale]
    return tuple(
        Step(leaf.part.key, leaf.part.ask or leaf.name, *leaf.part.scale, indicator=leaf.part)
        for leaf in counting
        if leaf.part.kind == "marks" and leaf.part.scale
    )


@needs("goals_of")
def goals_of(book: Book, household: str) -> tuple[Goal, ...]:
    """The household's goals, by criterion. Raises EntryRefused: unknown_household."""
    rows = book.rows(_GOALS, household=known_household(book, household))
    return tuple(Goal(**row) for row in rows)


@needs("choose_goal")
def choose_goal(book: Book, household: str, criterion: str, target: float) -> None:
    """Set a goal, in place of one of the same criterion.

    Raises EntryRefused: unknown_household, unknown_step, goal_off_scale.
    """
    number, steps = known_household(book, household), {step.criterion: step for step in goal_steps(book)}
    if criterion not in steps:
        raise entry_refused("unknown_step", "criterion", criterion, near=nearest(criterion, steps))
    step = steps[criterion]
    if not step.low < target <= step.high:
        raise entry_refused("goal_off_scale", "target", target, low=step.low, high=step.high)
    row = {"household": number, "criterion": criterion, "target": target, "on": today()}
    with book.writing():
        book.db.execute(_CHOOSE, row)


@needs("drop_goal")
def drop_goal(book: Book, household: str, criterion: str) -> None:
    """Give a goal up; nothing happens where there is none. Raises EntryRefused: unknown_household."""
    sql = "DELETE FROM goals WHERE household = :household AND criterion = :criterion"
    number = known_household(book, household)
    with book.writing():
        book.db.execute(sql, {"household": number, "criterion": criterion})


_CHOOSE = """
    INSERT INTO goals VALUES (:household, :criterion, :target, :on)
    ON CONFLICT (household, criterion) DO UPDATE SET target = excluded.target, chosen_on = excluded.chosen_on"""
_GOALS = """
    SELECT g.criterion, g.target, g.chosen_on, n.come_to, n.period FROM goals AS g LEFT JOIN (
        SELECT m.criterion, avg(m.mark) AS come_to, p.name AS period, max(p.position) OVER (PARTITION BY m.criterion)
            AS newest, p.position
        FROM marks AS m JOIN periods AS p ON p.id = m.period WHERE m.household = :household
        GROUP BY m.criterion, p.id) AS n ON n.criterion = g.criterion AND n.position = n.newest
    WHERE g.household = :household ORDER BY g.criterion"""
