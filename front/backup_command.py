"""What `laurel backup` and `laurel restore` do."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import backups as words
from front.words.say import counted


def back_up(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    folder: Annotated[Path, typer.Argument(metavar="DEST", help=words.FOLDER)],
) -> None:
    """Copy a record book."""
    with console.refusals(), console.working(words.COPYING):
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.backups import backup  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            made = backup(opened, folder)
    typer.echo(words.COPIED.format(file=made.file, head=made.head))


def restore_copy(
    copy: Annotated[Path, typer.Argument(metavar="BACKUP", help=words.COPY, callback=console.file_to_read)],
    to: Annotated[Path, typer.Argument(metavar="DEST", help=words.TO)],
    *,
    without_list: Annotated[bool, typer.Option("--without-list", help=words.WITHOUT)] = False,
) -> None:
    """Make a record book of a copy."""
    with console.refusals(), console.working(words.RESTORING):
        from data.backups import restore  # noqa: PLC0415

        done = restore(copy, to, without_list=without_list)
    households, consents = counted(done.deleted, *words.DELETED), counted(done.withdrawn, *words.WITHDRAWN)
    typer.echo(words.RESTORED.format(file=to, households=households, consents=consents))
    typer.echo(words.CARDS)
