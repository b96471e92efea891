"""Reading a file of filled-in forms, whichever kind it is, as answers."""

from pathlib import Path

from data.filling import Filled
from data.formanswers import answers, code_of
from data.formnames import REPEATS
from data.open import Book
from data.permissions import needs
from data.submissionfiles import read_submissions


@needs("import_filled")
def read_filled(book: Book, path: Path) -> tuple[Filled, ...]:
    """The answers of a file. Raises TablesRefused with what is wrong and where; EntryRefused: no_rubric."""
    return answers(read_submissions(path, REPEATS), code_of(book))
