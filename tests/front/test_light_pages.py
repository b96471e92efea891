"""What is the same for every light page: headers, methods, "not found", caching, and signing in and out."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from data.accounts import accounts
from data.actors import OPERATOR
from data.journal import journal
from data.open import create_book, open_book
from data.sealed import seal_codes
from data.server import open_server
from data.setup import new_set_up_code
from front.light.headers import SAFE
from front.light.lightpage import LightPage
from front.light.rendering import asset
from front.light.routes import LIGHT_PAGES
from front.visits import COOKIE
from tests.front.light import HOST, PASSWORD, Served, Visiting, token_in

READ = sorted(page.path for page in LIGHT_PAGES if page.get and "{" not in page.path)
# There is no provider here, and no season that is open for entries.
NOT_HERE = ("/sign-in/organisation", "/sign-in/return", "/enter/sheet")
WHOSE = {"/me": "household", "/server": "keeper", "/region": "region"}
ON = ("/language",)
NEW = "kettle-and-mushroom"


def signed_in(client: Visiting) -> bool:
    return client.get("/account").status_code == 200


@pytest.mark.parametrize("path", READ)
def test_every_page_is_safe_small_and_kept_by_nobody(bend: Served, path: str) -> None:
    who = next((who for start, who in WHOSE.items() if path.startswith(start)), "everything")
    answer = bend.visitor(who, confirmed=True).get(path)
    assert answer.status_code == (404 if path in NOT_HERE else 303 if path in ON else 200)
    assert {name: answer.headers[name] for name in SAFE} == dict(SAFE)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert len(gzip.compress(answer.content)) + len(gzip.compress(styles(bend))) < 20_000
    assert not re.search(r"<script(?![^>]* src=)|<script[^>]*>[^<]", answer.text), "a script of its own in the page"
    assert 'style="' not in answer.text
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert re.search(r'<html lang="\w+" dir="(ltr|rtl)">', answer.text)


def styles(bend: Served) -> bytes:
    return bend.visitor().get(asset("light.css")).content


def test_what_pages_load_is_kept_for_good_under_its_own_address(bend: Served) -> None:
    client = bend.visitor()
    assert "immutable" in client.get(asset("light.css")).headers["Cache-Control"]
    assert client.get("/assets/light.css").headers["Cache-Control"] == "no-cache"
    for name in ("none.css", "..%2frouting.py", "%2e%2e", ""):
        assert client.get(f"/assets/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/nothing", "/sign-in/else", "/progress/else", "/.env", "/board.php", "/_stcorex"])
def test_an_address_where_there_is_nothing_says_so(bend: Served, path: str) -> None:
    answer = bend.visitor().get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", [page for page in LIGHT_PAGES if "{" not in page.path], ids=lambda page: page.path)
def test_a_page_takes_the_methods_that_it_has_and_names_them(bend: Served, page: LightPage) -> None:
    for method in {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"} - page.methods.keys():
        answer = bend.visitor().ask(method, page.path)
        assert (answer.status_code, answer.headers["Allow"]) == (405, ", ".join(page.methods))


def test_more_than_a_page_takes_is_refused(bend: Served) -> None:
    answer = bend.visitor().ask("POST", "/sign-in", content=b"name=" + b"x" * 300_000)
    assert answer.status_code == 413


def test_an_error_is_said_without_any_of_it(bend: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise ValueError("h00 earned 300")

    monkeypatch.setattr("front.light.people.opened", broken)
    answer = bend.visitor("rater").get("/account")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "h00" not in answer.text


def test_a_name_and_its_password_open_the_pages_behind(bend: Served) -> None:
    client = bend.visitor()
    away = client.get("/account")
    assert (away.status_code, away.headers["location"]) == (303, "/sign-in?next=%2Faccount")
    answer = client.post("/sign-in", away.headers["location"], village="bend", name="rater", password=PASSWORD)
    assert answer.status_code == 303
    cookie = next(each for each in answer.headers.get_list("set-cookie") if each.startswith(f"{COOKIE}="))
    assert {"httponly", "samesite=lax", "path=/"} <= {each.strip().lower() for each in cookie.split(";")}
    assert "secure" not in cookie.lower()
    assert "Signed in as rater" in client.get("/account").text


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(bend: Served) -> None:
    def told(name: str) -> tuple[int, str]:
        answer = bend.visitor().post("/sign-in", village="bend", name=name, password="nothing of the kind")
        assert COOKIE not in answer.cookies
        text = re.sub(r'value="[0-9a-f]{80}"', "", answer.text)
        return answer.status_code, text.replace(name, "NAME")

    assert told("rater") == told("marmot")
    assert "do not belong together" in told("marmot")[1]


def test_whoever_guesses_is_told_how_long_to_wait(bend: Served) -> None:
    for _ in range(4):
        answer = bend.visitor().post("/sign-in", village="bend", name="rater", password="a guess")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert "Please wait 1 second" in answer.text


def test_signing_in_ends_whatever_session_this_device_had(bend: Served) -> None:
    client = bend.visitor("administrator")
    before = client.cookies.get(COOKIE)
    client.post("/sign-in", village="bend", name="rater", password=PASSWORD)
    other = Visiting()
    other.cookies.set(COOKIE, str(before), domain="127.0.0.1")
    assert (signed_in(client), signed_in(other)) == (True, False)


def test_a_cookie_set_by_somebody_else_is_not_taken_for_a_session(bend: Served) -> None:
    client = bend.visitor()
    client.cookies.set(COOKIE, "planted", domain="127.0.0.1")
    client.post("/sign-in", village="bend", name="rater", password=PASSWORD)
    assert client.cookies.get(COOKIE) != "planted"
    assert signed_in(client)


@pytest.mark.parametrize("where", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "x"])
def test_after_signing_in_nobody_is_sent_elsewhere(bend: Served, where: str) -> None:
    client = bend.visitor()
    answer = client.post("/sign-in", village="bend", name="reviewer", password=PASSWORD, next=where)
    assert answer.headers["location"] == "/"


def test_signing_out_ends_the_session_and_not_another_devices(bend: Served) -> None:
    here, there = bend.visitor("rater"), bend.visitor("rater")
    token = here.cookies.get(COOKIE)
    assert here.post("/sign-out", "/account").headers["location"] == "/sign-in?signed-out=1"
    here.cookies.set(COOKIE, str(token), domain="127.0.0.1")
    assert (signed_in(here), signed_in(there)) == (False, True)


def test_signing_out_everywhere_ends_every_device(bend: Served) -> None:
    here, there, other = bend.visitor("rater"), bend.visitor("rater"), bend.visitor("reviewer")
    here.post("/sign-out-everywhere", "/account")
    assert [signed_in(each) for each in (here, there, other)] == [False, False, True]


def test_a_new_password_holds_and_ends_the_other_devices(bend: Served) -> None:
    here, there = bend.visitor("rater"), bend.visitor("rater")
    assert "easily guessed" in here.post("/password", old=PASSWORD, new="password12345").text
    assert "not right" in here.post("/password", old=NEW, new=NEW).text
    answer = here.post("/password", old=PASSWORD, new=NEW)
    assert "has been changed" in here.get(answer.headers["location"]).text
    assert (signed_in(here), signed_in(there)) == (True, False)
    assert bend.visitor().post("/sign-in", village="bend", name="rater", password=NEW).status_code == 303


def test_the_password_given_again_leads_on(bend: Served) -> None:
    client = bend.visitor("administrator")
    assert "not right" in client.post("/confirm", password="a guess").text
    answer = client.post("/confirm", "/confirm?next=/account", password=PASSWORD, next="/account")
    assert answer.headers["location"] == "/account"
    with open_server(bend.folder) as server:
        assert server.rows("SELECT confirmed IS NOT NULL AS done FROM sessions")[0]["done"]


def test_the_set_up_code_makes_the_first_administrator_and_signs_it_in(bend: Served) -> None:
    with create_book(bend.folder / "fresh.db", "Fresh") as book:
        code = new_set_up_code(book)
    client = bend.visitor()
    wrong = client.post("/set-up", village="fresh", code="AAAA-BBBB-CCCC", name="Ada", password=NEW)
    assert (wrong.status_code, "set-up code is not right" in wrong.text) == (400, True)
    assert client.post("/set-up", village="fresh", code=code.lower(), name="Ada", password=NEW).status_code == 303
    assert "administers the village" in client.get("/account").text
    with open_book(bend.folder / "fresh.db", OPERATOR) as book:
        assert [each.roles for each in accounts(book)] == [frozenset({"administrator"})]
    again = bend.visitor().post("/set-up", village="fresh", code=code, name="Eve", password=NEW)
    assert again.status_code == 400


def test_fields_left_empty_and_villages_that_are_not_here_are_said(bend: Served) -> None:
    assert "fill in every field" in bend.visitor().post("/sign-in", village="bend", name="rater").text
    assert "not served here" in bend.visitor().post("/sign-in", village="../bend", name="a", password="b").text


def test_a_removed_account_is_signed_out_at_once(bend: Served) -> None:
    client = bend.visitor("rater")
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        from data.accounts import remove_account  # noqa: PLC0415

        remove_account(book, bend.accounts["rater"].id)
    assert not signed_in(client)


def test_what_a_visitor_typed_is_shown_as_it_stands(bend: Served) -> None:
    text = bend.visitor().post("/sign-in", village="bend", name='"><b>x', password="a guess").text
    assert "<b>x" not in text
    assert "&#34;&gt;&lt;b&gt;x" in text


def test_behind_a_base_path_every_address_carries_it(bend: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from streamlit import config  # noqa: PLC0415

    config.set_option("server.baseUrlPath", "/laurel/")
    try:
        asset.cache_clear()
        client = Visiting()
        text = client.get("/laurel/sign-in").text
        assert all(where.startswith("/laurel/") for where in re.findall(r'(?:href|src|action)="(/[^"]*)"', text))
        assert client.get("/sign-in").status_code == 404
        answer = client.post("/laurel/sign-in", village="bend", name="rater", password=PASSWORD)
        assert answer.headers["location"].startswith("/laurel/")
        assert "Path=/laurel" in answer.headers["set-cookie"]
    finally:
        config.set_option("server.baseUrlPath", "")
        asset.cache_clear()


def test_a_cookie_goes_over_https_alone_where_the_page_came_so(bend: Served) -> None:
    client = Visiting(HOST.replace("http:", "https:"))
    answer = client.post("/sign-in", village="bend", name="rater", password=PASSWORD)
    assert "secure" in answer.headers["set-cookie"].lower()


def test_the_forms_token_differs_from_page_to_page_and_both_are_good(bend: Served) -> None:
    client = bend.visitor("rater")
    one, two = (token_in(client.get("/account").text) for _ in range(2))
    assert one != two
    answer: httpx.Response = client.ask("POST", "/sign-out", data={"form_token": one})
    assert answer.status_code == 303


def test_demonstration_accounts_are_listed_on_the_machine_that_serves_them_and_nowhere_else(demo: Path) -> None:
    def listed(client: Visiting, **headers: str) -> bool:
        return "working-group" in client.get("/sign-in", headers=headers).text

    assert listed(Visiting())
    assert listed(Visiting("http://localhost:8501"))
    assert not listed(Visiting(client="192.0.2.7"))
    assert not listed(Visiting("http://village.example"))
    for name in ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP"):
        assert not listed(Visiting(), **{name: "127.0.0.1"})


def test_a_real_village_lists_no_accounts(bend: Served) -> None:
    assert "four-reed-baskets" not in bend.visitor().get("/sign-in").text


def test_a_listed_account_signs_in(demo: Path) -> None:
    client = Visiting()
    client.post("/sign-in", village="willow-bend", name="rater-1", password="four-reed-baskets")
    assert "enters ratings" in client.get("/account").text


def test_two_sealed_codes_make_a_new_administrator_and_sign_it_in(bend: Served) -> None:
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        codes = list(seal_codes(book, ["Chair", "Secretary"]).values())
    client = bend.visitor()
    who = {"village": "bend", "name": "Ada", "password": NEW}
    assert client.post("/restore", one=codes[0], other=codes[0], **who).status_code == 400
    assert client.post("/restore", one=codes[0], other=codes[1], **who).status_code == 303
    assert "administers the village" in client.get("/account").text


def test_signing_in_is_in_the_villages_journal(bend: Served) -> None:
    bend.visitor().post("/sign-in", village="bend", name="rater", password=PASSWORD)
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        entry = journal(book).entries[0]
    assert (entry.act, entry.actor) == ("sign_in", "rater")


def test_after_signing_in_one_is_in_ones_own_village(bend: Served) -> None:
    create_book(bend.folder / "another.db", "Another").close()
    answer = bend.visitor().post("/sign-in", village="bend", name="reviewer", password=PASSWORD)
    assert answer.headers["location"] == "/?village=Bend"


def test_raters_begin_where_they_enter(bend: Served) -> None:
    answer = bend.visitor().post("/sign-in", village="bend", name="rater", password=PASSWORD)
    assert answer.headers["location"] == "/enter"
