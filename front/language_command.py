"""What `laurel language` does: write the sentences of a language into a spreadsheet, and take them in translated."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import commands
from front.words import languages as words
from front.words.say import counted

language_commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@language_commands.command(
    help=words.TEMPLATE, epilog=commands.EXAMPLE.format(example="laurel language template sw -o swahili.xlsx")
)
def template(
    language: Annotated[str, typer.Argument(metavar="XX", help=words.LANGUAGE)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.xlsx", help=words.OUT)],
    villages: Annotated[Path, typer.Option(metavar="DIR", help=words.VILLAGES)] = Path("villages"),
) -> None:
    """Write the spreadsheet of a language."""
    with console.refusals():
        from front.catalogues import ADDED, read_po_file  # noqa: PLC0415
        from front.language_sheet import language_code, write_sheet  # noqa: PLC0415

        code = language_code(language)
        before = villages / ADDED / f"{code}.po"
        done = write_sheet(code, out, read_po_file(before, code) if before.exists() else None)
    sentences = counted(done.sentences, *words.SENTENCES_COUNTED)
    typer.echo(words.WRITTEN.format(out=out, sentences=sentences, left=done.left, language=code))


@language_commands.command(
    help=words.ADD, epilog=commands.EXAMPLE.format(example="laurel language add villages swahili.xlsx")
)
def add(
    villages: Annotated[Path, typer.Argument(metavar="DIR", help=words.VILLAGES, callback=console.folder_to_read)],
    sheet: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help=words.SHEET, callback=console.file_to_read)],
) -> None:
    """Take a translated spreadsheet in."""
    with console.refusals():
        from front.language_sheet import take_sheet  # noqa: PLC0415

        done = take_sheet(sheet, villages)
    sentences = counted(done.sentences, *words.SENTENCES_COUNTED)
    typer.echo(words.ADDED.format(language=done.language, folder=villages, left=done.left, sentences=sentences))
