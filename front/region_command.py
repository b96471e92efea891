"""What `laurel snapshot` and `laurel region` do: gather what villages may give out, and combine it."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.console import Engine
from front.words import commands
from front.words import region as words
from front.words.say import counted


def take_snapshots(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR_OF_VILLAGES", help=words.VILLAGES, callback=console.folder_to_read)
    ],
    lake: Annotated[Path, typer.Option("-o", "--output", metavar="LAKE_DIR", help=words.LAKE)],
) -> None:
    """Write a snapshot of every village of a folder; one that is refused keeps no other from being written."""
    from front.villages import book_files  # noqa: PLC0415
    from front.words.problems import lines  # noqa: PLC0415
    from rating.problems import Refused  # noqa: PLC0415

    files, refused = book_files(folder), False
    if not files:
        raise console.fail(words.NO_BOOKS.format(folder=folder))
    for path in console.each(files.values(), words.TAKING):
        try:
            typer.echo(_snapshot(path, lake))
        except Refused as problem:
            refused = True
            typer.echo("\n".join(lines(problem.problems)), err=True)
    raise typer.Exit(int(refused))


def _snapshot(path: Path, lake: Path) -> str:
    from data.actors import OPERATOR  # noqa: PLC0415
    from data.open import open_book  # noqa: PLC0415
    from data.snapshot import snapshot  # noqa: PLC0415

    with open_book(path, OPERATOR) as book:
        made = snapshot(book, lake)
    return words.TAKEN.format(village=path.name, figures=made.figures, households=made.households, key=made.folder.name)


def combine_region(
    rubric: Annotated[Path, typer.Argument(metavar="RUBRIC", help=words.RUBRIC, callback=console.file_to_read)],
    lake: Annotated[Path, typer.Argument(metavar="LAKE_DIR", help=words.GATHERED, callback=console.folder_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="OUT_DIR", help=words.OUT)],
    *,
    groups: Annotated[
        Path | None,
        typer.Option(metavar="GROUPS", help=words.GROUPS, callback=console.file_to_read_or_none),
    ] = None,
    engine: Annotated[Engine, typer.Option(help=commands.SCORE_ENGINE)] = Engine.polars,
    master: Annotated[str, typer.Option(metavar="ADDRESS", help=commands.SCORE_MASTER)] = "local[*]",
) -> None:
    """Combine the snapshots of a lake."""
    console.need_engine(engine)
    with console.refusals(), console.working(words.READING):
        from front.engine import OnEngine  # noqa: PLC0415
        from front.region import combined  # noqa: PLC0415

        count = combined(rubric, lake, out, groups, OnEngine(engine.value, master))
    typer.echo(words.COMBINED.format(villages=counted(count, *commands.VILLAGES), out=out))
