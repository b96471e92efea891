"""What a rubric of scope `village` must also keep to: a record book accepts no other (charter 1 and 2)."""

from collections.abc import Iterator

from rating.problems import Problem
from rating.rubric import Group, Indicator, Rubric

INCOME_SHARE = 0.40


def scope_problems(rubric: Rubric) -> Iterator[Problem]:
    """What a village's book would refuse in this rubric; nothing for scope `index`."""
    if rubric.scope != "village":
        return
    yield from _missing_policy(rubric)
    yield from _income_share(rubric)
    yield from _growth_floor(rubric)
    for at, indicator, _ in _weighted(rubric.score, "score", 1.0):
        yield from _indicator_problems(at, indicator)


def _missing_policy(rubric: Rubric) -> Iterator[Problem]:
    if rubric.missing != "skip":
        yield Problem("village_missing", "missing", value=rubric.missing, accepted=("skip",))


def _income_share(rubric: Rubric) -> Iterator[Problem]:
    weighted = [(at, share) for at, part, share in _weighted(rubric.score, "score", 1.0) if part.kind == "income"]
    total = sum(share for _, share in weighted)
    if total > INCOME_SHARE + 1e-9:
        more = {"share": round(100 * total, 1), "limit": round(100 * INCOME_SHARE)}
        yield Problem("village_income_share", weighted[0][0], value=round(100 * total, 1), more=more)


def _growth_floor(rubric: Rubric) -> Iterator[Problem]:
    grows = any(part.from_ == "income.growth" for _, part, _ in _weighted(rubric.score, "score", 1.0))
    if grows and rubric.income is not None and rubric.income.floor <= 0:
        yield Problem("village_floor", "income.floor", value=rubric.income.floor)


def _indicator_problems(at: str, indicator: Indicator) -> Iterator[Problem]:
    rule = indicator.rule
    if indicator.kind == "income" and rule.method != "goalposts":
        yield Problem("village_goalposts", f"{at}.normalise.method", value=rule.method, accepted=("goalposts",))
    if indicator.kind != "measures" and rule.direction == "down":
        yield Problem("village_direction", f"{at}.normalise.direction", value="down", accepted=("up",))
    if indicator.kind != "income" and indicator.topic is None:
        yield Problem("missing_key", f"{at}.topic", value="topic")


def _weighted(group: Group, at: str, share: float) -> Iterator[tuple[str, Indicator, float]]:
    """Every indicator with its place in the file and its share of the whole weight."""
    total = sum(part.weight for part in group.parts.values())
    for name, part in group.parts.items():
        inner, own = f"{at}.parts.{name}", share * part.weight / total
        if isinstance(part, Group):
            yield from _weighted(part, inner, own)
        else:
            yield inner, part, own
