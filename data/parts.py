"""Tidy tables in parts (docs/rating.md, "In parts"): a folder for each table, and in it a file for some villages.

Parts of the same name hold the same villages, and no village is in two of them: so each is rated by itself, and memory
does not grow with the number of parts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl

from data.rubricrules import KINDS, misspelt
from data.tablefiles import ROW, SUFFIXES, Opened, open_table, parquet_in, shown
from data.tablerules import MOST, typed
from data.tables import periods_named, read_folder, read_opened, refuse
from data.twice import Twice
from rating.problems import Problem, TablesRefused
from rating.rubric import Rubric
from rating.tables import COLUMNS, Tables

IN_PARTS = tuple(name for name in COLUMNS if name != "periods")
ByPart = Mapping[str, Path]
_TYPES: dict[object, type[pl.DataType]] = {nw.String: pl.String, nw.Float64: pl.Float64, nw.Int64: pl.Int64}
TWICE = {"village": "village_in_two_parts", "household": "household_in_two_parts"}


@dataclass(frozen=True)
class Whole:
    """A folder with a file for each table, which was looked at."""

    folder: Path
    all_tables: Tables

    @property
    def names(self) -> tuple[str, ...]:
        """One part."""
        return ("all",)

    def tables(self, _part: str) -> Tables:
        """The tables."""
        return self.all_tables

    @property
    def known_periods(self) -> tuple[str, ...]:
        """The names of the periods."""
        return _names(self.all_tables.periods)

    def files(self, _part: str | None = None) -> dict[str, list[Path]]:
        """The tables that are Parquet."""
        paths = {name: self.folder / f"{name}.parquet" for name in self.all_tables.present()}
        return {name: [path] for name, path in paths.items() if path.exists()}


@dataclass(frozen=True)
class Parts:
    """The parts of a folder: each table's files (or folders of files) by the part's name, and the periods of all."""

    paths: Mapping[str, ByPart]
    periods: Opened
    rubric: Rubric

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in their order."""
        return tuple(sorted(self.paths["households"]))

    def tables(self, part: str) -> Tables:
        """The tables of one part as lazy Polars frames, looked at as `data.tables.read_folder` does.

        A table that other parts have is there without rows. Raises TablesRefused.
        """
        own = {name: _opened(name, paths.get(part)) for name, paths in self.paths.items()}
        try:
            return read_opened({**own, "periods": self.periods}, self.rubric, whole=False)
        except TablesRefused as refused:
            raise TablesRefused([_in_part(problem, part) for problem in refused.problems]) from None

    @property
    def all_tables(self) -> Tables:
        """Every part's rows below each other."""
        frames = {name: _below(name, paths) for name, paths in self.paths.items()}
        return Tables(**frames, periods=typed(self.periods))

    @property
    def known_periods(self) -> tuple[str, ...]:
        """The names of the periods."""
        return _names(typed(self.periods))

    def files(self, part: str | None = None) -> dict[str, list[Path]]:
        """The Parquet files of each table, of one part or of all."""
        of_it = {
            name: [path for key, path in sorted(paths.items()) if part in (None, key)]
            for name, paths in self.paths.items()
        }
        return {name: [file for path in found for file in parquet_in(path)] for name, found in of_it.items()}


def _names(periods: pl.LazyFrame) -> tuple[str, ...]:
    return tuple(periods.select("period").collect()["period"])


def read_input(folder: Path, rubric: Rubric) -> Whole | Parts:
    """The tables of a folder, in parts or not. Raises TablesRefused; rows of parts are looked at by `Parts.tables`."""
    return read_parts(folder, rubric) if in_parts(folder) else Whole(folder, read_folder(folder, rubric))


def in_parts(folder: Path) -> bool:
    """Whether any table of a folder is a folder itself."""
    return any((folder / name).is_dir() for name in IN_PARTS)


def read_parts(folder: Path, rubric: Rubric) -> Parts:
    """The parts of a folder, with what goes across them looked at: villages, names of households, periods, criteria.

    The rows of each are looked at by `Parts.tables`. Raises TablesRefused.
    """
    paths = {name: _paths(name, folder / name) for name in IN_PARTS if (folder / name).is_dir()}
    problems = [*_not_in_parts(folder), *_alone(paths)]
    if problems:
        raise TablesRefused(problems)
    periods = _periods(folder, paths)
    _refuse_split(paths["households"])
    for name in sorted(paths.keys() & KINDS.keys()):
        refuse(misspelt(rubric, name, _each_once(name, paths[name], KINDS[name]), f"{name}/"))
    return Parts(paths, periods, rubric)


