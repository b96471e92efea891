"""What `laurel score` does: read the operator's own tables, rate them on an engine, write the result in one piece."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.tables import read_folder, write_table
from front.console import working
from front.words import commands as words
from rating import Problem, Rubric, Tables, TablesRefused, rate
from rating.problems import nearest
from rating.ranksets import Bootstrap


@dataclass(frozen=True)
class Scored:
    """How many households and periods have a score in what was written."""

    households: int
    periods: int


def score(
    rubric: Rubric, folder: Path, out: Path, period: str | None, engine: str, rank_sets: float | None = None
) -> Scored:
    """Write the rating of a folder of tables to `out`; where TablesRefused or RubricRefused is raised, nothing.

    With `rank_sets` (a confidence), rank_low and rank_high are those of the rank sets.
    """
    if not out.parent.is_dir() or out.is_dir():
        raise TablesRefused([Problem("cannot_write", value=str(out))])
    with working(words.READING):
        tables = read_folder(folder, rubric)
        _need_period(tables, period)
    with working(words.RATING):
        rating = rate(rubric, tables if engine == "polars" else in_duckdb(tables))
        rows = rating.table(period)
        if rank_sets is not None:
            sets = rating.rank_sets(Bootstrap(rank_sets), period)
            rows = rows.with_columns(sets["rank_low"], sets["rank_high"])
    with working(words.WRITING):
        write_table(rows, out)
    scored = rows.filter(pl.col("score").is_not_null())
    return Scored(scored["household"].n_unique(), scored["period"].n_unique())


def in_duckdb(tables: Tables) -> Tables:
    """The same tables as relations of one DuckDB connection."""
    import duckdb  # noqa: PLC0415

    connection = duckdb.connect()
    frames = {name: getattr(tables, name).lazy().collect() for name in tables.present()}
    return Tables(**{name: connection.from_arrow(frame.to_arrow()) for name, frame in frames.items()})


def _need_period(tables: Tables, period: str | None) -> None:
    known = tuple(tables.periods.lazy().select("period").collect()["period"])
    if period is not None and period not in known:
        raise TablesRefused([Problem("unknown_period", "period", None, period, known, nearest(period, known))])
