"""Spark gives what Polars, DuckDB and the plain recomputation give."""

from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
import yaml
from polars.testing import assert_frame_equal

from rating import Rating, load_rubric, rate
from rating.bands import cut
from rating.ranksets import surely_better
from rating.tables import COLUMNS
from tests.engines import ENGINES, frames
from tests.plain import rate_plain
from tests.plain_index import leaves
from tests.plain_values import Row
from tests.rating.test_agreement import as_rubric, assert_same, sample_villages
from tests.spark import needs_spark, on_spark
from tests.strategies import settle
from tests.strategies_tables import Shape, make_tables

pytestmark = needs_spark

REGION = Shape(
    villages=3,
    founders=12,
    periods=4,
    dyadic=True,
    members=True,
    earners=True,
    leagues=True,
    periods_given=True,
    seasons=True,
    months=True,
    coverage=True,
    methods=True,
    errors=True,
    succession=True,
    paused=True,
    gaps=True,
)


def every_feature() -> dict[str, Any]:
    """A rubric in which each method, mean, transform, direction and way of reading income occurs."""
    care = {"from": "marks.care", "topic": "stewardship", "ask": "Days of care", "scale": [0, 5]}
    training = {"from": "marks.training", "topic": "learning", "ask": "Days of training", "scale": [0, 1]}
    helping = {"from": "marks.helping", "topic": "mutual_aid", "ask": "Days of helping", "scale": [1, 5]}
    posts = {"method": "goalposts", "low": -0.55, "high": 1.05}
    parts: Row = {
        "growth": {"from": "income.growth", "normalise": posts},
        "earned": {"from": "income.earned", "normalise": {"method": "z-score"}},
        "earned_level": {"from": "income.earned", "normalise": {"method": "goalposts", "low": 7.3, "high": 431.7}},
        "care": care,
        "inner": {
            "aggregate": "geometric",
            "weight": 3,
            "parts": {
                "trees": {"from": "measures.trees", "normalise": {"method": "rank", "transform": "log"}},
                "yield": {"from": "measures.yield", "normalise": {"method": "percentile"}},
                "deep": {
                    "aggregate": "harmonic",
                    "parts": {
                        "ratio": {
                            "from": "measures.yield",
                            "normalise": {"method": "reference", "to": 2.5, "as": "ratio"},
                        },
                        "helping": helping,
                    },
                },
            },
        },
        "change": {
            "from": "measures.change",
            "weight": 0.5,
            "normalise": {"method": "reference", "to": "mean", "as": "difference", "direction": "down"},
        },
        "spread": {"from": "measures.change", "normalise": {"method": "min-max", "direction": "down"}},
        "training": training,
    }
    return {
        "title": "Everything",
        "version": "2026-01",
        "purpose": "Try each feature.",
        "raters": "adjusted",
        "missing": "skip",
        "outliers": "winsorise",
        "relative_to": "village",
        "rank": {"decimals": 2},
        "levels": {"one": 0.5, "two": 25, "three": 50},
        "leagues": {"by": "earners", "bands": {"field": 0, "hill": 0.5, "river": 2}},
        "income": {
            "work": ["wage", "crops"],
            "property": ["rent"],
            "support": ["gift"],
            "costs": ["inputs"],
            "per": "earner",
            "baseline": "past_mean",
            "floor": 60,
            "prices": dict(zip(REGION.names, [50, 100, 200, 400], strict=True)),
        },
        "score": {"aggregate": "arithmetic", "parts": parts},
    }


def bands(rating: Rating) -> dict[tuple[str, str, str], list[list[str]]]:
    """The households of each band, best first, by village, league and period."""
    rows = rating.errors.filter(pl.col("placed").is_not_null()).sort("household")
    found = {}
    for key, league in rows.group_by("village", "league", "period"):
        points, names = league["placed"].to_list(), league["household"].to_list()
        sure = surely_better(league["score"].to_numpy(), league["error"].to_numpy(), points)
        found[key] = [[names[at] for at in band] for band in cut(points, sure)]
    return found


@pytest.fixture(scope="module")
def region() -> tuple[dict[str, Any], dict[str, list[Row]]]:
    tables = make_tables(REGION, Random(7))
    return settle(every_feature(), tables), tables


def test_a_region_with_every_feature_is_rated_alike_on_three_engines(
    region: tuple[dict[str, Any], dict[str, list[Row]]],
) -> None:
    rubric, tables = region
    expected = rate_plain(rubric, tables)
    engines = {
        name: rate(as_rubric(rubric), make(frames(tables))) for name, make in {**ENGINES, "spark": on_spark}.items()
    }
    first = engines.pop("polars")
    assert_same(first.table(), expected)
    for rating in engines.values():
        assert_same(rating.table(), expected)
        assert_frame_equal(rating.errors, first.errors, check_exact=False, rel_tol=1e-9, abs_tol=1e-9)
        assert_frame_equal(rating.rank_sets(), first.rank_sets())
        assert bands(rating) == bands(first)


@pytest.mark.parametrize("village", ["Willow Bend", "Wargabinangun"])
def test_the_shipped_villages_are_rated_on_spark_as_by_hand(village: str) -> None:
    name, tables = sample_villages()[village]
    text = Path("data/rubrics", name).read_text(encoding="utf-8")
    known = {table: frame for table, frame in tables.items() if table in COLUMNS}
    rated, polars = rate(load_rubric(text), on_spark(known)), rate(load_rubric(text), ENGINES["polars"](known))
    assert_same(
        rated.table(), rate_plain(yaml.safe_load(text), {name: rows.to_dicts() for name, rows in known.items()})
    )
    assert_frame_equal(rated.rank_sets(), polars.rank_sets())
    assert bands(rated) == bands(polars)


def test_every_feature_is_in_use(region: tuple[dict[str, Any], dict[str, list[Row]]]) -> None:
    methods = {str(part.get("normalise", {}).get("method")) for _, part in leaves(region[0]["score"])}
    assert methods >= {"goalposts", "min-max", "z-score", "rank", "percentile", "reference"}
