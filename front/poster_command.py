"""What `laurel poster` does, and `laurel publish` beside the static site: a board's posters as a folder of PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from front import console
from front.books import operators_book
from front.words import board as board_words
from front.words import posters as words
from front.words.say import counted

if TYPE_CHECKING:
    from data.open import Book


def print_posters(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=words.OUT)],
    *,
    language: Annotated[
        list[str] | None, typer.Option(metavar="L", help=words.LANGUAGES, callback=console.languages)
    ] = None,
    address: Annotated[str, typer.Option(metavar="URL", help=words.ADDRESS)] = "",
    period: Annotated[str, typer.Option(metavar="P", help=words.PERIOD)] = "",
) -> None:
    """Write a village's posters."""
    with console.refusals(), operators_book(book) as opened:
        write_and_say(opened, out, language or (), address, period)


def write_and_say(book: "Book", folder: Path, languages: Sequence[str], address: str, period: str) -> None:
    """Write the posters, and say what came of it."""
    from front.posters import write_posters  # noqa: PLC0415

    done = write_posters(book, folder, languages, address, period)
    if done.closed:
        typer.echo(words.NO_BOARD.format(why=board_words.REASONS[done.closed.code]))
    else:
        typer.echo(counted(len(done.files), *words.WRITTEN, folder=folder, day=done.change_by))
        typer.echo(words.WALL_ONLY)
