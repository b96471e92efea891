"""The pages of entering as a phone without a script sees them, and what the script is told."""

import gzip
import re
from collections.abc import Iterator

import httpx
import pytest

from data.actors import OPERATOR, Actor
from data.errors import BookRefused
from data.households import register, withdraw_consent
from data.open import Book, open_book
from data.periods import add_period, advance
from data.prices import set_price
from data.questions import IncomeAnswer, MarkAnswer, Value
from data.standing import standing
from data.units import set_unit
from data.workings import Working
from front.light.rendering import ASSETS
from rating.problems import Problem
from tests.data.raters import DAY, open_a_season
from tests.front.light import HOST, Served, Visiting, token_in

HOUSEHOLDS = ("ash", "birch", "cedar", "dogwood", "elm", "fir")
ASH = "/enter/household/3?period=2025"
BIRCH = "/enter/household/4?period=2025"


@pytest.fixture
def book(bend: Served) -> Iterator[Book]:
    """The served village in season 2025, open for the operator."""
    with open_book(bend.folder / "bend.db", OPERATOR) as opened:
        open_a_season(opened)
        for name in bend.cards:
            withdraw_consent(opened, name, "take_part")
        for number, name in enumerate(HOUSEHOLDS, 1):
            register(opened, name, given_on=DAY, nickname=f"the {name}s", house_number=str(number))
        yield opened


@pytest.fixture
def rater(bend: Served, book: Book) -> Visiting:
    return bend.visitor("rater")


def stands(book: Book, bend: Served, question: str, household: str = "ash") -> Value:
    who = bend.accounts["rater"]
    seen = standing(book.as_(Actor("account", who.id, who.name, who.roles)), household, "2025")
    return seen[question].value if question in seen else None


def send(client: Visiting, page: str = ASH, **fields: str) -> httpx.Response:
    """A form of a household's page, filled in and sent as a browser without a script does."""
    text = client.get(page).text
    form = next(f for f in text.split("<form")[1:] if f'name="question" value="{fields["question"]}"' in f)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.partition("</form>")[0]))
    headers = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    return client.ask("POST", "/enter/answer", data={**hidden, **fields}, headers=headers)


def tell(client: Visiting, **fields: str) -> httpx.Response:
    """An answer as the script sends it."""
    token = token_in(client.get("/account").text)
    place = {"household": "ash", "period": "2025", "id": "an-answer-of-the-script"}
    headers = {"X-Form-Token": token, "Accept": "application/json", "Sec-Fetch-Site": "same-origin"}
    return client.ask("POST", "/enter/answer", json={**place, **fields}, headers=headers)


def test_an_answer_of_a_plain_form_leads_back_to_its_card_where_it_stands(
    bend: Served, book: Book, rater: Visiting
) -> None:
    answer = send(rater, question="mark:training", mark="3", phrase="seen")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ASH}#q6")
    assert stands(book, bend, "mark:training") == MarkAnswer(3.0, "seen")
    page = rater.get(ASH).text
    assert re.search(r'name="mark" value="3" checked', page)
    assert "Saved" in page


def test_a_refused_answer_of_a_plain_form_is_shown_again_with_the_reason(
    bend: Served, book: Book, rater: Visiting
) -> None:
    answer = send(rater, question="mark:trees", mark="21")
    assert answer.status_code == 422
    assert "21 is off the scale" in answer.text
    assert 'value="21"' in answer.text
    assert stands(book, bend, "mark:trees") is None


def test_a_plain_form_that_meets_another_answer_shows_both_and_lets_choose(
    bend: Served, book: Book, rater: Visiting
) -> None:
    first = rater.get(ASH).text
    other = bend.visitor("everything")
    send(other, question="income:wage", state="asked", amount="400", method="receipt")
    seen = re.findall(r'name="seen" value="(\w*)"', first)[0]
    answer = send(rater, question="income:wage", state="asked", amount="500", seen=seen)
    assert answer.status_code == 409
    assert "everything entered 400 (A receipt) meanwhile. You entered 500." in answer.text
    assert stands(book, bend, "income:wage") == IncomeAnswer("asked", "400", "receipt")
    assert send(rater, question="income:wage", state="asked", amount="500", choose="mine").status_code == 303
    assert stands(book, bend, "income:wage") == IncomeAnswer("asked", "500")


