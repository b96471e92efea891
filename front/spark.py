"""Rating on Spark: a session at any master, and an operator's tables on it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.unread import known_rows
from rating import Tables

HERE = "local[*]"
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
# A rating is one long plan: noting where each formula was written, and inferring from each, is planning for naught.
BRIEF = {"spark.sql.dataFrameQueryContext.enabled": "false", "spark.sql.constraintPropagation.enabled": "false"}


def session(master: str = HERE, more: Mapping[str, str] = MappingProxyType({})) -> Any:
    """A Spark session at a master's address, the one that stands already where there is one."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    builder = SparkSession.builder.master(master).appName("laurel")
    for name, value in {**QUIET, **BRIEF, **more}.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def on_spark(tables: Tables, files: Mapping[str, Sequence[Path]], spark: Any) -> Tables:
    """The same tables as Spark's: Parquet files are read by Spark's own workers, others are handed over from here."""
    return Tables(**{name: _table(spark, name, files.get(name), getattr(tables, name)) for name in tables.present()})


def _table(spark: Any, name: str, files: Sequence[Path] | None, frame: Any) -> Any:
    if files:
        reader = spark.read.option("mergeSchema", "true")
        return known_rows(name, reader.parquet(*(file.resolve().as_uri() for file in files)))
    return spark.createDataFrame(frame.lazy().collect().to_arrow())


def share_done(spark: Any) -> float:
    """How much of the stages that run now is done, from 0 to 1."""
    tracker = spark.sparkContext.statusTracker()
    stages = [stage for number in tracker.getActiveStageIds() if (stage := tracker.getStageInfo(number))]
    done, tasks = sum(stage.numCompletedTasks for stage in stages), sum(stage.numTasks for stage in stages)
    return float(done / tasks) if tasks else 0.0
