"""Every light page as every role and as a stranger: who sees it, who is sent to sign in, who is refused.

The table is written here by hand. A page that is not in it fails: whoever adds one says for whom it is.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from data.accounts import ROLES
from data.actors import OPERATOR
from data.entries import add_income, add_mark
from data.meetings import describe_village
from data.open import Book, open_book
from data.periods import add_period
from data.references import Reference, references
from front.light.routes import LIGHT_PAGES
from tests.data.agreed import adopt_agreed
from tests.data.raters import RUBRIC
from tests.front.light import Served, token_in

SERVERS = frozenset({"keeper", "region"})
ALL = frozenset({"stranger", "household", "nothing", "everything", *ROLES, *SERVERS})
SIGNED_IN = ALL - {"stranger"}
ACCOUNTS = SIGNED_IN - {"household", *SERVERS}
RATERS = frozenset({"rater", "everything"})

# (method, path) -> who gets more than a way to the sign-in page or a refusal
OPEN: dict[tuple[str, str], frozenset[str]] = {
    ("GET", "/assets/{name}"): ALL,
    ("GET", "/language"): ALL,
    ("GET", "/board/{village}"): ALL,
    ("GET", "/board/{village}/large"): ALL,
    ("GET", "/notices/{village}.atom"): ALL,
    ("GET", "/notices/{village}.pdf"): ALL,
    ("GET", "/sign-in"): ALL,
    ("POST", "/sign-in"): ALL,
    ("GET", "/sign-in/organisation"): ALL,
    ("GET", "/sign-in/return"): ALL,
    ("GET", "/set-up"): ALL,
    ("POST", "/set-up"): ALL,
    ("GET", "/restore"): ALL,
    ("POST", "/restore"): ALL,
    ("GET", "/account"): ACCOUNTS,
    ("POST", "/sign-out"): SIGNED_IN,
    ("POST", "/sign-out-everywhere"): ACCOUNTS,
    ("GET", "/password"): ACCOUNTS,
    ("POST", "/password"): ACCOUNTS,
    ("GET", "/confirm"): ACCOUNTS,
    ("POST", "/confirm"): ACCOUNTS,
    ("GET", "/enter"): RATERS,
    ("GET", "/enter/household/{number}"): RATERS,
    ("POST", "/enter/answer"): RATERS,
    ("GET", "/enter/quick"): RATERS,
    ("POST", "/enter/quick"): RATERS,
    ("GET", "/enter/sheet"): RATERS,
    ("GET", "/enter/{worker}.js"): ALL,
    ("GET", "/card"): ALL,
    ("POST", "/card"): ALL,
    ("GET", "/cards"): frozenset({"administrator", "everything"}),
    ("POST", "/cards"): frozenset({"administrator", "everything"}),
    ("GET", "/me"): frozenset({"household"}),
    ("GET", "/me/copy"): frozenset({"household"}),
    ("GET", "/me/leave"): frozenset({"household"}),
    ("POST", "/me/leave"): frozenset({"household"}),
    ("GET", "/me/checks"): frozenset({"household"}),
    ("POST", "/me/checks"): frozenset({"household"}),
    ("GET", "/me/awards"): frozenset({"household"}),
    ("POST", "/me/awards"): frozenset({"household"}),
    ("GET", "/awards/sheet"): frozenset({"everything", *ROLES}),
    ("GET", "/fund/{village}"): ALL,
    ("POST", "/fund/{village}/ask"): frozenset({"household", "everything", *ROLES}),
    ("GET", "/sources/{village}"): ALL,
    ("GET", "/me/given"): frozenset({"household"}),
    ("POST", "/me/given"): frozenset({"household"}),
    ("GET", "/me/goals"): frozenset({"household"}),
    ("POST", "/me/goals"): frozenset({"household"}),
    ("GET", "/me/help"): frozenset({"household"}),
    ("POST", "/me/help"): frozenset({"household"}),
    ("GET", "/help"): ACCOUNTS,
    ("POST", "/help"): ACCOUNTS,
    ("GET", "/me/scorecard"): frozenset({"household"}),
    ("POST", "/me/scorecard"): frozenset({"household"}),
    ("GET", "/me/paper"): frozenset({"household"}),
    ("GET", "/me/aloud"): frozenset({"household"}),
    ("GET", "/clips/{number}"): SIGNED_IN - SERVERS,
    ("GET", "/server"): frozenset({"keeper"}),
    ("GET", "/server/sign-in"): ALL,
    ("POST", "/server/sign-in"): ALL,
    ("GET", "/server/set-up"): ALL,
    ("POST", "/server/set-up"): ALL,
    ("GET", "/server/account"): SERVERS,
    ("POST", "/server/account"): SERVERS,
    ("POST", "/server/sign-out-everywhere"): SERVERS,
    ("GET", "/region"): SERVERS,
    ("GET", "/verify"): ALL,
    ("POST", "/verify"): ALL,
    ("GET", "/me/say"): frozenset({"household"}),
    ("POST", "/me/say"): frozenset({"household"}),
}
# What only oak has: an amount below 100, which pages print whole.
OAKS = "73.41"
TO_SIGN_IN = ("/sign-in?next=", "/card?next=", "/server/sign-in?next=")
SERVED = [(method, page.path) for page in LIGHT_PAGES for method in page.methods if method != "HEAD"]


def test_each_page_is_in_the_table_and_each_row_is_a_page() -> None:
    assert OPEN.keys() == set(SERVED)


@pytest.mark.parametrize("who", sorted(ALL))
def test_a_page_is_for_whom_it_is_meant(bend: Served, who: str) -> None:
    got, meant = {}, {}
    for (method, path), those in OPEN.items():
        client = bend.visitor("" if who == "stranger" else who, confirmed=True)
        at = path.replace("{name}", "light.css").replace("{village}", "bend")
        answer = client.get(at) if method == "GET" else client.post(at, form_on="/sign-in")
        refused = answer.status_code in {401, 403} or answer.headers.get("location", "").startswith(TO_SIGN_IN)
        got[method, path], meant[method, path] = not refused, who in those
    assert got == meant


@pytest.mark.parametrize(("method", "path"), [row for row in SERVED if row[0] == "POST"])
def test_a_form_from_another_site_changes_nothing(bend: Served, method: str, path: str) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}):
        client = bend.visitor("everything", confirmed=True)
        token = token_in(client.get("/sign-in").text)
        answer = client.ask("POST", path, data={"form_token": token}, headers=headers)
        assert answer.status_code == 403
        assert "Nothing was changed" in answer.text


@pytest.mark.parametrize(("method", "path"), [row for row in SERVED if row[0] == "POST"])
def test_a_form_without_its_token_or_with_another_visitors_changes_nothing(
    bend: Served, method: str, path: str
) -> None:
    other = token_in(bend.visitor("rater").get("/account").text)
    for token in ("", "0" * 80, other):
        client = bend.visitor("everything", confirmed=True)
        assert client.ask("POST", path, data={"form_token": token}).status_code == 403


@pytest.fixture
def neighbours(bend: Served) -> Iterator[Book]:
    """The village with a record of oak that holds what stands in no other record."""
    with open_book(bend.folder / "bend.db", OPERATOR) as book:
        describe_village(book, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        adopt_agreed(book, RUBRIC, "2024-01-01")
        add_period(book, "2025", 1)
        add_income(book, "oak", "2025", "wage", OAKS)
        add_mark(book, "oak", "2025", "trees", "Marigold", 17)
        yield book


# Where those who rate see what stands for a household, so that they can enter it.
MEANT = {"/enter/household/{number}", "/enter/quick", "/enter/sheet", "/enter/answer"}


def rows_of(book: Book) -> dict[str, list[dict[str, object]]]:
    tables = [*references(book, "households"), Reference("households", "id")]
    return {
        f"{each.table}.{each.column}": book.rows(f"SELECT * FROM {each.table} WHERE {each.column} = 2")
        for each in tables
    }


# What forms of a household's pages do, each with the neighbour in it; an account's forms name it by what they are for.
ACTS = ("", "give:wall", "rest:2025", "card:1", "incomes:keep", "drop:trees", "accept:2", "withdraw:take_part")


@pytest.mark.parametrize("who", sorted(ALL))
def test_nobody_reads_or_changes_another_households_record_by_any_page(
    bend: Served, neighbours: Book, who: str
) -> None:
    """A household asks for its neighbour's record; an account for one that it may not look at, or not by this page."""
    before, client = rows_of(neighbours), bend.visitor("" if who == "stranger" else who)
    asked = {"household": "oak", "number": "2", "period": "2025", "question": "income:wage", "neighbour": "oak"}
    headers, token = {"Sec-Fetch-Site": "same-origin"}, token_in(client.get("/sign-in").text)
    for method, path in SERVED:
        if path.startswith("/sign-out"):
            continue
        at = path.replace("{village}", "bend").replace("{number}", "2").replace("{name}", "light.css")
        for act in ACTS if method == "POST" and who == "household" else ("",):
            form = {"params": asked} if method == "GET" else {"data": {**asked, "act": act, "form_token": token}}
            answer = client.ask(method, at, headers=headers, **form)
            zipped = "zip" in answer.headers.get("content-type", "")
            told = unzipped(answer.content) if zipped else answer.text
            if not (who in RATERS and path in MEANT):
                assert OAKS not in told, path
                assert "Marigold" not in told, path
    assert rows_of(neighbours) == before


def unzipped(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())
