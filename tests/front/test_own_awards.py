"""The light pages about awards and the fund: a household answers in private, anyone looks at the fund, some may ask."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.approving import approve_award
from data.awards import Proposal, awards, propose_award
from data.cards import issue_card
from data.catalogue import adopt
from data.disclosure import award_wall
from data.fund import Grant, fund_balances, record_grant
from data.fundquestions import answer_fund, open_questions
from data.households import give_consent
from data.nominating import nominations
from data.open import Book
from front.words import award_pages as words
from front.words import awards as award_words
from front.words import fund as fund_problems
from front.words import fund_page as fund_words
from tests.data.fund import DAY, HOUSEHOLDS, asked, has, proposed, village
from tests.data.villages import descending
from tests.data.villages import village as rated
from tests.front.light import Visiting


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with village(served / "bend.db") as made:
        yield made


def at_home(book: Book, household: str = "wren") -> Visiting:
    client = Visiting()
    client.post("/card", village="bend", code=issue_card(book, household)[1])
    return client


def approved(book: Book) -> int:
    award = proposed(book)
    approve_award(has(book, "Bo"), award, "evidence_seen")
    return award


def test_a_household_accepts_under_the_name_that_it_wishes(book: Book) -> None:
    award, client = approved(book), at_home(book)
    give_consent(book, "wren", "awards", DAY)
    page = client.get("/me/awards").text
    assert "Help given" in page
    assert "50" in page
    answer = client.post("/me/awards", act=f"accept:{award}", alias="The singers")
    assert answer.headers["location"] == "/me/awards?done=accept"
    assert [each.name for each in award_wall(book)] == ["The singers"]
    assert words.OWN_STATES["accepted"] in client.get("/me/awards").text


def test_declining_is_asked_once_more_and_leaves_nothing(book: Book) -> None:
    award, client = approved(book), at_home(book)
    asked_again = client.get(f"/me/awards?decline={award}").text
    assert words.DECLINE_FOR_GOOD in asked_again
    assert f"accept:{award}" not in asked_again
    client.post("/me/awards", act=f"decline:{award}")
    assert awards(has(book, "Ana")) == ()
    assert fund_balances(book)[0].reserved == 0
    assert words.NO_YOURS in client.get("/me/awards").text


def test_a_neighbour_sees_nothing_and_answers_nothing(book: Book) -> None:
    award, client = approved(book), at_home(book, "oak")
    assert "Help given" not in client.get("/me/awards").text
    answer = client.post("/me/awards", act=f"accept:{award}")
    assert answer.status_code == 400
    assert fund_problems.SENTENCES["unknown_award"] in answer.text
    assert awards(has(book, "Ana"))[0].state == "approved"


def test_whether_a_neighbour_takes_part_is_not_told_to_who_nominates_it(book: Book) -> None:
    client = at_home(book)
    said = {
        client.post(
            "/me/awards", act="nominate", request=asked(), neighbour=name, period="2024", deed="lent_tools"
        ).headers["location"]
        for name in ("oak", "oak", "nobody")
    }
    assert said == {"/me/awards?done=nominate"}
    assert [each.household for each in nominations(has(book, "Bo"), "2024")] == ["oak"]
    own = client.post("/me/awards", act="nominate", request=asked(), neighbour="wren", period="2024", deed="lent_tools")
    assert own.status_code == 400


def test_a_household_asks_for_the_award_of_its_level(served: Path) -> None:
    with rated(served / "bend.db", descending(18, 80)) as made:
        text = made.rows("SELECT text FROM rubrics")[0]["text"].replace("version: 1", "version: 2")
        rule = "{high: {kind: level, level: three, title: Much done}}"
        adopt(made, f"{text}awards:\n  told_on: {DAY}\n  rules: {rule}\n", DAY)
        with made.writing():
            made.db.execute("DROP TRIGGER periods_published_when_rated")
            made.db.execute("UPDATE periods SET state = 'published'")
        assert words.CLAIM not in at_home(made, "h17").get("/me/awards").text
        client = at_home(made, "h00")
        assert words.CLAIM in client.get("/me/awards").text
        client.post("/me/awards", act="claim:2024/high", request=asked())
        page = client.get("/me/awards").text
        assert words.OWN_STATES["proposed"] in page
        assert words.CLAIM not in page


def test_the_fund_is_for_everybody_and_names_no_household_and_no_person(book: Book) -> None:
    approved(book)
    record_grant(has(book, "Cy"), asked(), Grant("person", "Old Tam", "Prizes", "10"))
    record_grant(has(book, "Cy"), asked(), Grant("business", "Mill & Sons", "Prizes", "20"))
    page = Visiting().get("/fund/bend").text
    row = re.search(rf"<tr><th scope=\"row\">{fund_words.MONEY}</th>(.*)</tr>", page)
    assert row
    assert re.findall(r"<td>([^<]*)</td>", row[1]) == ["1,030 KES", "980 KES", "50 KES", "0 KES", "0 KES"]
    assert "Mill &amp; Sons" in page
    assert not [name for name in (*HOUSEHOLDS, "Old Tam", "Help given") if name in page]
    assert Visiting().get("/fund/elsewhere").status_code == 404


def test_a_question_is_shown_with_its_answer(book: Book) -> None:
    client = at_home(book)
    sent = client.post("/fund/bend/ask", form_on="/fund/bend", request=asked(), question="Who counts the money?")
    assert sent.headers["location"] == "/fund/bend?done=asked"
    assert "Who counts" not in Visiting().get("/fund/bend").text
    (question,) = open_questions(has(book, "Cy"))
    answer_fund(has(book, "Cy"), question.number, "Cy and Eve, each Sunday.")
    page = Visiting().get("/fund/bend").text
    assert "Who counts the money?" in page
    assert "Cy and Eve, each Sunday." in page
    assert fund_words.ASK_LABEL not in page
    short = client.post("/fund/bend/ask", form_on="/fund/bend", request=asked(), question="?")
    assert short.status_code == 400


def test_an_award_that_somebody_wrote_by_hand_is_said_without_evidence(book: Book) -> None:
    propose_award(has(book, "Ana"), asked(), Proposal("help", "Lent a hand", "2024", "wren"))
    assert award_words.OTHER_EVIDENCE in at_home(book).get("/me/awards").text
