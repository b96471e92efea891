"""Cells of a period's workbook."""

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Protection

# A cell that may be filled in on a sheet that is protected.
OPEN = Protection(locked=False)


def write_rows(sheet: Any, rows: Sequence[Sequence[object]], begin: int = 1) -> None:
    """Rows of cells from row `begin` on; what is empty is left out."""
    for line, row in enumerate(rows, begin):
        for at, value in enumerate(row, 1):
            if value not in (None, ""):
                cell = sheet.cell(line, at)
                cell.value = value
                # Text that begins like a formula stays text.
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
