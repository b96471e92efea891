"""How far ranks depend on the rubric's choices: the arrays agree with the engine, and no choice is lost on the way."""

from copy import deepcopy
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from polars.testing import assert_frame_equal

from data.samples import willow_bend
from rating import Rating, rate
from rating.choices import Choices, drawn_weights, fitting_aggregates, fitting_methods
from rating.reaggregate import GIVEN, compared, normalised, own_weights, points, ranks, scores
from rating.renormalise import OTHERS, otherwise
from rating.robustness import robustness
from rating.rubric import Normalise
from rating.tables import COLUMNS
from tests.engines import ENGINES, frames
from tests.plain_values import Row
from tests.rating.test_agreement import as_rubric
from tests.strategies import cases

KEY = ["village", "period", "household"]
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
BEND = yaml.safe_load(Path("data/rubrics/willow-bend.yaml").read_text(encoding="utf-8"))
STILL = Choices(draws=8, methods=(GIVEN,), aggregates=(GIVEN,), concentration=1e18)
FEW = Choices(draws=64)
POSTS = {"method": "goalposts", "low": 1, "high": 10}


def bend(rubric: Row = BEND, engine: str = "polars") -> Rating:
    tables = {name: frame for name, frame in willow_bend.tables().items() if name in COLUMNS}
    return rate(as_rubric(rubric), ENGINES[engine](tables))


def index(parts: Row, values: dict[str, list[float | None]], **more: Any) -> Rating:
    """An index over measures, a column of `values` each; households are a, b, c, ..."""
    names = [chr(97 + i) for i in range(len(next(iter(values.values()))))]
    measures = [
        {"household": name, "period": "1", "measure": measure, "value": value}
        for measure, column in values.items()
        for name, value in zip(names, column, strict=True)
        if value is not None
    ]
    homes = [{"household": name, "village": "v"} for name in names]
    rubric = {"title": "t", "version": "1", "purpose": "p", "score": {"parts": parts}, **more}
    return rate(as_rubric(rubric), ENGINES["polars"](frames({"households": homes, "measures": measures})))


def part(name: str, method: str = "goalposts", **more: Any) -> Row:
    posts = {"low": 0, "high": 100} if method == "goalposts" else {}
    return {"from": f"measures.{name}", "normalise": {"method": method, **posts}, **more}


def assert_as_engine(rating: Rating) -> None:
    table = rating.values().join(rating.table().select("village", "period", "household", "rank"), KEY)
    for those in compared(rating):
        found = scores(those.rubric, normalised(those), own_weights(those.rubric))
        own = table.filter(village=those.village, period=those.period).sort("household")
        own = own.filter(pl.col("household").is_in(those.households))
        expected = own["score"].cast(pl.Float64).fill_null(np.nan).to_numpy()
        assert found[0] == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)
        for league, placed in those.leagues():
            drawn = ranks(points(found, those.rubric.rank.decimals)[:, placed])[0]
            assert drawn.tolist() == own.filter(league=league).drop_nulls("rank")["rank"].to_list()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(cases())
def test_the_arrays_score_the_rubrics_own_choice_as_the_engine_does(case: tuple[Row, dict[str, list[Row]]]) -> None:
    rubric, tables = case
    assert_as_engine(rate(as_rubric(rubric), ENGINES["polars"](frames(tables))))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_arrays_score_a_whole_village_as_each_engine_does(engine: str) -> None:
    assert_as_engine(bend(engine=engine))


@pytest.mark.parametrize("decimals", [0, 2])
def test_where_nothing_else_might_have_been_chosen_ranks_stay_with_their_ties(decimals: int) -> None:
    found = robustness(bend({**BEND, "rank": {"decimals": decimals}}), STILL).ranks
    assert found.height > 200
    for column in ("rank_5", "rank_median", "rank_95"):
        assert found["rank"].to_list() == found[column].to_list()


def test_scores_are_rounded_once_and_as_the_rubric_says() -> None:
    values: dict[str, list[float | None]] = {"x": [50.4, 50.3, 50.6, 10], "y": [50.4, 50.3, 50.6, 10]}
    whole, fine = (
        robustness(index({"x": part("x"), "y": part("y")}, values, rank={"decimals": d}), STILL).ranks["rank_median"]
        for d in (0, 1)
    )
    assert whole.to_list() == [2, 2, 1, 4]
    assert fine.to_list() == [2, 3, 1, 4]


