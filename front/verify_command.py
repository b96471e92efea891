"""What `laurel verify` does: open a record book as whoever holds its file, and look at all of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from data.actors import OPERATOR
from data.errors import book_refused
from data.faults import unwritten
from data.open import open_book
from data.taken import is_copy
from data.verify import Report, verify
from front.words.problems import lines
from rating.problems import Problem

SHOWN = 20


def verified(path: Path, head: str) -> Report:
    """Everything that was found in a book, or in a copy, which stays as it is. Raises BookRefused."""
    with _to_look_at(path) as file, open_book(file, OPERATOR) as book:
        return verify(book, head)


@contextmanager
def _to_look_at(path: Path) -> Iterator[Path]:
    """Opened by a newer Laurel a copy would be brought up to date, and the one that made it could not restore it."""
    if not is_copy(path):
        yield path
        return
    with TemporaryDirectory(prefix="laurel-verify-") as folder:
        file = Path(folder) / path.name
        try:
            copyfile(path, file)
        except OSError as error:
            raise book_refused(unwritten(error, file), path) from error
        yield file


def findings(report: Report) -> list[str]:
    """The first findings in words, and how many more there are."""
    more = len(report.findings) - SHOWN
    rest = [Problem("more_findings", value=more)] if more > 0 else []
    return lines([*report.findings[:SHOWN], *rest])
