"""Polars, DuckDB and Spark give the same: what was planted in a generated region, and the samples as by hand."""

from pathlib import Path

import polars as pl
import pytest
import yaml
from polars.testing import assert_frame_equal

from data.samples import ricefarms, willow_bend
from rating import Rating, load_rubric, rate
from rating.bands import cut
from rating.ranksets import surely_better
from rating.tables import COLUMNS
from tests.bench.known import answers
from tests.bench.region import Block, rubric
from tests.bench.region_tables import periods, tables
from tests.engines import ENGINES
from tests.plain import rate_plain
from tests.plain_index import leaves
from tests.rating.test_agreement import assert_same
from tests.spark import needs_spark, on_spark

THREE = {**ENGINES, "spark": on_spark}
REGION = Block(5, 3)


def bands(rating: Rating) -> dict[tuple[str, str, str], list[list[str]]]:
    """The households of each band, best first, by village, league and period."""
    rows = rating.errors.filter(pl.col("placed").is_not_null()).sort("household")
    found = {}
    for key, league in rows.group_by("village", "league", "period"):
        points, names = league["placed"].to_list(), league["household"].to_list()
        sure = surely_better(league["score"].to_numpy(), league["error"].to_numpy(), points)
        found[key] = [[names[at] for at in band] for band in cut(points, sure)]
    return found


def same(rating: Rating, other: Rating) -> None:
    """Errors of scores to 1e-9; rank sets and bands exactly."""
    assert_frame_equal(rating.errors, other.errors, check_exact=False, rel_tol=1e-9, abs_tol=1e-9)
    assert_frame_equal(rating.rank_sets(), other.rank_sets())
    assert bands(rating) == bands(other)


@needs_spark
def test_a_region_with_every_feature_is_rated_as_planted_on_three_engines() -> None:
    region = {**tables(REGION), "periods": periods()}
    ratings = [rate(load_rubric(rubric()), engine(region)) for engine in THREE.values()]
    for rating in ratings:
        found = rating.table()
        assert_frame_equal(found, answers(REGION).select(found.columns), check_exact=False, rel_tol=0, abs_tol=1e-9)
        same(rating, ratings[0])


def test_what_was_planted_is_what_plain_loops_find() -> None:
    region = {**tables(REGION), "periods": periods()}
    plain = rate_plain(yaml.safe_load(rubric()), {name: table.to_dicts() for name, table in region.items()})
    assert_same(answers(REGION).select(list(plain[0])), plain)


@needs_spark
@pytest.mark.parametrize("name", ["willow-bend.yaml", "ricefarms.yaml"])
def test_the_shipped_villages_are_rated_on_spark_as_by_hand(name: str) -> None:
    text = Path("data/rubrics", name).read_text(encoding="utf-8")
    known = {table: frame for table, frame in shipped(name).items() if table in COLUMNS}
    rated, polars = rate(load_rubric(text), on_spark(known)), rate(load_rubric(text), ENGINES["polars"](known))
    assert_same(
        rated.table(), rate_plain(yaml.safe_load(text), {name: rows.to_dicts() for name, rows in known.items()})
    )
    same(rated, polars)


def shipped(rules: str) -> dict[str, pl.DataFrame]:
    """Willow Bend, or the six villages of RiceFarms in one input."""
    if rules == "willow-bend.yaml":
        return willow_bend.tables()
    villages = list(ricefarms.villages().values())
    return {
        name: pl.concat([village[name] for village in villages]).unique(maintain_order=True) for name in villages[0]
    }


def test_every_feature_is_in_use() -> None:
    normalised = [part["normalise"] for _, part in leaves(yaml.safe_load(rubric())["score"]) if "normalise" in part]
    methods = {rule["method"] for rule in normalised}
    assert methods == {"goalposts", "min-max", "z-score", "rank", "percentile", "reference"}
    assert {rule.get("to") for rule in normalised} == {None, 2.5, "mean"}
    assert set(tables(REGION)) | {"periods"} == set(COLUMNS)
    rows = answers(REGION)
    assert (rows["rank_high"] > rows["rank"]).any()
    assert set(rows["level"]) >= {None, "one", "two"}
    assert set(rows["league"]) == {"field", "hill", "river", "guests"}
