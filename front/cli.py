"""The `laurel` command. Commands import what they need when they run, so that help comes at once."""

import os
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from front import console
from front.backup_command import back_up, restore_copy
from front.badge_command import write_certificates
from front.command_groups import add_groups
from front.comparing import compare_versions
from front.donor_command import write_donor_figures
from front.figures_command import Logs, offer_figures
from front.household_command import erase_household, export_household
from front.import_command import import_into, write_period_form
from front.insight_command import write_fairness, write_insight
from front.poster_command import print_posters
from front.poverty_cli import poverty_figures
from front.region_command import combine_region, take_snapshots
from front.report_command import write_report
from front.score_command import score
from front.settings import ADDRESS, EVERY_ADDRESS
from front.sheet_command import print_sheet, write_template
from front.site_command import publish_site
from front.speaking_commands import SpeakingGroup
from front.words import backups as backup_words
from front.words import certificates as certificate_words
from front.words import commands as words
from front.words import comparing as compare_words
from front.words import copying, leaving, posters, site
from front.words import donor as donor_words
from front.words import field as field_words
from front.words import poverty as poverty_words
from front.words import quick as quick_words
from front.words import region as region_words
from front.words import report as report_words
from front.words import reproducing as again_words
from front.words import sharing as sharing_words
from front.words import sheetform as sheet_words
from front.words import verify as verify_words
from front.words.say import counted

app = typer.Typer(
    name="laurel",
    cls=SpeakingGroup,
    help=words.LAUREL,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _example(example: str) -> str:
    return words.EXAMPLE.format(example=example)


@app.callback()
def _laurel(
    _language: Annotated[
        str, typer.Option("--language", metavar="XX", help=words.LANGUAGE, callback=console.a_language)
    ] = "",
) -> None:
    from front.quick import import_sqlite_utils  # noqa: PLC0415

    import_sqlite_utils()


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


app.command(help=words.SCORE, epilog=_example("laurel score village.yaml tables/ -o ratings.csv --period 2025"))(score)
app.command(
    name="compare", help=compare_words.HELP, epilog=_example("laurel compare rules-2026.yaml rules-2027.yaml tables/")
)(compare_versions)
app.command(
    name="poverty", help=poverty_words.HELP, epilog=_example("laurel poverty homes.csv --income each --line 900")
)(poverty_figures)


app.command(name="import", help=words.IMPORT, epilog=_example("laurel import river.db export.zip --dry-run"))(
    import_into
)
app.command(name="form", help=field_words.HELP, epilog=_example("laurel form river.db -o form.xlsx"))(write_period_form)


@app.command(help=words.NEW, epilog=_example('laurel new river.db --name "River Village"'))
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE.db", help=words.NEW_FILE)],
    name: Annotated[str, typer.Option(metavar="NAME", help=words.NEW_NAME)],
) -> None:
    """Make a record book."""
    with console.refusals():
        from data.open import create_book  # noqa: PLC0415
        from data.setup import DAYS, new_set_up_code  # noqa: PLC0415

        with create_book(file, name) as made:
            code = new_set_up_code(made)
    typer.echo(words.NEW_MADE.format(file=file, name=name))
    _say_code(code, DAYS, file.parent)


def _say_code(code: str, days: int, folder: Path) -> None:
    typer.echo(words.SET_UP_CODE.format(code=code, days=days))
    typer.echo(words.SET_UP_WHERE.format(command=f"laurel run --villages {quote(str(folder))}"))


