"""The sample villages hold what they are said to hold, and the same on every machine."""

import hashlib
import os
import subprocess
import sys
from functools import cache

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data.samples import ricefarms, willow_bend
from rating.tables import COLUMNS, METHODS, STATES

Tables = dict[str, pl.DataFrame]

KEYS = {
    "households": ["household"],
    "people": ["household"],
    "periods": ["period"],
    "income": ["household", "period", "source"],
    "coverage": ["household", "period", "source"],
    "succession": ["old", "new"],
    "paused": ["household", "period"],
    "marks": ["household", "period", "criterion", "rater"],
    "measures": ["household", "period", "measure"],
}
# Common given names of many countries, those that are also a plant or a bird among them.
GIVEN_NAMES = """
    aisha ana anna ash basil bo carlos chen clover daisy david fatima fern flora grace hassan hazel
    heather holly iris ivy jan jasmine jay john jose juan juniper laurel lei lily linden maria martin
    mei mohammed myrtle olive omar pearl peter phoebe poppy priya ravi robin rosa rose rosemary rowan
    ruth saffron sage sunil susan tariq violet wei william willow xiu yusuf zahra zinnia
""".split()  # noqa: SIM905 - sixty quoted words read worse


@cache
def rice() -> dict[str, Tables]:
    return ricefarms.villages()


@cache
def bend() -> Tables:
    return willow_bend.tables()


def all_samples() -> dict[str, Tables]:
    return {**rice(), "Willow Bend": bend()}


def rice_table(name: str) -> pl.DataFrame:
    return pl.concat([tables[name] for tables in rice().values()])


def crop_income() -> pl.DataFrame:
    signed = pl.when(pl.col("source") == "rice").then(pl.col("amount")).otherwise(-pl.col("amount"))
    return rice_table("income").group_by("household", "period").agg(signed.sum().alias("income"))


def years_of(household: str, table: str) -> list[str]:
    return bend()[table].filter(household=household)["period"].unique().sort().to_list()


def earners_in(year: str) -> pl.DataFrame:
    """Willow Bend's households that had something entered in a year, with their earners."""
    seen = bend()["marks"].filter(period=year)["household"].unique()
    return bend()["households"].filter(pl.col("household").is_in(seen.implode()))


@pytest.mark.parametrize("village", [*ricefarms.villages(), "Willow Bend"])
def test_tables_have_the_engines_columns_unique_keys_and_known_names(village: str) -> None:
    tables = all_samples()[village]
    households, periods = set(tables["households"]["household"]), set(tables["periods"]["period"])
    for name, table in tables.items():
        assert table.height > 0, name
        assert set(table.columns) <= set(COLUMNS.get(name, table.columns)), name
        assert not table.select(KEYS[name]).is_duplicated().any(), name
        assert table.select(KEYS[name]).null_count().sum_horizontal().item() == 0, name
        if "household" in table.columns:
            assert set(table["household"]) <= households, name
        if "period" in table.columns:
            assert set(table["period"]) <= periods, name
    assert set(tables["households"]["village"]) == {village}


@pytest.mark.parametrize("village", [*ricefarms.villages(), "Willow Bend"])
def test_amounts_are_finite_not_negative_and_have_two_decimals(village: str) -> None:
    amounts = all_samples()[village]["income"]["amount"]
    assert amounts.is_finite().all()
    assert amounts.min() >= 0
    assert ((amounts * 100) - (amounts * 100).round()).abs().max() < 1e-6


def test_ricefarms_are_171_households_in_six_villages_over_six_seasons() -> None:
    assert len(rice()) == 6
    assert rice_table("households").height == 171
    assert rice_table("households")["household"].n_unique() == 171
    assert all(tables["periods"]["order"].to_list() == [1, 2, 3, 4, 5, 6] for tables in rice().values())


def test_crop_income_is_positive_in_every_farm_and_season() -> None:
    assert crop_income().height == 1026
    assert crop_income()["income"].min() > 0


