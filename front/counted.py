"""What a village counts, as households read it: the question, its share of the score, and another way to earn it."""

from collections.abc import Iterator
from dataclasses import dataclass

from front.criteria import worded
from front.language import current
from front.words import counted as words
from rating.rubric import Group, Indicator, Rubric


@dataclass(frozen=True)
class Counted:
    """One thing that is counted; `share` of 1 of the whole score; `another_way` is "" where none is written down."""

    name: str
    ask: str
    share: float
    another_way: str


def counted(rubric: Rubric) -> tuple[Counted, ...]:
    """Everything that scores, in the order of the rubric."""
    return tuple(
        Counted(name, asked(name, part), share, another_way(part))
        for name, share, _, part in shares(rubric.score)
        if isinstance(part, Indicator) and name not in rubric.silenced
    )


def asked(name: str, part: Indicator) -> str:
    """The question behind an indicator, or what stands for one."""
    said = worded(part.key, "ask", part) if part.kind == "marks" else part.said("ask", current()) or part.ask
    return said or words.INCOME.get(part.from_) or name


def another_way(part: Indicator) -> str:
    """How a household can earn it that cannot do this."""
    plain = part.said("another_way", current()) or part.another_way
    said = worded(part.key, "another_way", part) if part.kind == "marks" else plain
    return said or words.ANOTHER_WAY.get(part.kind) or ""


def shares(group: Group, whole: float = 1.0, depth: int = 0) -> Iterator[tuple[str, float, int, Group | Indicator]]:
    """Every part of a group in the file's order: its name, share of the whole weight (of 1), depth, and itself."""
    total = sum(part.weight for part in group.parts.values())
    for name, part in group.parts.items():
        share = whole * part.weight / total
        yield name, share, depth, part
        if isinstance(part, Group):
            yield from shares(part, share, depth + 1)
