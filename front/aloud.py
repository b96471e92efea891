"""A household's own page as short sentences, for who has it read aloud by a person or a phone."""

from collections.abc import Iterator

from front.checks import CheckRow
from front.goals import GoalRow
from front.own import OwnPage
from front.words import aloud as words


def sentences(own: OwnPage, goals: tuple[GoalRow, ...], checks: tuple[CheckRow, ...]) -> tuple[str, ...]:
    """What is said, in the order of the page: how it went, then what was entered, then goals and checks."""
    said = [*_beginning(own), *_entries(own), *(goal.said for goal in goals)]
    said += [words.ENTRY.format(what=check.what, value=check.said.rstrip(".")) for check in checks]
    return (*filter(None, said), words.LOOKED, words.END)


def _beginning(own: OwnPage) -> Iterator[str]:
    yield words.HOUSEHOLD.format(label=own.label)
    yield words.SEASON.format(period=own.period) if own.period else own.why
    yield own.why if own.period else ""
    if own.progress:
        yield from own.progress.missing
        yield own.progress.own_past
        yield words.LEAVES.format(leaves=own.progress.leaves) if own.progress.levels else ""
        yield own.progress.next_step
    yield own.seasons


def _entries(own: OwnPage) -> Iterator[str]:
    rows = (*own.marks, *own.incomes, *own.measures)
    yield words.ENTERED if rows else words.NOTHING
    for row in rows:
        template = words.BY_RATER if row.rater else words.ENTRY
        yield template.format(what=row.what, value=row.value, rater=row.rater)
