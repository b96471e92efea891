"""The household's page of what programmes gave, the form that records it, and the page of sources."""

from data.actors import OPERATOR
from data.given import all_given, record_given
from data.open import Book, open_book
from data.periods import add_period
from data.sourcefigures import SourceTotal
from front.light.source_pages import trend
from front.words import given as words
from front.words import village_sources
from tests.front.conftest import text_of
from tests.front.light import Served
from tests.front.test_administration import ADMINISTRATOR, As, page_of, press, visitor
from tests.front.test_administration import bend as village

__all__ = ["village", "visitor"]
WHAT = ("2024-03-01", "Two <goats>", "Ministry")


def test_a_household_confirms_on_its_own_page(bend: Served) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        add_period(book, "2025", 1)
        number = record_given(book, "wren", "2025", WHAT, "120")
        client = bend.at_home("wren")
        assert "Two &lt;goats&gt;" in client.get("/me/given").text
        assert client.post("/me/given", act=f"confirmed:{number}").status_code == 303
        assert words.SAID.format(answer=words.ANSWERS["confirmed"]) in client.get("/me/given").text
        assert [each.answer for each in all_given(book, "2025")] == ["confirmed"]
        assert bend.at_home("oak").post("/me/given", form_on="/me", act=f"denied:{number}").status_code == 400
        assert words.TO_GIVEN in client.get("/me").text


def test_it_is_written_down_and_taken_out_on_the_page_seasons(village: Book, visitor: type[As]) -> None:
    sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, 'Ada', 'ada', 'x', '2024-01-01T00:00:00Z')"
    village.db.execute(sql, (ADMINISTRATOR.id,))
    visitor(ADMINISTRATOR)
    test = page_of("seasons", do=words.STAFF_TITLE)
    next(box for box in test.selectbox if box.label == words.HOUSEHOLD).select_index(0)
    for label, text in {
        words.DAY: "2024-03-01",
        words.THING: "seed",
        words.GIVER: "Ministry",
        words.VALUE: "30",
    }.items():
        next(field for field in test.text_input if field.label == label).input(text)
    press(test, words.RECORD)
    found = all_given(village, "2024")
    assert [(each.thing, each.amount, each.answer) for each in found] == [("seed", "30", None)]
    test = page_of("seasons", do=words.STAFF_TITLE)
    assert "seed" in text_of(test)
    next(box for box in test.selectbox if box.label == words.OFF).select_index(0).run()
    press(test, words.TAKE_BACK)
    assert all_given(village, "2024") == ()


def test_the_page_of_sources_is_there_for_everybody_and_says_what_rose(bend: Served) -> None:
    assert village_sources.NOTHING in bend.visitor().get("/sources/bend").text
    assert bend.visitor().get("/sources/nowhere").status_code == 404
    seasons = [
        SourceTotal(period, "wage", "work", 10, amount, None, False) for period, amount in (("1", 100), ("2", 130))
    ]
    assert trend(seasons) == village_sources.TRENDS["rose"].format(period="1")
    assert trend(seasons[::-1]) == village_sources.TRENDS["fell"].format(period="2")
    assert trend([seasons[0], seasons[0]]) == village_sources.TRENDS["same"].format(period="1")
    assert trend(seasons[:1]) == ""
