"""A whole season, and a visit, at two servers behind nginx as docs/operations.md shows it: TLS, paths, compression."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from data.actors import OPERATOR
from data.demo import samples, write_village
from data.demo_accounts import PASSWORD
from data.open import open_book
from front.visits import COOKIE
from tests.browser.conftest import free_port, serving
from tests.browser.nginx import laurel, nginx, nginx_here
from tests.browser.phones import Card, households, marks, open_household
from tests.browser.season import Season, by_command, set_up_code
from tests.browser.season_steps import STEPS


@dataclass(frozen=True)
class Doors:
    """The proxy's address, the book of Willow Bend behind /east, the port of its figures, and River behind /west."""

    address: str
    willow: Path
    figures: int
    west: str
    river: Path
    code: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """Two servers and the proxy; where there is no nginx, the season is played at a server itself."""
    home = tmp_path_factory.mktemp("nginx")
    folders = {side: home / side / "villages" for side in ("east", "west")}
    for folder in folders.values():
        folder.mkdir(parents=True)
    willow = next(sample for sample in samples() if sample.file == "willow-bend.db")
    write_village(willow, folders["east"] / willow.file)
    river = folders["west"] / "river.db"
    code = set_up_code(by_command("new", str(river), "--name", "River"))
    east, west, figures, door = (free_port() for _ in range(4))
    more = ("--metrics-port", str(figures), "--logs", "json")
    with (
        serving(laurel(folders["east"], east, "/east", *more), east, home / "east", "/east"),
        serving(laurel(folders["west"], west, "/west"), west, home / "west", "/west"),
        nginx(home, door, east, west) if nginx_here() else nullcontext("") as address,
    ):
        at = f"{address}/west" if address else f"http://127.0.0.1:{west}/west"
        yield Doors(address, folders["east"] / willow.file, figures, at, river, code)


@pytest.fixture
def proxied(served: Doors) -> Doors:
    if not served.address:
        pytest.skip("No nginx here: apt install nginx-light")
    return served


def test_a_village_plays_a_whole_season_through_the_proxy(browser: Browser, served: Doors) -> None:
    season = Season(browser, served.river, served.west, served.code)
    try:
        for step in STEPS:
            step(season)
    finally:
        season.close()


def test_a_rater_enters_and_sees_the_board_through_the_proxy(browser: Browser, proxied: Doors) -> None:
    address, path, figures = proxied.address, proxied.willow, proxied.figures
    context = browser.new_context(locale="en-GB", has_touch=True, ignore_https_errors=True)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{address}/east/enter")
    page.get_by_label("Your name in Laurel").fill("rater-1")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="Enter", exact=True).wait_for()
    name = households(page)[0]
    open_household(page, name)
    expect(Card(page, "mark:training").tap(3).state).to_have_text("Saved")
    with open_book(path, OPERATOR) as book:
        assert marks(book, name) == {"training": 3}
    (cookie,) = [each for each in context.cookies() if each["name"] == COOKIE]
    assert (cookie["path"], cookie["secure"]) == ("/east", True)
    page.goto(f"{address}/east/")
    expect(page.get_by_role("heading", name="Willow Bend")).to_be_visible()
    context.close()
    told = httpx.get(f"http://127.0.0.1:{figures}/metrics", trust_env=False).text
    assert 'page="/east/enter/answer"' in told
    assert name not in re.findall(r'page="([^"]*)"', told)


def test_each_path_is_a_process_of_its_own_and_files_come_compressed(proxied: Doors) -> None:
    with httpx.Client(base_url=proxied.address, verify=False, trust_env=False, timeout=60) as client:
        assert [client.get(f"/{side}/healthz").text for side in ("east", "west")] == ["ok\n", "ok\n"]
        assert client.get("/west").headers["location"].endswith("/west/")
        first = client.get("/west/").text
        script = re.search(r'src="\./(static/[^"]+\.js)"', first)
        assert script is not None
        answer = client.get(f"/west/{script[1]}", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers.get("content-length", 0)) < len(answer.content)
        assert client.get("/region/").text == "a region"
        assert client.get("/east/sign-in").headers["strict-transport-security"]
        assert [client.get(path).status_code for path in ("/", "/east/nothing", "/healthz")] == [404, 404, 404]
