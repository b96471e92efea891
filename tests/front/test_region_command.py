"""`laurel snapshot` and `laurel region`: what they write, and what they say."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from front.cli import app
from tests.data.lakes import send
from tests.data.villages import descending, village

RUBRIC = """
title: Effort
version: 1
purpose: Thank
score:
  parts:
    trees: {from: marks.trees, topic: stewardship, ask: Trees planted, scale: [0, 20]}
"""


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


def test_a_village_that_cannot_be_read_keeps_no_other_from_its_snapshot(tmp_path: Path) -> None:
    village(tmp_path / "a.db", descending(12)).close()
    (tmp_path / "broken.db").write_text("no book at all, but long enough to be looked at")
    status, said = run("snapshot", str(tmp_path), "-o", str(tmp_path / "lake"))
    assert status == 1
    assert "broken.db" in said
    assert len(list((tmp_path / "lake").iterdir())) == 1
    (tmp_path / "empty").mkdir()
    assert run("snapshot", str(tmp_path / "empty"), "-o", str(tmp_path / "lake"))[0] == 1


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_region_gets_two_tables_and_a_page_that_names_no_village(tmp_path: Path, engine: str) -> None:
    lake, out, rubric = tmp_path / "lake", tmp_path / "out", tmp_path / "rules.yaml"
    names = ("Oakham", "Elmton", "Ashford", "Beechley")
    for at, name in enumerate(names):
        send(lake, name, {("2025", "rose"): 0.1 * (at + 3)}, [("2025", 2.0 + at)] * 3)
    rubric.write_text(RUBRIC)
    status, said = run("region", str(rubric), str(lake), "-o", str(out), "--engine", engine)
    assert (status, "4 villages" in said) == (0, True)
    assert pl.read_csv(out / "figures.csv").filter(name="rose")["value"].to_list() == [pytest.approx(0.45)]
    assert pl.read_csv(out / "households.csv").filter(name="trees")["value"].to_list() == [pytest.approx(17.5)]
    page = (out / "index.html").read_text()
    assert "Share of households whose income grew" in page
    assert "0.45 ± 0.06" in page
    assert not [name for name in names if name in page]
    assert (out / "light.css").exists()


def test_a_lake_that_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    (tmp_path / "rules.yaml").write_text(RUBRIC)
    status, said = run("region", str(tmp_path / "rules.yaml"), str(tmp_path / "lake"), "-o", str(tmp_path / "out"))
    assert (status, "laurel snapshot" in said) == (1, True)
    assert not (tmp_path / "out").exists()
