"""What computes a rating: Polars, DuckDB or Spark, and what each does with tables that are too large for memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from front import console
from front.duck import connection, on_duckdb
from front.results import Results
from front.spark import HERE, on_spark, session, share_done
from front.words import commands as words
from rating import Rating, Tables

NO_FILES: Mapping[str, Sequence[Path]] = {}


@dataclass(frozen=True)
class OnEngine:
    """polars; duckdb with the most memory that it may take and a folder for the rest; spark at a master's address."""

    name: str = "polars"
    master: str = HERE
    memory: str = ""
    spill: Path | None = field(default=None, compare=False)

    def take(self, tables: Tables, files: Mapping[str, Sequence[Path]] = NO_FILES) -> Tables:
        """Tables that Polars has looked at, on this engine; `files` are the Parquet files of those that have any."""
        if self.name == "spark":
            return on_spark(tables, files, self._native)
        return on_duckdb(tables, files, self._native) if self.name == "duckdb" else tables

    def write(self, rating: Rating, period: str | None, results: Results) -> None:
        """Write the scores without gathering them here: DuckDB as one part, Spark as many as it makes."""
        rows: Any = rating.scores(period).to_native()
        with console.measured(words.RATING, self._done):
            if self.name == "spark":
                rows.write.mode("overwrite").parquet(results.folder().resolve().as_uri())
            else:
                rows.write_parquet(str(results.place("all")), compression="zstd")

    def _done(self) -> float:
        return share_done(self._native) if self.name == "spark" else max(0.0, self._native.query_progress() / 100)

    @cached_property
    def _native(self) -> Any:
        return session(self.master) if self.name == "spark" else connection(self.memory, self.spill)
