"""What a visitor is told of a book that cannot be opened."""

import sqlite3
from contextlib import closing

import pytest

from front.villages import Village
from front.words import pages
from tests.front.conftest import text_of, visit
from tests.front.light import Served


def test_pages_of_both_kinds_say_why_a_book_cannot_be_opened(bend: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("front.villages.villages", lambda: [Village("bend", "Bend", demo=False)])
    with closing(sqlite3.connect(bend.folder / "bend.db")) as book:
        book.execute("PRAGMA user_version = 9999")
    answer, page = bend.visitor().get("/board/bend"), visit()
    assert answer.status_code == 503
    assert not page.exception
    assert pages.UNREADABLE in text_of(page)
    for text in (answer.text, text_of(page)):
        assert "written by a newer Laurel" in text
