"""The commands that docs/insight.md shows give what the pages show."""

import io
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from data.actors import OPERATOR
from data.curves import CurvePoint
from data.open import open_book
from front import insight
from front.cli import app
from front.curves import how
from front.fairness import FairnessPage, fairness_page
from front.insight import firm_table, insight_page
from front.words import curves as words
from tests.data.villages import descending, village

DOC = Path(__file__).parents[2] / "docs/insight.md"


def run(book: Path, *command: str) -> pl.DataFrame:
    result = CliRunner().invoke(app, [*command[:1], str(book), *command[1:]])
    assert result.exit_code == 0, result.output
    return pl.read_csv(io.StringIO(result.output), infer_schema_length=None)


def test_the_commands_of_the_page_are_these() -> None:
    lines = [line.strip() for line in DOC.read_text("utf-8").splitlines() if line.startswith("    laurel ")]
    assert lines == [
        "laurel insight VILLAGE.db",
        "laurel insight VILLAGE.db --anew",
        "laurel fairness VILLAGE.db",
    ]


def test_every_figure_of_the_page_is_printed_and_comes_out_anew(demo: Path) -> None:
    path = demo / "willow-bend.db"
    with open_book(path, OPERATOR) as book:
        page = insight_page(book)
    figures, firm = [one.value for one in page.figures], firm_table(page)["figure"].to_list()
    assert any(figures)
    assert firm
    printed, again = run(path, "insight"), run(path, "insight", "--anew")
    assert printed["value"].to_list() == [*figures, *[None] * len(firm)]
    assert printed["figure"].to_list()[-len(firm) :] == firm
    assert again["anew"].to_list() == again["value"].to_list() == printed["value"].to_list()


def test_the_tables_about_fairness_are_those_of_the_page(demo: Path) -> None:
    path = demo / "willow-bend.db"
    with open_book(path, OPERATOR) as book:
        page = fairness_page(book, "2025")
    assert isinstance(page, FairnessPage)
    printed = run(path, "fairness").cast(pl.String)
    for kind in page.spread:
        for table in (page.spread[kind], page.otherwise[kind]):
            rows = printed.filter(pl.col(table.columns[0]).is_in(table[table.columns[0]].to_list()))
            assert rows.select(table.columns).equals(table)
    assert page.moves
    assert printed[printed.columns[0]].to_list()[-len(page.moves) :] == list(page.moves)


def test_the_points_of_curves_are_printed_with_their_method(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = [CurvePoint("2025", "lorenz", tenth, tenth / 20) for tenth in range(1, 11)]
    monkeypatch.setattr(insight, "village_curves", lambda _book: points)
    printed = run(demo / "willow-bend.db", "insight").filter(pl.col("figure") == words.HEADS["lorenz"])
    assert printed["value"].to_list() == [point.value for point in points]
    assert printed["method"].to_list() == [how("lorenz")] * len(points)


def test_before_a_publication_there_is_nothing_to_write(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(15)):
        pass
    assert CliRunner().invoke(app, ["fairness", str(tmp_path / "a.db")]).exit_code == 1


@pytest.mark.parametrize("command", ["insight", "fairness"])
def test_a_table_is_written_where_it_is_asked_for(demo: Path, tmp_path: Path, command: str) -> None:
    out = tmp_path / "table.csv"
    result = CliRunner().invoke(app, [command, str(demo / "willow-bend.db"), "-o", str(out)])
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_text("utf-8").count("\n") > 5
