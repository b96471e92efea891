"""`laurel score --engine spark`, from CSV files and from Parquet that Spark reads by itself."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from front.cli import app
from tests.front.test_score import RUBRIC, TABLES
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
