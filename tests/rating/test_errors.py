"""The standard error of a score: the delta method against simulated errors, and what is known where."""

from math import hypot, isnan, nan, sqrt
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
import pytest

from rating import Rating, Tables, load_rubric, rate
from rating.errors import widened
from rating.marks import in_millionths, mark_errors
from rating.ranksets import Bootstrap, surely_better
from tests.engines import ENGINES, frames, on_polars

COPIES = 4000
PERIODS = [{"period": str(2021 + k), "order": k} for k in range(4)]
HEAD = "title: T\nversion: 1\npurpose: P\nrank: {decimals: 2}\n"
RUBRIC = (
    HEAD
    + """
income: {work: [wage, crops], costs: [inputs], per: earner, prices: {2021: 100, 2022: 104, 2023: 107, 2024: 111}, %s}
score:
  aggregate: %s
  parts:
    earning:
      weight: 40
      parts:
        growth: {from: income.growth, normalise: {method: goalposts, low: -1, high: 1}}
        earned: {from: income.earned, normalise: {method: goalposts, low: 10, high: 900, transform: log}}
    effort:
      weight: 60
      aggregate: harmonic
      parts:
        training: {topic: learning, from: marks.training, scale: [0, 10]}
        helping: {topic: mutual_aid, weight: 2, from: marks.helping, scale: [0, 10]}
        harvest: {from: measures.harvest, normalise: {method: goalposts, low: 10, high: 90, direction: down}}
"""
)
AMOUNTS = {"wage": (300, "receipt"), "crops": (150, "recent"), "inputs": (80, "recalled")}
SHARES = {"receipt": 0.02, "recent": 0.05, "recalled": 0.15}


def copies() -> dict[str, pl.DataFrame]:
    """One household COPIES times over, each time with other errors: entries by method, two raters, a measure's se."""
    draw = np.random.default_rng(5)
    tables: dict[str, list[dict[str, Any]]] = {"households": [], "income": [], "marks": [], "measures": []}
    tables["periods"] = PERIODS
    for home in (f"h{i}" for i in range(COPIES)):
        tables["households"].append({"household": home, "village": "v", "earners": 1.5})
        for at, period in enumerate(row["period"] for row in PERIODS):
            for source, (amount, method) in AMOUNTS.items():
                true = amount * (1 + 0.2 * at * (source == "wage"))
                seen = true * (1 + SHARES[method] * draw.standard_normal())
                tables["income"].append(
                    {"household": home, "period": period, "source": source, "amount": seen, "method": method}
                )
        for criterion, true, spread in (("training", 6, 0.5), ("helping", 4, 0.3)):
            for rater in ("r1", "r2"):
                mark = true + spread * draw.standard_normal()
                tables["marks"].append(
                    {"household": home, "period": "2024", "criterion": criterion, "rater": rater, "mark": mark}
                )
        tables["measures"].append(
            {"household": home, "period": "2024", "measure": "harvest", "value": 50 + draw.standard_normal(), "se": 1.0}
        )
    return frames(tables)


@pytest.mark.parametrize("baseline", ["past_mean", "previous"])
@pytest.mark.parametrize("aggregate", ["arithmetic", "geometric"])
@pytest.mark.parametrize("floor", [0, 1000])
def test_the_error_of_a_score_is_the_spread_of_simulated_scores(
    simulated: dict[str, pl.DataFrame], baseline: str, aggregate: str, floor: int
) -> None:
    text = RUBRIC % (f"baseline: {baseline}, floor: {floor}", aggregate)
    last = rate(load_rubric(text), on_polars(simulated)).errors.filter(period="2024")
    predicted = sqrt((last["error"].to_numpy() ** 2).mean())
    # Of 4,000 draws the standard deviation is known to about 1.1 %; the rest is what the slopes leave out.
    assert predicted == pytest.approx(float(last["score"].to_numpy().std()), rel=0.04)
    assert predicted > 0.5


@pytest.fixture(scope="module")
def simulated() -> dict[str, pl.DataFrame]:
    return copies()


