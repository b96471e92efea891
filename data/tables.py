"""The one reader and writer of tidy tables (docs/rating.md, "What goes in"), CSV and Parquet alike.

Reading looks at every row once and refuses a folder with everything that is wrong with it; the frames that come back
are lazy. Columns that the rating does not know are left alone, unless they look like a misspelt one of its own.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl

from data.faults import unwritten
from data.rubricrules import misspelt, rubric_rules
from data.tablefiles import SHAPES, SUFFIXES, Opened, broken_file, nearest_cased, open_table
from data.tablerules import MOST, Found, broken_rows, duplicates, kind_problems, known_rule, row_rules, strangers, typed
from rating.problems import Problem, TablesRefused
from rating.rubric import Rubric
from rating.tables import COLUMNS, Tables

# Where one of these is found, the rows cannot be compared with those of other tables.
HIDING = ("unreadable", "wrong_type", "no_rows")


def read_folder(folder: Path, rubric: Rubric | None = None) -> Tables:
    """The tidy tables in a folder, as lazy Polars frames; with a rubric, also checked against it.

    Periods that are left out are made of those that the other tables name. Raises TablesRefused with every problem:
    its file, row (the heading is row 1), column and value; the first 20, and a last one that counts the rest.
    """
    files = table_files(folder)
    return read_opened(open_all({name: path for name, path in files.items() if name in COLUMNS}), rubric)


def read_opened(opened: Mapping[str, Opened], rubric: Rubric | None = None, *, whole: bool = True) -> Tables:
    """The same from tables that are already open; unless they are the `whole`, a name may be missing in them."""
    found = [f for one in opened.values() for f in own_problems(one)]
    if any(p.code in HIDING for f in found for p in f.problems):
        refuse(found)
    frames = {name: typed(one) for name, one in opened.items()}
    if "periods" not in frames or frames["periods"].limit(1).collect().is_empty():
        frames["periods"] = _periods_or(found, frames)
    refuse([*found, *_between(opened, frames["periods"])])
    if rubric is not None:
        refuse(f for name, frame in frames.items() for f in _under(rubric, name, opened.get(name), frame, whole))
    return Tables(**frames)


def _periods_or(found: list[Found], frames: Mapping[str, pl.LazyFrame]) -> pl.LazyFrame:
    """The periods that tables name; where they name none, what else was found is told first."""
    try:
        return periods_named(frames)
    except TablesRefused:
        refuse(found)
        raise


def read_table(name: str, path: Path) -> pl.LazyFrame:
    """One tidy table by itself, lazily. Raises TablesRefused; whether its households are registered is not checked."""
    opened = open_table(name, path)
    refuse(own_problems(opened))
    return typed(opened)


def check_against(rubric: Rubric, tables: Tables) -> tuple[Problem, ...]:
    """What the rubric does not know in tables read before: sources, marks off their scale, periods without a price."""
    frames = {name: getattr(tables, name).lazy() for name in tables.present()}
    return first_of(f for name, frame in frames.items() for f in under_rubric(rubric, name, None, frame))


def write_table(frame: pl.DataFrame | pl.LazyFrame, path: Path) -> None:
    """Write a table as CSV or Parquet, by its suffix; a failure leaves what was there before.

    Raises TablesRefused for another suffix and where the file cannot be written.
    """
    if path.suffix not in SUFFIXES:
        raise TablesRefused([Problem("unknown_suffix", value=path.suffix, accepted=SUFFIXES, file=path.name)])
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _sink(frame.lazy(), part, path.suffix)
        part.replace(path)
    except OSError as error:
        raise TablesRefused([Problem(unwritten(error, path), value=str(path), file=path.name)]) from error
    finally:
        part.unlink(missing_ok=True)


def _sink(frame: pl.LazyFrame, part: Path, suffix: str) -> None:
    with part.open("wb") as file:
        if suffix == ".csv":
            frame.collect(engine="streaming").write_csv(file)
        else:
            frame.collect(engine="streaming").rechunk().write_parquet(file)  # else row groups follow the threads
        file.flush()
        os.fsync(file.fileno())


def table_files(folder: Path, needed: tuple[str, ...] = ("households",)) -> dict[str, Path]:
    """The files of a folder that hold tables, by the table's name. Raises TablesRefused."""
    if not folder.is_dir():
        raise TablesRefused([Problem("not_a_folder" if folder.exists() else "no_folder", value=str(folder))])
    files = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    problems = [*_misnamed(files), *_twice(files)]
    for name in needed:
        if not any(path.stem == name for path in files) and not any(p.near == name for p in problems):
            problems.append(Problem(f"no_{name}", value=str(folder), accepted=(f"{name}.csv", f"{name}.parquet")))
    if problems:
        raise TablesRefused(problems)
    return {path.stem: path for path in files if path.stem in SHAPES}


