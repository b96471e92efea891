"""Why a score is what it is, and the smallest step to the next level, worked out from one row of a rating."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, floor, log

from rating.ranking import threshold_points
from rating.rubric import Group, Indicator, Rubric

Values = Mapping[str, float | None]


@dataclass(frozen=True)
class Step:
    """One criterion raised: from the mark that was given to the whole mark that would do."""

    name: str
    before: float
    after: float


def score_of(rubric: Rubric, values: Values) -> float | None:
    """The unrounded score of normalised values by name; missing ones are left out and the rest reweighted."""
    return _value(rubric, rubric.score, values)


def contributions(rubric: Rubric, values: Values) -> dict[str, float]:
    """What each indicator brings to the score, in points of the score; they add up to it.

    Exact in arithmetic groups. A geometric or harmonic group shares its value among its parts as they bring to the
    plain weighted sum (docs/rating.md, "Explanation"). Indicators without a value bring nothing and are not named.
    """
    return dict(_contributions(rubric, rubric.score, values, 1.0))


def printed(shares: Mapping[str, float], total_points: int, decimals: int) -> dict[str, float]:
    """The shares rounded to `decimals` so that they add up to `total_points`: the largest remainders are rounded up.

    >>> printed({"a": 33.335, "b": 33.335, "c": 33.335}, 10000, 2)
    {'a': 33.34, 'b': 33.33, 'c': 33.33}
    """
    unit = 10**decimals
    whole = {name: floor(share * unit) for name, share in shares.items()}
    left = total_points - sum(whole.values())
    order = sorted(shares, key=lambda name: whole[name] - shares[name] * unit)
    for name in (order * (1 + abs(left)))[: max(left, 0)]:
        whole[name] += 1
    return {name: count / unit for name, count in whole.items()}


def next_step(rubric: Rubric, values: Values, marks: Values, level: int) -> tuple[Step, ...]:
    """The smallest change of marks that reaches the level after `level` (0 for none yet); empty where there is none.

    `values` are normalised values by name, `marks` the household's (mean) marks by criterion. One criterion raised to a
    whole mark, the smallest share of its scale first; where none suffices alone, those that add most, one by one.
    """
    if level >= len(rubric.levels):
        return ()
    goal = threshold_points(list(rubric.levels.values())[level], rubric.rank.decimals)
    open_steps = _open_steps(rubric, marks)
    alone = [step for steps in open_steps.values() for step in steps if _reaches(rubric, values, [step], goal)]
    if alone:
        return (min(alone, key=lambda step: _share(rubric, step)),)
    return _together(rubric, values, open_steps, goal)


def small_step(rubric: Rubric, marks: Values) -> Step | None:
    """The smallest raise there is: one criterion to its next whole mark, the smallest share of its scale first.

    None where every mark that was given is at its top. It is what a household can do where no level is near.
    """
    first = [steps[0] for steps in _open_steps(rubric, marks).values() if steps]
    return min(first, key=lambda step: _share(rubric, step), default=None)


def _value(rubric: Rubric, part: Group | Indicator, values: Values, name: str = "") -> float | None:
    if isinstance(part, Indicator):
        return None if name in rubric.silenced else values.get(name)
    found = [(p.weight, x) for n, p in part.parts.items() if (x := _value(rubric, p, values, n)) is not None]
    return _mean(found, part.aggregate) if found else None


def _mean(weighted: list[tuple[float, float]], aggregate: str) -> float:
    total = sum(w for w, _ in weighted)
    if aggregate == "arithmetic":
        return sum(w * x for w, x in weighted) / total
    if any(x <= 0 for _, x in weighted):
        return 0.0
    if aggregate == "geometric":
        return exp(sum(w * log(x) for w, x in weighted) / total)
    return total / sum(w / x for w, x in weighted)


def _contributions(rubric: Rubric, group: Group, values: Values, factor: float) -> list[tuple[str, float]]:
    found = {n: x for n, p in group.parts.items() if (x := _value(rubric, p, values, n)) is not None}
    total = sum(group.parts[n].weight for n in found)
    plain = sum(group.parts[n].weight * x for n, x in found.items())
    own = _value(rubric, group, values)
    if group.aggregate == "arithmetic":
        scale = 1 / total if total else 0.0
    else:
        scale = own / plain if own is not None and plain else 0.0
    shared: list[tuple[str, float]] = []
    for name, x in found.items():
        part, inner = group.parts[name], factor * group.parts[name].weight * scale
        shared += _contributions(rubric, part, values, inner) if isinstance(part, Group) else [(name, x * inner)]
    return shared


def _open_steps(rubric: Rubric, marks: Values) -> dict[str, list[Step]]:
    """The steps that are open to each criterion that was marked and scores."""
    found: dict[str, list[Step]] = {}
    for leaf in rubric.indicators():
        mark = marks.get(leaf.part.key) if _is_raised_by_marks(leaf.part) else None
        if mark is not None and leaf.name not in rubric.silenced:
            low, high = leaf.part.rule.posts
            wholes = (low + k for k in range(1, floor(high - low) + 1))
            found[leaf.name] = [Step(leaf.name, mark, whole) for whole in wholes if whole > mark + 1e-9]
    return found


def _is_raised_by_marks(indicator: Indicator) -> bool:
    return indicator.kind == "marks" and indicator.normalise is None


def _share(rubric: Rubric, step: Step) -> float:
    low, high = _scale(rubric, step.name)
    return (step.after - step.before) / (high - low)


def _scale(rubric: Rubric, name: str) -> tuple[float, float]:
    return next(leaf.part.rule.posts for leaf in rubric.indicators() if leaf.name == name)


def _after(rubric: Rubric, values: Values, steps: list[Step]) -> float:
    changed = dict(values)
    for step in steps:
        low, high = _scale(rubric, step.name)
        changed[step.name] = 100 * (step.after - low) / (high - low)
    return score_of(rubric, changed) or 0.0


def _reaches(rubric: Rubric, values: Values, steps: list[Step], goal: int) -> bool:
    return floor(_after(rubric, values, steps) * float(10**rubric.rank.decimals) + 0.5 + 1e-6) >= goal


def _together(rubric: Rubric, values: Values, open_steps: dict[str, list[Step]], goal: int) -> tuple[Step, ...]:
    """Criteria raised to their top, the one that adds most first, the last as far as needed; empty if too little."""
    left = [steps for steps in open_steps.values() if steps]
    taken: list[Step] = []
    while left:
        best = max(left, key=lambda steps: _after(rubric, values, [*taken, steps[-1]]))
        enough = [step for step in best if _reaches(rubric, values, [*taken, step], goal)]
        if enough:
            return (*taken, enough[0])
        left.remove(best)
        taken.append(best[-1])
    return ()
