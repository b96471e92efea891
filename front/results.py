"""What `laurel score` writes: part after part into a folder beside, and all of it put in place only at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from data.inorder import in_order, sink
from rating import Problem, TablesRefused


@dataclass(frozen=True)
class Scored:
    """How many households and periods have a score in what was written."""

    households: int
    periods: int


class Results:
    """The tables of a run, the ratings first, each to the file that it is for; a path without an ending is a folder.

    Used in a `with`, which leaves nothing behind unless `finish` was reached. Raises TablesRefused where a table cannot
    be written.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)

    def __enter__(self) -> "Results":
        for path in self.paths:
            if not path.parent.is_dir() or (path.is_dir() and not _may_be_filled(path)):
                raise TablesRefused([Problem("cannot_write", value=str(path))])
        self._scratch = TemporaryDirectory(prefix=f".{self.paths[0].name}.", dir=self.paths[0].parent)
        for number in range(len(self.paths)):
            self.folder(number).mkdir()
        return self

    def __exit__(self, *_: object) -> None:
        self._scratch.cleanup()

    def folder(self, number: int = 0) -> Path:
        """Where the parts of a table are meanwhile."""
        return Path(self._scratch.name, str(number))

    @property
    def spill(self) -> Path:
        """A folder for what an engine cannot keep in memory."""
        return Path(self._scratch.name, "spill")

    def place(self, part: str, number: int = 0) -> Path:
        """Where the rows of a part go meanwhile, as Parquet."""
        return self.folder(number) / f"{part}.parquet"

    def add(self, part: str, tables: Sequence[pl.DataFrame]) -> None:
        """The rows of a part, a table for each path."""
        for number, table in enumerate(tables):
            with _writing(self.paths[number]):
                table.write_parquet(self.place(part, number))

    def finish(self) -> Scored:
        """Put all in place, rows sorted by village, period and household. Gives how many have a score."""
        scored = _scored(self._files(0))
        made = []
        for number, path in enumerate(self.paths):
            with _writing(path):
                made.append(self._made(number, path.suffix))
        for whole, path in zip(made, self.paths, strict=True):
            with _writing(path):
                whole.replace(path)
        return scored

    def _made(self, number: int, suffix: str) -> Path:
        """The finished file or folder, ready to be moved."""
        files = self._files(number)
        if not suffix:
            return self.folder(number)
        if len(files) == 1 and suffix == files[0].suffix:
            return files[0]
        schema = pl.scan_parquet(files[0]).collect_schema()
        whole = self.folder(number).with_suffix(suffix)
        sink(in_order(files, schema.names()), schema, whole)
        return whole

    def _files(self, number: int) -> list[Path]:
        return sorted(self.folder(number).glob("*.parquet"))


def _may_be_filled(path: Path) -> bool:
    """Whether a folder is there to be written to: one without an ending that is empty."""
    return not path.suffix and not any(path.iterdir())


def _scored(files: Sequence[Path]) -> Scored:
    households = 0
    periods: set[str] = set()
    for rows in in_order(files, ("village", "household", "period", "score")):
        scored = rows.drop_nulls("score")
        households += scored["household"].n_unique()
        periods.update(scored["period"].unique())
    return Scored(households, len(periods))


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TablesRefused([Problem("cannot_write", value=str(path), file=path.name)]) from error
