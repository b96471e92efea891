"""`laurel poverty`: its options, and which of them go together."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from front import console
from front.words import poverty as words

if TYPE_CHECKING:
    from front.poverty_command import Asked


class Scale(StrEnum):
    """How many equal persons a household counts for."""

    none = "none"
    head = "head"
    root = "root"
    oecd = "oecd"


def _column(text: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(metavar="COLUMN", help=text)
    return found


def poverty_figures(  # noqa: PLR0913 (an argument for each option)
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words.FILE, callback=console.file_to_read)],
    *,
    income: Annotated[str | None, _column(words.INCOME)] = None,
    line: Annotated[float | None, typer.Option(metavar="NUMBER", min=0, max=1e12, help=words.LINE)] = None,
    lines: Annotated[
        Path | None, typer.Option(metavar="LINES.yaml", help=words.LINES, callback=console.file_to_read_or_none)
    ] = None,
    at: Annotated[str, typer.Option(metavar="PERIOD", help=words.AT)] = "",
    period: Annotated[str | None, _column(words.PERIOD)] = None,
    household: Annotated[str | None, _column(words.HOUSEHOLD)] = None,
    weight: Annotated[str | None, _column(words.WEIGHT)] = None,
    by: Annotated[str | None, _column(words.BY)] = None,
    scale: Annotated[Scale, typer.Option(help=words.SCALE)] = Scale.none,
    members: Annotated[str | None, _column(words.MEMBERS)] = None,
    adults: Annotated[str | None, _column(words.ADULTS)] = None,
    children: Annotated[str | None, _column(words.CHILDREN)] = None,
    work: Annotated[list[str] | None, _column(words.WORK)] = None,
    support: Annotated[list[str] | None, _column(words.SUPPORT)] = None,
    multidimensional: Annotated[
        Path | None,
        typer.Option(metavar="INDICATORS.yaml", help=words.MULTIDIMENSIONAL, callback=console.file_to_read_or_none),
    ] = None,
) -> None:
    """Say how many are poor and how unequal incomes are."""
    with console.refusals():
        if multidimensional:
            from front.deprivation_command import counted_deprivations  # noqa: PLC0415

            said = counted_deprivations(file, multidimensional, weight, by)
        else:
            from front.poverty_command import Asked, figures  # noqa: PLC0415

            asked = Asked(
                _needed(income, "--income"), line, lines, at, period, household, weight, by, scale.value, members,
                adults, children, tuple(work or ()), tuple(support or ()),
            )  # fmt: skip
            _fitting(asked)
            said = figures(file, asked)
    typer.echo(json.dumps(said, ensure_ascii=False, indent=2, allow_nan=False))


def _needed(value: str | None, option: str) -> str:
    if value is None:
        raise typer.BadParameter(words.NEEDED.format(option=option))
    return value


def _fitting(asked: "Asked") -> None:
    """Refuse options that do not go together."""
    wrong = [
        ((asked.line is None) == (asked.lines is None), words.ONE_LINE),
        (bool(asked.lines) and bool(asked.at) == bool(asked.period), words.WHICH_PERIOD),
        (bool(asked.household) and not asked.period, words.MOVES_NEED_PERIOD),
        (bool(asked.members) and bool(asked.adults or asked.children), words.MEMBERS_OR_ADULTS),
        (bool(asked.children) and not asked.adults, words.CHILDREN_NEED_ADULTS),
        (asked.scale == "oecd" and not asked.adults, words.OECD_NEEDS_ADULTS),
        (asked.scale != "none" and not (asked.members or asked.adults), words.SCALE_NEEDS_MEMBERS),
    ]
    for is_wrong, message in wrong:
        if is_wrong:
            raise typer.BadParameter(message)
