"""Charter 1, 3, 5 and 6 on everything that a server gives out: every light page there is, whoever asks for it.

A new page is gone through by itself; one whose address holds something that is not known here fails until it is told
what to ask for. The static site, what is printed, a household's copy, and what a script is told are gone through in the
same way; a new kind of paper fails until it is said here whom it is for.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import httpx
import pypdfium2
import pytest

from data.accounts import ROLES, add_account
from data.actors import of_household
from data.cards import issue_card
from data.disclosure import Board, board
from data.held import held
from data.households import give_consent
from data.open import Book
from data.ratings import latest
from front.light.routes import LIGHT_PAGES
from front.paper.pdf import TEMPLATES
from front.posters import write_posters
from front.report import season_report
from front.site import write_site
from tests.data import villages
from tests.data.villages import DAY, village
from tests.front.conftest import served
from tests.front.light import PASSWORD, Visiting

__all__ = ["served"]

OWN = "Heron"
NAMES = (
    "Alder", "Beech", "Cherry", "Dogwood", "Elder", "Fir", "Gorse", "Heron", "Ivy", "Juniper",
    "Kestrel", "Larch", "Maple", "Nettle", "Osprey", "Poplar", "Quince", "Rowan", "Sorrel", "Thrush",
)  # fmt: skip
SCORES = {name: 91.37 - 1.83 * place for place, name in enumerate(NAMES)}
# Marks differ from the score of each by half a point, so that an entry is not taken for a score.
APART = 0.5
FILLED = {"{village}": "bend", "{number}": "2", "{name}": "light.css", "{worker}": "worker"}
PATHS = sorted({page.path for page in LIGHT_PAGES if page.get})


@pytest.fixture
def bend(tmp_path: Path, served: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """Twenty households with a board; the third and those from the sixth on have not agreed to the internet."""
    monkeypatch.setattr(villages, "RUBRIC", villages.RUBRIC.replace("decimals: 0", "decimals: 2"))
    agreed = [name for name in NAMES if name != "Cherry"]
    with village(served / "bend.db", SCORES, agreed=agreed, apart=APART) as book:
        for name in NAMES[:5]:
            give_consent(book, name, "internet", DAY)
        yield book


def addresses() -> list[str]:
    found = []
    for path in PATHS:
        for name, value in FILLED.items():
            path = path.replace(name, value)  # noqa: PLW2901
        found.append(path)
    return found


def names_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text)) & set(NAMES)


def scores(book: Book, *, but: str = "") -> set[str]:
    stored = latest(book, "2024")
    assert stored is not None
    return {f"{row.points / 100:.2f}" for row in stored.rows if row.points and row.household != but}


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"\d+\.\d+", text))


def on_the_board(book: Book) -> set[str]:
    found = board(book, "2024")
    assert isinstance(found, Board)
    return {name for band in found.bands for name in band}


def test_every_address_is_known_here() -> None:
    assert not [address for address in addresses() if "{" in address], "say in FILLED what to ask for"


def test_a_stranger_finds_those_on_the_board_and_nobody_else_and_no_score(bend: Book) -> None:
    top = on_the_board(bend)
    assert 0 < len(top) <= 6
    assert "Cherry" not in top
    client, everything = Visiting(), ""
    for address in addresses():
        answer = said(client.get(address))
        assert names_in(answer) <= top, address
        assert not numbers_in(answer) & scores(bend), address
        everything += answer
    assert names_in(everything) == top


def test_a_household_finds_its_own_name_and_score_and_of_the_others_those_on_the_board(bend: Book) -> None:
    client = Visiting()
    client.post("/card", village="bend", code=issue_card(bend, OWN)[1])
    assert f"{SCORES[OWN]:.2f}" in client.get("/me").text
    for address in addresses():
        text = said(client.get(address))
        named = on_the_board(bend) if address.startswith("/board") else set()
        assert names_in(text) <= {OWN} | named, address
        assert not numbers_in(text) & scores(bend, but=OWN), address


def test_staff_find_no_score_and_no_place_on_any_light_page(bend: Book) -> None:
    add_account(bend, "Zoe", PASSWORD, list(ROLES))
    client = Visiting()
    assert client.post("/sign-in", village="bend", name="Zoe", password=PASSWORD).status_code == 303
    for address in addresses():
        text = said(client.get(address, params={"household": OWN, "period": "2024"}))
        assert not numbers_in(text) & scores(bend), address
        assert not re.search(r"\b(rank|better than|worse than)\b", text, re.IGNORECASE), address


def test_the_static_site_names_whom_the_internet_may_see_and_no_score(bend: Book, tmp_path: Path) -> None:
    write_site(bend, tmp_path / "site")
    told = "".join(path.read_text("utf-8", "replace") for path in (tmp_path / "site").rglob("*.html"))
    assert names_in(told) <= set(NAMES[:5]) - {"Cherry"}
    assert not numbers_in(told) & scores(bend)


def test_a_copy_names_no_other_household_and_no_place(bend: Book) -> None:
    number = bend.rows("SELECT id FROM households WHERE name = :name", name=OWN)[0]["id"]
    tables = held(bend.as_(of_household(number, OWN)), OWN)
    assert names_in(str(tables)) == {OWN}
    assert not [row for rows in tables.values() for row in rows if {"rank", "rank_low", "rank_high"} & row.keys()]


def test_posters_and_the_report_name_whom_the_wall_may_see_and_no_score(bend: Book, tmp_path: Path) -> None:
    write_posters(bend, tmp_path / "posters", ["en"], "http://192.168.1.20:8501/board/bend")
    report = season_report(bend, "2024")
    assert isinstance(report, tuple)
    papers = [path.read_bytes() for path in (tmp_path / "posters").glob("*.pdf")]
    text = "".join(map(_printed, [*papers, report[1]]))
    assert names_in(text) == on_the_board(bend)
    assert not numbers_in(text) & scores(bend)


def test_of_every_paper_it_is_said_here_whom_it_is_for() -> None:
    everybody, one_household = {"poster", "strips", "report", "notices", "donor", "chart"}, {"own", "certificate"}
    staff, parts = {"rating", "sheet"}, {"laurel", "foot"}
    assert {path.stem for path in TEMPLATES.glob("*.typ")} == everybody | one_household | staff | parts


def test_a_script_is_told_codes_and_what_it_has_entered_and_nobody_elses_name_or_score(bend: Book) -> None:
    add_account(bend, "Zoe", PASSWORD, list(ROLES))
    staff, home = Visiting(), Visiting()
    staff.post("/sign-in", village="bend", name="Zoe", password=PASSWORD)
    home.post("/card", village="bend", code=issue_card(bend, OWN)[1])
    told = 0
    for client, own in ((Visiting(), ""), (home, OWN), (staff, "")):
        for method, address in asked_by_scripts():
            answer = client.ask(method, address, headers={"Accept": "application/json"}, params={"household": "Ivy"})
            if "json" in answer.headers.get("content-type", ""):
                told += 1
                assert names_in(answer.text) <= {own}, address
                assert not numbers_in(answer.text) & scores(bend, but=own), address
    assert told > len(LIGHT_PAGES)


def asked_by_scripts() -> Iterator[tuple[str, str]]:
    for page in LIGHT_PAGES:
        path = page.path
        for name, value in FILLED.items():
            path = path.replace(name, value)
        yield from ((method, path) for method in page.methods if method != "HEAD")


def said(answer: httpx.Response) -> str:
    kind = answer.headers.get("content-type", "")
    if "pdf" in kind:
        return _printed(answer.content)
    return _unzipped(answer.content) if "zip" in kind else answer.text


def _printed(content: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def _unzipped(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())
