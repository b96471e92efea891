"""What a region makes of snapshots: means with standard errors, and nothing of a single village."""

from pathlib import Path
from statistics import mean, stdev

import polars as pl
import pytest

from data.lake import read_groups, read_lake
from data.region import combine
from data.regionrates import combine_households, for_research
from data.snapshot import MANIFEST
from rating.loading import load_rubric
from rating.problems import TablesRefused
from rating.rate import rate
from tests.data.lakes import EFFORT, send

ROSE = {"a": 0.3, "b": 0.4, "c": 0.6, "d": 0.7, "e": 0.2, "f": 0.5, "g": 0.4, "h": 0.9}
BEFORE = {"a": 0.2, "b": 0.4, "c": 0.3, "d": 0.9, "e": 0.2}
HILL = {**dict.fromkeys("abcd", "hill"), **dict.fromkeys("efgh", "field")}
RUBRIC = load_rubric(
    f"""{EFFORT}    growth: {{from: income.growth, normalise: {{method: goalposts, low: -1, high: 1}}}}
income: {{work: [wage], floor: 10}}
levels: {{one: 40, two: 60}}
"""
)


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    for name, value in ROSE.items():
        told = {("2025", "rose"): value, ("2025", "earned"): 1000.0 * (1 + value)}
        send(tmp_path / "lake", name, {**told, ("2024", "rose"): BEFORE.get(name)})
    return tmp_path / "lake"


def row(frame: pl.DataFrame, **where: str) -> dict[str, object]:
    return frame.filter(**where).to_dicts()[0]


def code(lake: Path) -> list[str]:
    with pytest.raises(TablesRefused) as refused:
        read_lake(lake)
    return [problem.code for problem in refused.value.problems]


def test_a_mean_of_villages_has_its_standard_error_and_a_change_that_of_the_same_villages(lake: Path) -> None:
    found = row(combine(read_lake(lake).figures(), {}), name="rose", period="2025", group="")
    values = list(ROSE.values())
    assert (found["villages"], found["value"], found["se"]) == (
        8,
        pytest.approx(mean(values)),
        pytest.approx(stdev(values) / 8**0.5),
    )
    moved = [ROSE[name] - BEFORE[name] for name in BEFORE]
    assert (found["compared"], found["change"], found["change_se"]) == (
        5,
        pytest.approx(mean(moved)),
        pytest.approx(stdev(moved) / 5**0.5),
    )


def test_amounts_have_their_currency(lake: Path) -> None:
    found = row(combine(read_lake(lake).figures(), {}), name="earned")
    assert (found["unit"], found["value"]) == ("KES", pytest.approx(1000 * (1 + mean(ROSE.values()))))


def test_groups_have_means_of_their_own(lake: Path) -> None:
    found = combine(read_lake(lake).figures(), HILL)
    assert row(found, name="rose", period="2025", group="hill")["value"] == pytest.approx(0.5)
    assert row(found, name="rose", period="2025", group="")["villages"] == 8


def test_nothing_is_said_of_few_villages_nor_of_the_rest_that_would_tell_it(lake: Path) -> None:
    figures = read_lake(lake).figures()
    three = combine(figures, {**HILL, "d": "field"}).filter(name="rose", period="2025")
    shown = {each["group"]: each["withheld"] for each in three.to_dicts()}
    assert shown == {"hill": "too_few", "field": None, "": "too_few"}
    hidden = three.filter(pl.col("withheld").is_not_null()).select("value", "se", "villages", "change")
    assert {cell for each in hidden.rows() for cell in each} == {None}
    rest = combine(figures, dict.fromkeys("abcdefg", "hill")).filter(name="rose", period="2025")
    assert {each["group"]: each["withheld"] for each in rest.to_dicts()} == {"hill": None, "": "too_few"}


def test_no_change_is_that_of_few_villages_nor_the_rest_that_would_tell_it(lake: Path) -> None:
    """Of the four in the field only e has a value before: its change is what all have and the hill has not."""
    found = combine(read_lake(lake).figures(), HILL).filter(name="rose", period="2025")
    shown = {each["group"]: (each["value"] is not None, each["change"] is not None) for each in found.to_dicts()}
    assert shown == {"hill": (True, True), "field": (True, False), "": (True, False)}


def test_no_mean_of_amounts_is_mostly_one_village(lake: Path) -> None:
    send(lake, "city", {("2025", "earned"): 100_000.0})
    assert row(combine(read_lake(lake).figures(), {}), name="earned")["withheld"] == "one_too_large"


def test_no_village_is_named_in_what_comes_out(lake: Path) -> None:
    found = combine(read_lake(lake).figures(), HILL)
    cells = {str(cell) for each in found.rows() for cell in each}
    assert not cells & ROSE.keys()
    assert "village" not in found.columns


