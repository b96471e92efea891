"""What `laurel template` does: a season's answers as a workbook of Excel."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import sheetform as words
from front.words.say import counted


def write_template(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.xlsx", help=words.OUT)],
    period: Annotated[str, typer.Option(metavar="P", help=words.PERIOD)] = "",
    rater: Annotated[str, typer.Option(metavar="NAME", help=words.RATER)] = "",
) -> None:
    """Write the workbook of a season."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.errors import entry_refused  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from data.sheetform import sheet_of  # noqa: PLC0415
        from front.sheetform import sheet_workbook  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            sheet, village = sheet_of(opened, period, rater), opened.village()["name"]
        try:
            out.write_bytes(sheet_workbook(sheet, village))
        except OSError:
            raise entry_refused("cannot_write", "out", str(out)) from None
    households = counted(len(sheet.households), *words.HOUSEHOLDS)
    typer.echo(words.WRITTEN.format(out=out, period=sheet.period, households=households))
