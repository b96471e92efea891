"""A village of 1,000 households by Excel: its workbook written, filled in, read and imported.

`python -m tests.bench.spreadsheet` prints the seconds of each; reading and importing may take five together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TypeVar

from openpyxl import load_workbook

from data.filled import import_filled
from data.open import Book
from data.sheetform import sheet_of
from data.sheetreading import read_sheet
from data.sheets import read_sheets
from front.sheetform import sheet_workbook
from tests.data.raters import ana, village

HOUSEHOLDS = 1_000
Thing = TypeVar("Thing")
TOLD = {"state": "Yes, this much", "method": "From memory"}


@dataclass(frozen=True)
class Seconds:
    """What writing, reading and importing a workbook took, by the clock and of processors; how many answers it gave."""

    written: tuple[float, float]
    read: tuple[float, float]
    imported: tuple[float, float]
    answers: int


def main() -> None:
    """Print the seconds by the clock and of processors, and how many answers were imported."""
    found = measured(HOUSEHOLDS)
    for name in ("written", "read", "imported"):
        print(name, *(f"{each:.2f}" for each in getattr(found, name)))
    print(found.answers, "answers")


def measured(households: int) -> Seconds:
    """A workbook of so many households, filled in and imported."""
    with TemporaryDirectory(prefix="laurel-sheet-") as name:
        path = Path(name) / "bend.db"
        with village(path, [f"house {number:04}" for number in range(households)]) as book:
            book.db.execute("INSERT INTO account_roles VALUES (1, 'rater')")
            return _rounds(ana(book), Path(name) / "filled.xlsx")


def _rounds(book: Book, path: Path) -> Seconds:
    written, content = _timed(lambda: sheet_workbook(sheet_of(book), "Bend"))
    _fill_in(content, path)
    took, read = _timed(lambda: read_sheet(path.name, read_sheets(path)))
    imported, plan = _timed(lambda: import_filled(book, read.filled))
    return Seconds(written, took, imported, len(plan.new))


def _timed(work: Callable[[], Thing]) -> tuple[tuple[float, float], Thing]:
    start, busy = perf_counter(), process_time()
    done = work()
    return (perf_counter() - start, process_time() - busy), done


def _fill_in(content: bytes, path: Path) -> None:
    """Every cell that is asked."""
    made = load_workbook(BytesIO(content))
    sheet = made.worksheets[1]
    heading = [str(cell.value) for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for at in range(4, len(heading)):
            row[at].value = _answer(heading[at], row[0].row or 0)
    made.save(path)


def _answer(heading: str, line: int) -> object:
    if heading.endswith("asked?"):
        return TOLD["state"]
    if heading.endswith("known"):
        return TOLD["method"]
    return line % 6 if heading.endswith(")") else 100 + line


if __name__ == "__main__":
    main()