def test_season_means_of_crop_income_are_those_printed_with_the_data() -> None:
    means = crop_income().group_by("period").agg(pl.col("income").mean()).sort("period")["income"]
    assert means.round().to_list() == [61207, 50482, 44554, 37183, 159055, 167036]


def test_a_farm_holds_what_its_row_of_the_survey_says() -> None:
    # The file's first row: 3 ha, 7,980 kg gross, 6,800 kg net at 60 rupiah, mixed varieties, 40 hours of family labour.
    first = {"household": "101001", "period": "season-1"}
    income = dict(rice_table("income").filter(**first).select("source", "amount").rows())
    measures = dict(rice_table("measures").filter(**first).select("measure", "value").rows())
    assert income == {
        "rice": 6800 * 60,
        "seed": 90 * 80,
        "fertiliser": 900 * 75 + 80 * 75,
        "pesticide": 6000,
        "hired_labour": pytest.approx(2875 * 68.49),
    }
    assert measures == {
        "hectares": 3,
        "yield_per_hectare": 2660,
        "family_labour_per_hectare": pytest.approx(40 / 3),
        "high_yielding": 0.5,
    }


def test_price_index_starts_at_100_and_follows_the_mean_price_of_rice() -> None:
    index = ricefarms.price_index()
    assert index["season-1"] == 100
    # The README of the data gives the first and the last mean price: 62.6 and 149.2 rupiah.
    assert index["season-6"] == pytest.approx(100 * 149.2 / 62.6, rel=1e-3)


def test_the_same_seed_gives_the_same_village_and_another_seed_another() -> None:
    again, other = willow_bend.tables(), willow_bend.tables(seed=7)
    for name, table in bend().items():
        assert_frame_equal(table, again[name])
    assert not bend()["income"].equals(other["income"])
    assert not bend()["marks"].equals(other["marks"])


def test_another_process_with_another_hash_seed_makes_the_same_village() -> None:
    code = "import tests.data.test_samples as t; print(t.fingerprint())"
    env = {**os.environ, "PYTHONHASHSEED": "12345"}
    other = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == fingerprint()


def fingerprint() -> str:
    """A digest of everything that is in Willow Bend."""
    text = "".join(table.write_csv() for table in [*bend().values(), willow_bend.consents()])
    return hashlib.sha256(text.encode()).hexdigest()


def test_sixty_households_live_in_willow_bend_over_four_years() -> None:
    begun = set(bend()["succession"]["new"])
    first = set(bend()["households"]["household"]) - begun
    assert len(first) == 60
    assert bend()["periods"]["period"].to_list() == ["2022", "2023", "2024", "2025"]


def test_one_household_divides_in_2024_and_two_join_in_2025() -> None:
    links = bend()["succession"]
    split, merger = links.filter(period="2024"), links.filter(period="2025")
    assert (split["old"].n_unique(), split["new"].n_unique(), split["share"].sum()) == (1, 2, pytest.approx(1))
    assert (merger["old"].n_unique(), merger["new"].n_unique(), merger["share"].to_list()) == (2, 1, [1.0, 1.0])
    assert links.height == 4


def test_a_household_has_entries_only_while_it_lives() -> None:
    for old, new, year, _ in bend()["succession"].rows():
        for table in ("income", "coverage", "marks", "paused"):
            assert all(seen < year for seen in years_of(old, table))
            assert all(seen >= year for seen in years_of(new, table))


def test_awkward_names_are_there() -> None:
    names = set(bend()["households"]["household"])
    assert {"Wren", "wren 2", "oak.2"} <= names
    assert {name for name in names if not name.startswith("wb-")} == {"Wren", "wren 2", "oak.2"}


def test_nobody_is_named_by_a_persons_name() -> None:
    people = bend()["people"]
    words = {word.lower() for word in people["nickname"]}
    assert words.isdisjoint(GIVEN_NAMES)
    assert people["nickname"].n_unique() == people["house_number"].n_unique() == people.height
    assert people["house_number"].str.contains(r"^h\d\d$").all()
    assert people["group"].n_unique() == 3
    assert set(people["household"]) == set(bend()["households"]["household"])


