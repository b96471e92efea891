"""What a village's operator does for one household at its wish: give it a copy of all that is held, or delete it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from front import console
from front.books import operators_book
from front.words import copying as words
from front.words import leaving, own

if TYPE_CHECKING:
    from data.erase import Erasure


def export_household(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    household: Annotated[str, typer.Option(metavar="H", help=words.HOUSEHOLD)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.zip", help=words.OUT)],
) -> None:
    """Write all that is held about a household."""
    if out.exists():
        raise console.fail(words.THERE.format(path=out))
    with console.refusals():
        from front.copy import copy_of  # noqa: PLC0415

        with operators_book(book) as opened:
            copied = copy_of(opened, household)
        out.write_bytes(copied)
    typer.echo(words.WRITTEN.format(household=household, out=out))


def erase_household(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=leaving.BOOK, callback=console.file_to_read)],
    household: Annotated[str, typer.Option(metavar="H", help=leaving.HOUSEHOLD)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=leaving.DRY)] = False,
    yes: Annotated[bool, typer.Option("--yes", help=leaving.YES)] = False,
) -> None:
    """Delete a household and everything about it."""
    with console.refusals():
        from data.erase import erase, plan_erase  # noqa: PLC0415

        with operators_book(book) as opened:
            planned = plan_erase(opened, household)
            if not dry_run and not yes and not typer.confirm(leaving.SURE.format(household=household)):
                typer.echo(leaving.KEPT)
                return
            done = planned if dry_run else erase(opened, household)
    typer.echo("\n".join(_told(done, leaving.WOULD if dry_run else leaving.DELETED)))


def _told(done: "Erasure", first: str) -> list[str]:
    rows = [leaving.ROWS.format(table=own.TABLES.get(table, table), count=count) for table, count in done.rows.items()]
    more = [leaving.ENTRIES.format(count=done.entries), leaving.REMAINS.format(count=done.ratings), leaving.BACKUPS]
    return [first, *rows, *more, *([] if done.tidied else [leaving.NOT_TIDIED])]
