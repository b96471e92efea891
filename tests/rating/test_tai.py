"""The ranks and normalised values that the OECD/JRC handbook prints for the Technology Achievement Index."""

from pathlib import Path

import polars as pl
import pytest

from rating import Rating, Tables, load_rubric, rate
from tests.engines import ENGINES

HERE = Path(__file__).parent / "tai"
COUNTRIES = pl.read_csv(HERE / "countries.csv")
PRINTED_RANKS = pl.read_csv(HERE / "expected_ranks.csv")
TABLE_15 = pl.read_csv(HERE / "expected_normalised_schooling.csv")
HALF_A_PRINTED_DIGIT = 0.005 + 1e-9


def tables() -> dict[str, pl.DataFrame]:
    """The countries as households of one village, their indicators as measures of one period."""
    long = COUNTRIES.unpivot(index="country", variable_name="measure", value_name="value")
    return {
        "households": COUNTRIES.select(household="country", village=pl.lit("world")),
        "periods": pl.DataFrame({"period": ["2000"], "order": [1]}),
        "measures": long.select(household="country", period=pl.lit("2000"), measure="measure", value="value"),
    }


def shipped(name: str, engine: str = "polars") -> Rating:
    text = Path("data/rubrics", f"tai-{name.lower()}.yaml").read_text(encoding="utf-8")
    return rate(load_rubric(text), ENGINES[engine](tables()))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("index", ["EW", "BAP", "GME"])
def test_the_printed_ranks_come_out_for_every_country(index: str, engine: str) -> None:
    found = dict(shipped(index, engine).table().select("household", "rank").iter_rows())
    assert found == dict(PRINTED_RANKS.select("country", index).iter_rows())


@pytest.mark.parametrize(
    ("column", "rule", "unit"),
    [
        ("rank_ascending_min", "{method: rank}", 1),
        ("zscore", "{method: z-score}", 1),
        ("minmax", "{method: min-max}", 100),
        ("ratio_to_mean", "{method: reference, to: mean, as: ratio}", 1),
        ("ratio_to_best", "{method: reference, to: best, as: ratio}", 1),
        ("ratio_to_worst", "{method: reference, to: worst, as: ratio}", 1),
        ("diff_to_mean", "{method: reference, to: mean, as: difference}", 1),
        ("diff_to_worst", "{method: reference, to: worst, as: difference}", 1),
    ],
)
def test_table_15_comes_out_to_its_two_decimals(column: str, rule: str, unit: float) -> None:
    assert_printed(column, normalised_schooling(rule), unit, HALF_A_PRINTED_DIGIT)


def test_the_percentiles_of_table_15_come_out_to_their_one_decimal() -> None:
    assert_printed("percentile", normalised_schooling("{method: percentile}"), 1, 0.05 + 1e-9)


def normalised_schooling(rule: str) -> pl.DataFrame:
    parts = f"{{years: {{from: measures.schooling, normalise: {rule}}}}}"
    text = f"title: T\nversion: 1\npurpose: P\nscore: {{parts: {parts}}}"
    return rate(load_rubric(text), ENGINES["polars"](tables())).table()


def assert_printed(column: str, found: pl.DataFrame, unit: float, tolerance: float) -> None:
    joined = found.join(TABLE_15, left_on="household", right_on="country")
    assert joined.height == 23
    apart = (joined["years"] / unit - joined[column]).abs()
    assert apart.max() <= tolerance, joined.filter(apart > tolerance).select("household", "years", column)


def test_tables_without_anything_to_rate_give_an_empty_answer() -> None:
    text = Path("data/rubrics/tai-ew.yaml").read_text(encoding="utf-8")
    households = pl.DataFrame(schema={"household": pl.String, "village": pl.String})
    periods = pl.DataFrame(schema={"period": pl.String, "order": pl.Int64})
    assert rate(load_rubric(text), Tables(households, periods)).table().height == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_a_printed_score_has_no_more_digits_than_its_rubric_says(engine: str) -> None:
    scores = shipped("EW", engine).table()["score"].to_list()
    assert all(repr(score) == repr(round(score, 4)) for score in scores)
