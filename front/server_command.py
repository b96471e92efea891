"""What `laurel server` does: accounts on a server that belong to no village."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import commands
from front.words import server as words

server_commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="NAME", help=words.NAME)]
Villages = Annotated[
    Path, typer.Option("--villages", metavar="DIR", help=words.VILLAGES, callback=console.folder_to_read)
]
HERE = Path("villages")


def _example(example: str) -> str:
    return commands.EXAMPLE.format(example=f"laurel server {example}")


@server_commands.command(help=words.ADD, epilog=_example("add Mina --role region --villages villages"))
def add(
    name: Name, role: Annotated[str, typer.Option(metavar="ROLE", help=words.ROLE)], villages: Villages = HERE
) -> None:
    """Make an account."""
    with console.refusals():
        from data.server import open_server  # noqa: PLC0415
        from data.server_people import add_server_person  # noqa: PLC0415

        with open_server(villages) as server:
            code = add_server_person(server, name, role)
    _say_code(name, role, code)


@server_commands.command(name="list", help=words.LIST, epilog=_example("list --villages villages"))
def list_people(villages: Villages = HERE) -> None:
    """List the accounts."""
    with console.refusals():
        from data.server import open_server  # noqa: PLC0415
        from data.server_people import server_people  # noqa: PLC0415

        with open_server(villages) as server:
            found = server_people(server)
    for one in found:
        password = "" if one.has_password else words.WAITS
        typer.echo(words.LISTED.format(name=one.name, role=words.ROLES[one.role], password=password))
    if not found:
        typer.echo(words.NOBODY)


@server_commands.command(help=words.CODE_HELP, epilog=_example("code Mina --villages villages"))
def code(name: Name, villages: Villages = HERE) -> None:
    """Print a new code."""
    with console.refusals():
        from data.names import small  # noqa: PLC0415
        from data.server import open_server  # noqa: PLC0415
        from data.server_people import new_server_code, server_people  # noqa: PLC0415

        with open_server(villages) as server:
            made = new_server_code(server, name)
            (found,) = [one for one in server_people(server) if small(one.name) == small(name)]
    _say_code(found.name, found.role, made)


@server_commands.command(help=words.REMOVE, epilog=_example("remove Mina --villages villages"))
def remove(name: Name, villages: Villages = HERE) -> None:
    """Remove an account."""
    with console.refusals():
        from data.server import open_server  # noqa: PLC0415
        from data.server_people import remove_server_person  # noqa: PLC0415

        with open_server(villages) as server:
            remove_server_person(server, name)
    typer.echo(words.REMOVED.format(name=name))


def _say_code(name: str, role: str, code: str) -> None:
    from data.setup import DAYS  # noqa: PLC0415

    typer.echo(words.MADE.format(name=name, role=words.ROLES[role], days=DAYS, code=code))
