"""The rubrics of the sample villages fit their tables, and rating them gives boards worth showing."""

from functools import cache

import polars as pl
import pytest

from data.catalogue import catalogue, is_own, shipped
from data.samples import ricefarms, willow_bend
from rating.loading import load_rubric
from rating.rate import rate
from rating.rubric import Indicator, Rubric
from rating.tables import Tables

ENGINE_TABLES = ("households", "periods", "income", "coverage", "succession", "paused", "marks", "measures")


@cache
def rubric(name: str) -> Rubric:
    return load_rubric(shipped(name), f"{name}.yaml")


def indicators(name: str) -> list[Indicator]:
    return [node.part for node in rubric(name).indicators()]


def rated(name: str, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return rate(rubric(name), Tables(**{k: v for k, v in tables.items() if k in ENGINE_TABLES})).table()


@cache
def bend_rated() -> pl.DataFrame:
    return rated("willow-bend", willow_bend.tables())


@pytest.mark.parametrize("name", ["ricefarms", "willow-bend"])
def test_a_village_rubric_has_the_villages_scope_four_levels_and_at_most_eight_questions(name: str) -> None:
    assert rubric(name).scope == "village"
    assert list(rubric(name).levels) == ["one", "two", "three", "four"]
    assert len([part for part in indicators(name) if part.kind != "income"]) <= 8
    assert all(part.topic for part in indicators(name) if part.kind != "income")


def test_the_prices_of_ricefarms_are_the_index_computed_from_the_data() -> None:
    income = rubric("ricefarms").income
    assert income is not None
    assert income.prices == pytest.approx(ricefarms.price_index(), abs=1e-4)


@pytest.mark.parametrize(
    ("name", "tables"), [("ricefarms", ricefarms.villages()["Langan"]), ("willow-bend", willow_bend.tables())]
)
def test_every_source_and_criterion_of_the_tables_is_in_the_rubric_and_the_other_way_round(
    name: str, tables: dict[str, pl.DataFrame]
) -> None:
    income = rubric(name).income
    assert income is not None
    assert set(income.kinds) == set(tables["income"]["source"])
    asked = {part.key for part in indicators(name) if part.kind == "marks"}
    assert asked == (set(tables["marks"]["criterion"]) if "marks" in tables else set())


def test_willow_bend_asks_only_what_the_catalogue_holds_as_the_catalogue_asks_it() -> None:
    asked = [part for part in indicators("willow-bend") if part.kind == "marks"]
    assert {part.key for part in asked} <= set(catalogue())
    assert not [part.key for part in asked if is_own(part)]


def test_marks_of_willow_bend_are_whole_steps_of_their_scale() -> None:
    scales = {part.key: part.scale for part in indicators("willow-bend") if part.kind == "marks"}
    for criterion, mark in willow_bend.tables()["marks"].select("criterion", "mark").rows():
        low, high = scales[criterion] or (0, 0)
        assert low <= mark <= high
        assert mark == int(mark)


def test_willow_bends_largest_group_has_a_top_worth_publishing_every_year() -> None:
    placed = bend_rated().filter(pl.col("rank").is_not_null(), league="river")
    sizes = placed.group_by("period").len()
    assert sizes.height == 4
    assert sizes["len"].min() >= 30


def test_some_households_share_a_place_in_the_published_top() -> None:
    placed = bend_rated().filter(pl.col("rank").is_not_null(), league="river")
    top = placed.filter(pl.col("rank") <= pl.len().over("period") // 3)
    assert top.select("period", "score").is_duplicated().any()
    assert not top.select("period", "score").is_duplicated().all()


def test_the_first_year_has_no_growth_and_households_without_earner_never_have_one() -> None:
    growth = bend_rated().select("household", "period", "league", "growth")
    assert growth.filter(period="2022")["growth"].null_count() == growth.filter(period="2022").height
    assert growth.filter(league="field")["growth"].drop_nulls().is_empty()
    assert growth.filter(league="river", period="2024")["growth"].drop_nulls().len() > 20


@pytest.mark.parametrize("village", list(ricefarms.villages()))
def test_every_rice_village_is_rated_in_every_season(village: str) -> None:
    table = rated("ricefarms", ricefarms.villages()[village])
    assert table["score"].null_count() == 0
    assert table.filter(period="season-1")["growth"].drop_nulls().is_empty()
    assert table["level"].n_unique() >= 3
