"""The light pages of help: what is refused there is said in words, and what was typed stays."""

from collections.abc import Iterator
from html import unescape

import pytest

from data.actors import OPERATOR, of_account
from data.entries import set_coverage
from data.errors import EntryRefused
from data.helping import offer_help
from data.meetings import describe_village
from data.open import Book, open_book
from data.periods import add_period, add_source
from front.words import helping as words
from front.words import problems
from tests.front.light import Served, Visiting


@pytest.fixture
def book(bend: Served) -> Iterator[Book]:
    """The rater offers help."""
    with open_book(bend.folder / "bend.db", OPERATOR) as made:
        describe_village(made, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        add_period(made, "2025", 1)
        add_source(made, "wage", "work")
        offer_help(made.as_(of_account(bend.accounts["rater"])), offered=True)
        yield made


def said(client: Visiting, path: str) -> str:
    return unescape(client.get(path).text)


def test_a_request_is_asked_answered_and_taken_back_on_forms(bend: Served, book: Book) -> None:
    home, rater = bend.at_home("wren"), bend.visitor("rater")
    refusal = home.post("/me/help", act="ask", topic="other", words=" ")
    assert refusal.status_code == 400
    assert words.SENTENCES["help_no_words"] in refusal.text
    assert home.post("/me/help", act="ask", topic="work", words="A <job>\nby the river").headers["location"] == (
        "/me/help?done=ask"
    )
    number = bend.accounts["rater"].id
    assert home.post("/me/help", act="choose", helper=str(number), earlier="1").status_code == 303
    page = said(rater, "/help")
    assert "wren: Find work" in page
    assert "by the river" in page
    mark = page.split('name="request" value="')[1][:32]
    assert rater.post("/help", act="answer", request=mark, words="").status_code == 400
    assert rater.post("/help", act="answer", request=mark, words="Ask at the mill.").status_code == 303
    assert "Ask at the mill." in said(home, "/me/help")
    assert bend.visitor("reviewer").post("/help", act="answer", request=mark, words="x").status_code == 400
    assert bend.at_home("oak").post("/me/help", act="confirm", request=mark).status_code == 400
    assert home.post("/me/help", act="take_back", request=mark).status_code == 303
    assert "by the river" not in said(rater, "/help") + said(home, "/me/help")
    assert home.post("/me/help", act="nonsense").status_code == 400
    assert home.post("/me/help", act="choose", helper="9" * 5000).status_code == 400


def test_a_rater_who_helps_is_told_why_the_entry_is_refused(bend: Served, book: Book) -> None:
    home = bend.at_home("wren")
    home.post("/me/help", act="choose", helper=str(bend.accounts["rater"].id))
    rater = book.as_(of_account(bend.accounts["rater"]))
    with pytest.raises(EntryRefused) as refusal:
        set_coverage(rater, "wren", "2025", "wage", "asked")
    assert problems.lines(refusal.value.problems) == [words.SENTENCES["helps_it"]]
    set_coverage(rater, "oak", "2025", "wage", "asked")
    oak = bend.at_home("oak")
    assert "rater</option>" not in oak.get("/me/help").text
    refused = oak.post("/me/help", act="choose", helper=str(bend.accounts["rater"].id))
    assert words.SENTENCES["rates_it"] in unescape(refused.text)
