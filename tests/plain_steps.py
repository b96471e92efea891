"""The smallest next step to the next level, by plain loops from docs/rating.md ("Explanation")."""

from math import floor

from tests.plain import points_of, threshold
from tests.plain_index import is_down, leaves, normalise, rule, with_groups
from tests.plain_values import Row


def next_step_plain(rubric: Row, row: Row, marks: dict[str, float]) -> dict[str, int] | None:
    """By how many whole steps of its scale each criterion to be raised must rise to reach the next level.

    `marks` holds the household's value under the name of each indicator from marks. Only criteria counted upward
    by goalposts can be raised. None where there is no next level, or none within reach.
    """
    target = next_threshold(rubric, row)
    parts = {name: part for name, part in leaves(rubric["score"]) if name in marks and can_be_raised(part, row[name])}
    if target is None or row["score"] is None:
        return None
    single = [step for name, part in parts.items() if (step := fewest(rubric, row, marks, name, part, target))]
    if single:
        _, name, steps = min(single, key=lambda step: step[0])
        return {name: steps}
    return raise_in_turn(rubric, row, marks, parts, target)


def next_threshold(rubric: Row, row: Row) -> int | None:
    levels = {level: threshold(rubric, level) for level in rubric.get("levels") or {}}
    now = levels.get(row["level"])
    above = [low for low in levels.values() if now is None or low > now]
    return min(above) if above else None


def can_be_raised(part: Row, value: float | None) -> bool:
    how = rule(part)
    return value is not None and "scale" in part and how["method"] == "goalposts" and not is_down(how)


def most_steps(part: Row, mark: float) -> int:
    return floor(float(part["scale"][1]) - mark + 1e-9)


def raised(rubric: Row, row: Row, part: Row, name: str, mark: float) -> Row:
    """The row's indicators and groups if the value of one criterion were this."""
    (value,) = normalise([mark], rule(part), "none", name)
    return with_groups(rubric["score"], row | {name: value}, "score")


def fewest(
    rubric: Row, row: Row, marks: dict[str, float], name: str, part: Row, target: int
) -> tuple[float, str, int] | None:
    """The share of its scale, the name and the steps by which this criterion alone reaches the target."""
    for steps in range(1, most_steps(part, marks[name]) + 1):
        new = raised(rubric, row, part, name, marks[name] + steps)
        if points_of(rubric, new["score"]) >= target:
            return steps / (part["scale"][1] - part["scale"][0]), name, steps
    return None


def raise_in_turn(rubric: Row, row: Row, marks: dict[str, float], parts: Row, target: int) -> dict[str, int] | None:
    """Raise to its top the criterion that adds most, then the next, the last one only as far as needed."""
    tops = {name: marks[name] + most_steps(part, marks[name]) for name, part in parts.items()}
    gains = {name: raised(rubric, row, part, name, tops[name])["score"] for name, part in parts.items()}
    steps: dict[str, int] = {}
    for name in sorted(parts, key=lambda name: -gains[name]):
        last = fewest(rubric, row, marks, name, parts[name], target)
        if last:
            return steps | {name: last[2]}
        steps[name] = most_steps(parts[name], marks[name])
        row = raised(rubric, row, parts[name], name, tops[name])
    return None