def _misnamed(files: Iterable[Path]) -> Iterator[Problem]:
    stems = {path.stem for path in files}
    for path in files:
        near = nearest_cased(path.stem, [name for name in SHAPES if name not in stems], like=0.8)
        if path.stem not in SHAPES and near:
            yield Problem("unknown_table", value=path.name, accepted=tuple(SHAPES), near=near, file=path.name)


def _twice(files: Iterable[Path]) -> Iterator[Problem]:
    for name in SHAPES:
        both = [path.name for path in files if path.stem == name]
        if len(both) > 1:
            yield Problem("table_twice", value=name, accepted=tuple(both), file=both[0])


def open_all(
    files: Mapping[str, Path], more: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> dict[str, Opened]:
    """The tables opened; `more` names further columns of a table. Raises TablesRefused for all that cannot be."""
    opened: dict[str, Opened] = {}
    problems: list[Problem] = []
    for name, path in files.items():
        try:
            opened[name] = open_table(name, path, more=more.get(name, ()))
        except TablesRefused as refused:
            problems.extend(refused.problems)
    if problems:
        raise TablesRefused(problems)
    return opened


def own_problems(opened: Opened) -> list[Found]:
    """What is wrong with one table by itself: the types of its columns, its cells, rows that stand twice."""
    kinds = [Found((p,), 1) for p in kind_problems(opened)]
    if kinds:
        return kinds
    try:
        return [*_no_rows(opened), *_cell_problems(opened), *duplicates(opened)]
    except pl.exceptions.PolarsError:
        return [Found((broken_file(opened.path),), 1)]


def _no_rows(opened: Opened) -> Iterator[Found]:
    if opened.name == "households" and opened.frame.limit(1).collect().is_empty():
        yield Found((Problem("no_rows", file=opened.file),), 1)


def _cell_problems(opened: Opened) -> list[Found]:
    return broken_rows(opened.frame, row_rules(opened), opened.file)


def _between(opened: Mapping[str, Opened], periods: pl.LazyFrame) -> Iterator[Found]:
    """Rows about households or periods that the other tables do not have."""
    households = opened["households"].frame.select(pl.col("household").cast(pl.String))
    known = known_rule("unknown_period", "period", periods.select("period").collect()["period"].to_list())
    for name, one in opened.items():
        if name != "periods" and "period" in one.columns:
            yield from broken_rows(one.frame, [known], one.file)
        for column in ("household", "old", "new"):
            if name != "households" and column in one.columns:
                yield from strangers(one, column, households)


def under_rubric(rubric: Rubric, name: str, opened: Opened | None, frame: pl.LazyFrame) -> Iterator[Found]:
    """What is wrong with a table under a rubric; with rows where the file is known."""
    yield from _under(rubric, name, opened, frame, True)


def _under(rubric: Rubric, name: str, opened: Opened | None, frame: pl.LazyFrame, whole: bool) -> Iterator[Found]:
    rows, file = (opened.frame, opened.file) if opened else (frame, name)
    yield from broken_rows(rows, rubric_rules(rubric, name), file)
    if whole:
        yield from misspelt(rubric, name, rows, file)


def periods_named(frames: Mapping[str, pl.LazyFrame]) -> pl.LazyFrame:
    """The periods that tables name, in the order of their names, numbers in them by value."""
    named: set[str] = set()
    for frame in frames.values():
        if "period" in frame.collect_schema():
            named.update(frame.select(pl.col("period").unique()).collect(engine="streaming")["period"].drop_nulls())
    names = sorted(named, key=name_order)
    if not names:
        raise TablesRefused([Problem("no_periods", accepted=("periods.csv", "periods.parquet"))])
    order = pl.Series("order", range(1, len(names) + 1), pl.Int64)
    return pl.DataFrame({"period": pl.Series(names, dtype=pl.String), "order": order}).lazy()


def name_order(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts names as people do: numbers in them by value.

    >>> sorted(["season 10", "season 9", "2024", "999"], key=name_order)
    ['999', '2024', 'season 9', 'season 10']
    """
    pieces = re.split(r"([0-9]+)", name)
    return [(0, int(p), p) if p.isdecimal() else (1, 0, p) for p in pieces if p]


def refuse(found: Iterable[Found]) -> None:
    """Raise TablesRefused if anything was found."""
    problems = first_of(found)
    if problems:
        raise TablesRefused(problems)


def first_of(found: Iterable[Found]) -> tuple[Problem, ...]:
    """The first 20 problems by file and row, and where there are more, a last one that says how many."""
    groups = list(found)
    told = sorted((p for group in groups for p in group.problems), key=lambda p: (p.file, p.line or 0))
    rest = sum(group.count for group in groups) - len(told[:MOST])
    return (*told[:MOST], *((Problem("more_problems", more={"count": rest}),) if rest > 0 else ()))
