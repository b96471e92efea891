"""The language of the command line: what `--language` says, else the environment."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperGroup

from data.faults import no_room
from front.catalogues import written
from front.language import ENGLISH, chosen, said, speak, speaking
from front.words import books
from front.words import commands as words

OPTION = "--language"
# As gettext looks at them, our own first.
VARIABLES = ("LAUREL_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class SpeakingGroup(TyperGroup):
    """Commands that speak, in their help and in what they print, the language that was asked for."""

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **extra: Any) -> Any:
        """As for any group, in that language."""
        speak(language_of(args, os.environ))
        _translate(self)
        return super().make_context(info_name, args, *more, **extra)

    def invoke(self, context: Any) -> Any:
        """As for any group; a full disk is said in words, wherever it was met."""
        try:
            return super().invoke(context)
        except Exception as error:
            if not no_room(error):
                raise
            typer.echo(said(books.SENTENCES["disk_full"]), err=True)
            raise typer.Exit(1) from None


def language_of(args: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that a command's arguments, or else its environment, ask for.

    >>> language_of(["--language", "en", "check"], {"LANG": "es_ES.UTF-8"}), language_of(["check"], {"LANG": "C"})
    ('en', 'en')
    """
    given = next((after for before, after in pairwise(args) if before == OPTION), "")
    given = given or next((arg.partition("=")[2] for arg in args if arg.startswith(f"{OPTION}=")), "")
    said_around = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    wishes = (wish.partition(".")[0].replace("_", "-") for wish in said_around.split(":"))
    return chosen(given, accepted=",".join(wishes))


def known() -> list[str]:
    """The languages that `--language` takes."""
    return [ENGLISH, *written()]


def _translate(command: Any) -> None:
    command.help, command.epilog = said(command.help), _example(command.epilog)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = said(parameter.help)
    for each in getattr(command, "commands", {}).values():
        _translate(each)


def _example(epilog: str | None) -> str | None:
    with speaking(ENGLISH):
        before = words.EXAMPLE.format(example="")
    return words.EXAMPLE.format(example=epilog.removeprefix(before)) if epilog else epilog
