"""What `laurel publish` does: open a record book as whoever holds its file, and write its board as files."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.books import operators_book
from front.poster_command import write_and_say
from front.words import board as board_words
from front.words import posters as poster_words
from front.words import site as words


def publish_site(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=words.OUT)],
    *,
    period: Annotated[str, typer.Option(metavar="P", help=words.PERIOD)] = "",
    address: Annotated[str, typer.Option(metavar="URL", help=poster_words.ADDRESS)] = "",
    posters: Annotated[bool, typer.Option("--posters/--no-posters", help=words.POSTERS)] = True,
) -> None:
    """Write a village's board as a folder of files, and its posters as another one beside it."""
    with console.refusals():
        from front.site import write_site  # noqa: PLC0415

        with operators_book(book) as opened:
            board = write_site(opened, out, period)
            if board.closed:
                typer.echo(words.CLOSED.format(folder=out, why=board_words.REASONS[board.closed.code]))
            else:
                typer.echo(words.WRITTEN.format(period=board.period, folder=out))
            if posters:
                # Beside the site and not in it: the wall names households that the internet must not.
                write_and_say(opened, out.with_name(f"{out.name}-posters"), (), address, period)
    typer.echo(words.AGAIN)
