"""What households earned and gained, worked by hand from docs/rating.md."""

from typing import Any

import pytest

from tests.plain import PlainRefusal, income_plain
from tests.plain_values import Row, Tables, earned_error_plain

WORK = {"work": ["wage", "crops"], "costs": ["inputs"], "support": ["gift"], "per": "household"}
SCORE = {"parts": {"care": {"topic": "stewardship", "from": "marks.care", "scale": [0, 10]}}}


def table(columns: str, *rows: tuple[Any, ...]) -> list[Row]:
    return [dict(zip(columns.split(), row, strict=True)) for row in rows]


def income(*rows: tuple[Any, ...]) -> list[Row]:
    return table("household period source amount", *rows)


def homes(*names: str, **columns: Any) -> list[Row]:
    return [{"household": name, "village": "v", **columns} for name in names]


def seasons(*names: str) -> list[Row]:
    return [{"period": name, "order": order} for order, name in enumerate(names)]


def earned(rules: Row, tables: Tables, home: str, period: str) -> float | None:
    found: float | None = income_plain({"income": rules, "score": SCORE}, tables)[home, period]["earned"]
    return found


def step(rules: Row, tables: Tables, home: str, period: str) -> tuple[float | None, float | None]:
    """The baseline and the growth."""
    row = income_plain({"income": rules, "score": SCORE}, tables)[home, period]
    return row["baseline"], row["growth"]


def wages(home: str, *amounts: float | None) -> list[Row]:
    """A wage for each of the periods 1, 2, ..., without those that are None."""
    return income(*[(home, str(at), "wage", x) for at, x in enumerate(amounts, 1) if x is not None])


def test_earned_is_work_less_costs_and_knows_no_support() -> None:
    rows = income(("a", "1", "wage", 70), ("a", "1", "crops", 50), ("a", "1", "crops", 5), ("a", "1", "inputs", 20))
    gift = income(("a", "1", "gift", 1000))
    assert earned(WORK, {"households": homes("a"), "income": rows + gift}, "a", "1") == 105  # 70 + 50 + 5 - 20


def test_amounts_are_counted_in_ten_thousandths() -> None:
    rows = income(("a", "1", "wage", 1.00004), ("a", "1", "crops", 1.00005))
    assert earned(WORK, {"households": homes("a"), "income": rows}, "a", "1") == 2.0001


def test_without_coverage_one_row_of_any_source_says_that_all_was_asked() -> None:
    tables = {"households": homes("a", "b"), "income": income(("a", "1", "gift", 9))}
    assert earned(WORK, tables, "a", "1") == 0
    assert earned(WORK, tables, "b", "1") is None


@pytest.mark.parametrize(
    ("state", "expected"), [("asked", 70), ("none", 70), ("refused", None), ("unknown", None), (None, None)]
)
def test_with_coverage_every_source_must_have_been_asked(state: str | None, expected: float | None) -> None:
    """Wages are entered, costs said to be none; crops are as given here."""
    said = [("a", "1", "inputs", "none")] + ([("a", "1", "crops", state)] if state else [])
    tables = {
        "households": homes("a"),
        "income": income(("a", "1", "wage", 70)),
        "coverage": table("household period source state", *said),
    }
    assert earned(WORK, tables, "a", "1") == expected


@pytest.mark.parametrize("state", ["refused", "unknown"])
def test_a_refusal_wins_over_a_row_of_the_same_source(state: str) -> None:
    coverage = table("household period source state", ("a", "1", "wage", state))
    tables = {"households": homes("a"), "income": income(("a", "1", "wage", 70)), "coverage": coverage}
    assert earned({**WORK, "work": ["wage"], "costs": []}, tables, "a", "1") is None


