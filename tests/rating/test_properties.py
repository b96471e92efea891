"""What must hold of every rating, whatever the village (hypothesis)."""

from copy import deepcopy
from math import isclose
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from rating import Rating, RubricRefused, Tables, load_rubric, rate
from tests.engines import frames, on_polars
from tests.plain_values import Row
from tests.rating.test_agreement import as_rubric
from tests.rating.test_rubric import GOOD
from tests.strategies import cases

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking whole villages takes minutes
few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
Facts = dict[str, list[Row]]
KEY = ("village", "period", "household")


def rated(rubric: Row, tables: Facts) -> Rating:
    return rate(as_rubric(rubric), on_polars(frames(tables)))


def by_key(table: pl.DataFrame) -> dict[tuple[str, ...], Row]:
    return {tuple(row[k] for k in KEY): {k: v for k, v in row.items() if k not in KEY} for row in table.to_dicts()}


def assert_close(one: dict[tuple[str, ...], Row], other: dict[tuple[str, ...], Row]) -> None:
    assert one.keys() == other.keys()
    for key, row in one.items():
        for name, value in row.items():
            theirs = other[key][name]
            same = isclose(value, theirs, rel_tol=1e-9, abs_tol=1e-9) if isinstance(value, float) else value == theirs
            assert same, (key, name, value, theirs)


