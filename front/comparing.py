"""What `laurel compare` does: rate the operator's own tables under two versions, and count by league who would move."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from front import console
from front.console import Engine
from front.words import commands
from front.words import comparing as words
from front.words.say import counted


def compare_versions(  # noqa: PLR0913 (an argument for each option)
    now: Annotated[Path, typer.Argument(metavar="RUBRIC", help=words.NOW, callback=console.file_to_read)],
    then: Annotated[Path, typer.Argument(metavar="OTHER", help=words.THEN, callback=console.file_to_read)],
    folder: Annotated[
        Path, typer.Argument(metavar="INPUT_DIR", help=commands.SCORE_FOLDER, callback=console.folder_to_read)
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help=words.OUT, callback=console.table_to_write_or_none),
    ] = None,
    period: Annotated[str | None, typer.Option(metavar="P", help=words.PERIOD)] = None,
    bands: Annotated[bool, typer.Option("--bands", help=words.BANDS)] = False,
    engine: Annotated[Engine, typer.Option(help=commands.SCORE_ENGINE)] = Engine.polars,
    master: Annotated[str, typer.Option(metavar="ADDRESS", help=commands.SCORE_MASTER)] = "local[*]",
) -> None:
    """Count whom another version would move."""
    console.need_engine(engine)
    with console.refusals():
        from data.tables import write_table  # noqa: PLC0415
        from front.checking import read_rubric  # noqa: PLC0415
        from front.engine import OnEngine  # noqa: PLC0415
        from front.scoring import moved  # noqa: PLC0415

        versions = read_rubric(now), read_rubric(then)
        found = moved(versions, folder, period, OnEngine(engine, master), bands=bands)
        if out is not None:
            write_table(found, out)
    for row in found.iter_rows(named=True):
        typer.echo("\n".join(lines(row, bands=bands)))
    if out is not None:
        typer.echo(words.WRITTEN.format(out=out))


def lines(row: Mapping[str, Any], *, bands: bool) -> Iterator[str]:
    """What is said of one league in one period, a row of `rating.versions.total`."""
    named = {"period": row["period"], "league": row["league"] or words.ONE_LEAGUE}
    if row["households"] is None:
        yield words.TOO_FEW.format(**named)
        return
    households = counted(row["households"], *commands.HOUSEHOLDS)
    yield words.MOVED.format(**named, households=households, up=row["level_up"], down=row["level_down"])
    if bands:
        yield words.BANDS_MOVED.format(up=row["band_up"], down=row["band_down"])
    others = {"other": row["other_league"], "more": row["newly_rated"], "fewer": row["no_longer"]}
    if any(others.values()):
        yield words.OTHERWISE.format(**others)