def test_eight_households_have_no_earner_and_the_largest_group_can_have_a_board() -> None:
    assert bend()["households"].filter(pl.col("earners") == 0).height == 8
    for year in ("2022", "2023", "2024", "2025"):
        assert earners_in(year).filter(pl.col("earners") >= 2).height >= 30


def test_income_comes_from_all_kinds_of_sources() -> None:
    seen = set(bend()["income"]["source"])
    assert {"sent_home", "repair_shop", "mushrooms", "mushrooms_own_use", "dividend", "subsidy", "pension"} <= seen
    assert seen == set(willow_bend.SOURCES)
    assert bend()["income"].filter(source="repair_shop")["household"].n_unique() == 1


def test_some_sources_were_refused_some_are_not_known_and_none_has_both_an_amount_and_a_state() -> None:
    coverage, income = bend()["coverage"], bend()["income"]
    assert set(coverage["state"]) == {"none", "refused", "unknown"} < set(STATES)
    assert income.join(coverage, on=["household", "period", "source"]).is_empty()


def test_some_households_are_missing_from_a_year_or_have_only_some_marks() -> None:
    marks = bend()["marks"]
    keys = bend()["households"].filter(~pl.col("household").is_in(bend()["succession"]["new"].implode()))
    lived = keys.select("household").join(bend()["periods"].select("period"), how="cross")
    assert lived.join(bend()["income"], on=["household", "period"], how="anti").height > 2
    given = marks.group_by("household", "period", "rater").len()
    assert given["len"].n_unique() > 1


def test_hard_seasons_are_paused_and_some_had_entries_before() -> None:
    paused = bend()["paused"]
    entered = paused.join(bend()["income"], on=["household", "period"], how="semi").height
    assert 0 < entered < paused.height


def test_three_raters_differ_in_strictness_and_see_the_same_households() -> None:
    marks = bend()["marks"].pivot(on="rater", index=["household", "period", "criterion"], values="mark")
    assert set(marks.columns[3:]) == {"rater-1", "rater-2", "rater-3"}
    for kinder, stricter in [("rater-1", "rater-2"), ("rater-2", "rater-3")]:
        both = marks.drop_nulls([kinder, stricter])
        assert both.height > 100
        assert (both[kinder] > both[stricter]).sum() > 2 * (both[kinder] < both[stricter]).sum()


def test_a_few_amounts_lie_far_from_what_the_household_usually_has() -> None:
    usual = pl.col("amount").median().over("household", "source")
    far = bend()["income"].filter(pl.col("amount") > 2.5 * usual, pl.col("amount") > 5000)
    assert 3 <= far.height <= 10


def test_every_method_of_knowing_occurs_and_some_entries_say_nothing() -> None:
    assert set(bend()["income"]["method"]) == {*METHODS, None}


@pytest.mark.parametrize("village", [*ricefarms.villages(), "Willow Bend"])
def test_every_household_takes_part_and_is_asked_for_every_purpose(village: str) -> None:
    consents = willow_bend.consents() if village == "Willow Bend" else ricefarms.consents(village)
    assert consents.columns == ["household", "purpose", "given"]
    assert set(consents["purpose"]) == {"take_part", "wall", "internet", "awards", "research"}
    assert not consents.select("household", "purpose").is_duplicated().any()
    taking_part = consents.filter(purpose="take_part", given=True)["household"]
    assert set(taking_part) == set(all_samples()[village]["households"]["household"])


def test_willow_bend_shows_four_in_five_on_the_wall_and_three_in_five_on_the_internet() -> None:
    given = willow_bend.consents().filter("given")
    count = bend()["households"].height
    on = {purpose: set(given.filter(purpose=purpose)["household"]) for purpose in ("wall", "internet")}
    assert len(on["wall"]) / count == pytest.approx(0.8, abs=0.02)
    assert len(on["internet"]) / count == pytest.approx(0.6, abs=0.02)
    assert on["internet"] < on["wall"]
