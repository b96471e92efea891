"""What stands beside a board on the light page and on Streamlit's: notices, what help came to, what households say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.notices import NoticeText, add_notice
from data.open import Book
from front.beside import beside
from front.words import helping, scorecard
from tests.data.villages import descending, village
from tests.front.conftest import text_of, visit
from tests.front.light import Visiting

SENTENCES = (
    "In 2024, about 20 households asked for help.",
    "Of every ten of them, about 5 confirmed that it was solved.",
    "Half of what was solved took no longer than 6.5 days.",
)
FROZEN = {"asked_help": 20, "solved_help": 0.5, "help_days": 6.5, "card:fair": 0.7, "card:respected": 0.9}


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with village(served / "bend.db", descending(3)) as made:
        add_notice(made, {"en": NoticeText("Pump *mended*", "Water runs again.", "Ask at the pump.")}, "2999-01-31")
        with made.writing():
            for name, value in FROZEN.items():
                sql = "INSERT INTO counts VALUES (1, ?, ?, NULL, '2025-01-01T00:00:00Z')"
                made.db.execute(sql, [name, value])
        yield made


def test_all_of_it_is_on_both_pages(book: Book) -> None:
    light, drawn = Visiting().get("/board/bend").text, text_of(visit("board")).replace("\\", "")
    for page in (light, drawn):
        for said in (*SENTENCES, "Pump *mended*", "Ask at the pump.", scorecard.RESULTS, "about 7", "9 or 10"):
            assert said in page


def test_of_help_nothing_is_said_where_too_few_asked(book: Book) -> None:
    with book.writing():
        book.db.execute("DELETE FROM counts WHERE name = 'asked_help'")
    assert beside(book, "2024").help == ()
    assert helping.FIGURES not in Visiting().get("/board/bend").text
