"""Columns of one file that is no table of Laurel's: numbers and names, looked at before they are used."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from data.tablefiles import ROW, broken_file, header_problems, scan
from data.tablerules import Found, Rule, broken_rows, empty, filled, number
from data.tables import refuse
from rating.problems import Problem, TablesRefused


def read_columns(
    path: Path, numbers: Sequence[str], names: Sequence[str] = (), *, keys: Sequence[str] = ()
) -> pl.DataFrame:
    """These columns of a .csv or .parquet file: `numbers` as Float64, `names` as text; an empty cell is missing.

    `keys` are those of the names without which a row says nothing: an empty cell in one is refused.

    Raises TablesRefused with every problem: its row (the heading is row 1), column and value.
    """
    wanted = list(dict.fromkeys([*numbers, *names]))
    try:
        frame, header = scan(path)
    except OSError as error:
        raise TablesRefused([Problem("cannot_read", value=str(path), file=path.name)]) from error
    known = [problem for problem in header_problems(header, wanted, ()) if problem.at in wanted]
    refuse(Found((_placed(problem, header, path),), 1) for problem in known)
    try:
        rows = frame.select(ROW, *wanted)
        refuse(_kinds(rows, numbers, path))
        rules = [rule for column in numbers for rule in _rules(column)]
        rules += [Rule("empty_cell", column, empty(column)) for column in keys if column not in numbers]
        refuse(broken_rows(rows, rules, path.name))
        return rows.select(*_typed(numbers, names)).collect()
    except pl.exceptions.PolarsError:
        raise TablesRefused([broken_file(path)]) from None


def _placed(problem: Problem, header: Sequence[str], path: Path) -> Problem:
    accepted = tuple(header) if problem.code == "missing_column" else problem.accepted
    return Problem(_code(problem.code), problem.at, problem.line, problem.value, accepted, problem.near, path.name)


def _code(code: str) -> str:
    return "no_such_column" if code == "missing_column" else code


def _kinds(rows: pl.LazyFrame, numbers: Sequence[str], path: Path) -> Iterator[Found]:
    for column, kind in rows.select(*numbers).collect_schema().items():
        if not (kind.is_numeric() or kind in (pl.String, pl.Null)):
            yield Found((Problem("wrong_type", column, None, str(kind), ("number",), file=path.name),), 1)


def _rules(column: str) -> Iterator[Rule]:
    as_given = pl.col(column).cast(pl.Float64, strict=False)
    yield Rule("not_a_number", column, filled(column) & as_given.is_null(), more=(("example", "1200.50"),))
    yield Rule("infinite", column, number(column).is_infinite())


def _typed(numbers: Sequence[str], names: Sequence[str]) -> Iterator[pl.Expr]:
    yield from (number(column).alias(column) for column in dict.fromkeys(numbers))
    yield from (pl.col(column).cast(pl.String) for column in names if column not in numbers)
