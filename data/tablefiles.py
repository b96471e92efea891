"""Opening one file that holds a table: is it text or Parquet, is it whole, and does it have the right columns?"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl

from rating.problems import Problem, TablesRefused, nearest
from rating.tables import COLUMNS, OPTIONAL

ROW = "row of the file"
SUFFIXES = (".csv", ".parquet")
HEAD_BYTES = 65_536
# A program ends its last line; only a short table typed by hand may be without.
TYPED_BYTES = 4_096


@dataclass(frozen=True)
class Opened:
    """A table file that could be opened: `frame` has the known columns as they stand, and `ROW` (the heading is 1)."""

    name: str
    path: Path
    frame: pl.LazyFrame
    columns: tuple[str, ...]

    @property
    def file(self) -> str:
        """What the file is called in problems."""
        return shown(self.path)


@dataclass(frozen=True)
class Shape:
    """The columns of a kind of table."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


def _rated(name: str) -> Shape:
    optional = tuple(OPTIONAL.get(name, {}))
    return Shape(tuple(c for c in COLUMNS[name] if c not in optional), optional)


SHAPES = {
    **{name: _rated(name) for name in COLUMNS},
    "consents": Shape(("household", "purpose", "given"), ("witness",)),
    "sources": Shape(("source", "kind")),
}
PEOPLE = ("house_number", "nickname", "group")


def open_table(name: str, path: Path, *, more: tuple[str, ...] = ()) -> Opened:
    """The table `name` in a .csv file, read as text, or in a .parquet file, unread; its rows are not yet checked.

    `more` are further columns that are read where they are there. Raises TablesRefused.
    """
    shape = SHAPES[name]
    optional = (*shape.optional, *more)
    try:
        frame, header = scan(path)
    except OSError as error:
        raise TablesRefused([Problem("cannot_read", value=str(path), file=shown(path))]) from error
    problems = [replace(p, file=shown(path)) for p in header_problems(header, shape.required, optional)]
    if problems:
        raise TablesRefused(problems)
    present = tuple(c for c in (*shape.required, *optional) if c in header)
    return Opened(name, path, frame.select(ROW, *present), present)


def shown(path: Path) -> str:
    """The name of a file; that of a part with its table's before it.

    >>> shown(Path("tables/income.csv")), shown(Path("tables/income/part-3.parquet"))
    ('income.csv', 'income/part-3.parquet')
    """
    in_parts = path.parent.name in COLUMNS and path.stem not in SHAPES
    return f"{path.parent.name}/{path.name}" if in_parts else path.name


def is_number(name: str, column: str) -> bool:
    """Whether a column of a table holds numbers; columns that the rating does not know hold text."""
    return COLUMNS.get(name, {}).get(column, nw.String) != nw.String


