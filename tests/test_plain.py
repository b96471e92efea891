"""Scores, places, levels and explanations worked by hand from docs/rating.md."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from tests.plain import contributions_plain, printed_plain, rate_plain
from tests.plain_steps import next_step_plain
from tests.plain_values import Row, Tables
from tests.strategies import cases


def part(name: str, **more: Any) -> Row:
    return {"from": f"measures.{name}", "normalise": {"method": "goalposts", "low": 0, "high": 100}, **more}


def village(values: Mapping[str, Mapping[str, float]], period: str = "1", homes: Row | None = None) -> Tables:
    """Households with their measures in one period."""
    return {
        "households": [{"household": home, "village": "v", **(homes or {}).get(home, {})} for home in values],
        "measures": [
            {"household": home, "period": period, "measure": measure, "value": value}
            for home, measures in values.items()
            for measure, value in measures.items()
        ],
    }


def years(*values: dict[str, float]) -> Tables:
    """One measure x in the years 1, 2, ..., by household."""
    tables = village({home: {} for year in values for home in year})
    tables["periods"] = [{"period": str(at), "order": at} for at in range(1, len(values) + 1)]
    for at, year in enumerate(values, 1):
        tables["measures"] += village({home: {"x": x} for home, x in year.items()}, str(at))["measures"]
    return tables


def column(rows: list[Row], name: str) -> list[Any]:
    return [row[name] for row in rows]


ONE = {"score": {"parts": {"x": part("x")}}}
TWO = {"score": {"parts": {"x": part("x"), "y": part("y")}}}


def test_a_score_is_put_together_through_all_depths() -> None:
    """inner = (2·20 + 1·50) / 3 = 30; middle = √(30 · 83⅓) = √2500 = 50."""
    inner = {"parts": {"a": part("a", weight=2), "b": part("b")}}
    middle = {"aggregate": "geometric", "parts": {"inner": inner, "c": part("c")}}
    rubric = {"score": {"aggregate": "harmonic", "parts": {"middle": middle, "d": part("d", weight=3)}}}
    (row,) = rate_plain(rubric, village({"h": {"a": 20, "b": 50, "c": 250 / 3, "d": 25}}))
    assert row["inner"] == pytest.approx(30)
    assert row["middle"] == pytest.approx(50)
    assert row["score"] == 28.57  # 4 / (1/50 + 3/25) = 4 / 0.14 = 28.571...


def test_one_row_for_every_household_and_period() -> None:
    rows = rate_plain(ONE, years({"b": 1}, {"a": 2}))
    assert [(r["household"], r["period"], r["score"]) for r in rows] == [
        ("a", "1", None),
        ("b", "1", 1),
        ("a", "2", 2),
        ("b", "2", None),
    ]


@pytest.mark.parametrize(
    ("missing", "x", "y", "score"),
    [("skip", 30, None, 30), ("zero", 30, 0, 15), ("mean", 30, 80, 55), ("refuse", 30, None, None)],
)
def test_what_is_missing_follows_the_policy(missing: str, x: float, y: float | None, score: float | None) -> None:
    """a has x = 30 alone; y is 70 and 90 elsewhere."""
    values: dict[str, dict[str, float]] = {"a": {"x": 30}, "b": {"x": 10, "y": 70}, "c": {"x": 10, "y": 90}, "d": {}}
    rows = rate_plain({"missing": missing, **TWO}, village(values))
    assert (rows[0]["x"], rows[0]["y"], rows[0]["score"]) == (x, y, score)
    assert (rows[3]["x"], rows[3]["y"], rows[3]["score"]) == (None, None, None)


@pytest.mark.parametrize("missing", ["skip", "zero", "mean", "refuse"])
def test_income_is_skipped_where_there_is_no_earner_whatever_is_said_of_missing(missing: str) -> None:
    income = {"from": "income.earned", "normalise": {"method": "goalposts", "low": 0, "high": 100}}
    rubric = {
        "missing": missing,
        "income": {"work": ["wage"], "per": "household"},
        "score": {"parts": {"x": part("x"), "income": income}},
    }
    tables = village({"a": {"x": 30}, "b": {"x": 40}}, homes={"a": {"earners": 0}})
    tables["income"] = [{"household": h, "period": "1", "source": "wage", "amount": 60} for h in "ab"]
    assert column(rate_plain(rubric, tables), "score") == [30, 50]


def test_a_paused_row_is_not_rated_and_counts_for_nobody() -> None:
    tables = village({"a": {"x": 10}, "b": {"x": 20}, "c": {"x": 90}})
    tables["paused"] = [{"household": "c", "period": "1"}]
    rubric = {"score": {"parts": {"x": part("x", normalise={"method": "min-max"})}}}
    rows = rate_plain(rubric, tables)
    assert column(rows, "x") == [0, 100, None]
    assert column(rows, "rank") == [2, 1, None]


def test_comparison_is_within_village_and_period_or_within_the_league() -> None:
    rubric = {"score": {"parts": {"x": part("x", normalise={"method": "percentile"})}}}
    leagues = {"a": {"league": "hill"}, "b": {"league": "hill"}, "c": {"league": "field"}, "d": {"league": "field"}}
    tables = village({"a": {"x": 1}, "b": {"x": 2}, "c": {"x": 3}, "d": {"x": 4}}, homes=leagues)
    assert column(rate_plain({"relative_to": "village", **rubric}, tables), "score") == [25, 50, 75, 100]
    assert column(rate_plain({"relative_to": "league", **rubric}, tables), "score") == [50, 100, 50, 100]
    tables["households"][3]["village"] = "w"
    assert column(rate_plain({"relative_to": "village", **rubric}, tables), "x") == pytest.approx(
        [100 / 3, 200 / 3, 100, 100]
    )


def test_places_are_by_points_within_the_league_and_equal_points_share_them() -> None:
    """70.004 and 70.001 both print 70.00."""
    leagues = {"e": {"league": "hill"}}
    values: dict[str, dict[str, float]] = {
        "a": {"x": 80},
        "b": {"x": 70.004},
        "c": {"x": 70.001},
        "d": {"x": 60},
        "e": {"x": 65},
    }
    rows = rate_plain(ONE, village(values, homes=leagues))
    assert column(rows, "rank") == [1, 2, 2, 4, 1]
    assert column(rows, "rank_low") == [1, 2, 2, 4, 1]
    assert column(rows, "rank_high") == [1, 3, 3, 4, 1]


@pytest.mark.parametrize(
    ("x", "decimals", "printed"), [(0.125, 2, 0.13), (2.5, 0, 3), (12.344, 2, 12.34), (12.25, 1, 12.3)]
)
def test_half_a_point_is_rounded_up(x: float, decimals: int, printed: float) -> None:
    (row,) = rate_plain({"rank": {"decimals": decimals}, **ONE}, village({"a": {"x": x}}))
    assert row["score"] == printed


@pytest.mark.parametrize(
    ("home", "league"),
    [
        ({"league": "lake", "earners": 3}, "lake"),
        ({"earners": 0}, "field"),
        ({"earners": 0.5}, "hill"),
        ({"earners": 1.5}, "hill"),
        ({"earners": 2}, "river"),
        ({}, "hill"),
    ],
)
def test_the_league_is_given_or_the_highest_band_begun(home: Row, league: str) -> None:
    rubric = {"leagues": {"by": "earners", "bands": {"field": 0, "hill": 0.5, "river": 2}}, **ONE}
    assert rate_plain(rubric, village({"a": {"x": 1}}, homes={"a": home}))[0]["league"] == league


def test_below_the_lowest_band_there_is_no_league() -> None:
    rubric = {"leagues": {"by": "members", "bands": {"big": 5}}, **ONE}
    assert rate_plain(rubric, village({"a": {"x": 1}}))[0]["league"] is None


LEVELS = {"levels": {"one": 35, "two": 50}}


def test_a_level_once_reached_stays() -> None:
    rows = rate_plain(LEVELS | ONE, years({"a": 34.99}, {"a": 50}, {"a": 10}, {}))
    assert column(rows, "level") == [None, "two", "two", "two"]
    assert column(rate_plain(LEVELS | ONE, years({"a": 34.995})), "level") == ["one"]


def succeeded(*rows: tuple[str, str, str]) -> list[Row]:
    return [{"old": old, "new": new, "period": period, "share": 0.5} for old, new, period in rows]


def test_levels_are_kept_across_successions_and_the_first_period_has_no_place() -> None:
    tables = years({"a": 60, "z": 20}, {"b": 10, "z": 5}, {"c": 36, "b": 1, "z": 20})
    tables["succession"] = succeeded(("a", "b", "2"), ("b", "c", "3"))
    rows = {(row["household"], row["period"]): row for row in rate_plain(LEVELS | ONE, tables)}
    assert [rows[home, "1"]["level"] for home in "abc"] == ["two", None, None]
    assert [rows["b", "2"]["level"], rows["c", "2"]["level"], rows["c", "3"]["level"]] == ["two", None, "two"]
    assert rows["z", "3"]["level"] is None
    assert (rows["b", "2"]["score"], rows["b", "2"]["rank"]) == (10, None)
    assert rows["z", "2"]["rank"] == 1


def test_what_the_old_household_reaches_after_the_succession_is_its_own() -> None:
    tables = years({"a": 10}, {"a": 60, "b": 10}, {"b": 40})
    tables["succession"] = succeeded(("a", "b", "2"))
    rows = {(row["household"], row["period"]): row for row in rate_plain(LEVELS | ONE, tables)}
    assert rows["a", "2"]["level"] == "two"
    assert rows["b", "3"]["level"] == "one"


def test_contributions_add_up_through_arithmetic_groups() -> None:
    """x: 20 · ¼; y and z: 40 and 60 · ¾ · ½ each."""
    inner = {"weight": 3, "parts": {"y": part("y"), "z": part("z")}}
    rubric = {"score": {"parts": {"x": part("x"), "inner": inner, "w": part("w", weight=9)}}}
    (row,) = rate_plain(rubric, village({"a": {"x": 20, "y": 40, "z": 60}}))
    assert contributions_plain(rubric, row) == pytest.approx({"x": 5, "y": 15, "z": 22.5})
    assert row["score"] == 42.5


def test_a_geometric_group_is_shared_out_by_weighted_values() -> None:
    """√(20·80) = 40, of which 20/100 and 80/100; a group that is 0 gives 0 to each."""
    rubric = {"score": {"aggregate": "geometric", "parts": {"x": part("x"), "y": part("y")}}}
    rows = rate_plain(rubric, village({"a": {"x": 20, "y": 80}, "b": {"x": 0, "y": 80}, "c": {}}))
    assert contributions_plain(rubric, rows[0]) == pytest.approx({"x": 8, "y": 32})
    assert contributions_plain(rubric, rows[1]) == {"x": 0, "y": 0}
    assert contributions_plain(rubric, rows[2]) == {}


def test_printed_contributions_add_up_to_the_printed_score() -> None:
    """Thirds of 10, 11 and 11: 3.33⅓ and twice 3.66⅔, cut to 10.65; two hundredths go to the two greater rests."""
    rubric = {"score": {"parts": {name: part(name) for name in "xyz"}}}
    (row,) = rate_plain(rubric, village({"a": {"x": 10, "y": 11, "z": 11}}))
    assert row["score"] == 10.67
    assert printed_plain(rubric, row) == {"x": 3.33, "y": 3.67, "z": 3.67}


CRITERIA = {
    "score": {
        "parts": {
            "days": {"from": "marks.days", "scale": [0, 5]},
            "help": {"from": "marks.help", "scale": [0, 10]},
        }
    },
    "levels": {"one": 40, "two": 60, "three": 90},
}


def stepped(days: float, help_given: float) -> dict[str, float] | None:
    tables = village({"a": {}})
    given = {"days": days, "help": help_given}
    tables["marks"] = [
        {"household": "a", "period": "1", "criterion": name, "rater": "r", "mark": mark} for name, mark in given.items()
    ]
    (row,) = rate_plain(CRITERIA, tables)
    return next_step_plain(CRITERIA, row, given)


def test_the_next_step_is_the_smallest_share_of_a_scale() -> None:
    """A day brings 10, a help 5. From (40 + 30) / 2 = 35 to 40: one help, a tenth of its scale, not a day, a fifth."""
    assert stepped(2, 3) == {"help": 4}


def test_the_next_step_may_have_to_be_the_other_criterion() -> None:
    """From (0 + 100) / 2 = 50 to 60 only days are left."""
    assert stepped(0, 10) == {"days": 1}


def test_where_no_single_criterion_reaches_they_are_raised_one_after_the_other() -> None:
    """From (60 + 70) / 2 = 65 to 90: days bring 20 and help 15; both days, then help from 85 to 90."""
    assert stepped(3, 7) == {"days": 5, "help": 8}


def test_at_the_highest_level_there_is_no_next_step() -> None:
    assert stepped(5, 10) is None


@settings(max_examples=40, deadline=None)
@given(cases())
def test_contributions_add_up_whatever_the_rubric(case: tuple[Row, Tables]) -> None:
    rubric, tables = case
    for row in rate_plain(rubric, tables):
        if row["score"] is not None:
            half_a_point = 0.5 / 10 ** rubric["rank"]["decimals"]
            assert sum(contributions_plain(rubric, row).values()) == pytest.approx(
                row["score"], abs=half_a_point + 1e-5
            )
            assert sum(printed_plain(rubric, row).values()) == pytest.approx(row["score"], abs=1e-9)