@app.command(name="set-up-code", help=words.CODE, epilog=_example("laurel set-up-code river.db"))
def set_up_code(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.CODE_BOOK, callback=console.file_to_read)],
) -> None:
    """Make a set-up code anew."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from data.setup import DAYS, new_set_up_code  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            code = new_set_up_code(opened)
    _say_code(code, DAYS, book.parent)


@app.command(name="verify", help=verify_words.HELP, epilog=_example("laurel verify river.db --head 3fa91c02d07be45a"))
def verify_book(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=verify_words.BOOK, callback=console.file_to_read)],
    head: Annotated[str, typer.Option(metavar="HASH", help=verify_words.HEAD, callback=console.a_hash)] = "",
) -> None:
    """Look whether a record book is what its journal says."""
    with console.refusals(), console.working(verify_words.VERIFYING):
        from front.verify_command import findings, verified  # noqa: PLC0415

        report = verified(book, head)
    typer.echo("\n".join(verify_words.summary(report)))
    if report.findings:
        raise console.fail(*findings(report))


app.command(name="donor", help=donor_words.HELP, epilog=_example("laurel donor river.db -o figures.pdf"))(
    write_donor_figures
)
app.command(name="insight", help=again_words.INSIGHT, epilog=_example("laurel insight river.db --anew"))(write_insight)
app.command(name="fairness", help=again_words.FAIRNESS, epilog=_example("laurel fairness river.db"))(write_fairness)
app.command(name="report", help=report_words.HELP, epilog=_example("laurel report river.db -o report.pdf"))(
    write_report
)
app.command(name="template", help=sheet_words.HELP, epilog=_example("laurel template river.db -o answers.xlsx"))(
    write_template
)
app.command(name="sheet", help=quick_words.COMMAND, epilog=_example("laurel sheet river.db -o sheet.pdf"))(print_sheet)
app.command(name="publish", help=site.HELP, epilog=_example("laurel publish river.db -o board/"))(publish_site)
app.command(name="poster", help=posters.HELP, epilog=_example("laurel poster river.db -o posters/ --language es"))(
    print_posters
)
app.command(name="export", help=copying.HELP, epilog=_example("laurel export river.db --household Wren -o wren.zip"))(
    export_household
)
app.command(name="erase", help=leaving.HELP, epilog=_example("laurel erase river.db --household Wren --dry-run"))(
    erase_household
)


app.command(name="backup", help=backup_words.BACKUP, epilog=_example("laurel backup villages/river.db /media/usb"))(
    back_up
)
app.command(name="restore", help=backup_words.RESTORE, epilog=_example("laurel restore COPY.db villages/river.db"))(
    restore_copy
)
app.command(name="snapshot", help=region_words.SNAPSHOT, epilog=_example("laurel snapshot villages -o lake"))(
    take_snapshots
)
app.command(name="region", help=region_words.REGION, epilog=_example("laurel region rules.yaml lake -o region"))(
    combine_region
)

app.command(
    name="certificates", help=certificate_words.HELP, epilog=_example("laurel certificates river.db -o certificates")
)(write_certificates)


@app.command(help=words.DEMO, epilog=_example("laurel demo demo-villages"))
def demo(folder: Annotated[Path, typer.Argument(metavar="DIR", help=words.DEMO_FOLDER)]) -> None:
    """Write the demonstration villages."""
    made = _make_demo(folder)
    villages = counted(len(made), *words.VILLAGES)
    typer.echo((words.DEMO_MADE if made else words.DEMO_THERE).format(villages=villages, folder=folder))


@app.command(help=words.RUN, epilog=_example("laurel run --demo --port 8600"))
def run(  # noqa: PLR0913 (an argument for each option)
    *,
    villages: Annotated[Path | None, typer.Option(metavar="DIR", help=words.RUN_VILLAGES)] = None,
    demo: Annotated[bool, typer.Option("--demo", help=words.RUN_DEMO)] = False,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help=words.RUN_PORT)] = 8501,
    share: Annotated[bool, typer.Option("--share", help=sharing_words.SHARE)] = False,
    base_path: Annotated[
        str, typer.Option(metavar="PATH", help=words.RUN_BASE_PATH, callback=console.a_base_path)
    ] = "",
    metrics_port: Annotated[int | None, typer.Option(metavar="N", min=1, max=65535, help=words.RUN_METRICS)] = None,
    logs: Annotated[Logs, typer.Option(help=words.RUN_LOGS)] = Logs.text,
) -> None:
    """Serve a folder of villages."""
    from front.sharing_command import share_on  # noqa: PLC0415
    from front.villages import DEFAULT, DEMO, FOLDER  # noqa: PLC0415

    folder = villages or Path(DEMO if demo else DEFAULT)
    if port and not console.is_free(port, EVERY_ADDRESS if share else ADDRESS):
        raise console.fail(words.PORT_IN_USE.format(port=port, other=port + 1 if port < 65535 else 8501))
    if demo:
        _make_demo(folder)
    elif not folder.is_dir():
        raise console.fail(words.NO_VILLAGES.format(folder=folder))
    os.environ[FOLDER] = str(folder.resolve())
    _say_what_is_served(folder)
    port, shared = share_on(port, demo=demo) if share else (port, ())
    with console.refusals():
        from front.oidc import provider  # noqa: PLC0415

        provider()
    from front.servers import serve  # noqa: PLC0415

    offer_figures(metrics_port, logs)
    serve(port, shared, base_path)


def _say_what_is_served(folder: Path) -> None:
    from front.villages import server_file, unserved, villages  # noqa: PLC0415
    from front.words.problems import lines  # noqa: PLC0415

    # Nobody could sign in where nothing can be written.
    with console.refusals(), server_file():
        pass
    typer.echo(words.SERVING.format(villages=counted(len(villages()), *words.VILLAGES), folder=folder))
    for line in lines(unserved()):
        typer.echo(f"{words.NOT_SERVED} {line}", err=True)


def _make_demo(folder: Path) -> tuple[Path, ...]:
    with console.refusals(), console.working(words.MAKING_DEMO):
        from data.demo import write_demo  # noqa: PLC0415

        return tuple(write_demo(folder))


add_groups(app)


if __name__ == "__main__":
    app(prog_name="laurel")
