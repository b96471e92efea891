"""A household's own page: opened by its card, it says everything about itself, and nothing about another one."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from data.actors import OPERATOR, of_account
from data.cards import issue_card, take_back_card
from data.demo_cards import CODES
from data.households import consenting, withdraw_consent
from data.open import open_book
from data.ratings import latest
from data.views import note_view
from front.visits import COOKIE
from front.words import cards as card_words
from front.words import own as words
from front.words import progress as progress_words
from tests.front.light import HOST, Served, Visiting, token_in
from tests.front.paper import codes_in_svg

BEND = "willow-bend.db"


def at_home(number: int = 0, village: str = "willow-bend") -> Visiting:
    """A browser where a demonstration's household has opened its page."""
    client = Visiting()
    assert client.post("/card", village=village, code=CODES[number]).headers["location"] == "/me"
    return client


def cells(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_a_card_opens_the_own_page_and_signing_out_closes_it(bend: Served) -> None:
    client = bend.visitor()
    assert client.get("/me").headers["location"] == "/card?next=%2Fme"
    assert client.post("/card", village="bend", code=bend.cards["wren"]).headers["location"] == "/me"
    assert "wren" in client.get("/me").text
    assert client.post("/sign-out", form_on="/me").headers["location"] == "/card?signed-out=1"
    assert client.get("/me").status_code == 303


def test_no_address_holds_a_code_or_a_household(bend: Served) -> None:
    client = bend.visitor()
    answer = client.post("/card", village="bend", code=bend.cards["wren"])
    for text in (answer.headers["location"], client.get("/me").text):
        assert bend.cards["wren"] not in text
        assert not re.search(r'(href|action|src)="[^"]*(wren|oak)', text)


def test_a_card_that_gets_another_code_or_is_taken_back_ends_what_it_opened(bend: Served) -> None:
    client = bend.at_home("wren")
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        issue_card(book, "wren", 1)
        assert client.get("/me").status_code == 303
        assert bend.visitor().post("/card", village="bend", code=bend.cards["wren"]).status_code == 400
        other = bend.at_home("oak")
        take_back_card(book, "oak", 1)
    assert other.get("/me").status_code == 303


def test_after_wrong_codes_the_page_says_how_long_to_wait(bend: Served) -> None:
    client = bend.visitor()
    answers = [client.post("/card", village="bend", code=f"{number:0>12}") for number in range(222, 232)]
    waits = [answer for answer in answers if answer.status_code == 429]
    assert [answer.status_code for answer in answers[:5]] == [400] * 5
    assert waits
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in waits)
    assert client.get("/me").status_code == 303


def test_an_administrator_makes_a_card_that_is_shown_once_with_its_code_after_the_hash(bend: Served) -> None:
    client = bend.visitor("administrator", confirmed=True)
    page = client.post("/cards", "/card", household="wren", act="new").text
    code = re.search(r'class="code">([2-9A-Z-]{14})<', page)
    assert code
    assert bend.visitor().post("/card", village="bend", code=code[1]).headers["location"] == "/me"
    assert code[1] not in client.get("/cards?household=wren").text
    assert "administrator" in client.get("/cards?household=wren").text
    shown = re.search(rf'src="data:image/svg\+xml[^,]*,([^"]+)" alt="{card_words.QR}"', page)
    assert shown
    assert codes_in_svg(unquote(shown[1])) == [f"{HOST}/card?village=bend#{code[1]}"]


def test_a_card_whose_address_opens_on_one_machine_only_says_so(bend: Served) -> None:
    client = bend.visitor("administrator", confirmed=True)
    warning = card_words.CARD_HERE_ONLY.split("{command}")[0]
    assert warning in client.post("/cards", "/card", household="wren", act="new").text
    form = {"household": "oak", "act": "new", "form_token": token_in(client.get("/card").text)}
    through_a_proxy = {"Origin": HOST, "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": "192.0.2.1"}
    made = client.ask("POST", "/cards", data=form, headers=through_a_proxy).text
    assert 'class="code"' in made
    assert warning not in made


def test_the_way_to_the_cards_is_on_every_page_of_whoever_makes_them(bend: Served) -> None:
    way = 'href="/cards"'
    assert way in bend.visitor("administrator").get("/account").text
    assert way not in bend.visitor("rater").get("/account").text


def test_making_a_card_asks_for_the_password_again_and_is_not_for_those_who_rate(bend: Served) -> None:
    answer = bend.visitor("administrator").post("/cards", "/card", household="wren", act="new")
    assert answer.headers["location"].startswith("/confirm")
    assert bend.visitor("rater").get("/cards").status_code == 403


@pytest.mark.parametrize("act", ["new:7", "back:7", "back:x", "new:²"])
def test_a_card_that_is_not_there_is_refused_in_words(bend: Served, act: str) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        before = book.rows("SELECT * FROM cards")
        answer = bend.visitor("administrator", confirmed=True).post("/cards", "/card", household="oak", act=act)
        if act != "new:²":
            assert answer.status_code == 400
            assert book.rows("SELECT * FROM cards") == before


