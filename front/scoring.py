"""What `laurel score` does: read the operator's own tables, rate them, and write the result once all is done."""

from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from data.parts import Parts, Whole, read_input
from front import console
from front.engine import OnEngine
from front.results import Results, Scored
from front.words import commands as words
from rating import Problem, Rating, Rubric, TablesRefused, rate
from rating.problems import nearest
from rating.ranksets import Bootstrap
from rating.robustness import robustness
from rating.versions import moves, total

BESIDE = ("choices", "parts", "kept")


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

    @property
    def asked(self) -> bool:
        """Whether anything is: all rows of a league are then gathered here."""
        return self.rank_sets is not None or self.robustness is not None


ONLY_RATE = Sureness()


def score(
    rubric: Rubric, folder: Path, out: Path, period: str | None, engine: OnEngine, sureness: Sureness = ONLY_RATE
) -> Scored:
    """Write the rating of a folder of tables to `out`; where TablesRefused or RubricRefused is raised, nothing."""
    with Results((out, *sureness.files)) as results:
        with console.working(words.READING):
            source = read_input(folder, rubric)
            _need_period(source, period)
        engine = replace(engine, spill=results.spill)
        if engine.name == "polars" or sureness.asked or not _is_shared(out, engine):
            for part in console.each(source.names, words.RATING):
                rating = rate(rubric, engine.take(source.tables(part), source.files(part)))
                results.add(part, _rated(rating, period, sureness))
        else:
            for part in console.each(source.names, words.READING):
                source.tables(part)
            engine.write(rate(rubric, engine.take(source.all_tables, source.files())), period, results)
        with console.working(words.WRITING):
            return results.finish()


def moved(
    versions: tuple[Rubric, Rubric], folder: Path, period: str | None, engine: OnEngine, *, bands: bool = False
) -> pl.DataFrame:
    """How many households the second version would move, by league and period (`rating.versions.total`)."""
    with console.working(words.READING):
        sources = [read_input(folder, rubric) for rubric in versions]
        _need_period(sources[0], period)
    found = []
    for part in console.each(sources[0].names, words.RATING):
        taken = [engine.take(source.tables(part), source.files(part)) for source in sources]
        now, then = map(rate, versions, taken)
        found.append(moves(now, then, period, bands=bands))
    return total(found)


def _is_shared(out: Path, engine: OnEngine) -> bool:
    """Whether an engine can write by itself: to DuckDB all is here, workers of Spark write a folder that all reach."""
    return engine.name == "duckdb" or not out.suffix


def _rated(rating: Rating, period: str | None, sureness: Sureness) -> list[pl.DataFrame]:
    """The scores, and the tables of robustness where they are asked for."""
    rows = rating.table(period)
    if sureness.rank_sets is not None:
        sets = rating.rank_sets(Bootstrap(sureness.rank_sets), period)
        rows = rows.with_columns(sets["rank_low"], sets["rank_high"])
    if sureness.robustness is None:
        return [rows]
    found = robustness(rating, period=period)
    return [rows, found.ranks, found.shares, found.parts, found.kept]


def _need_period(source: Whole | Parts, period: str | None) -> None:
    known = source.known_periods
    if period is not None and period not in known:
        raise TablesRefused([Problem("unknown_period", "period", None, period, known, nearest(period, known))])
