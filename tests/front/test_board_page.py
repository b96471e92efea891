"""A village's board as a light page and in large type: what it says, to whom, and that it is never old."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from data.actors import OPERATOR
from data.cards import issue_card
from data.disclosure import Board, board
from data.households import consenting, withdraw_consent
from data.meetings import describe_village
from data.open import open_book
from data.periods import add_period
from data.watched import Watch
from front.dates import day
from front.language import COMPLETE, speaking
from front.light.asked import Asked
from front.light.headers import SAFE
from front.light.public import ANSWERS, WATCH, Answers
from front.light.rendering import ASSETS, asset
from front.words import board as words
from tests.data.villages import DAY, descending, seen_from_afar, village
from tests.front.light import Visiting

BEND, LARGE = "/board/willow-bend", "/board/willow-bend/large"
FAR = "http://laurel.example"
HEADED = {"headers": [(b"host", b"127.0.0.1:8501")]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seen_from_afar(tmp_path_factory.mktemp("village") / "willow-bend.db")


@pytest.fixture
def here(served: Path, made: Path) -> Iterator[Path]:
    """The village served, and a board to be written to."""
    yield Path(shutil.copy(made, served / made.name))
    WATCH.close()


def named(text: str) -> list[str]:
    return re.findall(r"<span>(h\d\d)</span>", text)


def day_in(language: str) -> str:
    with speaking(language):
        return day(DAY)


def top(count: int, start: int = 0) -> list[str]:
    return [f"h{number:02}" for number in range(start, count)]


@pytest.mark.parametrize("path", [BEND, LARGE])
def test_the_page_says_all_that_the_board_does(here: Path, path: str) -> None:
    answer = Visiting().get(path)
    assert answer.status_code == 200
    assert named(answer.text) == top(6)
    assert "Ombudsman, 555 01 00" in answer.text
    assert f"A meeting on {DAY} switched this board on" in answer.text
    assert "noindex" in answer.text
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert {name: answer.headers[name] for name in SAFE} == dict(SAFE)


def test_days_stand_as_the_visitors_language_writes_them(here: Path) -> None:
    text = Visiting().get(f"{BEND}?lang=zh-Hans").text
    assert DAY not in text
    assert day_in("zh_Hans") in text


def test_the_board_says_what_it_is_for_and_how_it_works_in_five_sentences(here: Path) -> None:
    text = Visiting().get(BEND).text
    assert "What it is for: Thank everybody" in text
    assert all(sentence in text for sentence in words.HOW_SENTENCES)
    assert len(words.HOW_SENTENCES) == 5
    assert "<script" not in text


@pytest.mark.parametrize("path", ["/board/willow-bend", "/board/malausma", LARGE])
def test_a_board_with_all_that_it_loads_is_small_enough_for_a_slow_phone(demo: Path, path: str) -> None:
    text = Visiting().get(path).text
    loads = [name for name in re.findall(r"/assets/([\w.-]+)", text) if (ASSETS / name).is_file()]
    pieces = [text.encode(), *((ASSETS / name).read_bytes() for name in set(loads))]
    assert sum(len(gzip.compress(piece)) for piece in pieces) < 20_000


def test_the_script_of_the_page_in_large_type_is_small_and_the_page_is_whole_without_it(here: Path) -> None:
    assert len((ASSETS / "large.js").read_bytes()) < 2000
    text = Visiting().get(LARGE).text
    assert asset("large.js") in text
    assert not re.findall(r"<section[^>]*hidden", text)
    assert '<button type="button" class="quiet" hidden' in text


def test_from_the_internet_only_those_are_named_who_agreed_to_that(here: Path) -> None:
    near, far = Visiting().get(BEND), Visiting(FAR).get(BEND)
    assert (named(near.text), named(far.text)) == (top(6), top(5))
    assert named(Visiting(client="8.8.8.8").get(BEND).text) == top(5)
    assert named(Visiting().get(BEND, headers={"X-Forwarded-For": "127.0.0.1"}).text) == top(5)
    assert named(Visiting().get(BEND).text) == top(6)
    # What one of them was given is not a reason to keep the other's.
    again = Visiting(FAR).get(BEND, headers={"If-None-Match": near.headers["etag"]})
    assert (again.status_code, named(again.text)) == (200, top(5))


@pytest.mark.parametrize("path", [BEND, LARGE])
def test_a_board_that_was_seen_and_is_the_same_is_not_sent_again(here: Path, path: str) -> None:
    first = Visiting().get(path)
    again = Visiting().get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "no-cache" in first.headers["Cache-Control"]
    assert Visiting().get(path, headers={"If-None-Match": '"another"'}).status_code == 200
    plain = Visiting().get(path, headers={"Accept-Encoding": "identity"})
    assert ("content-encoding" in plain.headers, plain.text) == (False, first.text)


def test_withdrawing_acts_at_once_however_often_the_page_was_asked_for(here: Path) -> None:
    for path in (BEND, LARGE):
        tag = [Visiting().get(path) for _ in range(3)][-1].headers["etag"]
        with open_book(here, OPERATOR) as book:
            first = sorted(consenting(book, "wall"))[0]
            withdraw_consent(book, first, "wall")
        answer = Visiting().get(path, headers={"If-None-Match": tag})
        assert first not in named(answer.text)
        assert (answer.status_code, len(named(answer.text))) == (200, 5 if path == BEND else 4)


def test_what_another_tool_changes_in_the_file_is_seen_at_once(here: Path) -> None:
    import sqlite3  # noqa: PLC0415

    assert named(Visiting().get(BEND).text)[0] == "h00"
    with sqlite3.connect(here) as other:
        other.execute("DELETE FROM consents WHERE purpose = 'wall' AND household = 1")
    other.close()
    assert named(Visiting().get(BEND).text)[0] == "h01"


def test_a_book_that_took_the_place_of_another_is_seen_at_once(here: Path, tmp_path: Path) -> None:
    assert named(Visiting().get(BEND).text) == top(6)
    with village(tmp_path / "other.db", descending(15, 80)):
        pass
    (tmp_path / "other.db").replace(here)
    for rest in here.parent.glob(f"{here.name}-*"):
        rest.unlink()
    assert named(Visiting().get(BEND).text) == top(5)


def test_the_answer_that_is_ready_comes_without_opening_the_book(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Visiting().get(BEND).text
    monkeypatch.setattr("front.light.board_pages.opened", lambda *_: pytest.fail("opened"))
    assert Visiting().get(BEND).text == text


def test_a_book_that_is_busy_is_asked_in_its_turn_and_never_waited_for(here: Path) -> None:
    watch = Watch()
    assert watch.known(here) is None
    version = watch.version(here)
    assert version is not None
    assert watch.known(here) == version
    with open_book(here, OPERATOR) as book:
        book.db.execute("BEGIN IMMEDIATE")
        assert watch.known(here) == version
        book.db.execute("UPDATE village SET name = 'elsewhere'")
        assert watch.known(here) == version
        book.db.execute("COMMIT")
    assert watch.known(here) != version
    here.unlink()
    assert watch.known(here) is None
    watch.close()


def test_what_changes_while_a_page_is_made_makes_it_old(here: Path) -> None:
    answers = Answers()
    scope = {"type": "http", "path": BEND, "query_string": b"", "headers": [], "client": ("127.0.0.1", 1)}

    def make(_where: str) -> str:
        with open_book(here, OPERATOR) as book:
            describe_village(book, purpose="Something else")
        return "made before that was known"

    assert answers.made(Asked(Request(scope)), here, make) is not None
    assert answers.quick(Request(scope)) is None


def test_a_new_day_is_a_new_page(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Visiting().get(BEND)
    request = Request({"type": "http", "path": BEND, "query_string": b"", "client": ("127.0.0.1", 1)} | HEADED)
    assert ANSWERS.quick(request) is not None
    monkeypatch.setattr("front.light.public.today", lambda: "2099-01-01")
    assert ANSWERS.quick(request) is None


def test_what_is_added_to_an_answer_on_its_way_is_not_kept(here: Path) -> None:
    client = Visiting()
    client.get(BEND)
    request = Request({"type": "http", "path": BEND, "query_string": b"", "client": ("127.0.0.1", 1)} | HEADED)
    for _ in range(2):
        answer = ANSWERS.quick(request)
        assert answer is not None
        assert "Marked" not in answer.headers
        answer.headers["Marked"] = "once"
        answer.headers["Vary"] = "everything"


def test_no_more_answers_are_kept_than_fit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("front.light.public.MOST_ANSWERS", 2)
    monkeypatch.setattr("front.light.public.MOST_ASKINGS", 3)
    for number, language in enumerate(COMPLETE):
        assert Visiting().get(f"{BEND}?lang={language}&x={number}").status_code == 200
    assert (len(ANSWERS._kept), len(ANSWERS._askings)) == (2, 3)


def test_nothing_that_a_page_does_not_understand_has_it_made_anew(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Visiting().get(BEND).text
    monkeypatch.setattr("front.light.board_pages.opened", lambda *_: pytest.fail("opened"))
    for path in (f"{BEND}?x=1", f"{BEND}?period=&lang=klingon", f"{BEND}?x={'1' * 2000}"):
        assert Visiting().get(path).text == text
        assert Visiting().get(path, headers={"Accept-Language": "en;q=0.3,tlh"}).text == text
    assert max(sum(map(len, asking)) for asking in ANSWERS._askings) < 1000


def test_who_is_signed_in_reads_the_board_in_their_language_and_nobody_else_does(here: Path) -> None:
    with open_book(here, OPERATOR) as book:
        code = issue_card(book, "h01")[1]
    devices = Visiting(), Visiting()
    for device in devices:
        device.post("/card", village="willow-bend", code=code)
    devices[0].get("/language?lang=es", headers={"Sec-Fetch-Site": "same-origin"})
    for _ in range(2):
        assert '<html lang="es"' in devices[1].get(BEND).text
        assert '<html lang="en"' in Visiting().get(BEND).text


def test_a_board_that_is_closed_says_why_and_names_nobody(here: Path) -> None:
    with open_book(here, OPERATOR) as book:
        add_period(book, "2025", 2)
    text = Visiting().get(f"{BEND}?period=2025").text
    assert words.REASONS["not_opened"] in text
    assert named(text) == []
    assert named(Visiting().get(f"{BEND}?period=2024").text) == top(6)
    with open_book(here, OPERATOR) as book:
        describe_village(book, contact="")
    for path in (BEND, LARGE):
        text = Visiting().get(f"{path}?period=2024").text
        assert words.REASONS["no_contact"] in text
        assert named(text) == []


def test_villages_and_seasons_that_are_not_there_are_not_found(here: Path) -> None:
    for path in (
        f"/board/{'x' * 300}",
        "/board/nothing",
        "/board/nothing/large",
        "/board/_server",
        "/board/..%2fx",
        f"{BEND}?period=1999",
    ):
        assert Visiting().get(path).status_code == 404


def test_every_group_is_on_the_page(demo: Path) -> None:
    text = Visiting().get(f"{BEND}?period=2025").text
    with open_book(demo / "willow-bend.db", OPERATOR) as book:
        for league in ("field", "hill", "river"):
            shown = board(book, "2025", league)
            assert isinstance(shown, Board)
            assert f"2025, the group {league}" in text
            assert all(f"<span>{name}</span>" in text for band in shown.bands for name in band)
    assert "1,000,000" in text
    assert "What we count" in text
    assert "This village is here to show" in text or "demonstration" in text
