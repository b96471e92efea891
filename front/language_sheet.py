"""A village's own language: a spreadsheet with every sentence, and what comes back of it translated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from front.catalogues import ADDED, is_plural
from front.language import SHIPPED
from front.sentences import updated, write_catalogue
from front.translations import differences, fields
from front.words import languages as words
from rating.problems import Problem, TablesRefused

FIRST_ROW = 3
ENGLISH, FORMS = 3, 5
WIDTHS = (28, 40, 60, 40)
SAMPLES = range(201)


@dataclass(frozen=True)
class Taken:
    """A language that was taken in, and how many of its sentences are not translated."""

    language: str
    sentences: int
    left: int


def language_code(value: str) -> str:
    """The code of a language that a village may add. Raises TablesRefused: not_a_language, shipped_language."""
    code = value.strip().replace("-", "_")
    try:
        known = str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError, TypeError):
        known = False
    if not known:
        raise TablesRefused([Problem("not_a_language", value=value)])
    if code in SHIPPED:
        raise TablesRefused([Problem("shipped_language", value=code)])
    return code


def write_sheet(language: str, path: Path, before: Catalog | None = None) -> Taken:
    """Write every sentence, with what `before` has of translations, as an Excel workbook."""
    catalogue = updated(language, before)
    book = Workbook()
    sheet: Any = book.active
    sheet.title = language
    sheet.append([words.HOW.format()])
    sheet.append([*words.HEADING, *_headings(catalogue)])
    for message in _messages(catalogue):
        english = list(message.id) if isinstance(message.id, tuple) else [message.id, None]
        where = ", ".join(str(place) for place, _ in message.locations)
        sheet.append([where, " ".join(message.auto_comments), *english, *_forms(message.string)])
    _dress(sheet, len(WIDTHS) + catalogue.num_plurals)
    book.save(path)
    return Taken(language, len(_messages(catalogue)), sum(not all(_forms(m.string)) for m in _messages(catalogue)))


def take_sheet(path: Path, villages: Path) -> Taken:
    """Take a translated workbook in for the villages of a folder, in place of what was there of its language.

    Raises TablesRefused for each row that is wrong; nothing is taken in then.
    """
    sheet = _opened(path)
    catalogue = updated(language_code(sheet.title))
    problems = [problem for row in _rows(sheet) for problem in _take(catalogue, *row, path.name)]
    if problems:
        raise TablesRefused(problems)
    write_catalogue(catalogue, villages / ADDED / f"{sheet.title}.po")
    messages = _messages(catalogue)
    return Taken(str(sheet.title), len(messages), sum(not all(_forms(each.string)) for each in messages))


def _opened(path: Path) -> Any:
    try:
        sheet: Any = load_workbook(BytesIO(path.read_bytes()), read_only=True).active
    except (InvalidFileException, OSError, KeyError, ValueError, BadZipFile) as error:
        raise TablesRefused([Problem("not_a_sheet", file=path.name)]) from error
    return sheet


def _rows(sheet: Any) -> Iterator[tuple[int, str, list[str]]]:
    """The number of each row, the English sentence, and what stands in the columns of translations."""
    for number, row in enumerate(sheet.iter_rows(min_row=FIRST_ROW, values_only=True), FIRST_ROW):
        if len(row) >= FORMS:
            english, *_, last = row[ENGLISH - 1], row
            yield number, str(english or ""), ["" if cell is None else str(cell) for cell in last[FORMS - 1 :]]


def _take(catalogue: Catalog, number: int, english: str, cells: Sequence[str], file: str) -> Iterator[Problem]:
    message = catalogue.get(english) if english else None
    if message is None or not any(cells):
        return
    plural = is_plural(message.id)
    forms = tuple(cells[: catalogue.num_plurals if plural else 1])
    if not all(forms):
        yield Problem("forms_missing", line=number, file=file)
        return
    sentence = (message.id[0], message.id[1]) if isinstance(message.id, tuple) else str(message.id)
    expected = tuple(sorted(fields(sentence if isinstance(sentence, str) else sentence[1])))
    for code in differences(sentence, forms):
        yield Problem(code, line=number, file=file, value=" | ".join(forms), accepted=expected)
    message.string = forms if plural else forms[0]


def _headings(catalogue: Catalog) -> list[str]:
    form = c2py(catalogue.plural_expr)
    found = [[str(n) for n in SAMPLES if form(n) == index][:4] for index in range(catalogue.num_plurals)]
    if len(found) == 1:
        return [words.TRANSLATION]
    return [words.FORM.format(numbers=", ".join(numbers)) for numbers in found]


def _messages(catalogue: Catalog) -> list[Any]:
    return [message for message in catalogue if message.id]


def _forms(string: Any) -> list[str]:
    return list(string) if isinstance(string, tuple | list) else [string or ""]


def _dress(sheet: Any, columns: int) -> None:
    for index in range(1, columns + 1):
        cell = sheet.cell(FIRST_ROW - 1, index)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = WIDTHS[index - 1] if index <= len(WIDTHS) else WIDTHS[2]
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=FIRST_ROW):
        for cell in row:
            cell.alignment = wrapped
    sheet.freeze_panes = sheet.cell(FIRST_ROW, ENGLISH + 1)
