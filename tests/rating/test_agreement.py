"""The engine against an independent recomputation by plain loops (tests/plain.py), on every engine."""

from collections.abc import Mapping
from math import isclose
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings

from data.samples import ricefarms, willow_bend
from rating import Refused, Rubric, load_rubric, rate
from rating.tables import COLUMNS
from tests.engines import ENGINES, frames
from tests.plain import PlainRefusal, rate_plain
from tests.strategies import cases

REFUSALS = {
    "constant": "constant_column",
    "log": "log_of_nothing",
    "negative": "negative_in_mean",
    "no-price": "no_price",
    "reference-zero": "reference_zero",
}
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking whole villages takes minutes
EXAMPLES = {"polars": 60, "duckdb": 15}


def as_rubric(plain: Mapping[str, Any]) -> Rubric:
    return load_rubric(yaml.safe_dump(dict(plain), sort_keys=False, allow_unicode=True))


def assert_same(engine: pl.DataFrame, plain: list[dict[str, Any]]) -> None:
    """Text, ranks and levels equal; scores and normalised values equal to 1e-9."""
    found = engine.to_dicts()
    assert len(found) == len(plain)
    for ours, theirs in zip(found, plain, strict=True):
        assert ours.keys() == theirs.keys()
        for name, value in ours.items():
            other = theirs[name]
            same = isclose(value, other, rel_tol=1e-9, abs_tol=1e-9) if _both_numbers(value, other) else value == other
            assert same, (ours["village"], ours["period"], ours["household"], name, value, other)


def _both_numbers(one: object, other: object) -> bool:
    return isinstance(one, float) and isinstance(other, int | float)


@pytest.mark.parametrize("engine", ENGINES)
def test_any_small_village_is_rated_as_by_hand(engine: str) -> None:
    @settings(max_examples=EXAMPLES[engine], deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
    @given(cases())
    def agree(case: tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]) -> None:
        rubric, tables = case
        rated = rate(as_rubric(rubric), ENGINES[engine](frames(tables))).table()
        assert_same(rated, rate_plain(rubric, tables))

    agree()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(cases(settled=False))
def test_what_cannot_be_rated_is_refused_as_by_hand(
    case: tuple[dict[str, Any], dict[str, list[dict[str, Any]]]],
) -> None:
    rubric, tables = case
    expected, code = by_hand(rubric, tables)
    if code is None:
        assert_same(rate(as_rubric(rubric), ENGINES["polars"](frames(tables))).table(), expected)
    else:
        with pytest.raises(Refused) as refused:
            rate(as_rubric(rubric), ENGINES["polars"](frames(tables)))
        assert REFUSALS[code] in {p.code for p in refused.value.problems}


def by_hand(rubric: dict[str, Any], tables: dict[str, list[dict[str, Any]]]) -> tuple[list[dict[str, Any]], str | None]:
    """The plain result, or the code with which the plain rules refuse."""
    try:
        return rate_plain(rubric, tables), None
    except PlainRefusal as refusal:
        return [], refusal.code


def sample_villages() -> dict[str, tuple[str, dict[str, pl.DataFrame]]]:
    villages = {name: ("ricefarms.yaml", tables) for name, tables in ricefarms.villages().items()}
    return villages | {"Willow Bend": ("willow-bend.yaml", willow_bend.tables())}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("village", list(sample_villages()))
def test_the_shipped_villages_are_rated_as_by_hand(engine: str, village: str) -> None:
    name, tables = sample_villages()[village]
    text = Path("data/rubrics", name).read_text(encoding="utf-8")
    known = {table: frame for table, frame in tables.items() if table in COLUMNS}
    rated = rate(load_rubric(text), ENGINES[engine](known)).table()
    assert rated["score"].drop_nulls().len() > 30
    assert_same(rated, rate_plain(yaml.safe_load(text), {table: frame.to_dicts() for table, frame in known.items()}))


@pytest.mark.parametrize("village", ["Willow Bend"])
def test_the_same_input_gives_the_same_bytes_twice(village: str, tmp_path: Path) -> None:
    name, tables = sample_villages()[village]
    text = Path("data/rubrics", name).read_text(encoding="utf-8")
    known = {table: frame for table, frame in tables.items() if table in COLUMNS}
    for path in (tmp_path / "one.parquet", tmp_path / "two.parquet"):
        shuffled = {
            table: frame.sample(fraction=1, shuffle=True, seed=len(path.name)) for table, frame in known.items()
        }
        rate(load_rubric(text), ENGINES["polars"](shuffled)).table().write_parquet(path)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
