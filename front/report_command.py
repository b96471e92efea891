"""What `laurel report` does: open a record book as whoever holds its file, and write a season's report."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.books import operators_book
from front.language import current, speaking
from front.words import board as board_words
from front.words import report as words


def write_report(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.pdf", help=words.OUT)],
    period: Annotated[str, typer.Option(metavar="P", help=words.PERIOD)] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="L", help=words.LANGUAGE, callback=console.a_language)
    ] = "",
) -> None:
    """Write the report to the meeting."""
    with console.refusals():
        from data.disclosure import Closed  # noqa: PLC0415
        from front.report import season_report  # noqa: PLC0415

        with operators_book(book) as opened, speaking(language.replace("-", "_") or current()):
            made = season_report(opened, period)
        if isinstance(made, Closed):
            raise console.fail(words.CLOSED.format(why=board_words.REASONS[made.code]))
        out.write_bytes(made[1])
    typer.echo(words.WRITTEN.format(period=made[0], out=out))