def test_households_are_rated_by_the_rubric_and_only_means_come_out(tmp_path: Path) -> None:
    marks = {"a": [2, 4, 6], "b": [8, 8], "c": [10, 12, 20], "d": [1, 3, 5]}
    for name, given in marks.items():
        send(tmp_path, name, {}, [("2025", float(mark)) for mark in given])
    tables = read_lake(tmp_path).research()
    assert tables is not None
    rules = for_research(RUBRIC)
    found = combine_households(rules, rate(rules, tables).table(), {})
    trees = row(found, name="trees", period="2025")
    scores = {name: [mark * 5 for mark in given] for name, given in marks.items()}
    middle = mean(score for each in scores.values() for score in each)
    off = sum(sum(score - middle for score in each) ** 2 for each in scores.values())
    assert (trees["villages"], trees["households"], trees["value"]) == (4, 11, pytest.approx(middle))
    assert trees["se"] == pytest.approx((off * 4 / 3) ** 0.5 / 11)
    assert row(found, name="growth")["value"] == pytest.approx(55.0)
    assert row(found, name="level two")["withheld"] == "too_few"
    assert set(found["period"]) == {"2025"}


def test_what_all_households_have_tells_nothing_of_a_few_in_a_group_that_is_withheld(tmp_path: Path) -> None:
    """Two of sixteen in the hill reached the level: not shown, and 14 of all 40 beside 12 of the field's 24 would."""
    for group, households in (("field", 6), ("hill", 4)):
        for number in range(4):
            high = 3 if group == "field" else int(number < 2)
            marks = [("2025", 20.0 if at < high else 1.0) for at in range(households)]
            send(tmp_path, f"{group}{number}", {}, marks)
    tables = read_lake(tmp_path).research()
    assert tables is not None
    rated = rate(for_research(RUBRIC), tables).table()
    groups = {f"{group}{number}": group for group in ("field", "hill") for number in range(4)}
    found = combine_households(for_research(RUBRIC), rated, groups).filter(pl.col("name") == "level two")
    assert {each["group"]: each["withheld"] for each in found.to_dicts()} == {
        "": "too_few",
        "field": None,
        "hill": "too_few",
    }


def test_a_level_is_told_where_ten_have_reached_it_and_ten_have_not(tmp_path: Path) -> None:
    for at in range(4):
        send(tmp_path, f"v{at}", {}, [("2025", float(mark)) for mark in (0, 2, 4, 18, 20, 20)])
    tables, rules = read_lake(tmp_path).research(), for_research(RUBRIC)
    assert tables is not None
    found = combine_households(rules, rate(rules, tables).table(), {})
    assert row(found, name="level two")["value"] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("sizes", "expected"), [((2, 2, 2, 2), "too_few"), ((9, 2, 2, 2), "one_too_large"), ((4, 4, 4), "too_few")]
)
def test_means_of_households_need_ten_of_four_villages(tmp_path: Path, sizes: tuple[int, ...], expected: str) -> None:
    for at, size in enumerate(sizes):
        send(tmp_path, f"v{at}", {}, [("2025", 5.0)] * size)
    tables, rules = read_lake(tmp_path).research(), for_research(RUBRIC)
    assert tables is not None
    found = combine_households(rules, rate(rules, tables).table(), {})
    assert row(found, name="trees")["withheld"] == expected
    assert found["value"].null_count() == found.height


def test_a_lake_that_was_changed_is_refused(lake: Path) -> None:
    one, two, three = sorted(lake.iterdir())[:3]
    (one / "figures.parquet").write_bytes((two / "figures.parquet").read_bytes() + b"x")
    (two / MANIFEST).write_text((three / MANIFEST).read_text())
    (three / MANIFEST).write_text("nothing.like.it")
    assert code(lake) == ["changed_snapshot", "not_signed", "not_signed"]


def test_a_lake_says_what_else_is_wrong_with_it(tmp_path: Path) -> None:
    assert code(tmp_path) == ["no_snapshots"]
    send(tmp_path, "a", {}, schema=2)
    assert code(tmp_path) == ["newer_snapshot"]
    for name, demo in (("b", False), ("b", False), ("c", True)):
        send(tmp_path / "mixed", name, {}, demo=demo)
    assert code(tmp_path / "mixed") == ["village_twice", "demo_among_real"]


def test_a_group_for_a_village_that_is_not_there_is_refused(lake: Path, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("village,group\na,hill\nzz,hill\na,field\n")
    with pytest.raises(TablesRefused) as refused:
        read_groups(path, read_lake(lake))
    assert [problem.code for problem in refused.value.problems] == ["unknown_village", "duplicate_row"]
    path.write_text("village,group\na,hill\n")
    assert read_groups(path, read_lake(lake)) == {"a": "hill"}
