"""A household's own page on one sheet of paper."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from data.checks import ask_check
from data.demo_cards import CODES
from data.goals import choose_goal
from data.open import Book
from front.paper.refused import PaperRefused
from front.words import own_paper as words
from rating.problems import Problem
from tests.data.villages import at_home, descending, earn, village
from tests.front.light import Visiting, by_card


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with village(served / "bend.db", descending(18)) as made:
        earn(made, {"h01": "120"})
        yield made


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    said = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return said


def test_it_says_what_the_page_says_on_one_sheet_and_nothing_of_another_household(book: Book) -> None:
    at = at_home(book, "h01")
    choose_goal(at, "h01", "songs", 99)
    ask_check(at, "h01", "2024", "income:wage", "too_low")
    answer = by_card(book, "h01").get("/me/paper?period=2024")
    assert answer.headers["content-type"] == "application/pdf"
    assert "no-store" in answer.headers["cache-control"]
    (said,) = pages(answer.content)
    for text in ("h01", "Songstaughttothechoir", "98/100", "wage", "120", "Ombudsman", "itistoolow", "Youhavecometo98"):
        assert text in said
    assert "h02" not in said


@pytest.mark.usefixtures("demo")
def test_a_household_with_many_entries_has_room_on_one_sheet() -> None:
    client = Visiting()
    client.post("/card", village="willow-bend", code=CODES[0])
    assert len(pages(client.get("/me/paper").content)) == 1


def test_where_a_font_is_missing_the_page_says_which(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> bytes:
        raise PaperRefused([Problem("no_font", value="Thaana", more={"package": "fonts-noto-core"})])

    monkeypatch.setattr("front.light.goal_pages.own_paper", refuse)
    answer = by_card(book, "h01").get("/me/paper")
    assert answer.status_code == 503
    assert words.NOT_PRINTED in answer.text
    assert "fonts-noto-core" in answer.text