@pytest.mark.parametrize(("typed", "is_now"), [("१२", "12"), ("2,5", "2.50"), ("٢٫٥", "2.50"), ("1 234", "1234")])
def test_a_number_may_be_typed_in_the_digits_and_with_the_mark_that_one_is_used_to(
    bend: Served, book: Book, rater: Visiting, typed: str, is_now: str
) -> None:
    send(rater, question="income:wage", state="asked", amount=typed)
    assert stands(book, bend, "income:wage") == IncomeAnswer("asked", is_now)
    send(rater, question="mark:training", mark="३")
    assert stands(book, bend, "mark:training") == MarkAnswer(3)
    assert send(rater, question="income:gift", state="asked", amount="1,234").status_code == 422


def test_an_answer_is_taken_back_on_a_plain_form(bend: Served, book: Book, rater: Visiting) -> None:
    send(rater, question="mark:training", mark="3")
    send(rater, question="mark:training", mark="3", take_back="1")
    assert stands(book, bend, "mark:training") is None


def test_a_helpers_numbers_make_the_amount_and_another_method_keeps_the_working(
    bend: Served, book: Book, rater: Visiting
) -> None:
    set_price(book, "2025", "maize", "30", "sack")
    send(rater, question="income:herd", **{"quantity:maize.sold": "2", "quantity:maize.eaten": "1.5"})
    worked = Working("quantity", {"maize.eaten": "1.5", "maize.sold": "2", "maize.price": "30"})
    assert stands(book, bend, "income:herd") == IncomeAnswer("asked", "105", None, worked)
    send(rater, question="income:herd", state="asked", amount="105", method="recent")
    assert stands(book, bend, "income:herd") == IncomeAnswer("asked", "105", "recent", worked)
    send(rater, question="income:herd", state="asked", amount="99", method="recent")
    assert stands(book, bend, "income:herd") == IncomeAnswer("asked", "99", "recent")
    two = send(rater, question="income:herd", **{"shop:takings": "1", "animals:count": "1"})
    assert (two.status_code, "more than one helper" in two.text) == (422, True)


def test_a_quantity_in_the_villages_own_unit_and_a_dear_tool_are_reckoned_from_plain_forms(
    bend: Served, book: Book, rater: Visiting
) -> None:
    set_price(book, "2025", "maize", "30", "kg")
    set_unit(book, "sack", "kg", "90")
    assert 'value="sack" data-times="90"' in rater.get(ASH).text
    send(rater, question="income:wage", **{"quantity:maize.sold": "2", "quantity:maize.sold.in": "sack"})
    sold = {"maize.sold": "2 sack", "maize.price": "30", "maize.unit": "1 sack = 90 kg"}
    assert stands(book, bend, "income:wage") == IncomeAnswer("asked", "5400", None, Working("quantity", sold))
    send(rater, question="income:inputs", **{"tool:price": "900", "tool:month": "400"})
    tool = Working("tool", {"price": "900", "month": "400"})
    assert stands(book, bend, "income:inputs") == IncomeAnswer("asked", "300", None, tool)
    add_period(book, "2026", 2)
    later = rater.get(ASH.replace("2025", "2026")).text
    assert "Still counted from the years before: 900." in later
    assert (
        'name="tool:before" type="text" inputmode="decimal" value="" data-times="0.333333333" placeholder="900"'
        in later
    )


def test_the_script_is_told_what_became_of_an_answer(bend: Served, book: Book, rater: Visiting) -> None:
    saved = tell(rater, question="income:wage", state="asked", amount="7.50")
    assert (saved.status_code, saved.json()["code"], saved.json()["amount"]) == (200, "saved", "7.50")
    assert tell(rater, question="income:wage", state="asked", amount="7.50").json() == saved.json()
    refused = tell(rater, question="mark:training", mark="soon", id="another-answer-of-it")
    assert (refused.status_code, refused.json()["code"]) == (422, "not_a_number")
    other = tell(bend.visitor("everything"), question="income:wage", state="none", id="somebody-elses-answer")
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert other.json()["theirs"] == {"state": "asked", "amount": "7.50", "method": ""}
    assert other.json()["choice"] == {"mine": "Mine: None", "theirs": "Theirs: 7.50"}


