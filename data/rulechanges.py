"""What changed between two versions of the village rules, in codes with values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rating.rubric import Group, Indicator, Rubric


@dataclass(frozen=True)
class Difference:
    """One thing that changed: what, whose, and the values before and after (None where there was, or is, none).

    Codes: added and removed (a criterion, with its share of the score), share (of 1), ask, from, scale, topic,
    normalise, another_way, about (of a criterion), aggregate (of a group) and setting (a key of the file).
    """

    code: str
    name: str
    before: object
    after: object


def differences(old: Rubric, new: Rubric) -> tuple[Difference, ...]:
    """Everything in which two rubrics differ: criteria first, in the order of the new one, then settings."""
    return (*_criteria(old, new), *_groups(old, new), *_settings(old, new))


def _criteria(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = dict(_indicators(old)), dict(_indicators(new))
    for name, (share, part) in after.items():
        if name not in before:
            yield Difference("added", name, None, share)
        else:
            yield from _changed(name, before[name], (share, part))
    yield from (Difference("removed", name, share, None) for name, (share, _) in before.items() if name not in after)


def _changed(name: str, old: tuple[float, Indicator], new: tuple[float, Indicator]) -> Iterator[Difference]:
    if abs(old[0] - new[0]) > 5e-4:
        yield Difference("share", name, old[0], new[0])
    before, after = (_plain(part) for _, part in (old, new))
    for key in before:
        if key != "weight" and before[key] != after[key]:
            yield Difference(key, name, before[key], after[key])


def _plain(part: Indicator) -> dict[str, Any]:
    return {
        **part.model_dump(mode="json", by_alias=True),
        "normalise": part.rule.model_dump(mode="json", by_alias=True),
    }


def _groups(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = _aggregates(old), _aggregates(new)
    for name in (each for each in after if each in before and before[each] != after[each]):
        yield Difference("aggregate", name, before[name], after[name])


def _aggregates(rubric: Rubric) -> dict[str, str]:
    named = {node.name: node.part.aggregate for node in rubric.nodes() if isinstance(node.part, Group)}
    return {"score": rubric.score.aggregate, **named}


def _settings(old: Rubric, new: Rubric) -> Iterator[Difference]:
    before, after = (
        dict(_flat(rubric.model_dump(mode="json", by_alias=True, exclude={"score"}))) for rubric in (old, new)
    )
    for name in dict.fromkeys([*after, *before]):
        if name != "version" and before.get(name) != after.get(name):
            yield Difference("setting", name, before.get(name), after.get(name))


def _flat(value: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        name = f"{at}.{key}" if at else str(key)
        if isinstance(inner, dict):
            yield from _flat(inner, name)
        elif inner is not None:
            yield name, inner


def _indicators(rubric: Rubric) -> Iterator[tuple[str, tuple[float, Indicator]]]:
    yield from _shared(rubric.score, 1.0)


def _shared(group: Group, whole: float) -> Iterator[tuple[str, tuple[float, Indicator]]]:
    total = sum(part.weight for part in group.parts.values())
    for name, part in group.parts.items():
        share = whole * part.weight / total
        if isinstance(part, Group):
            yield from _shared(part, share)
        else:
            yield name, (share, part)
