"""`laurel score`: what it writes, and that it writes nothing when it refuses."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from front.cli import app

RUBRIC = """\
title: Two marks
version: 1
purpose: A test.
income: {work: [wage, crops], per: earner, floor: 50}
score:
  parts:
    growth: {weight: 40, from: income.growth, normalise: {method: goalposts, low: -1, high: 1}}
    training: {weight: 60, topic: learning, from: marks.training, scale: [0, 4]}
levels: {one: 50}
"""
TABLES = {
    "households": "household,village,earners\nA,V,1\nB,V,2\n",
    "periods": "period,order\n2024,1\n2025,2\n",
    "income": "household,period,source,amount\nA,2024,wage,100\nA,2025,wage,300\nB,2024,crops,200\nB,2025,crops,200\n",
    "marks": "household,period,criterion,rater,mark\nA,2025,training,r,3\nB,2025,training,r,1\n",
}
BAD = {
    "a missing column": ("income", "amount", "amuont", ["income.csv", "column amount", "is missing", "“amuont”"]),
    "text in a number": ("income", "300", "300 kg", ["income.csv, row 3, column amount", "“300 kg” is not a number"]),
    "a number with separators": ("income", "300", '"1,200"', ["income.csv, row 3, column amount", "“1,200”"]),
    "a household that is not registered": ("marks", "B,2025", "b,2025", ["marks.csv, row 3", "“b” is not registered"]),
    "a duplicate row": ("marks", "B,2025,training,r,1", "A,2025,training,r,1", ["marks.csv, row 3", "row 2"]),
    "an unknown period": ("marks", "B,2025", "B,2052", ["row 3, column period", "“2052” is not known", "2024, 2025"]),
    "an unknown source": ("income", "B,2025,crops", "B,2025,corps", ["income.csv, row 5", "“corps”", "“crops”"]),
    "a mark off its scale": ("marks", "r,3", "r,9", ["marks.csv, row 2", "off the scale", "from 0 to 4"]),
    "infinity": ("income", "300", "inf", ["income.csv, row 3", "infinite"]),
}  # fmt: skip
BROKEN = {
    "a file that is not text": (b"\xff\xfeh\x00o\x00", "not text"),
    "an empty file": (b"", "is empty"),
    "a file cut in half": (TABLES["marks"][:-6].encode(), "cut off"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    inside = tmp_path / "tables"
    inside.mkdir()
    for name, text in TABLES.items():
        (inside / f"{name}.csv").write_text(text, encoding="utf-8")
    return inside


def score(folder: Path, out: str, *more: str) -> Result:
    home = folder.parent
    return CliRunner().invoke(app, ["score", str(home / "rubric.yaml"), str(folder), "-o", str(home / out), *more])


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()}


@pytest.mark.parametrize("out", ["out.csv", "out.parquet"])
def test_it_writes_a_row_a_household_and_period(folder: Path, out: str) -> None:
    done = score(folder, out)
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"Rated 2 households in 1 period: {folder.parent / out}\n"
    path = folder.parent / out
    rows = pl.read_parquet(path) if out.endswith("parquet") else pl.read_csv(path)
    assert rows.select("period", "household").cast(pl.String).rows() == [
        ("2024", "A"), ("2024", "B"), ("2025", "A"), ("2025", "B"),
    ]  # fmt: skip
    # A: growth (300-100)/200 = 1 -> 100; training 3/4 -> 75; 0.4*100 + 0.6*75 = 85. B: growth 0 -> 50; 1/4 -> 25; 35.
    assert rows["score"].to_list() == [None, None, 85, 35]
    assert rows["level"].to_list() == [None, None, "one", None]


def test_one_period_can_be_written(folder: Path) -> None:
    assert score(folder, "out.csv", "--period", "2025").exit_code == 0
    assert pl.read_csv(folder.parent / "out.csv")["period"].unique().to_list() == [2025]


def test_both_engines_write_the_same(folder: Path) -> None:
    assert score(folder, "polars.csv").exit_code == 0
    assert score(folder, "duckdb.csv", "--engine", "duckdb").exit_code == 0
    first, second = (pl.read_csv(folder.parent / f"{engine}.csv") for engine in ("polars", "duckdb"))
    assert first.equals(second)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_rank_sets_stand_in_place_of_ranks_and_are_empty_where_no_error_is_known(folder: Path, engine: str) -> None:
    assert score(folder, "out.csv", "--rank-sets", "0.95", "--engine", engine).exit_code == 0
    assert pl.read_csv(folder.parent / "out.csv").select("rank_low", "rank_high").null_count().row(0) == (4, 4)
    four = (("s", 0, 4), ("t", 3, 1), ("u", 0, 4))
    more = TABLES["marks"] + "".join(f"A,2025,training,{r},{a}\nB,2025,training,{r},{b}\n" for r, a, b in four)
    (folder / "marks.csv").write_text(more, encoding="utf-8")
    for confidence, high in (("0.01", 1), ("0.999", 2)):
        assert score(folder, "out.csv", "--rank-sets", confidence, "--engine", engine).exit_code == 0
        rows = pl.read_csv(folder.parent / "out.csv").filter(period=2025)
        assert rows.select("household", "rank", "rank_low", "rank_high").row(0) == ("A", 1, 1, high)


@pytest.mark.parametrize("kind", BAD)
def test_nothing_is_written_for(kind: str, folder: Path) -> None:
    name, old, new, said = BAD[kind]
    assert old in TABLES[name]
    (folder / f"{name}.csv").write_text(TABLES[name].replace(old, new), encoding="utf-8")
    before = left(folder)
    done = score(folder, "out.csv")
    assert done.exit_code == 1
    assert [text for text in said if text not in done.stderr] == []
    assert not done.stdout
    assert left(folder) == before


@pytest.mark.parametrize("kind", BROKEN)
def test_nothing_is_read_from(kind: str, folder: Path) -> None:
    content, said = BROKEN[kind]
    (folder / "marks.csv").write_bytes(content)
    done = score(folder, "out.csv")
    assert done.exit_code == 1
    assert done.stderr.startswith("marks.csv")
    assert said in done.stderr
    assert not (folder.parent / "out.csv").exists()


def test_a_refusal_leaves_the_earlier_result_as_it_was(folder: Path) -> None:
    (folder.parent / "out.csv").write_text("from before", encoding="utf-8")
    (folder / "households.csv").write_text("", encoding="utf-8")
    assert score(folder, "out.csv").exit_code == 1
    assert (folder.parent / "out.csv").read_text(encoding="utf-8") == "from before"


def test_an_unknown_period_is_said_with_those_there_are(folder: Path) -> None:
    done = score(folder, "out.csv", "--period", "20245")
    assert done.exit_code == 1
    assert "“20245” is not known. Known periods: 2024, 2025. Did you mean" in done.stderr


def test_an_output_that_cannot_be_written_is_said_before_anything_is_rated(folder: Path) -> None:
    done = score(folder, "no-such-folder/out.csv")
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_robustness_is_written_beside_the_rating_by_household_and_choice(folder: Path, engine: str) -> None:
    done = score(folder, "out.csv", "--robustness", str(folder.parent / "sure.csv"), "--engine", engine)
    assert done.exit_code == 0, done.stderr
    assert "sure-choices.csv" in done.stdout
    ranks = pl.read_csv(folder.parent / "sure.csv")
    # A is ahead of B in both parts, so whatever is chosen it is first.
    assert ranks.select("household", "rank", "rank_5", "rank_95").rows() == [("A", 1, 1, 1), ("B", 2, 2, 2)]
    choices, parts = (pl.read_csv(folder.parent / f"sure-{name}.csv") for name in ("choices", "parts"))
    assert set(choices["choice"]) == {"weights", "normalisation", "aggregation"}
    assert parts.select("part", "shift").rows() == [("growth", 0), ("training", 0)]
    assert (folder.parent / "sure-kept.csv").exists()


@pytest.mark.parametrize(("path", "status"), [("out.csv", 1), ("no-such-folder/x.csv", 1), ("x.xlsx", 2)])
def test_robustness_that_cannot_be_written_is_said_and_nothing_is_written(folder: Path, path: str, status: int) -> None:
    before = left(folder)
    assert score(folder, "out.csv", "--robustness", str(folder.parent / path)).exit_code == status
    assert left(folder) == before


def test_a_missing_engine_names_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("front.console.find_spec", lambda name: None)
    done = score(folder, "out.csv", "--engine", "duckdb")
    assert done.exit_code == 1
    assert "laurel-village[region]" in done.stderr


@pytest.mark.parametrize("more", [["--engine", "abacus"], ["--nonsense"], ["-o", "out.xlsx"], ["--rank-sets", "95"]])
def test_wrong_usage_has_its_own_status(folder: Path, more: list[str]) -> None:
    assert score(folder, "out.csv", *more).exit_code == 2


def test_the_commands_exit_status_reaches_the_shell(folder: Path) -> None:
    (folder / "marks.csv").write_bytes(b"")
    command = [sys.executable, "-m", "front.cli", "score", str(folder.parent / "rubric.yaml"), str(folder)]
    done = subprocess.run([*command, "-o", str(folder.parent / "o.csv")], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "marks.csv: This file is empty." in done.stderr
    assert not (folder.parent / "o.csv").exists()


def test_help_comes_without_the_engine_and_the_pages() -> None:
    code = "import sys, front.cli; print(sorted({'polars', 'streamlit', 'pydantic', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