def rated(score: str, engine: str = "polars", head: str = "", **rows: list[dict[str, Any]]) -> Rating:
    homes = sorted({row["household"] for table in rows.values() for row in table})
    tables = {"households": [{"household": home, "village": "v"} for home in homes], **rows}
    text = f"{HEAD}{head}\nscore: {{parts: {{{score}}}}}\n"
    return rate(load_rubric(text), ENGINES[engine](frames(tables)))


def marked(*marks: tuple[str, float, float | None], criterion: str = "songs") -> list[dict[str, Any]]:
    """Marks of each household by one or two raters."""
    cells = [(home, rater, mark) for home, *both in marks for rater, mark in enumerate(both) if mark is not None]
    return [
        {"household": home, "period": "1", "criterion": criterion, "rater": f"r{rater}", "mark": float(mark)}
        for home, rater, mark in cells
    ]


def measured(*values: tuple[str, float, float | None], measure: str = "m") -> list[dict[str, Any]]:
    return [
        {"household": home, "period": "1", "measure": measure, "value": float(value), "se": se}
        for home, value, se in values
    ]


def errors(rating: Rating) -> list[float]:
    return [nan if error is None else error for error in rating.errors.sort("household")["error"].fill_nan(None)]


SONGS = "songs: {topic: cooperation, from: marks.songs, scale: [0, 10]}"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_spread_of_marks_is_pooled_over_the_households(engine: str) -> None:
    pairs = [("a", 3, 6), ("b", 5, 5), ("c", 1, 2), ("d", 9, 9), ("e", 4, 4)]
    found = rated(SONGS, engine, marks=marked(*pairs, ("f", 7, None)))
    # Squares 4.5 + 0 + 0.5 over 5 degrees: variance 1; a point of the mark is 10 of the score; wider for being few.
    wider = 1 + 3 / 5 + 2 / 25
    assert errors(found) == pytest.approx([wider * 10 / sqrt(2)] * 5 + [wider * 10])


def test_a_few_pairs_that_happen_to_agree_are_not_taken_for_certainty() -> None:
    pairs = [(name, mark, mark) for mark, name in enumerate("abcde")]
    assert errors(rated(SONGS, marks=marked(*pairs))) == [0] * 5
    assert errors(rated(SONGS, marks=marked(*pairs[:4], ("e", 4, None)))) == pytest.approx([nan] * 5, nan_ok=True)


def test_without_a_household_rated_twice_nothing_is_known() -> None:
    found = rated(SONGS, marks=marked(("a", 4, None), ("b", 9, None)))
    assert errors(found) == pytest.approx([nan, nan], nan_ok=True)
    assert found.rank_sets().select("rank_low", "rank_high").rows() == [(None, None)] * 2
    assert found.table()["rank"].to_list() == [2, 1]


def test_one_criterion_of_unknown_error_is_enough_to_know_nothing_of_those_it_scores() -> None:
    more = f"{SONGS}, trees: {{topic: stewardship, from: marks.trees, scale: [0, 10]}}"
    pairs = [("a", 4, 6), ("b", 1, 3), ("c", 9, 9), ("d", 2, 2), ("e", 3, 3)]
    marks = marked(*pairs) + marked(("b", 5, None), criterion="trees")
    assert [isnan(error) for error in errors(rated(more, marks=marks))] == [False, True, False, False, False]


def test_a_measure_has_the_error_that_is_given_with_it_and_none_is_known_without() -> None:
    part = "m: {from: measures.m, normalise: {method: goalposts, low: 0, high: 50}}"
    found = rated(part, measures=measured(("a", 10, 2), ("b", 20, None), ("c", 30, 0)))
    assert errors(found) == pytest.approx([4, nan, 0], nan_ok=True)


