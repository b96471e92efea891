"""The ten figures for donors as files: a workbook for Excel, and a PDF of one or two pages."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from front.donor import DonorPage, Figure
from front.formulas import no_formula
from front.language import current, direction
from front.paper.pdf import compiled
from front.words import donor as words

WIDTHS = {"figures": (6, 40, 28, 16, 14, 24, 40, 80), "seasons": (18, *[24] * 16), "about": (110,)}
# What Excel takes as a name of a sheet.
LONGEST, NOT_IN_NAMES = 31, str.maketrans("", "", "[]:*?/\\")


def donor_workbook(page: DonorPage) -> bytes:
    """The figures as a workbook: those of the season, those of all seasons, and what is to be known about them."""
    made = Workbook()
    made.remove(made.worksheets[0])
    heads = ("", words.FIGURE, words.PART_OF_IT, words.VALUE, words.UNIT, words.BEHIND, words.WHY_NOT, words.METHOD)
    _sheet(made, "figures", [heads, *(row for at, one in enumerate(page.figures, 1) for row in _rows(at, one))])
    _sheet(made, "seasons", list(_seasons(page)))
    _sheet(made, "about", [(page.title,), (words.WHAT,), *((note,) for note in page.notes)])
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def donor_pdf(page: DonorPage) -> bytes:
    """The figures as PDF. Raises PaperRefused where no font has its letters."""
    figures = [
        {
            "head": one.head,
            "parts": [[part.label, part.said] for part in one.parts],
            "behind": words.AT_LEAST.format(count=one.behind) if one.is_shown else "",
            "method": one.method,
        }
        for one in page.figures
    ]
    data = {"title": page.title, "on": page.on, "what": words.WHAT, "figures": figures, "notes": list(page.notes)}
    return compiled("donor", data, current())


def _rows(number: int, figure: Figure) -> Iterable[tuple[object, ...]]:
    for part in figure.parts:
        why = part.said if part.value is None else ""
        behind = words.COUNT.format(count=figure.behind) if figure.is_shown else ""
        yield number, figure.head, part.label, part.value, part.unit, behind, why, figure.method


def _seasons(page: DonorPage) -> Iterable[tuple[object, ...]]:
    """A row for each season, a column for each part that the figures of any season have."""
    named = {
        (figure.head, part.label): None
        for season in page.seasons.values()
        for figure in season
        for part in figure.parts
    }
    yield ("", *(words.PART.format(part=head, value=label) if label else head for head, label in named))
    for period, season in page.seasons.items():
        found = {(figure.head, part.label): part.value for figure in season for part in figure.parts}
        yield (period, *(found.get(each) for each in named))


def _sheet(made: Workbook, name: str, rows: Sequence[Iterable[object]]) -> None:
    sheet = made.create_sheet(words.SHEETS[name].translate(NOT_IN_NAMES)[:LONGEST])
    sheet.sheet_view.rightToLeft = direction() == "rtl"
    for row in rows:
        sheet.append([no_formula(cell) if isinstance(cell, str) else cell for cell in row])
    for at, width in enumerate(WIDTHS[name][: sheet.max_column], 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _dress(sheet)
    if name != "about":
        sheet.freeze_panes = "A2"


def _dress(sheet: Worksheet) -> None:
    for at, row in enumerate(sheet.iter_rows(), 1):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if at == 1:
                cell.font = Font(bold=True)
            elif isinstance(cell.value, float):
                cell.number_format = "#,##0.##" if abs(cell.value) > 1 else "0.00"
