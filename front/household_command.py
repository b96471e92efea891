"""What a village's operator does for one household at its wish: give it a copy of all that is held."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import copying as words


def export_household(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    household: Annotated[str, typer.Option(metavar="H", help=words.HOUSEHOLD)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.zip", help=words.OUT)],
) -> None:
    """Write all that is held about a household."""
    if out.exists():
        raise console.fail(words.THERE.format(path=out))
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from front.copy import copy_of  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            copied = copy_of(opened, household)
        out.write_bytes(copied)
    typer.echo(words.WRITTEN.format(household=household, out=out))
