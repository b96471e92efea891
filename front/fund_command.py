"""What `laurel fund` does: the fund's movements for accountants, and the statement of a year."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.books import operators_book
from front.words import commands
from front.words import fund_export as words

BEANCOUNT, EXCEL = ".beancount", ".xlsx"
_EXPORT = "laurel fund export river.db -o fund.xlsx"
_STATEMENT = "laurel fund statement river.db --year 2026 -o fund-2026.pdf"
fund = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@fund.command(name="export", help=words.EXPORT, epilog=commands.EXAMPLE.format(example=_EXPORT))
def export_fund(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=words.OUT)],
) -> None:
    """Write the fund for Beancount or for Excel."""
    if out.suffix not in (BEANCOUNT, EXCEL):
        raise console.fail(words.NOT_A_BOOK_OF_ACCOUNTS.format(name=out.name))
    with console.refusals():
        from front.fund_export import beancount, workbook  # noqa: PLC0415

        with operators_book(book) as opened:
            written = beancount(opened).encode() if out.suffix == BEANCOUNT else workbook(opened)
        out.write_bytes(written)
    typer.echo(words.WRITTEN.format(out=out))


@fund.command(name="statement", help=words.STATEMENT, epilog=commands.EXAMPLE.format(example=_STATEMENT))
def write_statement(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.pdf", help=words.OUT_PDF)],
    year: Annotated[int, typer.Option(metavar="YEAR", min=1900, max=9998, help=words.YEAR)],
) -> None:
    """Write the statement of a year."""
    with console.refusals():
        from front.fund_export import statement  # noqa: PLC0415

        with operators_book(book) as opened:
            written = statement(opened, year)
        out.write_bytes(written)
    typer.echo(words.STATEMENT_WRITTEN.format(year=year, out=out))
