"""Sound clips on pages: heard in the reader's language where there is one, whole or in part, by those who may."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from data.actors import OPERATOR, Actor
from data.catalogue import adopt
from data.clips import add_clip, clips
from data.households import register
from data.meetings import describe_village
from data.open import Book, create_book, open_book
from data.periods import add_period
from front import choices
from front.light.headers import POLICY
from front.words import clips as words
from tests.data.raters import DAY, RUBRIC
from tests.data.test_clips import spoken
from tests.front.conftest import text_of, visit
from tests.front.light import Served

PAGES = {"me": "step:me", "me/say": "consent:wall", "me/aloud": "step:me", "me/checks": "step:checks"}


@pytest.fixture
def book(bend: Served) -> Iterator[Book]:
    """The served village in season 2025, with clips in Spanish."""
    with open_book(bend.folder / "bend.db", OPERATOR) as opened:
        describe_village(opened, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        adopt(opened, RUBRIC, DAY)
        add_period(opened, "2025", 1)
        register(opened, "ash", given_on=DAY)
        for about in {*PAGES.values(), "step:enter", "income:wage"}:
            add_clip(opened, about, "es", spoken())
        yield opened


def players(text: str) -> list[str]:
    """The addresses of the players on a page; each says what it is and loads nothing before it is asked to."""
    found = re.findall(r'<audio controls preload="none" src="([^"]+)" aria-label="[^"]+">', text)
    assert len(found) == text.count("<audio")
    return [each.replace("&amp;", "&") for each in found]


@pytest.mark.usefixtures("book")
def test_clips_are_heard_in_the_readers_language_and_nothing_is_there_in_another(bend: Served) -> None:
    home, rater = bend.visitor("household"), bend.visitor("rater")
    number = re.findall(r"/enter/household/(\d+)", rater.get("/enter?lang=es").text)[-1]
    for client, path in [*((home, each) for each in PAGES), (rater, "enter"), (rater, f"enter/household/{number}")]:
        assert players(client.get(f"/{path}?lang=es").text), path
        assert not players(client.get(f"/{path}?lang=hi").text), path
    assert "media-src 'self'" in POLICY


@pytest.mark.usefixtures("book")
def test_a_player_gets_the_whole_or_the_part_that_it_asks_for(bend: Served) -> None:
    client = bend.visitor("household")
    (where, *_) = players(client.get("/me?lang=es").text)
    whole = client.get(where)
    assert (whole.status_code, whole.headers["content-type"], whole.content) == (200, "audio/wav", spoken())
    assert "immutable" in whole.headers["cache-control"]
    assert (whole.headers["x-content-type-options"], "content-encoding" in whole.headers) == ("nosniff", False)
    part = client.get(where, headers={"Range": "bytes=4-9"})
    assert (part.status_code, part.content) == (206, spoken()[4:10])
    assert part.headers["content-range"] == f"bytes 4-9/{len(spoken())}"
    assert client.get(where, headers={"Range": "bytes=9999999-"}).status_code == 416
    assert client.get(where.partition("?")[0]).headers["cache-control"] == "no-store"


def test_a_clip_is_for_those_of_its_village(bend: Served, book: Book) -> None:
    number = clips(book)[0].number
    assert bend.visitor().get(f"/clips/{number}").status_code == 303
    for wrong in ("99", "x", "9" * 20):
        assert bend.visitor("rater").get(f"/clips/{wrong}").status_code == 404
    create_book(bend.folder / "hill.db", "Hill").close()
    assert bend.visitor("rater").get(f"/clips/{number}").status_code == 200


@pytest.mark.usefixtures("book")
def test_an_administrator_sees_the_clips_and_takes_one_out(bend: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    asha = Actor("account", None, "Asha", frozenset({"administrator"}))
    monkeypatch.setattr(choices, "current", lambda _village: asha)
    page: AppTest = visit("seasons", do=words.CLIPS)
    assert not page.exception
    assert words.STEPS["checks"] in text_of(page)
    next(each for each in page.button if each.label == words.REMOVE).click().run()
    with open_book(bend.folder / "bend.db", OPERATOR) as left:
        assert len(clips(left)) == len({*PAGES.values(), "step:enter", "income:wage"}) - 1