def test_whoever_signs_in_after_a_household_on_the_same_device_is_not_the_household(bend: Served) -> None:
    client = bend.at_home("wren")
    token = client.cookies[COOKIE]
    answer = client.post("/sign-in", village="bend", name="rater", password="seven grey ferries")
    assert answer.status_code == 303
    assert client.get("/me").status_code == 403
    client.cookies.set(COOKIE, token, domain="127.0.0.1")
    assert client.get("/me").status_code == 303


def test_the_page_tells_growth_against_the_own_past_before_anything_else(demo: Path) -> None:
    text = at_home().get("/me").text
    heads = re.findall(r"<h2>([^<]+)</h2>", text)
    assert heads[:3] == [progress_words.OWN_PAST, progress_words.LEVEL, progress_words.OVER_TIME]
    assert words.DEMONSTRATION in text


def test_the_page_shows_each_entry_with_who_entered_it_and_when(demo: Path) -> None:
    with open_book(demo / BEND, OPERATOR) as book:
        household = min(consenting(book))
        marks = book.rows(
            """SELECT r.name, m.mark, substr(m.entered_at, 1, 10) AS day FROM marks AS m
               JOIN raters AS r ON r.id = m.rater JOIN households AS h ON h.id = m.household
               JOIN periods AS p ON p.id = m.period WHERE h.name = :household AND p.position =
               (SELECT max(p.position) FROM periods AS p JOIN ratings AS g ON g.period = p.id)""",
            household=household,
        )
    text = cells(at_home().get("/me").text)
    assert marks
    for mark in marks:
        assert re.search(rf"{mark['mark']:g} / \d+ .*?by {mark['name']}, {mark['day']}", text)


def test_the_contributions_add_up_to_the_score(demo: Path) -> None:
    text = at_home().get("/me").text
    table = text.split(progress_words.MADE_UP_TABLE)[1].split("</table>")[0]
    numbers = [float(each) for each in re.findall(r"<td>(?:<strong>)?([\d.]+)", table)]
    brings, score = numbers[0:-2:2], numbers[-2]
    assert score == pytest.approx(sum(brings), abs=1e-9)


def test_the_chart_says_the_same_in_words(demo: Path) -> None:
    text = at_home().get("/me").text
    label = re.search(r'role="img" aria-label="(Score by season[^"]+)"', text)
    assert label
    assert f"<p>{label[1]}</p>" in text
    assert text.count("<circle") == len(re.findall(r": \d", label[1].split(":", 1)[1]))


@pytest.mark.parametrize("number", range(len(CODES)))
def test_the_page_holds_no_value_or_name_of_a_neighbour(demo: Path, number: int) -> None:
    with open_book(demo / "ciwangi.db", OPERATOR) as book:
        everybody = sorted(consenting(book))
        period = book.rows("SELECT name FROM periods ORDER BY position DESC")[0]["name"]
        stored = latest(book, period)
        assert stored is not None
        own = stored.row(everybody[number])
        assert own is not None
        others = {row.points for row in stored.rows if row.points not in (None, own.points)}
        scores = {f"{(points or 0) / 10**stored.decimals:.{stored.decimals}f}" for points in others}
        nicknames = {
            r["nickname"] for r in book.rows("SELECT nickname FROM households WHERE name <> :n", n=own.household)
        }
    text = cells(at_home(number, "ciwangi").get("/me").text)
    said = set(re.findall(r"[\w.−-]+", text))
    assert not {*(set(everybody) - {own.household}), *filter(None, nicknames)} & said
    assert not scores & said
    assert not re.search(r"\b(rank|place|better than|worse than)\b", text, re.IGNORECASE)


def test_another_season_is_chosen_and_an_unknown_one_is_not(demo: Path) -> None:
    client = at_home()
    for asked in ("2024", "nothing"):
        assert client.get(f"/me?period={asked}").status_code == 200


def test_who_has_withdrawn_still_sees_what_is_held_and_no_score(bend: Served) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        book.db.execute("INSERT INTO periods (name, position) VALUES ('2024', 1)")
        withdraw_consent(book, "wren", "take_part")
    text = bend.at_home("wren").get("/me").text
    assert words.NOT_PART in text
    assert progress_words.SCORE not in text


def test_the_page_says_which_staff_looked_once_a_day_and_not_that_the_household_did(bend: Served) -> None:
    client = bend.at_home("wren")
    with open_book(bend.folder / "bend.db", of_account(bend.accounts["rater"])) as book:
        for _ in range(3):
            note_view(book, "wren")
    for _ in range(2):
        text = cells(client.get("/me").text)
    assert re.search(rf"rater \d{{4}}-\d\d-\d\d {words.DEEDS['looked']}", text)
    assert f"{words.DEEDS['looked']} (" not in text
    assert words.DEEDS["looked"] not in cells(bend.at_home("oak").get("/me").text)


def test_the_codes_of_demonstrations_are_listed_on_the_machine_itself_only(demo: Path) -> None:
    assert CODES[0] in Visiting().get("/card").text
    assert CODES[0] not in Visiting(client="192.0.2.1").get("/card").text
    assert CODES[0] not in Visiting(HOST.replace("127.0.0.1", "laurel.example")).get("/card").text
