"""`laurel poverty` with lines in a file, periods, scales, sources of income, and several dimensions."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from front.cli import app

PANEL = """home,year,money,wage,aid,adults,children
a,2020,200,200,0,2,0
b,2020,90,40,50,2,2
c,2020,400,400,0,1,0
a,2024,250,150,100,2,1
b,2024,600,600,0,2,2
c,2024,100,100,0,1,0
d,2024,100,100,0,1,0
"""
LINES = """title: A made-up line
currency: KES
note: A person and month.
prices: {2020: 100, 2024: 125}
lines:
  basic: {date: 2020-01-31, amount: 120, prices_of: 2020}
"""
INDICATORS = """title: Two dimensions
poor_from: 0.5
dimensions:
  money: {indicators: {money: {column: money, below: 150}}}
  work: {indicators: {aid: {column: aid, above: 0}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"panel.csv": PANEL, "lines.yaml": LINES, "indicators.yaml": INDICATORS}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> Result:
    given = [str(folder / option) if option.endswith(".yaml") else option for option in options]
    return CliRunner().invoke(app, ["poverty", str(folder / "panel.csv"), *given])


def said(folder: Path, *options: str) -> dict:
    done = run(folder, *options)
    assert done.exit_code == 0, done.output
    found: dict = json.loads(done.stdout)
    return found


def test_each_period_has_the_line_at_its_own_prices(folder: Path) -> None:
    found = said(folder, "--income", "money", "--lines", "lines.yaml", "--period", "year")
    assert [(r["line_name"], r["period"], r["line"]) for r in found["results"]] == [
        ("basic", "2020", 120),
        ("basic", "2024", 150),
    ]
    assert [r["headcount"] for r in found["results"]] == [pytest.approx(1 / 3), 0.5]
    assert found["lines"]["currency"] == "KES"
    assert found["lines"]["lines"]["basic"]["date"] == "2020-01-31"


def test_a_file_of_one_period_says_which_it_is(folder: Path) -> None:
    found = said(folder, "--income", "money", "--lines", "lines.yaml", "--at", "2024")
    assert (found["results"][0]["line"], found["results"][0]["n"]) == (150, 7)


def test_moves_are_counted_in_households_and_in_persons(folder: Path) -> None:
    found = said(folder, "--income", "money", "--lines", "lines.yaml", "--period", "year", "--household", "home",
                 "--adults", "adults", "--children", "children")  # fmt: skip
    between = found["moves"][0]["between"][0]
    assert (between["from"], between["to"], between["households"], between["missing"]) == ("2020", "2024", 3, 1)
    assert between["left"] == {"households": 1, "units": 4, "share": 0.5, "se": between["left"]["se"]}
    assert between["fell"]["units"] == 1
    assert between["never_poor"]["units"] == 3
    assert between["rate_left"]["share"] == 1
    assert "growth_incidence" not in between


def test_a_scale_divides_a_households_income_and_counts_its_persons(folder: Path) -> None:
    options = ("--income", "money", "--lines", "lines.yaml", "--period", "year", "--adults", "adults")
    found = said(folder, *options, "--children", "children", "--scale", "oecd")["results"][0]
    # 200 / 1.5, 90 / 2.1 and 400 / 1, for 2, 4 and 1 persons, against a line of 120.
    assert found["headcount"] == pytest.approx(4 / 7)
    assert found["mean"] == pytest.approx((2 * 200 / 1.5 + 4 * 90 / 2.1 + 400) / 7)
    assert said(folder, *options, "--scale", "root")["conventions"]["scale"] == "root"


def test_what_people_live_on_is_told_with_its_error(folder: Path) -> None:
    found = said(folder, "--income", "money", "--line", "120", "--work", "wage", "--support", "aid")
    lived = found["lived_on"]
    assert lived["from_work"]["share"] == pytest.approx(1590 / 1740)
    assert lived["from_support"]["share"] == pytest.approx(150 / 1740)
    assert lived["poor_without_support"]["share"] == pytest.approx(3 / 7)
    assert lived["mostly_work"]["share"] == pytest.approx(6 / 7)
    assert lived["from_work"]["se"] > 0


def test_a_column_of_numbers_may_also_name_groups(folder: Path) -> None:
    whole = said(folder, "--income", "money", "--line", "120", "--adults", "adults", "--by", "adults")
    assert sum(part["contribution"]["gap"] for part in whole["groups"]["parts"]) == pytest.approx(whole["gap"])
    said(folder, "--multidimensional", "indicators.yaml", "--by", "money", "--weight", "adults")


def test_several_dimensions_are_counted(folder: Path) -> None:
    found = said(folder, "--multidimensional", "indicators.yaml")
    # Short of money: b, c and d (90, 100, 100); on aid: b and a. Poor from a half: all four; one of them in both.
    assert found["headcount"]["value"] == pytest.approx(4 / 7)
    assert found["adjusted_headcount"]["value"] == pytest.approx(5 / 14)
    assert found["intensity"]["value"] == pytest.approx(5 / 8)
    assert found["dimensions"] == pytest.approx({"money": 3 / 5, "work": 2 / 5})
    grouped = said(folder, "--multidimensional", "indicators.yaml", "--by", "year", "--weight", "adults")
    parts = grouped["groups"]["parts"]
    assert [part["n"] for part in parts] == [7]
    assert sum(part["adds"] for part in parts) == pytest.approx(grouped["adjusted_headcount"]["value"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--income", "money"), "--line"),
        (("--line", "5"), "--income"),
        (("--income", "money", "--line", "5", "--lines", "lines.yaml", "--at", "2020"), "--lines"),
        (("--income", "money", "--lines", "lines.yaml"), "--at"),
        (("--income", "money", "--line", "5", "--household", "home"), "--period"),
        (("--income", "money", "--line", "5", "--scale", "oecd"), "--adults"),
        (("--income", "money", "--line", "5", "--scale", "head"), "--members"),
        (("--income", "money", "--line", "5", "--children", "children"), "--adults"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(folder: Path, options: tuple[str, ...], message: str) -> None:
    done = run(folder, *options)
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2024: 125", "2023: 125", "“2024” has no price index. The index has: 2020, 2023. Did you mean “2023”?"),
        ("currency: KES", "curency: KES", "lines.yaml, line 2: “curency” is not a key here."),
        ("2020-01-31", "January", "lines.yaml, line 6: “January” is not a date."),
        ("title: A made-up line", "title: [", "lines.yaml, line 3: This is not YAML"),
    ],
)
def test_a_broken_file_of_lines_is_answered_with_what_is_wrong(folder: Path, old: str, new: str, message: str) -> None:
    (folder / "lines.yaml").write_text(LINES.replace(old, new, 1), encoding="utf-8")
    done = run(folder, "--income", "money", "--lines", "lines.yaml", "--period", "year")
    assert done.exit_code == 1
    assert message in done.stderr
    assert not done.stdout


def test_a_household_twice_in_a_period_is_refused(folder: Path) -> None:
    (folder / "panel.csv").write_text(PANEL + "a,2024,1,1,0,1,0\n", encoding="utf-8")
    done = run(folder, "--income", "money", "--line", "5", "--period", "year", "--household", "home")
    assert done.exit_code == 1
    assert "“a” stands twice" in done.stderr


@pytest.mark.parametrize(("row", "column"), [("a,,1,1,0,1,0", "year"), (",2024,1,1,0,1,0", "home")])
def test_a_row_of_no_period_or_household_is_refused(folder: Path, row: str, column: str) -> None:
    (folder / "panel.csv").write_text(f"{PANEL}{row}\n", encoding="utf-8")
    done = run(folder, "--income", "money", "--line", "5", "--period", "year", "--household", "home")
    assert done.exit_code == 1
    assert f"panel.csv, row 9, column {column}: This cell is empty." in done.stderr


def test_indicators_of_columns_that_are_not_there_are_refused(folder: Path) -> None:
    (folder / "indicators.yaml").write_text(INDICATORS.replace("column: aid", "column: aids"), encoding="utf-8")
    done = run(folder, "--multidimensional", "indicators.yaml")
    assert done.exit_code == 1
    assert "Did you mean “aid”?" in done.stderr


def test_growth_along_the_distribution_is_told_of_a_hundred_households_and_in_one_periods_prices(folder: Path) -> None:
    rows = [f"{i},{year},{(i + 1) * factor},0,0,1,0" for year, factor in ((2020, 1), (2024, 1.25)) for i in range(100)]
    (folder / "panel.csv").write_text("\n".join([PANEL.splitlines()[0], *rows]), encoding="utf-8")
    found = said(folder, "--income", "money", "--lines", "lines.yaml", "--period", "year", "--household", "home")
    curve = found["moves"][0]["between"][0]["growth_incidence"]
    assert [point["growth"] for point in curve] == pytest.approx([0] * 10)
