"""The pages where a household asks for a check, and where it is answered."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from data.actors import Actor
from data.checkanswers import appoint_steward, checks_to_answer, steward_name
from data.checks import ask_check, check_rules
from data.open import Book, today
from front.checks import key_of, parts_of
from front.markdown import plain
from front.words import checks as words
from front.words import staff
from tests.data.villages import at_home, descending, earn, village
from tests.front.conftest import text_of
from tests.front.light import by_card
from tests.front.test_administration import As, page_of, press, put, visitor

__all__ = ["visitor"]

CY = Actor("account", 3, "cy", frozenset({"administrator"}), confirmed=True)
DEVI = Actor("account", 4, "devi")
MARK = key_of("mark:songs", "r1")


@pytest.fixture
def bend(served: Path) -> Iterator[Book]:
    with village(served / "bend.db", descending(18)) as book:
        for actor in (CY, DEVI):
            row = {"id": actor.id, "name": actor.name, "key": actor.name, "secret": "s"}
            book.db.table("accounts").insert({**row, "made_at": "2024-01-01T00:00:00Z"})
        earn(book, {"h01": "120"})
        yield book


def text(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page))


def test_a_household_asks_on_a_form_and_reads_the_answer_on_its_page(bend: Book, visitor: type[As]) -> None:
    client = by_card(bend, "h01")
    assert "/me/checks?period=2024" in client.get("/me").text
    form = text(client.get("/me/checks").text)
    due = check_rules(bend).due(today())
    for what in (words.LEVEL, "Songs taught to the choir: 98 / 100 (by r1)", "wage: 120", "rent: nothing is entered"):
        assert what in form
    assert words.ASK_WHY.format(due=due) in form
    answer = client.post("/me/checks", period="2024", what=MARK, doubt="too_low")
    assert answer.headers["location"] == "/me/checks?period=2024&done=1"
    asked = words.OPEN.format(asked=today(), doubt=words.DOUBTS["too_low"], due=due)
    assert asked in text(client.get("/me").text)
    visitor(CY)
    page = page_of("checks")
    assert "98" in text_of(page)
    press(page, words.STAND)
    assert words.GROUNDS["seen_again"] in text(client.get("/me").text)
    assert words.NONE in text_of(page_of("checks"))


def test_a_form_that_says_too_little_or_something_else_is_refused_and_asks_nothing(bend: Book) -> None:
    client = by_card(bend, "h01")
    for given in (
        {"what": "", "doubt": "too_low"},
        {"what": MARK, "doubt": ""},
        {"what": "[1, 2]", "doubt": "too_low"},
        {"what": key_of("mark:songs", "r9"), "doubt": "too_low"},
    ):
        assert client.post("/me/checks", period="2024", **given).status_code == 400
    assert not bend.rows("SELECT 1 FROM checks")
    assert parts_of("[1]") == parts_of("{}") == parts_of("") == ("", None)


def test_a_correction_opens_the_entry_and_a_level_is_calculated_anew(bend: Book, visitor: type[As]) -> None:
    at = at_home(bend, "h01")
    ask_check(at, "h01", "2024", "mark:songs", "not_so", "r1")
    ask_check(at, "h01", "2024", "level", "not_understood")
    visitor(CY)
    press(press(page_of("checks"), words.CORRECT), words.CORRECT_LEVEL)
    assert [row["decision"] for row in bend.rows("SELECT decision FROM reviews")] == ["correct"]
    assert "is being corrected" in text(by_card(bend, "h01").get("/me").text)


def test_the_administrator_appoints_one_data_steward_who_alone_then_answers(bend: Book, visitor: type[As]) -> None:
    ask_check(at_home(bend, "h01"), "h01", "2024", "mark:songs", "not_so", "r1")
    visitor(CY)
    page = page_of("people", do=words.STEWARD)
    assert words.NO_STEWARD in text_of(page)
    put(page, words.STEWARD, "devi")
    press(page.run(), words.APPOINT)
    assert steward_name(bend.as_(CY)) == "devi"
    assert words.NONE in text_of(page_of("checks"))
    visitor(DEVI)
    heading = words.HEADING.format(household="h01", what="Songs taught to the choir", period="2024")
    assert plain(heading) in text_of(page_of("checks"))
    appoint_steward(bend.as_(CY), "")
    assert staff.NOT_YOURS in text_of(page_of("checks"))
    assert [each.check.household for each in checks_to_answer(bend.as_(CY))] == ["h01"]