def test_income_is_in_constant_prices_and_twelve_months() -> None:
    periods = [{"period": "dry", "order": 1, "months": 4}]
    tables = {"households": homes("a"), "periods": periods, "income": income(("a", "dry", "wage", 60))}
    assert earned(WORK | {"prices": {"dry": 125}}, tables, "a", "dry") == pytest.approx(
        144
    )  # 60 · 100/125 = 48; 48 · 12/4
    with pytest.raises(PlainRefusal, match="dry"):
        earned(WORK | {"prices": {"wet": 125}}, tables, "a", "dry")


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        ("household", 72),
        ("member", 8),
        ("earner", 48),
        ("equivalent", 24),
        ("measures.area", 144),
        ("measures.x", None),
    ],
)
def test_income_is_divided_by_the_units(per: str, expected: float | None) -> None:
    tables = {
        "households": homes("a", members=9, earners=1.5),
        "income": wages("a", 72),
        "measures": table("household period measure value", ("a", "1", "area", 0.5), ("a", "1", "x", 0)),
    }
    assert earned(WORK | {"per": per}, tables, "a", "1") == expected


def test_no_earner_means_no_income_values_whatever_the_unit() -> None:
    tables = {"households": homes("a", earners=0), "income": wages("a", 72)}
    assert earned(WORK, tables, "a", "1") is None


def test_members_and_earners_are_one_where_nothing_is_said() -> None:
    tables = {"households": homes("a"), "income": wages("a", 72)}
    assert earned(WORK | {"per": "member"}, tables, "a", "1") == 72
    assert earned(WORK | {"per": "earner"}, tables, "a", "1") == 72


def test_the_baseline_is_the_mean_of_all_known_earlier_periods() -> None:
    tables = {"households": homes("a"), "periods": seasons("1", "2", "3", "4"), "income": wages("a", 40, None, 80, 90)}
    assert step(WORK, tables, "a", "4") == (60, 0.4)  # 30 / ((90 + 60) / 2)
    assert step(WORK, tables, "a", "1") == (None, None)


def test_the_previous_baseline_is_the_preceding_period_not_the_preceding_row() -> None:
    rules = WORK | {"baseline": "previous"}
    tables = {"households": homes("a"), "periods": seasons("1", "2", "3"), "income": wages("a", 40, None, 60)}
    assert step(rules, tables, "a", "3") == (None, None)
    tables["paused"] = table("household period", ("a", "2"))
    assert step(rules, tables, "a", "3") == (40, 0.4)  # 20 / 50


def test_a_paused_period_has_no_income_and_is_left_out_of_the_mean() -> None:
    tables = {
        "households": homes("a"),
        "income": wages("a", 40, 1000, 60),
        "paused": table("household period", ("a", "2")),
    }
    assert earned(WORK, tables, "a", "2") is None
    assert step(WORK, tables, "a", "3") == (40, 0.4)


def test_the_baseline_is_of_the_same_season() -> None:
    order = [("1", 1, "dry"), ("2", 2, "wet"), ("3", 3, "dry"), ("4", 4, "wet")]
    tables = {
        "households": homes("a"),
        "periods": table("period order season", *order),
        "income": wages("a", 40, 1000, 60, 3000),
    }
    assert step(WORK, tables, "a", "3") == (40, 0.4)
    assert step(WORK | {"baseline": "previous"}, tables, "a", "4") == (1000, 1)  # 2000 / 2000
    assert step(WORK, tables, "a", "2") == (None, None)


def test_periods_go_by_their_order_and_by_name_only_without_one() -> None:
    rows = {"households": homes("a"), "income": wages("a", 60, 40)}
    assert step(WORK, rows, "a", "2") == (60, -0.4)
    assert step(WORK, rows | {"periods": seasons("2", "1")}, "a", "1") == (40, 0.4)


@pytest.mark.parametrize(
    ("before", "now", "floor", "expected"),
    [
        (0, 0, 0, 0),
        (0, 5, 0, 2),
        (5, 0, 0, -2),
        (-100, 100, 0, 2),  # 200 / 100
        (-200, -100, 0, 2 / 3),  # 100 / 150
        (100, 200, 1000, 0.1),
        (-200, -100, 1000, 0.1),
        (0, 0, 1000, 0),
    ],
)
def test_growth_is_the_arc_rate_above_the_floor(before: float, now: float, floor: float, expected: float) -> None:
    rows = [
        (("a", period, "wage", amount) if amount >= 0 else ("a", period, "inputs", -amount))
        for period, amount in (("1", before), ("2", now))
    ]
    tables = {"households": homes("a"), "income": income(*rows)}
    assert step(WORK | {"floor": floor}, tables, "a", "2")[1] == pytest.approx(expected, abs=1e-12)


