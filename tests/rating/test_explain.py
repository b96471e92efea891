"""Explanations: contributions that add up to the score, and the next step, against the one found by hand."""

from math import isclose

from hypothesis import assume, given

from rating import contributions, next_step, printed, rate, score_of
from rating.rubric import Group
from tests.engines import frames, on_polars
from tests.plain import rate_plain
from tests.plain_steps import next_step_plain
from tests.plain_values import Row
from tests.rating.test_agreement import as_rubric
from tests.rating.test_properties import Facts, few
from tests.strategies import cases


@few
@given(cases())
def test_contributions_add_up_to_the_score_and_printed_ones_to_the_printed_score(case: tuple[Row, Facts]) -> None:
    plain, tables = case
    rubric = as_rubric(plain)
    rating = rate(rubric, on_polars(frames(tables)))
    for row, made in zip(rating.table().to_dicts(), rating.values().to_dicts(), strict=True):
        if row["score"] is None:
            continue
        shares = contributions(rubric, row)
        assert isclose(sum(shares.values()), made["score"], rel_tol=1e-9, abs_tol=1e-9)
        assert isclose(score_of(rubric, row) or 0.0, made["score"], rel_tol=1e-9, abs_tol=1e-9)
        decimals = rubric.rank.decimals
        points = sum(round(share * 10**decimals) for share in printed(shares, made["points"], decimals).values())
        assert points == made["points"]


def _arithmetic(group: Group) -> bool:
    inner = all(_arithmetic(part) for part in group.parts.values() if isinstance(part, Group))
    return group.aggregate == "arithmetic" and inner


@few
@given(cases())
def test_in_arithmetic_groups_a_contribution_is_the_weight_times_the_value(case: tuple[Row, Facts]) -> None:
    plain, tables = case
    rubric = as_rubric(plain)
    assume(_arithmetic(rubric.score) and not any("parts" in part for part in plain["score"]["parts"].values()))
    for row in rate(rubric, on_polars(frames(tables))).table().to_dicts():
        there = {n: p.weight for n, p in rubric.score.parts.items() if row[n] is not None}
        for name, share in contributions(rubric, row).items() if row["score"] is not None else ():
            assert isclose(share, row[name] * there[name] / sum(there.values()), rel_tol=1e-9, abs_tol=1e-12)


@few
@given(cases())
def test_the_next_step_is_the_one_that_is_found_by_hand(case: tuple[Row, Facts]) -> None:
    plain, tables = case
    rubric = as_rubric(plain)
    made = rate(rubric, on_polars(frames(tables)))
    expected_rows = rate_plain(plain, tables)
    for row, raw, expected in zip(made.table().to_dicts(), made.values().to_dicts(), expected_rows, strict=True):
        if row["score"] is None:
            continue
        marked = {leaf.name: raw[leaf.part.from_] for leaf in rubric.indicators() if leaf.part.kind == "marks"}
        by_hand = next_step_plain(plain, expected, {name: m for name, m in marked.items() if m is not None}) or {}
        marks = {leaf.part.key: marked[leaf.name] for leaf in rubric.indicators() if leaf.name in marked}
        steps = next_step(rubric, row, marks, raw["level"])
        assert {step.name: step.after for step in steps} == by_hand
