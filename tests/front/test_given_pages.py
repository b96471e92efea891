"""The household's page of what programmes gave, the form that records it, and the page of sources."""

import re
from datetime import date
from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.given import all_given, record_given
from data.open import Book, open_book
from data.periods import add_period
from data.sourcefigures import SourceTotal
from front.light import source_pages
from front.light.source_pages import chart, trend
from front.words import given as words
from front.words import village_sources
from tests.front.conftest import text_of
from tests.front.light import Served, Visiting
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
    press(test, words.RECORD)
    assert [each.value for each in test.error] == [words.NO_HOUSEHOLD]
    next(box for box in test.selectbox if box.label == words.HOUSEHOLD).select_index(0)
    next(box for box in test.date_input if box.label == words.DAY).set_value(date(2024, 3, 1))
    for label, text in {
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


def test_the_page_of_sources_is_there_for_everybody_and_says_what_rose(
    bend: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert village_sources.NOTHING in bend.visitor().get("/sources/bend").text
    withheld = [SourceTotal("2025", "wage", "work", None, None, "too_few", False)]
    monkeypatch.setattr(source_pages, "village_sources", lambda _book: withheld)
    assert village_sources.NOTHING_SAID in bend.visitor().get("/sources/bend").text
    assert bend.visitor().get("/sources/nowhere").status_code == 404
    seasons = [
        SourceTotal(period, "wage", "work", 10, amount, None, False) for period, amount in (("1", 100), ("2", 130))
    ]
    assert trend(seasons) == village_sources.TRENDS["rose"].format(period="1")
    assert trend(seasons[::-1]) == village_sources.TRENDS["fell"].format(period="2")
    assert trend([seasons[0], seasons[0]]) == village_sources.TRENDS["same"].format(period="1")
    assert trend(seasons[:1]) == ""


def test_the_picture_of_a_source_draws_the_totals_of_its_table_and_no_others(demo: Path) -> None:
    text = Visiting().get("/sources/willow-bend").text
    assert "<h2>फ़सल</h2>" in Visiting().get("/sources/willow-bend?lang=hi").text
    sources = [part.split("</table>")[0] for part in text.split("<h2>")[1:]]
    drawn = 0
    for each in sources:
        totals = re.findall(r"at least \d+</td><td>([^<]+)</td>", each)
        drawn += len(totals) > 1
        labels = re.findall(r'role="img" aria-label="([^"]+)"', each)
        assert [label.count(total) > 0 for label in labels for total in totals] == [True] * len(totals) * (
            len(totals) > 1
        )
        assert each.count("<circle") == len(totals) * (len(totals) > 1)
    assert drawn


def test_a_line_of_a_source_is_broken_where_a_season_is_withheld_and_not_begun_with_one_season() -> None:
    said = [
        SourceTotal(str(period), "wage", "work", amount and 10, amount, None if amount else "too_few", False)
        for period, amount in enumerate((12_000, 13_000, None, 38_000))
    ]
    assert re.findall("[ML]", re.findall(r'<path d="([^"]+)" fill="none"', chart("Wage", said, "IDR"))[0]) == [
        "M",
        "L",
        "M",
    ]
    assert "40,000" in chart("Wage", said, "IDR")
    assert chart("Wage", said[:1], "IDR") == chart("Wage", said[2:], "IDR") == ""