def test_an_error_counts_in_full_up_to_two_of_it_beyond_a_goalpost_and_not_at_all_further_out() -> None:
    part = "m: {from: measures.m, normalise: {method: goalposts, low: 0, high: 50}}"
    values = measured(("a", 50, 1), ("b", 52, 1), ("c", -2, 1), ("d", 52.5, 1), ("e", -2.5, 1), ("f", 60, None))
    assert errors(rated(part, measures=values)) == pytest.approx([2, 2, 2, 0, 0, nan], nan_ok=True)


def test_a_value_without_error_beyond_a_goalpost_is_sure_to_be_there() -> None:
    part = "m: {from: measures.m, normalise: {method: goalposts, low: 1, high: 50, transform: log}}"
    assert errors(rated(part, measures=measured(("a", 51, 0), ("b", 60, 4.9)))) == pytest.approx([0, 0])
    near = errors(rated(part, measures=measured(("a", 60, 5.1))))
    assert near == pytest.approx([100 / np.log(50) / 60 * 5.1])


@pytest.mark.parametrize("beyond", [0, 0.5, 1, 2])
def test_near_a_goalpost_the_error_is_never_below_the_spread_of_what_is_cut_there(beyond: float) -> None:
    drawn = np.minimum(50 + beyond + np.random.default_rng(3).standard_normal(20_000), 50)
    part = "m: {from: measures.m, normalise: {method: goalposts, low: 0, high: 50}}"
    assert errors(rated(part, measures=measured(("a", 50 + beyond, 1))))[0] >= 2 * drawn.std()


@pytest.mark.parametrize(
    ("rule", "slopes"),
    [
        ("{method: min-max}", [100 / 30] * 3),
        ("{method: min-max, direction: down}", [100 / 30] * 3),
        ("{method: z-score}", [1 / sqrt(700 / 3)] * 3),  # 10, 20, 40: mean 70/3, variance 700/3
        ("{method: reference, to: mean, as: ratio}", [3 / 70] * 3),
        ("{method: reference, to: best, as: difference}", [1 / 40] * 3),
        ("{method: reference, to: 20, as: ratio, direction: down}", [0.2, 0.05, 0.0125]),
        ("{method: goalposts, low: 1, high: 100, transform: log}", [100 / np.log(100) / x for x in (10, 20, 40)]),
        ("{method: rank}", [nan] * 3),
        ("{method: percentile}", [nan] * 3),
    ],
)
def test_slopes_of_each_method_with_the_comparison_held_as_it_is(rule: str, slopes: list[float]) -> None:
    values = measured(("a", 10, 0.1), ("b", 20, 0.1), ("c", 40, 0.1))
    found = errors(rated(f"m: {{from: measures.m, normalise: {rule}}}", measures=values))
    assert found == pytest.approx([0.1 * slope for slope in slopes], nan_ok=True)


def test_a_geometric_mean_has_no_slope_at_zero() -> None:
    part = "m: {from: measures.m, normalise: {method: reference, to: 10, as: ratio}}"
    other = "n: {from: measures.n, normalise: {method: reference, to: 10, as: ratio}}"
    values = measured(("a", 0, 1), ("b", 10, 1)) + measured(("a", 5, 1), ("b", 10, 1), measure="n")
    found = rated(f"g: {{aggregate: geometric, parts: {{{part}, {other}}}}}", measures=values)
    assert errors(found) == pytest.approx([nan, hypot(0.05, 0.05)], nan_ok=True)


def test_two_indicators_of_one_value_share_its_error() -> None:
    parts = ", ".join(f"{n}: {{from: measures.m, normalise: {{method: goalposts, low: 0, high: 50}}}}" for n in "mn")
    assert errors(rated(parts, measures=measured(("a", 10, 2)))) == pytest.approx([4])


