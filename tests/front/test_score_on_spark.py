"""`laurel score` and `laurel region` on Spark: from CSV, from Parquet that Spark reads by itself, and in parts."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from front.cli import app
from tests.front.test_region_command import region_of_four
from tests.front.test_score import RUBRIC, TABLES
from tests.front.test_score_in_parts import write_two_villages
from tests.spark import needs_spark, one_session

pytestmark = needs_spark


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_spark_writes_what_polars_writes(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    for name, text in TABLES.items():
        rows = pl.read_csv(text.encode(), schema_overrides={"period": pl.String})
        (rows.write_csv if suffix == "csv" else rows.write_parquet)(folder / f"{name}.{suffix}")
    one_session()
    for engine in ("polars", "spark"):
        args = ["score", str(tmp_path / "rubric.yaml"), str(folder), "-o", str(tmp_path / f"{engine}.csv")]
        done = CliRunner().invoke(app, [*args, "--engine", engine])
        assert done.exit_code == 0, done.output
    assert (tmp_path / "spark.csv").read_bytes() == (tmp_path / "polars.csv").read_bytes()


def test_workers_read_parts_and_write_a_folder(tmp_path: Path) -> None:
    write_two_villages(tmp_path / "whole", tmp_path / "dealt")
    one_session()
    for folder, out, engine in (("dealt", "on-spark", "spark"), ("whole", "one.parquet", "polars")):
        args = ["score", str(tmp_path / folder / "rubric.yaml"), str(tmp_path / folder), "-o", str(tmp_path / out)]
        done = CliRunner().invoke(app, [*args, "--engine", engine])
        assert done.exit_code == 0, done.output
        assert "Rated 4 households in 1 period" in done.stdout
    rows = pl.read_parquet(sorted((tmp_path / "on-spark").glob("*.parquet")))
    assert rows.equals(pl.read_parquet(tmp_path / "one.parquet"))


def test_a_region_is_combined_on_spark_as_on_polars(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("households.parquet").write_bytes(b"of something else")
    one_session()
    said = {engine: region_of_four(tmp_path / engine, engine) for engine in ("polars", "spark")}
    assert said["spark"] == said["polars"]
