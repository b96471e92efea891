"""An income that one adult keeps to their own card, from the rater's phone to every page of both cards."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest

from data.actors import OPERATOR
from data.cards import issue_card
from data.open import Book, open_book
from front.words import entering, own, own_say
from front.words import progress as progress_words
from tests.data.raters import open_a_season
from tests.front.light import Served, Visiting, by_card

WREN = "/enter/household/1?period=2025"
KEPT = "73.41"


@pytest.fixture
def book(bend: Served) -> Iterator[Book]:
    with open_book(bend.folder / "bend.db", OPERATOR) as opened:
        open_a_season(opened)
        yield opened


def tell(client: Visiting, amount: str, page: str) -> None:
    text = client.get(page).text
    form = next(found for found in re.findall(r"<form class=\"card\".*?</form>", text, re.S) if ":wage" in found)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    hidden.pop("form_token")
    answer = client.post("/enter/answer", form_on=page, **hidden, state="asked", amount=amount)
    assert answer.status_code == 303
    assert page in answer.headers["location"]


def everything(client: Visiting) -> str:
    """All that a card's pages say, its copy and its printed page too."""
    with ZipFile(BytesIO(client.get("/me/copy").content)) as archive:
        copied = "".join(archive.read(name).decode() for name in archive.namelist())
    pages = ("/me", "/me/aloud", "/me/checks?period=2025", "/me/say", "/me/awards", "/me/goals")
    return copied + "".join(client.get(page).text for page in pages)


def test_a_kept_income_is_on_no_page_of_the_other_card(bend: Served, book: Book) -> None:
    rater, first = bend.visitor("rater"), bend.at_home("wren")
    assert entering.WHO_TELLS in rater.get(WREN).text
    assert entering.WHO_TELLS not in rater.get(WREN.replace("/1?", "/7?")).text
    second = by_card(book, "wren")
    tell(rater, "21.07", f"{WREN}&adult=1")
    tell(rater, KEPT, f"{WREN}&adult=2")
    assert entering.EFFORT not in rater.get(f"{WREN}&adult=2").text
    assert KEPT in everything(first)
    assert own.TOLD_BY.format(number=2) in first.get("/me").text
    answer = second.post("/me/say", act="incomes:keep")
    assert answer.headers["location"].endswith("done=incomes")
    assert own_say.KEPT in second.get("/me/say").text
    assert KEPT in everything(second)
    seen = everything(first)
    assert "21.07" in seen
    for hidden in (KEPT, "7341", "94.48", "9448"):
        # Not within a token or a hash, where any digits may stand by chance.
        assert not re.search(rf"(?<!\w){re.escape(hidden)}(?!\w)", seen)
    assert progress_words.MISSING["kept"] in first.get("/me").text
    assert first.post("/me/say", act="card:2").status_code == 400


def test_who_may_tell_is_offered_to_raters_as_numbers_only(bend: Served, book: Book) -> None:
    issue_card(book, "oak")
    page = bend.visitor("rater").get("/enter/household/2?period=2025&adult=2").text
    nav = re.search(r"<nav[^>]*><p class=\"tellers\">.*?</nav>", page, re.S)
    assert nav
    offered = [entering.NO_ADULT, *(entering.ADULT.format(number=n) for n in (1, 2))]
    assert re.findall(r">([^<>]+)</a>", nav[0]) == offered
    assert f'aria-current="true">{offered[2]}<' in nav[0]