@few
@given(cases(), st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing(case: tuple[Row, Facts], seed: int) -> None:
    rubric, tables = case
    shuffled = {name: Random(seed).sample(rows, len(rows)) for name, rows in tables.items()}
    assert rated(rubric, tables).table().equals(rated(rubric, shuffled).table())


@few
@given(cases(), st.integers(0, 2**32 - 1))
def test_the_names_of_households_change_nothing(case: tuple[Row, Facts], seed: int) -> None:
    rubric, tables = case
    names = [row["household"] for row in tables["households"]]
    renamed = {name: f"n{at}" for at, name in enumerate(Random(seed).sample(names, len(names)))}
    swapped = {table: [_renamed(row, renamed) for row in rows] for table, rows in tables.items()}
    before = by_key(rated(rubric, tables).table())
    expected: dict[tuple[str, ...], Row] = {(v, p, renamed[h]): row for (v, p, h), row in before.items()}
    assert_close(expected, by_key(rated(rubric, swapped).table()))


def _renamed(row: Row, names: dict[str, str]) -> Row:
    return {k: names.get(v, v) if k in ("household", "old", "new") else v for k, v in row.items()}


@few
@given(cases(), st.sampled_from([0.25, 3, 1000]))
def test_scaling_the_weights_of_a_group_changes_nothing(case: tuple[Row, Facts], factor: float) -> None:
    rubric, tables = case
    scaled = deepcopy(rubric)
    _scale_weights(scaled["score"], factor)
    assert_close(by_key(rated(rubric, tables).table()), by_key(rated(scaled, tables).table()))


def _scale_weights(group: Row, factor: float) -> None:
    for part in group["parts"].values():
        part["weight"] = part.get("weight", 1) * factor
        if "parts" in part:
            _scale_weights(part, factor)


def village(**changes: Any) -> Row:
    """The facts of one household in three years under the rubric of the design."""
    years = ("2023", "2024", "2025")
    facts: Row = {
        "households": [{"household": "a", "village": "v", "members": 4, "earners": 2.0}],
        "periods": [{"period": year, "order": at} for at, year in enumerate(years)],
        "income": [
            {"household": "a", "period": year, "source": "wage", "amount": 3000.0 + 500 * at}
            for at, year in enumerate(years)
        ],
        "marks": [
            {"household": "a", "period": year, "criterion": "training", "rater": "r", "mark": 2.0} for year in years
        ],
    }
    return facts | changes


RUBRIC = GOOD.replace("prices: {2024: 100, 2025: 103.1}", "prices: {2023: 98, 2024: 100, 2025: 103.1}")


def scores(facts: Facts, text: str = RUBRIC) -> dict[tuple[str, str], float | None]:
    table = rate(load_rubric(text), on_polars(frames(facts))).table()
    return {(row["household"], row["period"]): row["score"] for row in table.to_dicts()}


def growths(facts: Facts, text: str = RUBRIC) -> dict[tuple[str, str], float | None]:
    table = rate(load_rubric(text), on_polars(frames(facts))).values()
    return {(row["household"], row["period"]): row["growth"] for row in table.to_dicts()}


UPWARD = [
    "{method: goalposts, low: 0, high: 5}",
    "{method: min-max}",
    "{method: z-score}",
    "{method: rank}",
    "{method: percentile}",
    "{method: reference, to: mean, as: ratio}",
    "{method: reference, to: best, as: difference}",
]


@pytest.mark.parametrize("rule", UPWARD)
@few
@given(
    st.lists(st.integers(1, 10), min_size=3, max_size=8), st.integers(0, 7), st.integers(1, 12), st.sampled_from("ab")
)
def test_raising_an_indicator_that_counts_upward_never_lowers_the_score(
    rule: str, marks: list[int], at: int, more: int, criterion: str
) -> None:
    assume(at < len(marks))
    after = [mark + more * (i == at) for i, mark in enumerate(marks)]
    assume(len(set(marks)) > 1 and len(set(after)) > 1)
    text = f"""\
title: T
version: 1
purpose: P
score:
  parts:
    a: {{weight: 2, topic: work, from: marks.a, scale: [0, 30], normalise: {rule}}}
    b: {{topic: work, from: marks.b, scale: [0, 30]}}
"""
    one, two = (scores(_marked(values, marks, criterion), text) for values in (marks, after))
    assert (two[f"h{at}", "1"] or 0.0) >= (one[f"h{at}", "1"] or 0.0) - 1e-9


def _marked(raised: list[int], others: list[int], criterion: str) -> Facts:
    values = {"a": others, "b": others} | {criterion: raised}
    return {
        "households": [{"household": f"h{i}", "village": "v"} for i in range(len(others))],
        "marks": [
            {"household": f"h{i}", "period": "1", "criterion": name, "rater": "r", "mark": float(mark)}
            for name, marks in values.items()
            for i, mark in enumerate(marks)
        ],
    }


@few
@given(
    st.sampled_from(["subsidy", "pension", "gift"]),
    st.sampled_from(["2023", "2024", "2025"]),
    st.integers(1, 10**6),
    st.integers(0, 10**4),
)
def test_a_gain_in_support_received_never_changes_a_score(source: str, period: str, amount: int, before: int) -> None:
    support = {"household": "a", "period": period, "source": source}
    facts = village()
    one = village(income=[*facts["income"], support | {"amount": float(before)}])
    two = village(income=[*facts["income"], support | {"amount": float(before + amount)}])
    assert scores(one) == scores(two) == scores(facts)


@few
@given(st.integers(0, 9000), st.integers(0, 5), st.sampled_from(["past_mean", "previous"]))
def test_a_paused_season_changes_nothing_later_whatever_is_entered_in_it(amount: int, mark: int, baseline: str) -> None:
    text = RUBRIC.replace("past_mean", baseline)
    facts = village(paused=[{"household": "a", "period": "2024"}])
    other = village(paused=facts["paused"])
    other["income"] = [row | {"amount": float(amount)} if row["period"] == "2024" else row for row in facts["income"]]
    other["marks"] = [row | {"mark": float(mark)} if row["period"] == "2024" else row for row in facts["marks"]]
    without = village(periods=[row for row in facts["periods"] if row["period"] != "2024"])
    for table in ("income", "marks"):
        without[table] = [row for row in facts[table] if row["period"] != "2024"]
    later = ("a", "2025")
    assert scores(facts, text)[later] == scores(other, text)[later] == scores(without, text)[later]
    assert scores(facts, text)["a", "2024"] is None


def test_a_level_once_reached_is_kept_through_a_pause_and_a_bad_season() -> None:
    facts = village(paused=[{"household": "a", "period": "2024"}])
    facts["marks"] = [row | {"mark": 5.0 if row["period"] == "2023" else 0.0} for row in facts["marks"]]
    table = rate(load_rubric(RUBRIC), on_polars(frames(facts))).table()
    assert table["level"].to_list() == ["four", "four", "four"]
    assert table["score"].to_list()[2] < 80


@pytest.mark.parametrize("per", ["household", "member", "earner", "equivalent"])
@few
@given(st.integers(1, 9), st.integers(100, 10**5), st.integers(100, 10**5))
def test_the_parts_of_a_split_household_together_have_its_past(per: str, tenths: int, past: int, now: int) -> None:
    """Each part has its share of the old household's members, earners and income: together, the old one's growth."""
    share = tenths / 10
    text = RUBRIC.replace("per: earner", f"per: {per}").replace("floor: 1150", "floor: 0.01")
    parts = {"b": share, "c": 1 - share}
    facts: Facts = {
        "households": [
            {"household": "a", "village": "v", "members": 10.0, "earners": 10.0},
            *({"household": h, "village": "v", "members": 10 * s, "earners": 10 * s} for h, s in parts.items()),
        ],
        "periods": village()["periods"],
        "succession": [{"old": "a", "new": h, "period": "2025", "share": s} for h, s in parts.items()],
        "income": [
            *({"household": "a", "period": p, "source": "wage", "amount": float(past)} for p in ("2023", "2024")),
            *({"household": h, "period": "2025", "source": "wage", "amount": now * s} for h, s in parts.items()),
        ],
    }
    undivided = {
        "households": facts["households"][:1],
        "periods": facts["periods"],
        "income": [*facts["income"][:2], {"household": "a", "period": "2025", "source": "wage", "amount": float(now)}],
    }
    expected = growths(undivided, text)["a", "2025"]
    found = growths(facts, text)
    for part in parts:
        assert found[part, "2025"] == pytest.approx(expected, abs=1e-3 / min(past, now))
    assert found["a", "2025"] is None


def test_a_merged_household_has_the_past_of_both_and_no_place_in_its_first_period() -> None:
    """Per earner: (2·3000 + 1·1500) / 3 = 2500 before, 5000 now: (5000 - 2500) / 3750."""
    facts: Facts = {
        "households": [
            {"household": "a", "village": "v", "earners": 2.0},
            {"household": "b", "village": "v", "earners": 1.0},
            {"household": "c", "village": "v", "earners": 3.0},
        ],
        "succession": [{"old": old, "new": "c", "period": "2024", "share": 1.0} for old in ("a", "b")],
        "income": [
            {"household": "a", "period": "2023", "source": "wage", "amount": 6000.0},
            {"household": "b", "period": "2023", "source": "wage", "amount": 1500.0},
            {"household": "c", "period": "2024", "source": "wage", "amount": 15000.0},
        ],
    }
    text = GOOD.replace("  prices: {2024: 100, 2025: 103.1}\n", "")
    rating = rate(load_rubric(text), on_polars(frames(facts)))
    new = rating.values().filter(household="c", period="2024").to_dicts()[0]
    assert new["growth"] == pytest.approx(2500 / 3750)
    place = rating.table().filter(household="c", period="2024").to_dicts()[0]
    assert place["score"] is not None
    assert place["rank"] is None


@few
@given(st.sampled_from([0.01, 100, 12345]), st.lists(st.integers(0, 10**6), min_size=3, max_size=3))
def test_another_currency_unit_changes_no_growth(unit: float, amounts: list[int]) -> None:
    text, facts = RUBRIC, village()
    facts["income"] = [row | {"amount": float(a)} for row, a in zip(facts["income"], amounts, strict=True)]
    other = village(income=[row | {"amount": row["amount"] * unit} for row in facts["income"]])
    one, two = growths(facts, text), growths(other, text.replace("floor: 1150", f"floor: {1150 * unit}"))
    assert [pytest.approx(growth, abs=1e-6) for growth in one.values()] == list(two.values())


@pytest.mark.parametrize("rule", UPWARD)
def test_a_league_of_one_works(rule: str) -> None:
    text = f"""\
title: T
version: 1
purpose: P
relative_to: league
score:
  parts:
    a: {{topic: work, from: marks.a, scale: [0, 30], normalise: {rule}}}
    b: {{topic: work, from: marks.b, scale: [0, 30]}}
"""
    row = rate(load_rubric(text), on_polars(frames(_marked([12], [12], "a")))).table().to_dicts()[0]
    assert (row["rank"], row["rank_low"], row["rank_high"]) == (1, 1, 1)
    assert row["score"] is not None


def test_no_households_give_an_empty_answer_with_all_its_columns() -> None:
    table = rate(load_rubric(RUBRIC), Tables(**_empty())).table()
    assert table.height == 0
    assert table.columns[:4] == ["village", "league", "period", "household"]
    assert table.columns[-5:] == ["earning", "growth", "diligence", "training", "apprentice"]


def _empty() -> dict[str, pl.DataFrame]:
    return {
        "households": pl.DataFrame(schema={"household": pl.String, "village": pl.String}),
        "periods": pl.DataFrame(schema={"period": pl.String, "order": pl.Int64}),
    }


def test_households_without_any_entry_have_rows_without_score_or_place() -> None:
    facts = {"households": village()["households"], "periods": village()["periods"]}
    table = rate(load_rubric(RUBRIC), on_polars(frames(facts))).table()
    assert table["score"].to_list() == [None] * 3
    assert table["rank"].to_list() == [None] * 3
    assert table["level"].to_list() == [None] * 3


def test_a_household_with_no_earner_is_never_rated_on_income_whatever_missing_says() -> None:
    for policy in ("skip", "zero", "mean", "refuse"):
        text = RUBRIC.replace("missing: skip", f"missing: {policy}").replace("scope: village", "scope: index")
        facts = village(households=[{"household": "a", "village": "v", "earners": 0.0}])
        facts["marks"] += [row | {"criterion": "apprentice", "mark": 1.0} for row in facts["marks"]]
        for row in rate(load_rubric(text), on_polars(frames(facts))).table().to_dicts():
            assert row["growth"] is None
            assert row["earning"] is None
            assert row["score"] == pytest.approx((40 + 100) / 2)


def test_a_period_without_price_index_is_refused_by_name() -> None:
    with pytest.raises(RubricRefused) as refused:
        rate(load_rubric(GOOD), on_polars(frames(village())))
    assert [(p.code, p.value) for p in refused.value.problems] == [("no_price", "2023")]
