"""The page about the village as a whole."""

import io
from pathlib import Path

import polars as pl
import pytest

from data.disclosure import village_spread, village_totals
from data.firmness import Firmness
from data.households import withdraw_consent
from data.open import Book, create_book, open_book
from data.periods import add_period
from front.insight import figures_table, insight_page
from front.words import insight as words
from front.words import pages
from tests.data.villages import DAY, descending, village
from tests.front.conftest import text_of, visit


def test_without_a_village_the_page_says_so(served: Path) -> None:
    page = visit("insight")
    assert not page.exception
    assert pages.NO_VILLAGES in text_of(page)


def test_without_a_board_the_page_says_when_there_will_be_figures(served: Path) -> None:
    with create_book(served / "new.db", "New") as book:
        add_period(book, "2025", 1)
    page = visit("insight")
    assert not page.exception
    assert words.NOTHING in text_of(page)


def test_every_figure_of_every_season_is_shown_or_says_why_not(demo: Path) -> None:
    page = visit("insight", village="Malausma")
    assert not page.exception
    assert [one.value for one in page.header][: len(words.HEADS)] == list(words.HEADS.values())
    with open_book(demo / "malausma.db") as book:
        shares = {one.period: one for one in village_spread(book) if one.name == "rose"}
    table = page.table[list(words.HEADS).index("rose")].value
    said = dict(zip((cell.replace("\\", "") for cell in table.iloc[:, 0]), table[words.VALUE], strict=True))
    assert said["season-3"] == f"{round(100 * (shares['season-3'].value or 0))} %"
    assert words.WHY["too_few"] in said["season-1"]


def test_each_figure_has_its_method_and_the_fewest_that_are_behind_it(demo: Path) -> None:
    text = text_of(visit("insight"))
    for name in words.HEADS:
        assert words.METHODS[name] in text
        assert f"at least {words.FEWEST[name]} households" in text


def test_what_is_downloaded_is_what_everybody_may_see_and_no_formula(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(30)) as book:
        book.db.execute("UPDATE periods SET name = '=1+1'")
        book.db.execute("UPDATE village SET currency = '@A1'")
        page = insight_page(book)
        assert [one.value for one in page.of("earned")] == [
            one.amount for one in village_totals(book) if one.name == "earned"
        ]
    read = pl.read_csv(io.BytesIO(figures_table(page).write_csv().encode()))
    assert read.height == len(words.HEADS)
    assert not [cell for row in read.rows() for cell in row if str(cell).startswith(("=", "@"))]


def test_the_page_never_says_how_many_households_take_part(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(30)) as book:
        before = figures_table(insight_page(book))
        withdraw_consent(book, "h05", "wall", DAY)
        book.db.execute("DELETE FROM households WHERE name = 'h12'")
        assert figures_table(insight_page(book)).equals(before)


def test_how_firm_boards_are_is_worked_out_once_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def told(_: Book, __: str, league: str | None) -> Firmness:
        asked.append(league)
        return Firmness("firm", len(asked))

    monkeypatch.setattr("front.firm_boards.firmness", told)
    with village(tmp_path / "a.db", descending(30)) as book:
        assert insight_page(book).firm == {None: Firmness("firm", 1)}
        assert insight_page(book).firm == {None: Firmness("firm", 1)}
        withdraw_consent(book, "h05", "wall", DAY)
        assert insight_page(book).firm == {None: Firmness("firm", 2)}
