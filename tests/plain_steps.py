"""The smallest next step to the next level, by plain loops from docs/rating.md ("Explanation")."""

from math import floor

from tests.plain import points_of, threshold
from tests.plain_index import leaves, normalise, rule, with_groups
from tests.plain_values import Row


def next_step_plain(rubric: Row, row: Row, marks: dict[str, float]) -> dict[str, float] | None:
    """The whole mark to which each criterion to be raised must rise to reach the next level.

    `marks` holds the household's value under the name of each indicator from marks. Only criteria without a normalise
    of their own can be raised. None where there is no next level, or none within reach.
    """
    target = next_threshold(rubric, row)
    parts = {name: part for name, part in leaves(rubric["score"]) if name in marks and can_be_raised(part, row[name])}
    if target is None or row["score"] is None:
        return None
    single = [step for name, part in parts.items() if (step := fewest(rubric, row, marks, name, part, target))]
    if single:
        _, name, mark = min(single, key=lambda step: step[0])
        return {name: mark}
    return raise_in_turn(rubric, row, marks, parts, target)


def next_threshold(rubric: Row, row: Row) -> int | None:
    levels = {level: threshold(rubric, level) for level in rubric.get("levels") or {}}
    now = levels.get(row["level"])
    above = [low for low in levels.values() if now is None or low > now]
    return min(above) if above else None


def can_be_raised(part: Row, value: float | None) -> bool:
    return value is not None and "scale" in part and not part.get("normalise")


def whole_marks(part: Row, mark: float) -> list[float]:
    """The whole marks of the scale that are above this one."""
    low, high = part["scale"]
    return [low + k for k in range(1, floor(high - low) + 1) if low + k > mark + 1e-9]


def raised(rubric: Row, row: Row, part: Row, name: str, mark: float) -> Row:
    """The row's indicators and groups if the value of one criterion were this."""
    (value,) = normalise([mark], rule(part), "none", name)
    return with_groups(rubric["score"], row | {name: value}, "score")


def fewest(
    rubric: Row, row: Row, marks: dict[str, float], name: str, part: Row, target: int
) -> tuple[float, str, float] | None:
    """The share of its scale, the name and the whole mark by which this criterion alone reaches the target."""
    for mark in whole_marks(part, marks[name]):
        new = raised(rubric, row, part, name, mark)
        if points_of(rubric, new["score"]) >= target:
            return (mark - marks[name]) / (part["scale"][1] - part["scale"][0]), name, mark
    return None


def raise_in_turn(rubric: Row, row: Row, marks: dict[str, float], parts: Row, target: int) -> dict[str, float] | None:
    """Raise to its top the criterion that adds most, then the one that then does, the last only as far as needed."""
    tops = {name: found[-1] for name, part in parts.items() if (found := whole_marks(part, marks[name]))}
    steps: dict[str, float] = {}
    while tops:
        gains = {name: raised(rubric, row, parts[name], name, top)["score"] for name, top in tops.items()}
        name = max(gains, key=lambda name: gains[name])
        last = fewest(rubric, row, marks, name, parts[name], target)
        if last:
            return steps | {name: last[2]}
        steps[name] = tops.pop(name)
        row = raised(rubric, row, parts[name], name, steps[name])
    return None
