"""What `laurel template` and `laurel sheet` do: a season's answers to fill in by Excel, or by hand."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import quick
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
        from data.open import open_book  # noqa: PLC0415
        from data.sheetform import sheet_of  # noqa: PLC0415
        from front.sheetform import sheet_workbook  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            sheet, village = sheet_of(opened, period, rater), opened.village()["name"]
        _write(out, sheet_workbook(sheet, village))
    households = counted(len(sheet.households), *words.HOUSEHOLDS)
    typer.echo(words.WRITTEN.format(out=out, period=sheet.period, households=households))


def print_sheet(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=quick.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.pdf", help=quick.OUT)],
    *,
    period: Annotated[str, typer.Option(metavar="P", help=quick.PERIOD)] = "",
    numbers: Annotated[bool, typer.Option("--numbers", help=quick.NUMBERS)] = False,
) -> None:
    """Write the rating sheet of a season."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.forms import form_of  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from front.paper_sheet import rating_sheet  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            form = form_of(opened, period)
        _write(out, rating_sheet(form, numbers=numbers))
    households = counted(len(form.households), *words.HOUSEHOLDS)
    typer.echo(quick.WRITTEN.format(out=out, period=form.period, households=households))


def _write(out: Path, content: bytes) -> None:
    from data.errors import entry_refused  # noqa: PLC0415

    try:
        out.write_bytes(content)
    except OSError:
        raise entry_refused("cannot_write", "out", str(out)) from None
