"""The village's goals on every page of the board: to read, in large type, as files, and in Streamlit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.open import Book, open_book
from data.periods import add_period, advance
from data.ratings import store_rating
from data.together import Wanted, decide_together, tell_together
from front.language import speaking
from front.light.board_text import board_text
from front.site import LINKS, write_site
from front.together import together_rows
from front.village_board import village_board
from front.words import together as words
from tests.data.villages import DAY, descending, village
from tests.front.conftest import text_of, visit
from tests.front.light import Served, Visiting


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    """A village with a board of 2024, and a goal of the season that is open now."""
    with village(served / "bend.db", descending(18)) as made:
        add_period(made, "2025", 2)
        number = decide_together(made, Wanted("2025", "Honey & wax", 2000, "kg"), DAY)
        tell_together(made, number, 777)
        yield made


def test_a_goal_is_on_every_page_of_the_board_in_steps_and_without_its_exact_figure(book: Book, tmp_path: Path) -> None:
    said = words.SO_FAR.format(period="2025", percent="35 %", wanted="2,000 kg")
    write_site(book, tmp_path / "site")
    pages = [Visiting().get(f"/board/bend{large}").text for large in ("", "/large")]
    pages += [(tmp_path / "site" / name).read_text("utf-8") for name in ("index.html", "large.html")]
    for page in pages:
        assert said in page
        assert 'value="35"' in page
        assert "Honey &amp; wax" in page
        assert "777" not in page
    board = visit(village="bend")
    assert said in text_of(board).replace("\\", "")
    assert "777" not in text_of(board)


def test_a_goal_of_another_closed_season_is_on_no_other_seasons_board(book: Book) -> None:
    assert [row.period for row in together_rows(book, "2024")] == ["2025"]
    store_rating(book)
    for state in ("review", "published"):
        advance(book, "2025", state)
    assert together_rows(book, "2024") == ()
    (row,) = together_rows(book, "2025")
    assert row.said == words.CAME_TO.format(period="2025", percent="35 %", wanted="2,000 kg")


def test_it_is_said_in_the_readers_language(book: Book) -> None:
    with speaking("es"):
        page = board_text(village_board(book, "2024", "wall"), LINKS)
    assert "35 %" in page.replace("\xa0", " ")
    assert words.TITLE not in page


def test_an_administrator_writes_it_down_and_tells_how_far_it_is(bend: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as made:
        add_period(made, "2025", 1)
    token = bend.token("administrator", confirmed=True)
    monkeypatch.setattr("front.visitor._token", lambda: token)
    page = visit("seasons", do=words.PAGE)
    page.text_input[0].set_value("Honey")
    page.text_input[1].set_value("kg")
    page.number_input[0].set_value(40.0)
    page.button[0].click().run()
    assert not page.exception
    page.number_input[1].set_value(10.0)
    next(each for each in page.button if each.label == words.TELL).click().run()
    assert not page.exception
    with open_book(bend.folder / "bend.db", OPERATOR) as made:
        rows = made.rows("SELECT title, unit, target, reached FROM goals_together")
    assert rows == [{"title": "Honey", "unit": "kg", "target": 40.0, "reached": 10.0}]
