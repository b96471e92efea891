"""The score card's light page, and what came of it beside the board."""

from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.open import Book
from data.scorecards import end_scorecards
from data.scorecardtables import QUESTIONS
from front.cli import app
from front.villages import FOLDER
from front.words import scorecard as words
from tests.data.test_scorecard import NO, YES, book, give, made, publish
from tests.front.light import Visiting, by_card

__all__ = ["book", "made"]


@pytest.fixture
def served_book(book: Book, monkeypatch: pytest.MonkeyPatch) -> Book:
    monkeypatch.setenv(FOLDER, str(book.path.parent))
    return book


def said(client: Visiting, path: str) -> str:
    return unescape(client.get(path).text)


def test_a_household_gives_its_card_once_and_is_shown_nothing_of_it(served_book: Book) -> None:
    client = by_card(served_book, "h00")
    page = said(client, "/me/scorecard")
    assert page.count('type="radio"') == 25
    assert words.ANONYMOUS in page
    refused = client.post("/me/scorecard", **{**YES, "fair": ""})
    assert refused.status_code == 400
    assert refused.text.count("checked") == 4
    assert client.post("/me/scorecard", **YES).headers["location"] == "/me/scorecard"
    given = said(client, "/me/scorecard")
    assert words.GIVEN.format(period="2025") in given
    assert "radio" not in given
    assert "radio" not in said(by_card(served_book, "h00"), "/me/scorecard")


def test_what_came_of_it_stands_beside_the_next_board_and_in_the_static_site(served_book: Book, tmp_path: Path) -> None:
    give(served_book, *range(10))
    give(served_book, *range(10, 20), card={**NO, "respected": "yes"})
    publish(served_book, "2026")
    assert words.RESULTS not in said(Visiting(), "/board/bend")
    end_scorecards(served_book)
    CliRunner().invoke(app, ["publish", str(served_book.path), "-o", str(tmp_path / "out")])
    site = unescape((tmp_path / "out" / "index.html").read_text("utf-8"))
    for page in (said(Visiting(), "/board/bend"), said(Visiting(), "/board/bend/large"), site):
        rows = page.split(words.TABLE)[1].split("</table>")[0]
        assert [rows.count(each) for each in (words.ABOUT.format(tenths=5), words.AT_LEAST)] == [len(QUESTIONS) - 1, 1]
    assert "From the anonymous score cards of 2025" in said(Visiting(), "/board/bend")
    assert words.RESULTS not in said(Visiting(), "/board/bend?period=2024")
