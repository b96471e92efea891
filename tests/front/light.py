"""A served village with an account for every role, and visitors who ask its light pages without a browser."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from time import time
from typing import Any

import anyio
import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware

from data.accounts import ROLES, Account, account, add_account
from data.actors import OPERATOR
from data.card_sessions import open_with_card
from data.cards import issue_card
from data.households import register
from data.open import Book, create_book, open_book
from data.server import open_server
from data.server_people import SERVER_ROLES, ServerPerson
from data.sessions import begin, confirm
from data.signing_in import Visit
from front.choices import page_paths
from front.light.missing import Missing
from front.light.routes import light_routes
from front.light.shell import shell_routes
from front.visits import COOKIE

PASSWORD = "seven grey ferries"
HOST = "http://127.0.0.1:8501"


@dataclass
class Served:
    """The folder that is served, and its accounts by name (a role's own name, or `everything`)."""

    folder: Path
    accounts: dict[str, Account] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)

    def visitor(self, name: str = "", *, confirmed: bool = False) -> "Visiting":
        """A browser where somebody is signed in, "household" by a card; a stranger's without a name."""
        client = Visiting()
        if name:
            client.cookies.set(COOKIE, self.token(name, confirmed=confirmed), domain="127.0.0.1")
        return client

    def at_home(self, household: str) -> "Visiting":
        """A browser where a household has opened its own page by its card."""
        client = Visiting()
        client.cookies.set(COOKIE, self.card_token(household), domain="127.0.0.1")
        return client

    def card_token(self, household: str) -> str:
        with open_server(self.folder) as server, open_book(self.folder / "bend.db") as book:
            return open_with_card(Visit(server, book, "bend", "127.0.0.1", time()), self.cards[household])

    def server_token(self, role: str) -> str:
        """A session of somebody who belongs to the server and to no village."""
        with open_server(self.folder) as server:
            number = server.db.execute(
                "INSERT INTO people (name, key, role, made_at) VALUES (:name, :name, :role, '')",
                {"name": token_hex(4), "role": role},
            ).lastrowid
            return begin(server, "", ServerPerson(number or 0, role, role, 0, has_password=True), time())

    def token(self, name: str, *, confirmed: bool = False) -> str:
        if name == "household":
            return self.card_token("wren")
        if name in SERVER_ROLES:
            return self.server_token(name)
        with open_server(self.folder) as server, open_book(self.folder / "bend.db", OPERATOR) as book:
            token = begin(server, "bend", account(book, self.accounts[name].id), time())
            if confirmed:
                confirm(server, token, time())
        return token


def make_village(folder: Path) -> Served:
    """The village Bend, served under the key bend, with two households that have a card each."""
    served = Served(folder)
    with create_book(folder / "bend.db", "Bend") as book:
        for name, roles in {**{role: [role] for role in ROLES}, "everything": ROLES, "nothing": []}.items():
            served.accounts[name] = add_account(book, name, PASSWORD, roles)
        for name in ("wren", "oak"):
            register(book, name, given_on="2024-01-01")
            served.cards[name] = issue_card(book, name)[1]
    return served


def by_card(book: Book, household: str) -> "Visiting":
    """A browser where a household of the village Bend has opened its page by a new card."""
    client = Visiting()
    client.post("/card", village="bend", code=issue_card(book, household)[1])
    return client


class Visiting:
    """A browser without a screen: it keeps cookies, and says with a form where it came from."""

    def __init__(self, host: str = HOST, client: str = "127.0.0.1") -> None:
        routes = [*light_routes(), *shell_routes()]
        missing = Middleware(Missing, routes=routes, pages=page_paths())
        self.transport = httpx.ASGITransport(Starlette(routes=routes, middleware=[missing]), client=(client, 4711))
        self.host = host
        self.cookies = httpx.Cookies()

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, form_on: str = "", **fields: str) -> httpx.Response:
        """Send the form of a page, or of the page `form_on`, with its token."""
        token = token_in(self.get(form_on or path).text)
        headers = {"Origin": self.host, "Sec-Fetch-Site": "same-origin"}
        return self.ask("POST", path, data={**fields, "form_token": token}, headers=headers)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Any request; the answer as it comes, redirects too."""

        async def go() -> httpx.Response:
            async with httpx.AsyncClient(transport=self.transport, base_url=self.host, cookies=self.cookies) as client:
                answer = await client.request(method, path, **more)
                self.cookies = client.cookies
                return answer

        # Playwright keeps a loop of its own in the thread of the tests.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, go).result()


def token_in(text: str) -> str:
    found = re.search(r'name="form_token" value="(\w+)"', text)
    assert found, text
    return found[1]
