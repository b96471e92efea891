"""The `laurel` command. Commands import what they need when they run, so that help comes at once."""

from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import commands as words
from front.words.say import counted

app = typer.Typer(
    name="laurel",
    help=words.LAUREL,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Engine(StrEnum):
    """What a rating is computed with."""

    polars = "polars"
    duckdb = "duckdb"


def _example(example: str) -> str:
    return words.EXAMPLE.format(example=example)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"laurel {version('laurel-village')}")
        raise typer.Exit


@app.callback()
def _laurel(
    version: Annotated[bool, typer.Option("--version", help=words.VERSION, callback=_version, is_eager=True)] = False,
) -> None: ...


@app.command(help=words.CHECK, epilog=_example("laurel check village.yaml"))
def check(
    rubrics: Annotated[
        list[Path],
        typer.Argument(metavar="RUBRIC", help=words.CHECK_RUBRICS, callback=console.files_to_read),
    ],
) -> None:
    """Check rubrics and say what they count."""
    from front.checking import read_rubric, summary  # noqa: PLC0415
    from front.words.problems import lines  # noqa: PLC0415
    from rating import RubricRefused  # noqa: PLC0415

    refused = False
    for path in rubrics:
        try:
            typer.echo("\n".join(summary(read_rubric(path), path.name)))
        except RubricRefused as problem:
            refused = True
            typer.echo("\n".join(lines(problem.problems)), err=True)
    raise typer.Exit(int(refused))


@app.command(help=words.SCORE, epilog=_example("laurel score village.yaml tables/ -o ratings.csv --period 2025"))
def score(
    rubric: Annotated[Path, typer.Argument(metavar="RUBRIC", help=words.SCORE_RUBRIC, callback=console.file_to_read)],
    folder: Annotated[
        Path, typer.Argument(metavar="INPUT_DIR", help=words.SCORE_FOLDER, callback=console.folder_to_read)
    ],
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help=words.SCORE_OUT, callback=console.table_to_write)
    ],
    period: Annotated[str | None, typer.Option(metavar="P", help=words.SCORE_PERIOD)] = None,
    engine: Annotated[Engine, typer.Option(help=words.SCORE_ENGINE)] = Engine.polars,
) -> None:
    """Rate a folder of tables."""
    if engine is Engine.duckdb and find_spec("duckdb") is None:
        raise console.fail(words.NO_DUCKDB)
    with console.refusals():
        from front.checking import read_rubric  # noqa: PLC0415
        from front.scoring import score as write_scores  # noqa: PLC0415

        done = write_scores(read_rubric(rubric), folder, out, period, engine)
    households = counted(done.households, *words.HOUSEHOLDS)
    typer.echo(words.SCORED.format(households=households, periods=counted(done.periods, *words.PERIODS), out=out))


if __name__ == "__main__":
    app(prog_name="laurel")
