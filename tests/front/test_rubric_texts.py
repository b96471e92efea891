"""The village's own words in the reader's language, wherever they are read; in its own where it has no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.catalogue import adopt
from data.entries import add_mark
from data.meetings import open_board
from data.open import Book
from data.periods import add_period
from data.ratings import store_rating
from front.goals import asks_of
from front.language import speaking
from front.light.board_text import board_text
from front.own import own_page
from front.own_paper import own_paper
from front.reviewing import questions_of
from front.site import LINKS
from front.village_board import village_board
from tests.data.villages import DAY, RUBRIC, at_home, descending, earn, village

TEXTS = """
texts:
  es:
    title: Esfuerzo de todos
    criteria: {songs: {ask: Canciones enseñadas al coro, another_way: Afinar los instrumentos}}
    sources: {wage: Sueldo, inputs: Insumos}
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db", descending(18)) as made:
        adopt(made, RUBRIC.format(top=10).replace("version: 1", "version: 2") + TEXTS, DAY)
        add_period(made, "2025", 2)
        earn(made, {"h03": "120"}, period="2025")
        for household, mark in descending(18).items():
            add_mark(made, household, "2025", "songs", "r1", mark)
        store_rating(made, ["2025"])
        open_board(made, "2025", DAY)
        yield made


def test_the_board_the_own_page_the_sheet_and_entering_say_it_in_spanish(book: Book) -> None:
    with speaking("es"):
        board = board_text(village_board(book, "2025", "wall"), LINKS)
        own = own_page(at_home(book, "h03"), "h03", "2025")
        asked = questions_of(book).texts
        assert asks_of(book) == {"songs": "Canciones enseñadas al coro"}
        assert own_paper(own, (), (), "").startswith(b"%PDF")
    for said in ("Canciones enseñadas al coro", "Afinar los instrumentos"):
        assert said in board
        assert said in str(own.rules)
    assert "Esfuerzo de todos" in board
    assert own.progress
    assert "Esfuerzo de todos" in own.progress.rules
    assert [row.what for row in own.incomes] == ["Sueldo"]
    assert asked["mark:songs"] == "Canciones enseñadas al coro"
    assert "Sueldo" in asked["income:wage"]


def test_who_reads_another_language_gets_the_village_s_own_words(book: Book) -> None:
    with speaking("hi"):
        board = board_text(village_board(book, "2025", "wall"), LINKS)
        own = own_page(at_home(book, "h03"), "h03", "2025")
    assert "Songs taught to the choir" in board
    assert "Effort" in board
    assert [row.what for row in own.incomes] == ["wage"]
