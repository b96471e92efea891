"""What `laurel badge` does with certificates' proofs, and `laurel certificates` that writes both."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from front import console
from front.books import operators_book
from front.words import badges as words
from front.words import certificates as paper_words
from front.words.say import counted

if TYPE_CHECKING:
    from awards.verifying import Finding

GENUINE = frozenset({"genuine", "unchecked"})


def verify_badge(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words.FILE)],
    *,
    key: Annotated[
        Path, typer.Option("--key", metavar="KEYS.json", help=words.KEYS_OPTION, callback=console.file_to_read)
    ],
    list_file: Annotated[
        Path | None,
        typer.Option("--list", metavar="LIST", help=words.LIST_OPTION, callback=console.file_to_read_or_none),
    ] = None,
) -> None:
    """Look whether a proof is genuine."""
    with console.refusals():
        from awards.verifying import keys_read, read_list, verify  # noqa: PLC0415

        keys = keys_read(_text(key))
        revoked = None if list_file is None else read_list(_text(list_file), keys)
        found = verify(sys.stdin.read() if str(file) == "-" else _text(console.file_to_read(file)), keys, revoked)
    typer.echo("\n".join(lines(found)))
    raise typer.Exit(int(found.code not in GENUINE))


def write_keys(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=words.OUT)],
) -> None:
    """Write the public keys."""
    with console.refusals():
        from awards.verifying import keys_written  # noqa: PLC0415
        from data.keys import public_keys, signing_key  # noqa: PLC0415

        with operators_book(book) as opened:
            signing_key(opened)
            name = opened.village()["name"]
            out.write_text(keys_written(name, public_keys(opened)), "utf-8")
    typer.echo(words.KEYS_WRITTEN.format(village=name, out=out))


def write_list(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=words.OUT)],
) -> None:
    """Write the signed list of what is revoked."""
    with console.refusals():
        from awards.credentials import revocation_list  # noqa: PLC0415

        with operators_book(book) as opened:
            out.write_text(revocation_list(opened), "ascii")
    typer.echo(words.LIST_WRITTEN.format(out=out))


def new_key(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
) -> None:
    """Retire the key that stands."""
    with console.refusals():
        from data.keys import retire_key  # noqa: PLC0415

        with operators_book(book) as opened:
            retired = retire_key(opened)
    typer.echo(words.KEY_RETIRED.format(key=retired.id))


def write_certificates(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=paper_words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help=paper_words.OUT)],
    period: Annotated[str | None, typer.Option(metavar="P", help=paper_words.PERIOD)] = None,
) -> None:
    """Write certificates for a ceremony."""
    with console.refusals():
        from data.credentials import certified  # noqa: PLC0415
        from front.certificates import certificate, write  # noqa: PLC0415
        from front.named import named  # noqa: PLC0415

        with operators_book(book) as opened:
            found, names = certified(opened, period), named(opened)
            if found:
                out.mkdir(parents=True, exist_ok=True)
            for each in console.each(found, paper_words.WRITING):
                write(certificate(opened, each, names), out)
    typer.echo(counted(len(found), *paper_words.WRITTEN, out=out) if found else paper_words.NONE)


def lines(found: "Finding") -> list[str]:
    """What was found, in words: the word for it, what that means, and what a proof with a good signature says."""
    title, sentence = words.FOUND[found.code]
    said = {name: str(value) for name, value in asdict(found).items()}
    return [title, sentence.format(**said), *([words.SAYS.format(**said)] if found.deed else [])]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise console.fail(words.NO_TEXT.format(path=path)) from None