def test_the_past_of_the_old_households_brings_its_error_by_share() -> None:
    """a and b merge into c: its baseline is (100 + 300) / 2 an earner, with errors 15 and 6 of the two; growth 0."""
    income = [
        ("a", "1", 100.0, None),
        ("b", "1", 300.0, "receipt"),
        ("c", "2", 200.0, "receipt"),
        ("c", "3", 0.0, None),
    ]
    tables: dict[str, list[dict[str, Any]]] = {
        "households": [{"household": h, "village": "v", "earners": e} for h, e in (("a", 1.0), ("b", 1.0), ("c", 2.0))],
        "periods": [{"period": str(k), "order": k} for k in (1, 2, 3)],
        "income": [{"household": h, "period": p, "source": "wage", "amount": a, "method": m} for h, p, a, m in income],
        "succession": [{"old": old, "new": "c", "period": "2", "share": 1.0} for old in "ab"],
    }
    text = f"""{HEAD}
income: {{work: [wage], per: earner, floor: 1000}}
score: {{parts: {{growth: {{from: income.growth, normalise: {{method: goalposts, low: -1, high: 1}}}}}}}}
"""
    found = rate(load_rubric(text), on_polars(frames(tables))).errors
    by_period = dict(found.filter(household="c").select("period", "error").rows())
    before, now = hypot(15, 6) / 2, 0.02 * 200 / 2
    assert by_period["2"] == pytest.approx(50 / 1000 * hypot(before, now))
    # The third baseline is the mean of the filled period and the second; nothing entered has no error.
    assert by_period["3"] == pytest.approx(50 / 1000 * hypot(before, now) / 2)


@pytest.mark.parametrize("engine", ENGINES)
def test_rank_sets_are_of_those_that_have_a_place_in_a_league_and_period(engine: str) -> None:
    names = "abcdef"
    marks = [row for k, name in enumerate(names) for row in marked((name, k, k))]
    found = rated(SONGS, engine, marks=marks).rank_sets()
    assert found.columns == ["village", "league", "period", "household", "rank_low", "rank_high"]
    assert found["rank_low"].to_list() == found["rank_high"].to_list() == [6, 5, 4, 3, 2, 1]
    assert found["league"].to_list() == [None] * 6


def test_without_leniency_the_difference_between_raters_is_no_error_of_the_marks() -> None:
    """r2 is 1 or 1.5 above r1, 1.25 on average: each mark is 1/8 off. Spare: six pairs, less one of the two raters."""
    homes, above = list("abcdef"), [1, 1.5] * 3
    pairs = [(home, rater) for home in homes for rater in ("r1", "r2")]
    marks = pl.DataFrame(
        {
            "household": [home for home, _ in pairs],
            "period": ["1"] * 12,
            "criterion": ["c"] * 12,
            "rater": [rater for _, rater in pairs],
            "mark": [k + (above[k] if rater == "r2" else 0.0) for k in range(6) for rater in ("r1", "r2")],
        }
    )
    households = pl.DataFrame({"household": homes, "village": ["v"] * 6})
    tables = Tables(households, pl.DataFrame({"period": ["1"], "order": [1]}), marks=marks)
    found = mark_errors(in_millionths(tables.need("marks")), tables.need("households"), adjusted=True)
    errors = found.collect("polars").to_native().sort("household")
    variance = 12 * (1 / 8) ** 2 / (6 - 1)
    assert errors["se"].to_list() == pytest.approx([sqrt(variance / 2)] * 6)


@pytest.mark.parametrize(("homes", "twice"), [(5, 5), (15, 5)])
def test_with_few_second_marks_households_that_are_alike_are_told_apart_as_seldom_as_said(
    homes: int, twice: int
) -> None:
    draw, told = np.random.default_rng(7), 0
    second = np.arange(homes) < twice
    spare = nw.from_native(pl.DataFrame({"spare": [twice]}))
    wider = spare.select(widened(nw.col("spare"))).item()
    for trial in range(2000):
        marks = draw.standard_normal((homes, 2))
        pooled = sqrt(((marks[second, 0] - marks[second, 1]) ** 2 / 2).sum() / twice)
        scores, each = np.where(second, marks.mean(axis=1), marks[:, 0]), np.where(second, sqrt(0.5), 1.0)
        told += bool(surely_better(scores, pooled * wider * each, how=Bootstrap(draws=199, seed=trial)).any())
    assert told / 2000 <= 0.06
