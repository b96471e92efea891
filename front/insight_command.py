"""What `laurel insight` and `laurel fairness` do: the tables of these two pages, for whoever holds a book's file."""

from pathlib import Path
from typing import Annotated

import typer

from front import console
from front.words import reproducing as words


def write_insight(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.csv", help=words.OUT)] = None,
    *,
    anew: Annotated[bool, typer.Option("--anew", help=words.ANEW)] = False,
) -> None:
    """Write the figures of the village as a whole."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from front.insight_table import insight_rows  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            table = insight_rows(opened, anew=anew)
        _write(table.write_csv(), out)


def write_fairness(
    book: Annotated[Path, typer.Argument(metavar="VILLAGE.db", help=words.BOOK, callback=console.file_to_read)],
    out: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE.csv", help=words.OUT)] = None,
    period: Annotated[str, typer.Option(metavar="P", help=words.PERIOD)] = "",
) -> None:
    """Write the tables about fairness."""
    with console.refusals():
        from data.actors import OPERATOR  # noqa: PLC0415
        from data.disclosure import Closed  # noqa: PLC0415
        from data.open import open_book  # noqa: PLC0415
        from data.periods import period_states  # noqa: PLC0415
        from front.fairness import fairness_page, fairness_table  # noqa: PLC0415

        with open_book(book, OPERATOR) as opened:
            published = [each for each, state in period_states(opened).items() if state in ("published", "closed")]
            page = fairness_page(opened, period or next(reversed(published), ""))
        if isinstance(page, Closed):
            raise console.fail(words.NOT_YET)
        _write(fairness_table(page).write_csv(), out)


def _write(table: str, out: Path | None) -> None:
    if out is None:
        typer.echo(table, nl=False)
    else:
        out.write_text(table, encoding="utf-8")