def test_each_weight_goes_to_the_part_of_its_name() -> None:
    nested = {"x": part("x", weight=3), "rest": {"weight": 1, "parts": {"y": part("y"), "z": part("z", weight=4)}}}
    values: dict[str, list[float | None]] = {"z": [1, 2, 3], "y": [30, 10, 20], "x": [200 / 3, 100, 0]}
    (those,) = compared(index(nested, values))
    one = {
        "x": np.array([1.0, 0, 0]),
        "rest": np.array([0, 1.0, 1]),
        "y": np.array([1, 1.0, 0]),
        "z": np.array([0, 0, 1.0]),
    }
    found = scores(those.rubric, normalised(those), one)
    assert found == pytest.approx(np.array([values["x"], values["y"], values["z"]], float))


def test_weights_are_drawn_around_those_of_the_part_of_the_same_name() -> None:
    (those,) = (s for s in compared(bend(), "2025"))
    choices = Choices(draws=20_000, concentration=50)
    drawn = drawn_weights(np.random.default_rng(1), those.rubric.score, those.values, choices)
    shares = {"earning": 0.4, "diligence": 0.6, "learning": 1 / 3, "training": 1 / 3, "trees": 0.5, "growth": 1}
    for name, p in shares.items():
        assert drawn[name].mean() == pytest.approx(p, abs=0.003)
        assert drawn[name].std() == pytest.approx(sqrt(p * (1 - p) / 51), rel=0.03, abs=1e-9)
    assert drawn["earning"] + drawn["diligence"] == pytest.approx(np.ones(20_000))


def test_who_is_best_at_everything_is_first_whatever_is_chosen() -> None:
    rng = np.random.default_rng(2)
    values: dict[str, list[float | None]] = {n: [99.0, *rng.uniform(5, 90, 11), 1.0] for n in ("x", "y", "z")}
    parts = {"x": part("x", weight=2), "rest": {"aggregate": "geometric", "parts": {"y": part("y"), "z": part("z")}}}
    found = robustness(index(parts, values), FEW).ranks
    assert found.row(0)[4:] == (1, 1, 1, 1)
    assert found.row(-1)[4:] == (13, 13, 13, 13)
    assert (found["rank_5"] < found["rank_95"]).any()
    assert (found["rank_5"] <= found["rank_median"]).all()
    assert (found["rank_median"] <= found["rank_95"]).all()


def test_only_what_is_drawn_has_a_share() -> None:
    values: dict[str, list[float | None]] = {
        n: list(np.random.default_rng(s).uniform(0, 99, 20)) for s, n in enumerate("xy")
    }
    weights = Choices(draws=256, methods=(GIVEN,), aggregates=(GIVEN,), concentration=5)
    for row in robustness(index({"x": part("x"), "y": part("y")}, values), weights).shares.to_dicts():
        expected = 1 if row["choice"] == "weights" else 0
        assert row["total"] == pytest.approx(expected, abs=4 * row["total_se"])
        assert row["first"] == pytest.approx(expected, abs=4 * row["first_se"])


def test_without_a_part_ranks_shift_as_the_engine_ranks_without_it() -> None:
    found = robustness(bend(), FEW, "2025").parts
    own = bend().table("2025").select("household", "league", "rank")
    for name in ("training", "learning", "growth", "trees", "diligence"):
        other = bend(without(BEND, name)).table("2025").select("household", pl.col("rank").alias("then"))
        both = own.join(other, "household").filter(pl.col("rank").is_not_null())
        for row in found.filter(part=name).to_dicts():
            here = both.filter(league=row["league"])
            moved = (here["then"] - here["rank"]).abs().mean()
            assert row["without_place"] == here["then"].null_count()
            assert row["shift"] == (moved if moved is None else pytest.approx(moved))