def _paths(name: str, folder: Path) -> dict[str, Path]:
    """Part -> its file, or its folder of files, as programs write it that split a table by the values of a column."""
    found = sorted(path for path in folder.iterdir() if path.name[0] not in "._")
    strange = [path for path in found if not (parquet_in(path) if path.is_dir() else path.suffix == ".parquet")]
    if strange:
        raise TablesRefused([Problem("part_not_parquet", value=path.name, file=shown(path)) for path in strange])
    for path in found:
        open_table(name, path)  # whether its columns are right; which is not kept, for there may be thousands
    return {path.name if path.is_dir() else path.stem: path for path in found}


def _opened(name: str, path: Path | None) -> Opened:
    if path is not None:
        return open_table(name, path)
    columns = {column: _TYPES[kind] for column, kind in COLUMNS[name].items()}
    return Opened(name, Path(name), pl.LazyFrame(schema={ROW: pl.UInt32, **columns}), tuple(columns))


def _not_in_parts(folder: Path) -> Iterator[Problem]:
    """Tables that are one file beside others in parts; households have to be in parts."""
    for name in IN_PARTS:
        for path in (folder / f"{name}{suffix}" for suffix in SUFFIXES):
            if path.is_file():
                yield Problem("table_in_one_file", value=path.name, more={"table": name})
    if not (folder / "households").is_dir():
        yield Problem("no_households", value=str(folder), accepted=("households/",))


def _alone(paths: Mapping[str, ByPart]) -> Iterator[Problem]:
    """Parts of a table of whose households nothing is known."""
    known = paths.get("households", {})
    for parts in paths.values():
        for part in sorted(parts.keys() - known.keys()):
            yield Problem("part_alone", value=part, file=shown(parts[part]))


def _periods(folder: Path, paths: Mapping[str, ByPart]) -> Opened:
    for path in (folder / f"periods{suffix}" for suffix in SUFFIXES):
        if path.is_file():
            return open_table("periods", path)
    dated = [name for name in paths if "period" in COLUMNS[name]]
    named = periods_named({name: _each_once(name, paths[name], "period") for name in dated})
    return Opened("periods", folder / "periods", named.with_row_index(ROW, 2), ("period", "order"))


def _each_once(name: str, paths: ByPart, column: str) -> pl.LazyFrame:
    """What stands in a column of names, each part's values once; one part is looked at after another."""
    cells = (open_table(name, path).frame.select(pl.col(column).cast(pl.String).unique()) for path in paths.values())
    return pl.concat(cell.collect(engine="streaming") for cell in cells).lazy()


def _below(name: str, paths: ByPart) -> pl.LazyFrame:
    return pl.concat([typed(open_table(name, path)) for _, path in sorted(paths.items())], how="diagonal")


def _in_part(problem: Problem, part: str) -> Problem:
    """A household that is not registered here may be so in another part: that is what has to be said."""
    if problem.code != "unknown_household":
        return problem
    return Problem("not_in_part", problem.at, problem.line, problem.value, (), "", problem.file, {"part": part})


def _refuse_split(households: ByPart) -> None:
    """Raises TablesRefused for villages in two parts, and for households of one name in two parts."""
    villages: list[pl.DataFrame] = []
    with Twice() as hashes:
        for _, path in sorted(households.items()):
            rows = typed(open_table("households", path)).select("village", hash=pl.col("household").hash()).collect()
            hashes.add(rows["hash"].to_numpy())
            villages.append(_standing(rows["village"], path))
        shared = hashes.shared()[:MOST]
    problems = [*_in_two(pl.concat(villages), "village"), *_households_in_two(households, shared)]
    if problems:
        raise TablesRefused(problems[:MOST])


def _standing(names: pl.Series, path: Path) -> pl.DataFrame:
    """The names that stand in a part, each once."""
    found = names.drop_nulls().unique().sort()
    return pl.DataFrame({"name": found, "file": pl.repeat(shown(path), len(found), eager=True).cast(pl.Categorical)})


def _in_two(standing: pl.DataFrame, column: str) -> Iterator[Problem]:
    """The names that stand in two parts."""
    if standing["name"].n_unique() == standing.height:
        return
    files = standing.group_by("name", maintain_order=True).agg("file").filter(pl.col("file").list.len() > 1)
    for name, (first, *others) in files.head(MOST).iter_rows():
        for file in others:
            yield Problem(TWICE[column], column, None, name, file=file, more={"first": first})


def _households_in_two(households: ByPart, shared: Sequence[int]) -> Iterator[Problem]:
    """The households with these hashes that stand in two parts; others may share a hash with another name."""
    if not shared:
        return
    alike = pl.col("household").hash().is_in(list(shared))
    rows = {path: typed(open_table("households", path)).filter(alike) for _, path in sorted(households.items())}
    yield from _in_two(
        pl.concat(_standing(frame.collect()["household"], path) for path, frame in rows.items()), "household"
    )