def header_problems(header: Sequence[str], required: Sequence[str], optional: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a heading. A column that nobody knows is left alone unless it looks like a misspelt one.

    >>> [str(p) for p in header_problems(["household", "vilage"], ["household", "village"], [])]
    ["missing_column at='village' near='vilage'"]
    >>> [str(p) for p in header_problems(["household", "membres", "note"], ["household"], ["members"])]
    ["unknown_column at='membres' value='membres' near='members'"]
    """
    spare = [c for c in header if c not in required and c not in optional]
    for column in sorted({c for c in header if header.count(c) > 1}):
        yield Problem("duplicate_column", column, 1, column)
    for column in required:
        if column not in header:
            yield Problem("missing_column", column, accepted=tuple(required), near=nearest_cased(column, spare))
    for column in spare:
        near = nearest_cased(column, [c for c in optional if c not in header], like=0.8)
        if near:
            yield Problem("unknown_column", column, value=column, accepted=tuple(optional), near=near)


def nearest_cased(name: str, known: Sequence[str], like: float = 0.6) -> str:
    """The known name most like `name` whatever its case, or "".

    >>> nearest_cased("Household", ["household", "village"])
    'household'
    """
    small = {k.strip().lower(): k for k in reversed(known)}
    found = nearest(name.strip().lower(), small)
    close = SequenceMatcher(None, name.strip().lower(), found).ratio() >= like
    return small[found] if found and close else ""


def scan(path: Path) -> tuple[pl.LazyFrame, list[str]]:
    """The rows of a .csv file as text, or of a .parquet file as they stand, with `ROW`; and its heading.

    A folder of .parquet files is read as one.
    """
    if path.suffix == ".csv":
        return _scan_csv(path)
    if path.is_dir():
        return _scan_parquet(path, parquet_in(path))
    if path.suffix == ".parquet":
        return _scan_parquet(path, [path])
    raise TablesRefused([Problem("unknown_suffix", value=path.suffix, accepted=SUFFIXES, file=shown(path))])


def _scan_csv(path: Path) -> tuple[pl.LazyFrame, list[str]]:
    header = _csv_header(path)
    frame = pl.scan_csv(
        path,
        infer_schema=False,
        with_column_names=lambda _: _apart(header),
        row_index_name=ROW,
        row_index_offset=2,
        glob=False,
    )
    text = pl.col(pl.String).str.strip_chars()
    cells = frame.with_columns(pl.when(text != "").then(text))
    filled = cells.filter(~pl.all_horizontal(pl.exclude(ROW).is_null()))
    try:
        # Parsed once and kept: every look at the rows would parse it again.
        return filled.collect(engine="streaming").lazy(), header
    except pl.exceptions.PolarsError:
        raise TablesRefused([broken_file(path)]) from None


def _apart(header: Sequence[str]) -> list[str]:
    return [name if name not in header[:i] else f"{name} {i}" for i, name in enumerate(header)]


def _csv_header(path: Path) -> list[str]:
    """The names in the first line. Raises TablesRefused where the file is empty, is not text, or was cut off."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - HEAD_BYTES))
        tail = file.read()
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise TablesRefused([Problem("empty_file", file=shown(path))])
    header = _first_line(head, path)
    if _cut_off(tail, size, len(header)):
        raise TablesRefused([Problem("cut_off", file=shown(path))])
    return header


def _first_line(head: bytes, path: Path) -> list[str]:
    try:
        if b"\0" in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise UnicodeError
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeError:
        raise TablesRefused([Problem("not_text", accepted=("UTF-8",), file=shown(path))]) from None
    header = [name.strip() for name in next(csv.reader(io.StringIO(text)), [])]
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        mark = next(mark for mark in ";\t|" if mark in header[0])
        raise TablesRefused([Problem("wrong_separator", line=1, value=mark, accepted=(",",), file=shown(path))])
    return header


def _cut_off(tail: bytes, size: int, width: int) -> bool:
    """Whether a file ends in the middle of a row: no end of line, and too few cells or too long to be typed by hand."""
    if tail.endswith((b"\n", b"\r")):
        return False
    last = tail.rpartition(b"\n")[2].decode(errors="replace")
    short = '"' not in last and len(next(csv.reader([last]), [])) < width
    return size > TYPED_BYTES or (short and b"\n" in tail)


def parquet_in(path: Path) -> list[Path]:
    """The .parquet files of a folder by name; a file by itself."""
    return sorted(path.glob("[!._]*.parquet")) if path.is_dir() else [path]


def _scan_parquet(path: Path, files: list[Path]) -> tuple[pl.LazyFrame, list[str]]:
    for file in files:
        _need_parquet(file, shown(path))
    frame = pl.scan_parquet(files, row_index_name=ROW, row_index_offset=2, glob=False, hive_partitioning=False)
    try:
        return frame, [name for name in frame.collect_schema().names() if name != ROW]
    except pl.exceptions.PolarsError:
        raise TablesRefused([Problem("unreadable", file=shown(path))]) from None


def _need_parquet(path: Path, called: str) -> None:
    with path.open("rb") as file:
        start = file.read(4)
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - 4))
        end = file.read()
    if size == 0:
        raise TablesRefused([Problem("empty_file", file=called)])
    if start != b"PAR1" or end != b"PAR1":
        raise TablesRefused([Problem("cut_off" if start == b"PAR1" else "not_parquet", file=called)])


def broken_file(path: Path) -> Problem:
    """Why Polars could not read the rows of a file: the line where that can be found."""
    if path.suffix != ".csv":
        return Problem("unreadable", file=shown(path))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return replace(_broken_line(file), file=shown(path))
    except UnicodeDecodeError:
        return Problem("not_text", accepted=("UTF-8",), file=shown(path))


def _broken_line(file: io.TextIOWrapper) -> Problem:
    rows, number = csv.reader(file, strict=True), 0
    width = 0
    try:
        for number, row in enumerate(rows, start=1):
            width = width or len(row)
            if len(row) > width:
                return Problem("long_row", line=number, value=len(row), more={"columns": width})
    except csv.Error:
        return Problem("open_quote", line=number + 1)
    return Problem("unreadable")
