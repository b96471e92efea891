"""`laurel score` of tables in parts gives what is known of a generated region, on any engine and in any output."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from typer.testing import CliRunner, Result

from data.inorder import in_order
from front.cli import app
from tests.bench.known import answers
from tests.bench.region import LOSS, PLACES, Block, rubric
from tests.bench.region_tables import periods, tables
from tests.front.test_score import RUBRIC, TABLES

VILLAGES = 5
DEALT = {"b": (0, 3), "a": (1, 4), "c=1": (2,)}  # not in the order of their names; the last is a folder of files


def score(folder: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["score", str(folder / "rubric.yaml"), str(folder), "-o", str(out), *more])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "rubric.yaml").write_text(rubric(), encoding="utf-8")
    for name, table in {**tables(Block(0, VILLAGES)), "periods": periods()}.items():
        table.write_parquet(folder / f"{name}.parquet")
    return folder


def deal(folder: Path) -> Path:
    (folder / "rubric.yaml").write_text(rubric(), encoding="utf-8")
    periods().write_csv(folder / "periods.csv")
    for part, villages in DEALT.items():
        found = [tables(Block(village, 1)) for village in villages]
        for name in found[0]:
            path = folder / name / (f"{part}/1.parquet" if "=" in part else f"{part}.parquet")
            path.parent.mkdir(parents=True, exist_ok=True)
            pl.concat([one[name] for one in found]).write_parquet(path)
    return folder


@pytest.fixture(scope="module")
def dealt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deal(tmp_path_factory.mktemp("dealt"))


def is_known(rows: pl.DataFrame) -> None:
    expected = answers(Block(0, VILLAGES)).select(rows.columns)
    assert_frame_equal(rows, expected, check_exact=False, rel_tol=0, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("folder", "more"),
    [("dealt", []), ("dealt", ["--engine", "duckdb", "--memory", "200MB"]), ("whole", ["--engine", "duckdb"])],
)
def test_the_ratings_are_those_that_were_planted(
    folder: str, more: list[str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    done = score(request.getfixturevalue(folder), tmp_path / "out.parquet", *more)
    assert done.exit_code == 0, done.output
    assert f"Rated {PLACES * VILLAGES} households in 4 periods" in done.stdout
    is_known(pl.read_parquet(tmp_path / "out.parquet"))
    assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


def test_a_folder_gets_a_part_for_each_and_csv_what_one_file_would_hold(
    whole: Path, dealt: Path, tmp_path: Path
) -> None:
    assert score(dealt, tmp_path / "parts", "--period", "2026").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == ["a.parquet", "b.parquet", "c=1.parquet"]
    rows = pl.read_parquet(tmp_path / "parts" / "b.parquet")
    assert rows["village"].unique(maintain_order=True).to_list() == ["v0000000", "v0000003"]
    assert rows["period"].unique().to_list() == ["2026"]
    assert score(dealt, tmp_path / "parts").exit_code == 1  # it is not empty any more
    for name, folder in (("whole", whole), ("dealt", dealt)):
        assert score(folder, tmp_path / f"{name}.csv").exit_code == 0
    assert (tmp_path / "whole.csv").read_bytes() == (tmp_path / "dealt.csv").read_bytes()


def write_two_villages(whole: Path, dealt: Path) -> None:
    """Two small villages alike, marked by four raters, in one piece and in two parts."""
    second = [
        f"{household},2025,training,{rater},{mark}" for rater in "stu" for household, mark in (("A", 4), ("B", 1))
    ]
    tables = {**TABLES, "marks": TABLES["marks"] + "\n".join([*second, ""])}
    for folder in (whole, dealt):
        folder.mkdir()
        (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
        (folder / "periods.csv").write_text(tables["periods"], encoding="utf-8")
    for name in ("households", "income", "marks"):
        table = pl.read_csv(tables[name].encode(), schema_overrides={"period": pl.String})
        villages = [table.with_columns(pl.col("^household|village$") + part) for part in ("1", "2")]
        pl.concat(villages).write_parquet(whole / f"{name}.parquet")
        (dealt / name).mkdir()
        for part, rows in enumerate(villages):
            rows.write_parquet(dealt / name / f"{part}.parquet")


def test_rank_sets_and_robustness_are_those_of_one_piece(tmp_path: Path) -> None:
    write_two_villages(tmp_path / "whole", tmp_path / "dealt")
    runs = [("whole", "polars"), ("dealt", "polars"), ("dealt", "duckdb")]
    found = []
    for folder, engine in runs:
        sure = ["--rank-sets", "0.9", "--robustness", str(tmp_path / "sure.parquet"), "--engine", engine]
        assert score(tmp_path / folder, tmp_path / "out.parquet", *sure).exit_code == 0
        found.append([pl.read_parquet(path) for path in sorted(tmp_path.glob("*.parquet"))])
    for other in found[1:]:
        for one, same in zip(found[0], other, strict=True):
            assert_frame_equal(same, one, check_exact=False, rel_tol=0, abs_tol=1e-9)
    assert found[0][0].filter(period="2025")["rank_high"].null_count() == 0
    assert [table["village"].unique().sort().to_list() for table in found[0][:2]] == [["V1", "V2"]] * 2


def change(path: str, by: Callable[[pl.DataFrame], pl.DataFrame]) -> Callable[[Path], Any]:
    return lambda folder: by(pl.read_parquet(folder / path)).write_parquet(folder / path)


def of_another_village(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(village=pl.lit("v0000001"))


def renamed(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(household=pl.col("household").replace("v0000000-00", "v0000002-23"))


def moved(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(old=pl.col("old").replace("v0000000-11", "v0000001-11"))


REFUSED: dict[str, tuple[Callable[[Path], Any], list[str]]] = {
    "a village in two parts": (
        change("households/b.parquet", of_another_village),
        ["households/b.parquet, column village: The village “v0000001” is in households/a.parquet too.", "In parts"],
    ),
    "a household in two parts": (
        change("households/b.parquet", renamed),
        ["households/c=1, column household: The household “v0000002-23” is in households/b.parquet too."],
    ),
    "a household that came from another part": (
        change("succession/b.parquet", moved),
        ["succession/b.parquet, row 2, column old", "“v0000001-11” is not in the part “b” of households"],
    ),
    "a part without households": (
        lambda folder: (folder / "marks/b.parquet").rename(folder / "marks/d.parquet"),
        ["marks/d.parquet: There are no households in a part “d”."],
    ),
    "a table in one file": (
        lambda folder: pl.read_parquet(folder / "marks/b.parquet").write_csv(folder / "marks.csv"),
        ["“marks.csv” is one file, and other tables are in parts.", "a folder “marks”"],
    ),
    "a part that is no Parquet": (
        lambda folder: (folder / "marks/b.parquet").rename(folder / "marks/b.csv"),
        ["marks/b.csv", "is not Parquet"],
    ),
    "a mark off its scale": (
        change("marks/b.parquet", lambda rows: rows.with_columns(mark=pl.col("mark") + 9)),
        ["marks/b.parquet, row 2, column mark", "off the scale"],
    ),
    "a criterion that is misspelt everywhere": (
        lambda folder: [
            change(f"marks/{part}", lambda rows: rows.with_columns(pl.col("criterion").replace("care", "caer")))(folder)
            for part in ("a.parquet", "b.parquet", "c=1/1.parquet")
        ],
        ["marks/, column criterion", "“caer”", "“care”"],
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_nothing_is_written_for(kind: str, tmp_path: Path) -> None:
    (folder := tmp_path / "in").mkdir()
    broken, said = REFUSED[kind]
    broken(deal(folder))
    done = score(folder, tmp_path / "out.parquet")
    assert done.exit_code == 1
    assert [text for text in said if text not in done.stderr] == []
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_what_only_one_part_lacks_is_no_slip(tmp_path: Path) -> None:
    deal(tmp_path)
    change("marks/b.parquet", lambda rows: rows.with_columns(pl.col("criterion").replace("care", "caer")))(tmp_path)
    (tmp_path / "coverage/b.parquet").unlink()
    assert score(tmp_path, tmp_path / "out.csv").exit_code == 0
    losing = pl.read_csv(tmp_path / "out.csv").filter(pl.col("household").str.ends_with(f"-{LOSS:02}"), period=2023)
    # Costs were entered and no wage: with a coverage table, wherever its rows are, such an income is not known.
    assert losing.drop_nulls("earned")["village"].to_list() == ["v0000001", "v0000002", "v0000004"]


def test_villages_are_put_in_order_a_few_rows_at_a_time(tmp_path: Path) -> None:
    files = {"one": ["b", "b", "d"], "two": ["a", "c", "c", "e"]}
    for name, villages in files.items():
        pl.DataFrame({"village": villages, "row": range(len(villages))}).write_parquet(tmp_path / name)
    frames = list(in_order([tmp_path / name for name in files], ("village", "row"), rows=2))
    assert [rows for frame in frames for rows in frame.rows()] == [
        ("a", 0), ("b", 0), ("b", 1), ("c", 1), ("c", 2), ("d", 2), ("e", 3),
    ]  # fmt: skip
    assert max(frame.height for frame in frames) <= 3


@pytest.mark.parametrize("more", [["--memory", "4GB"], ["--engine", "duckdb", "--memory", "much"]])
def test_a_limit_of_memory_is_a_size_for_duckdb(whole: Path, tmp_path: Path, more: list[str]) -> None:
    assert score(whole, tmp_path / "out.csv", *more).exit_code == 2
