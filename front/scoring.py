"""What `laurel score` does: read the operator's own tables, rate them on an engine, write the result in one piece."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from data.tables import read_folder, write_table
from front.console import working
from front.spark import HERE, on_spark, session
from front.words import commands as words
from rating import Problem, Rating, Rubric, Tables, TablesRefused, rate
from rating.problems import nearest
from rating.ranksets import Bootstrap
from rating.robustness import robustness


@dataclass(frozen=True)
class Scored:
    """How many households and periods have a score in what was written."""

    households: int
    periods: int


@dataclass(frozen=True)
class Sureness:
    """What else is asked: rank sets at a confidence in rank_low and rank_high, and a table of robustness to write."""

    rank_sets: float | None = None
    robustness: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of robustness: ranks, choices, parts, and what could not be chosen otherwise."""
        path = self.robustness
        return () if path is None else (path, *(path.with_stem(f"{path.stem}-{name}") for name in BESIDE))


@dataclass(frozen=True)
class OnEngine:
    """What computes: polars, duckdb, or spark at a master's address."""

    name: str = "polars"
    master: str = HERE

    def take(self, tables: Tables, folder: Path) -> Tables:
        """Tables that Polars has read from a folder, on this engine."""
        if self.name == "spark":
            return on_spark(tables, folder, session(self.master))
        return in_duckdb(tables) if self.name == "duckdb" else tables


BESIDE = ("choices", "parts", "kept")
ONLY_RATE = Sureness()


def score(
    rubric: Rubric, folder: Path, out: Path, period: str | None, engine: OnEngine, sureness: Sureness = ONLY_RATE
) -> Scored:
    """Write the rating of a folder of tables to `out`; where TablesRefused or RubricRefused is raised, nothing."""
    for path in (out, *sureness.files):
        if not path.parent.is_dir() or path.is_dir():
            raise TablesRefused([Problem("cannot_write", value=str(path))])
    with working(words.READING):
        tables = read_folder(folder, rubric)
        _need_period(tables, period)
    with working(words.RATING):
        rating = rate(rubric, engine.take(tables, folder))
        rows = rating.table(period)
        if sureness.rank_sets is not None:
            sets = rating.rank_sets(Bootstrap(sureness.rank_sets), period)
            rows = rows.with_columns(sets["rank_low"], sets["rank_high"])
        more = _robustness(rating, sureness, period)
    with working(words.WRITING):
        for path, table in {out: rows, **more}.items():
            write_table(table, path)
    scored = rows.filter(pl.col("score").is_not_null())
    return Scored(scored["household"].n_unique(), scored["period"].n_unique())


def _robustness(rating: Rating, sureness: Sureness, period: str | None) -> dict[Path, pl.DataFrame]:
    """The tables of robustness by the file that they go to; none where they are not asked for."""
    if sureness.robustness is None:
        return {}
    found = robustness(rating, period=period)
    return dict(zip(sureness.files, (found.ranks, found.shares, found.parts, found.kept), strict=True))


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
