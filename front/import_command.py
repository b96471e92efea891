"""What `laurel form` and `laurel import` do: out to the field, and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from front import console
from front.words import commands, field
from front.words import imports as words
from front.words.say import counted

if TYPE_CHECKING:
    from data.filled import Filled, Plan
    from data.open import Book

TIDY = (".csv", ".parquet")


def write_period_form(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=field.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FORM.xlsx", help=field.OUT)],
    period: Annotated[str, typer.Option(metavar="P", help=field.PERIOD)] = "",
) -> None:
    """Write the form of a period for phones."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.forms import form_of  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from front.xlsform import write_form  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            form = form_of(opened, period)
        write_form(form, out)
    households = counted(len(form.households), *field.HOUSEHOLDS)
    typer.echo(field.WRITTEN.format(out=out, period=form.period, households=households))


def import_into(  # noqa: PLR0913 (an argument for each option)
    book: Annotated[
        Path, typer.Argument(metavar="VILLAGE.db", help=commands.IMPORT_BOOK, callback=console.file_to_read)
    ],
    source: Annotated[
        Path, typer.Argument(metavar="FILE_OR_FOLDER", help=commands.IMPORT_FROM, callback=console.there)
    ],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=commands.IMPORT_DRY)] = False,
    by: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.yaml", help=words.MAP, callback=console.file_to_read_or_none)
    ] = None,
    rater: Annotated[str, typer.Option(metavar="NAME", help=words.RATER)] = "",
    take_file: Annotated[bool, typer.Option("--take-file", help=words.TAKE_FILE)] = False,
    leave_out: Annotated[bool, typer.Option("--leave-out", help=words.LEAVE_OUT)] = False,
) -> None:
    """Import tables, or filled-in forms."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            if _is_tidy(source):
                _import_tables(opened, source, dry_run=dry_run)
            else:
                filled = _read(opened, source, by, rater)
                _import_filled(opened, filled, dry_run=dry_run, take_file=take_file, leave_out=leave_out)


def _is_tidy(source: Path) -> bool:
    from data.tablefiles import SHAPES  # noqa: PLC0415

    return source.is_dir() or (source.stem in SHAPES and source.suffix in TIDY)


def _import_tables(book: "Book", source: Path, *, dry_run: bool) -> None:
    from data.imports import import_file  # noqa: PLC0415

    with console.working(commands.IMPORTING):
        report = import_file(book, source, dry_run=dry_run)
    for table in report.tables:
        typer.echo(commands.IMPORTED.format(table=table.name, added=table.added, same=table.same))
    if dry_run or not report.added:
        typer.echo(commands.TRIED if dry_run else commands.NOTHING_NEW)


def _read(book: "Book", source: Path, by: Path | None, rater: str) -> "tuple[Filled, ...]":
    from dataclasses import replace  # noqa: PLC0415

    from data.importmaps import read_map  # noqa: PLC0415
    from data.incoming import read_with_notes  # noqa: PLC0415
    from data.questions import asked_questions  # noqa: PLC0415
    from data.sheets import decoded  # noqa: PLC0415
    from front.importing import notes  # noqa: PLC0415

    made = read_map(decoded(by.read_bytes()), asked_questions(book), by.name) if by else None
    read = read_with_notes(book, source, made)
    for note in notes(read):
        typer.echo(note)
    return tuple(replace(each, rater=each.rater or rater) for each in read.filled)


def _import_filled(
    book: "Book", filled: "tuple[Filled, ...]", *, dry_run: bool, take_file: bool, leave_out: bool
) -> None:
    from data.filled import import_filled, plan_filled  # noqa: PLC0415
    from front.importing import conflict, found, names_of, refusals  # noqa: PLC0415

    with console.far(commands.IMPORTING) as tell:
        plan = plan_filled(book, filled)
        over = {each.filled.at: each.seen for each in plan.conflicts if not each.fixed} if take_file else {}
        stops = plan.refused and not leave_out
        if not (dry_run or stops):
            plan = import_filled(book, filled, over, leave_refused=leave_out, tell=tell)
    names = names_of(book) if plan.conflicts else {}
    for clash in plan.conflicts:
        typer.echo(conflict(clash, names))
    for line in refusals(plan.refused):
        typer.echo(line, err=True)
    typer.echo(found(plan))
    if stops:
        raise console.fail(words.ALL_OR_NOTHING)
    _say(plan)


def _say(plan: "Plan") -> None:
    if plan.conflicts:
        typer.echo(words.LEFT)
    if not plan.written:
        typer.echo(commands.TRIED)
    elif plan.new:
        typer.echo(words.DONE.format(new=counted(len(plan.new), *words.ANSWERS)))
    else:
        typer.echo(commands.NOTHING_NEW)