def without(rubric: Row, name: str) -> Row:
    left = deepcopy(rubric) | {"scope": "index"}

    def prune(group: Row) -> None:
        group["parts"].pop(name, None)
        for key, inner in list(group["parts"].items()):
            if "parts" in inner:
                prune(inner)
                if not inner["parts"]:
                    del group["parts"][key]

    prune(left["score"])
    return left


def test_what_could_not_be_chosen_otherwise_is_told() -> None:
    values: dict[str, list[float | None]] = {"x": [1, 5, 9], "flat": [4, 4, 4], "one": [None, 7, None]}
    rating = index({"x": part("x"), "flat": part("flat"), "one": part("one")}, values)
    (those,) = compared(rating)
    told = robustness(rating, FEW).kept
    codes = {"flat": "constant_column", "one": "too_few"}
    assert set(told.select("choice", "part", "code").rows()) == {(m, n, c) for m in OTHERS for n, c in codes.items()}
    for method in OTHERS:
        assert normalised(those, method).columns["flat"].tolist() == [4, 4, 4]
        assert normalised(those, method).columns["x"].tolist() != [1, 5, 9]


def test_no_other_mean_is_drawn_where_values_are_on_scales_of_their_own() -> None:
    rating = index({"x": part("x", "z-score"), "y": part("y")}, {"x": [1, 5, 9], "y": [3, 2, 1]})
    (those,) = compared(rating)
    assert fitting_aggregates(those, FEW) == [GIVEN]
    assert ("geometric", "x", "not_on_one_scale") in robustness(rating, FEW).kept.select(
        "choice", "part", "code"
    ).rows()


def test_what_the_rubric_has_already_is_not_drawn_as_another_choice() -> None:
    (those,) = compared(index({"x": part("x", "min-max"), "y": part("y", "min-max")}, {"x": [1, 5, 9], "y": [3, 2, 1]}))
    assert fitting_methods(those, FEW) == [GIVEN, "z-score", "percentile"]
    assert fitting_aggregates(those, FEW) == [GIVEN, "geometric"]


@pytest.mark.parametrize(
    "wrong", [{"methods": (GIVEN, "median")}, {"aggregates": (GIVEN, "sum")}, {"draws": 1}, {"concentration": 0.0}]
)
def test_a_choice_that_is_not_known_is_refused_and_not_replaced(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Choices(**wrong)


def test_other_methods_put_every_indicator_on_one_scale() -> None:
    x = np.array([2.0, 4, 4, 10, np.nan, 5])
    up, down = (Normalise.model_validate(POSTS | {"direction": d}) for d in ("up", "down"))
    assert otherwise(x, up, "min-max", winsorise=False)[[0, 3, 5]] == pytest.approx([1, 100, 1 + 99 * 3 / 8])
    assert otherwise(x, up, "percentile", winsorise=False)[[0, 1, 3]] == pytest.approx([20, 40, 100])
    # mean 5, variance (9 + 1 + 1 + 25 + 0)/4 = 9: standard deviation 3; 49.5/3 = 16.5 points each.
    assert otherwise(x, up, "z-score", winsorise=False)[[0, 5]] == pytest.approx([50.5 - 16.5, 50.5])
    assert otherwise(x, down, "z-score", winsorise=False)[[0, 5]] == pytest.approx([50.5 + 16.5, 50.5])
    assert otherwise(x, down, "min-max", winsorise=False)[[0, 3]] == pytest.approx([100, 1])
    for method in OTHERS:
        assert np.isnan(otherwise(x, up, method, winsorise=False)[4])


def test_the_same_choices_give_the_same_result_and_another_seed_another() -> None:
    one, two, other = (robustness(bend(), choices, "2025") for choices in (FEW, FEW, Choices(draws=64, seed=1)))
    assert_frame_equal(one.ranks, two.ranks)
    assert_frame_equal(one.shares, two.shares)
    assert not one.shares.equals(other.shares)


def test_a_village_of_equals_has_no_shares_and_one_place() -> None:
    found = robustness(index({"x": part("x"), "y": part("y")}, {"x": [7.0] * 4, "y": [5.0] * 4}), FEW)
    assert found.ranks.select(pl.col("^rank.*$").max()).row(0) == (1, 1, 1, 1)
    assert found.shares["total"].null_count() == 6
