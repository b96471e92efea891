"""Reading a file of filled-in forms, whichever kind it is, as answers."""

from pathlib import Path

from data.filling import Filled
from data.formanswers import answers, code_of
from data.formnames import REPEATS
from data.open import Book
from data.permissions import needs
from data.sheetform import SheetRead, is_sheet, read_sheet
from data.sheets import read_sheets
from data.submissionfiles import read_submissions


@needs("import_filled")
def read_filled(book: Book, path: Path) -> tuple[Filled, ...]:
    """The answers of a file. Raises TablesRefused with what is wrong and where; EntryRefused: no_rubric."""
    return read_with_notes(book, path).filled


@needs("import_filled")
def read_with_notes(book: Book, path: Path) -> SheetRead:
    """The same with what was taken for granted while reading a season's workbook (`data.sheetform`)."""
    if path.suffix.lower() == ".xlsx" and is_sheet(sheets := read_sheets(path)):
        return read_sheet(path.name, sheets)
    return SheetRead(_of_forms(book, path))


def _of_forms(book: Book, path: Path) -> tuple[Filled, ...]:
    return answers(read_submissions(path, REPEATS), code_of(book))