def split(*rows: tuple[str, str, str, float]) -> list[Row]:
    return table("old new period share", *rows)


def test_after_a_split_the_baseline_is_what_the_old_household_had_per_unit() -> None:
    """100 a head of 4 before; the part of a quarter earns 150 a head of 2: 50 / 125."""
    tables = {
        "households": [*homes("old", members=4), *homes("new", members=2)],
        "income": wages("old", 400) + wages("new", None, 300),
        "succession": split(("old", "new", "2", 0.25)),
    }
    assert step(WORK | {"per": "member"}, tables, "new", "2") == (100, 0.4)


def test_after_a_split_by_household_the_baseline_is_the_share() -> None:
    tables = {
        "households": homes("old", "new"),
        "income": wages("old", 400) + wages("new", None, 150),
        "succession": split(("old", "new", "2", 0.25)),
    }
    assert step(WORK, tables, "new", "2") == (100, 0.4)


def merger() -> Tables:
    """Two households of 1 and 3 members, 10 and 90 of income, become one."""
    return {
        "households": [*homes("x", members=1), *homes("y", members=3), *homes("z", members=4)],
        "periods": seasons("1", "2"),
        "income": wages("x", 10) + wages("y", 90) + wages("z", None, 150),
        "succession": split(("x", "z", "2", 1), ("y", "z", "2", 1)),
    }


@pytest.mark.parametrize(("per", "expected"), [("member", 25), ("equivalent", 50), ("household", 100)])
def test_after_a_merger_incomes_and_units_are_added(per: str, expected: float) -> None:
    """100 / (1 + 3), 100 / √(1 + 3), 100 / 1."""
    assert step(WORK | {"per": per}, merger(), "z", "2")[0] == expected


def test_a_merger_needs_the_income_of_every_old_household() -> None:
    tables = merger()
    tables["income"] = [row for row in tables["income"] if row["household"] != "x"]
    assert step(WORK, tables, "z", "2") == (None, None)


def test_a_period_that_an_old_household_paused_is_stepped_over() -> None:
    tables = {
        "households": homes("x", "y", "z"),
        "income": wages("x", 10, 500) + wages("y", 90, 500) + wages("z", None, None, 150),
        "succession": split(("x", "z", "3", 1), ("y", "z", "3", 1)),
        "paused": table("household period", ("x", "2")),
    }
    assert step(WORK | {"baseline": "previous"}, tables, "z", "3") == (100, 0.4)


def test_shares_multiply_along_a_chain() -> None:
    """Half of 400 goes to b; a quarter of b, hence of 200 and of b's own 120, to c: mean of 50 and 30."""
    tables = {
        "households": homes("a", "b", "c"),
        "income": wages("a", 400) + wages("b", None, 120) + wages("c", None, None, 60),
        "succession": split(("a", "b", "2", 0.5), ("b", "c", "3", 0.25)),
    }
    assert step(WORK, tables, "c", "3") == (40, 0.4)
    assert step(WORK, tables, "b", "2") == (200, -0.5)  # -80 / 160


def test_from_the_succession_on_the_old_household_has_no_income() -> None:
    tables = {
        "households": homes("a", "b"),
        "income": wages("a", 400, 500) + wages("b", None, 100),
        "succession": split(("a", "b", "2", 0.5)),
    }
    assert earned(WORK, tables, "a", "1") == 400
    assert earned(WORK, tables, "a", "2") is None


def test_the_error_of_income_comes_from_how_each_amount_is_known() -> None:
    """√((0.02·300)² + (0.05·160)²) = √(36 + 64) = 10; 12/6 months, 4 members: 10 · 2 / 4."""
    rows = table(
        "household period source amount method", ("a", "1", "wage", 300, "receipt"), ("a", "1", "inputs", 160, "recent")
    )
    tables = {
        "households": homes("a", members=4),
        "periods": [{"period": "1", "order": 1, "months": 6}],
        "income": rows,
    }
    assert earned_error_plain({"income": WORK | {"per": "member"}}, tables) == {("a", "1"): pytest.approx(5)}