def test_the_script_is_told_to_sign_in_again_where_the_session_is_over(bend: Served, rater: Visiting) -> None:
    token = token_in(rater.get("/account").text)
    headers = {"X-Form-Token": token, "Accept": "application/json"}
    assert bend.visitor().ask("POST", "/enter/answer", json={}, headers=headers).status_code == 401
    assert bend.visitor("rater").ask("POST", "/enter/answer", json={}, headers=headers).status_code == 403


def test_the_script_keeps_its_answer_for_later_where_the_disk_is_full(
    rater: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise BookRefused([Problem("disk_full", file="bend.db")])

    monkeypatch.setattr("front.light.enter_answer.save", no_room)
    answer = tell(rater, question="mark:training", mark="3")
    # The outbox sends again whatever was answered by a status from 500 on.
    assert (answer.status_code, answer.json()) == (503, {"code": "disk_full"})
    plain = send(rater, question="mark:training", mark="3")
    assert plain.status_code == 503
    assert "no room left on the disk" in plain.text


@pytest.mark.parametrize("body", ["", "[]", "{", '{"household": 3}', "null"])
def test_nonsense_is_refused_and_nothing_breaks(rater: Visiting, body: str) -> None:
    token = token_in(rater.get("/account").text)
    headers = {"X-Form-Token": token, "Accept": "application/json", "Content-Type": "application/json"}
    assert rater.ask("POST", "/enter/answer", content=body, headers=headers).status_code == 422


def test_the_list_finds_filters_and_tells_how_far_it_is(rater: Visiting) -> None:
    send(rater, question="mark:training", mark="3")
    page = rater.get("/enter").text
    assert "0 of 6 households are complete" in page
    assert "1 of 2 criteria, 0 of 5 sources" in page
    assert re.findall(r"<strong>(\w+)</strong>", rater.get("/enter?search=the+ELMS").text) == ["elm"]
    assert re.findall(r"<strong>(\w+)</strong>", rater.get("/enter?only=not_started").text) == list(HOUSEHOLDS[1:])
    assert "No household fits this search." in rater.get("/enter?search=nobody").text


def test_a_household_that_withdrew_has_no_page_and_takes_no_answer(book: Book, rater: Visiting) -> None:
    withdraw_consent(book, "ash", "take_part")
    assert rater.get(ASH).status_code == 404
    assert tell(rater, question="mark:training", mark="3").json()["code"] == "no_consent"
    assert "ash" not in rater.get("/enter").text


def test_a_season_in_review_says_so(book: Book, rater: Visiting) -> None:
    advance(book, "2025", "review")
    assert "in review" in rater.get(ASH).text
    assert tell(rater, question="mark:training", mark="3").json()["code"] == "period_not_open"


def test_a_look_at_a_households_record_is_in_the_journal_once_a_day(book: Book, rater: Visiting) -> None:
    for _ in range(2):
        rater.get(BIRCH)
    assert book.rows("SELECT household, act FROM journal WHERE act = 'view'") == [{"household": 4, "act": "view"}]


def test_the_page_of_a_household_is_small(rater: Visiting) -> None:
    page = rater.get(ASH, headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    files = [gzip.compress((ASSETS / name).read_bytes()) for name in ("light.css", "enter.css", "leaf.svg")]
    assert int(page.headers["Content-Length"]) + sum(map(len, files)) < 20_000


def test_the_scripts_of_entering_are_under_five_kilobytes_together_as_they_are_sent(rater: Visiting) -> None:
    names = sorted(path.name for path in ASSETS.glob("*.js") if path.name not in {"card.js", "large.js"})
    sizes = [
        int(rater.get(f"/assets/{name}", headers={"Accept-Encoding": "gzip"}).headers["Content-Length"])
        for name in names
    ]
    assert names == ["offline.js", "outbox.js", "reckon.js", "worker.js"]
    assert sum(sizes) < 5_000


def test_the_worker_may_keep_the_pages_of_entering_and_no_other(rater: Visiting) -> None:
    answer = rater.get("/enter/worker.js")
    assert answer.headers["Service-Worker-Allowed"] == "/enter"
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert '"/assets/outbox.js?v=' in answer.text
    assert rater.get("/enter/other.js").status_code == 404
