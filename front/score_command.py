"""The command `laurel score`: its options, and what it says once all is written."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.console import Engine
from front.words import commands as words
from front.words.say import counted


def score(  # noqa: PLR0913 (an argument for each option)
    rubric: Annotated[Path, typer.Argument(metavar="RUBRIC", help=words.SCORE_RUBRIC, callback=console.file_to_read)],
    folder: Annotated[
        Path, typer.Argument(metavar="INPUT_DIR", help=words.SCORE_FOLDER, callback=console.folder_to_read)
    ],
    out: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="OUT", help=words.SCORE_OUT, callback=console.table_or_folder_to_write),
    ],
    *,
    period: Annotated[str | None, typer.Option(metavar="P", help=words.SCORE_PERIOD)] = None,
    engine: Annotated[Engine, typer.Option(help=words.SCORE_ENGINE)] = Engine.polars,
    master: Annotated[str, typer.Option(metavar="ADDRESS", help=words.SCORE_MASTER)] = "local[*]",
    memory: Annotated[
        str, typer.Option(metavar="SIZE", help=words.SCORE_MEMORY, callback=console.a_size_of_memory)
    ] = "",
    rank_sets: Annotated[
        float | None,
        typer.Option(metavar="CONFIDENCE", help=words.SCORE_RANK_SETS, callback=console.a_confidence),
    ] = None,
    robustness: Annotated[
        Path | None,
        typer.Option(metavar="OUT2", help=words.SCORE_ROBUSTNESS, callback=console.table_to_write_or_none),
    ] = None,
) -> None:
    """Rate a folder of tables."""
    console.need_engine(engine)
    if memory and engine is not Engine.duckdb:
        raise typer.BadParameter(words.MEMORY_OF_DUCKDB, param_hint="--memory")
    with console.refusals():
        from front.checking import read_rubric  # noqa: PLC0415
        from front.engine import OnEngine  # noqa: PLC0415
        from front.scoring import Sureness  # noqa: PLC0415
        from front.scoring import score as write_scores  # noqa: PLC0415

        sureness = Sureness(rank_sets, robustness)
        if out in sureness.files:
            raise console.fail(words.SAME_FILE.format(path=out))
        done = write_scores(read_rubric(rubric), folder, out, period, OnEngine(engine, master, memory), sureness)
    households = counted(done.households, *words.HOUSEHOLDS)
    typer.echo(words.SCORED.format(households=households, periods=counted(done.periods, *words.PERIODS), out=out))
    if sureness.files:
        typer.echo(words.ROBUSTNESS.format(files=", ".join(map(str, sureness.files))))
