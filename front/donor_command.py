"""What `laurel donor` does: open a record book as whoever holds its file, and write a season's ten figures."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.books import operators_book
from front.words import board as board_words
from front.words import donor as words

EXCEL, PDF = ".xlsx", ".pdf"


def write_donor_figures(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=words.OUT)],
    period: Annotated[str, typer.Option(metavar="P", help=words.PERIOD)] = "",
) -> None:
    """Write the ten figures for donors."""
    if out.suffix not in (EXCEL, PDF):
        raise console.fail(words.NOT_A_FILE_FOR_DONORS.format(name=out.name))
    with console.refusals():
        from data.disclosure import Closed  # noqa: PLC0415
        from front.donor import donor_page  # noqa: PLC0415
        from front.donor_files import donor_pdf, donor_workbook  # noqa: PLC0415

        with operators_book(book) as opened:
            page = donor_page(opened, period)
        if isinstance(page, Closed):
            raise console.fail(words.CLOSED.format(why=board_words.REASONS[page.code]))
        out.write_bytes(donor_pdf(page) if out.suffix == PDF else donor_workbook(page))
    typer.echo(words.WRITTEN.format(period=page.period, out=out))
