"""Spark in tests: one session for the whole run, on this machine."""

import os
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any

import polars as pl
import pytest

from front.spark import session
from rating.tables import Tables

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None and not os.environ.get("CI"),
    reason="pyspark is not installed (make .venv/spark.stamp)",
)
# The villages of tests are so small that compiling a plan would cost more than running it.
SETTINGS = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


@cache
def one_session() -> Any:
    return session("local[2]", SETTINGS)


def on_spark(tables: Mapping[str, pl.DataFrame]) -> Tables:
    return Tables(**{name: one_session().createDataFrame(frame.to_arrow()) for name, frame in tables.items()})
