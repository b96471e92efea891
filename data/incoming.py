"""Reading a file of filled-in forms, whichever kind it is, as answers."""

from collections.abc import Sequence
from pathlib import Path

from data.filling import Filled
from data.formanswers import answers, code_of, is_our_form
from data.formnames import REPEATS
from data.importmaps import ImportMap, import_maps, read_map
from data.mapped import fits, mapped_answers
from data.open import Book
from data.permissions import needs
from data.questions import asked_questions
from data.sheetreading import SheetRead, is_sheet, read_sheet
from data.sheets import read_sheets
from data.submissionfiles import read_submissions
from data.submissions import Record
from rating.problems import Problem, TablesRefused


@needs("import_filled")
def read_filled(book: Book, path: Path, by: ImportMap | None = None) -> tuple[Filled, ...]:
    """The answers of a file: of Laurel's own form, or of another through a map, else the one kept map that fits it.

    Raises TablesRefused with what is wrong and where; not_our_form where there is no map for it, several_maps;
    EntryRefused: no_rubric.
    """
    return read_with_notes(book, path, by).filled


@needs("import_filled")
def read_with_notes(book: Book, path: Path, by: ImportMap | None = None) -> SheetRead:
    """The same with what was taken for granted while reading a season's workbook (`data.sheetform`)."""
    if by is None and path.suffix.lower() == ".xlsx" and is_sheet(sheets := read_sheets(path)):
        return read_sheet(path.name, sheets)
    return SheetRead(_of_forms(book, path, by))


def _of_forms(book: Book, path: Path, by: ImportMap | None) -> tuple[Filled, ...]:
    records = read_submissions(path, {*REPEATS, by.rounds_in} if by and by.rounds_in else REPEATS)
    if by is None and not is_our_form(records):
        by = _fitting(book, records)
    return mapped_answers(records, by) if by else answers(records, code_of(book))


def _fitting(book: Book, records: Sequence[Record]) -> ImportMap | None:
    questions = asked_questions(book)
    kept = {name: read_map(text, questions, name) for name, text in import_maps(book).items()}
    fitting = {name: each for name, each in kept.items() if fits(records, each)}
    if len(fitting) > 1:
        raise TablesRefused([Problem("several_maps", value=", ".join(fitting))])
    return next(iter(fitting.values()), None)
