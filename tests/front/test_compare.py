"""`laurel compare`: how many households another version would move, by league, never who."""

from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from front.cli import app
from tests.bench.known import answers
from tests.bench.region import LEVELS, OTHER_WEIGHTS, Block, rubric
from tests.bench.region_tables import write_region

VILLAGES = 6
RULES = """\
title: One measure
version: 1
purpose: A test.
leagues: {by: earners, bands: {hill: 0, river: 2}}
score:
  parts:
    only: {from: measures.MEASURE, normalise: {method: goalposts, low: 0, high: 100}}
levels: {one: 50}
"""


def compare(folder: Path, *more: str) -> Result:
    versions = [str(folder / f"{name}.yaml") for name in ("now", "then")]
    return CliRunner().invoke(app, ["compare", *versions, str(folder), *more])


def counts(rows: pl.DataFrame, other: pl.DataFrame) -> Counter[tuple[str, str, str]]:
    """What moves between two ratings that have the same households and periods: (league, period, what) -> how many."""
    found: Counter[tuple[str, str, str]] = Counter()
    for one, two in zip(rows.iter_rows(named=True), other.iter_rows(named=True), strict=True):
        if one["score"] is not None:
            steps = LEVELS.index(two["level"]) - LEVELS.index(one["level"])
            key = one["league"], one["period"]
            found[*key, "households"] += 1
            found[*key, "level_up"] += steps > 0
            found[*key, "level_down"] += steps < 0
    return found


def test_it_counts_what_was_planted(tmp_path: Path) -> None:
    write_region(tmp_path, VILLAGES, 2)
    (tmp_path / "now.yaml").write_text(rubric(), encoding="utf-8")
    (tmp_path / "then.yaml").write_text(rubric("2027-01", OTHER_WEIGHTS), encoding="utf-8")
    done = compare(tmp_path, "-o", str(tmp_path / "out.csv"), "--period", "2026")
    assert done.exit_code == 0, done.output
    block = Block(0, VILLAGES)
    known = counts(*(answers(block, weights).filter(period="2026") for weights in (None, OTHER_WEIGHTS)))
    written = pl.read_csv(tmp_path / "out.csv", schema_overrides={"period": pl.String})
    for row in written.iter_rows(named=True):
        key = row["league"], row["period"]
        told = known[*key, "households"] >= 20
        for name in ("households", "level_up", "level_down"):
            assert row[name] == (known[*key, name] if told else None), (*key, name)
    assert written["league"].to_list() == ["field", "guests", "hill", "river"]
    assert written.filter(league="guests")["level_up"].to_list() == [None]  # six households
    assert written["level_up"].sum() > 0
    assert written["level_down"].sum() > 0


def write_swap(folder: Path) -> None:
    """Twenty-two households: two change places and levels, one is rated in each version alone; three in a league."""
    homes = [f"h{number:02}" for number in range(25)]
    now = {home: 4 * number for number, home in enumerate(homes) if number != 21}
    then = {home: value for home, value in now.items() if home != "h20"} | {"h12": 53, "h13": 47, "h21": 84}
    rows = [(home, "1", measure, each[home], 0) for measure, each in (("a", now), ("b", then)) for home in each]
    earners = [2.0] * 22 + [1.0] * 3
    pl.DataFrame({"household": homes, "village": "V", "earners": earners}).write_csv(folder / "households.csv")
    named = ["household", "period", "measure", "value", "se"]
    pl.DataFrame(rows, named, orient="row").write_csv(folder / "measures.csv")
    for version, measure in (("now", "a"), ("then", "b")):
        (folder / f"{version}.yaml").write_text(RULES.replace("MEASURE", measure), encoding="utf-8")


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_bands_and_households_that_only_one_version_rates_are_counted_and_nobody_is_named(
    tmp_path: Path, engine: str
) -> None:
    write_swap(tmp_path)
    done = compare(tmp_path, "--bands", "--engine", engine)
    assert done.stdout.splitlines() == [
        "1, hill: fewer than 20 households, so no number is told: any could tell who would move.",
        "1, river: of 20 households, 1 would move a level up and 1 down.",
        "  1 would move a band up and 1 down.",
        "  0 would be in another group; 1 would be rated that are not now, and 1 no longer.",
    ]
    (tmp_path / "then.yaml").write_text(RULES.replace("MEASURE", "a").replace("river: 2", "river: 1"), encoding="utf-8")
    assert "  0 would" not in (said := compare(tmp_path).stdout)
    assert "1, river: of 21 households, 0 would move a level up and 0 down." in said


def test_what_either_version_cannot_rate_is_refused(tmp_path: Path) -> None:
    write_swap(tmp_path)
    (tmp_path / "then.yaml").write_text(RULES.replace("MEASURE", "aa"), encoding="utf-8")
    done = compare(tmp_path, "-o", str(tmp_path / "out.csv"))
    assert (done.exit_code, "“aa”" in done.stderr) == (1, True)
    assert compare(tmp_path, "--period", "9").exit_code == 1
    assert not (tmp_path / "out.csv").exists()
