"""Notices on every page that has them, as a feed, as a sheet to read out, and the page where they are written."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from typer.testing import CliRunner

from data.actors import Actor
from data.households import register
from data.meetings import describe_village
from data.notices import NoticeText, add_notice, all_notices
from data.open import Book, create_book
from front.cli import app
from front.language import speaking
from front.notice_paper import notice_paper
from front.words import notices as words
from tests.front.conftest import text_of
from tests.front.light import Visiting, by_card
from tests.front.test_administration import As, field, page_of, put, visitor

__all__ = ["visitor"]

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
COURSE = NoticeText("Grafting <course>", "Learn to graft.\nTwo days, with lunch.", "Come on Monday.", "Orchards & Co")
CURSO = NoticeText("Curso de injertos", "Aprenda a injertar.")
DAWRA = NoticeText("دورة تطعيم الأشجار", "تعلموا تطعيم الأشجار. يومان مع الغداء.", "تعالوا يوم الاثنين.")
BOARD, FEED, SHEET = "/board/bend", "/notices/bend.atom", "/notices/bend.pdf"


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with create_book(served / "bend.db", "Bend") as made:
        describe_village(made, purpose="Thank everybody", contact="Ombudsman, 555 01 00")
        register(made, "h01", given_on="2024-01-01")
        add_notice(made, {"en": COURSE, "es": CURSO, "ar": DAWRA}, "2999-06-30")
        yield made


@pytest.mark.parametrize("path", [BOARD, f"{BOARD}/large", "/me"])
def test_a_notice_stands_on_the_page_in_the_readers_language_else_the_villages(book: Book, path: str) -> None:
    client = by_card(book, "h01")
    english = client.get(path).text
    assert 'lang="en" dir="ltr">Grafting &lt;course&gt;</h' in english
    assert "Two days, with lunch." in english
    assert "This holds until 2999-06-30." in english
    assert 'lang="es" dir="ltr">Curso de injertos</h' in client.get(f"{path}?lang=es").text
    assert 'lang="ar" dir="rtl">دورة تطعيم الأشجار</h' in client.get(f"{path}?lang=ar").text
    assert 'lang="en" dir="ltr">Two days, with lunch.</p>' in client.get(f"{path}?lang=hi").text


def test_the_static_site_has_them_and_leads_to_no_file_that_is_not_there(book: Book, tmp_path: Path) -> None:
    CliRunner().invoke(app, ["publish", str(book.path), "-o", str(tmp_path / "out")])
    for name in ("index.html", "large.html"):
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert "Two days, with lunch." in text
        assert "atom" not in text


def test_the_feed_is_atom_with_the_language_of_each_text_and_asks_to_be_sent_once(book: Book) -> None:
    client = Visiting()
    answer = client.get(f"{FEED}?lang=es")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", f"author/{ATOM}name"))
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
    assert entry.findtext(f"{ATOM}updated", "").endswith("Z")
    title, content = entry.find(f"{ATOM}title"), entry.find(f"{ATOM}content")
    assert title is not None
    assert content is not None
    assert (title.text, title.get(LANGUAGE), content.text) == (CURSO.title, "es", CURSO.text)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{FEED}?lang=es", "alternate": f"{BOARD}?lang=es"}
    again = client.get(f"{FEED}?lang=es", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert FEED in client.get(BOARD).text


def test_the_feed_and_the_sheet_are_the_same_for_everybody_and_never_old(book: Book) -> None:
    before = Visiting().get(FEED).text
    assert by_card(book, "h01").get(FEED).text == before
    add_notice(book, {"en": NoticeText("Water", "The pump\x0b is mended.")}, "2999-01-01")
    after = Visiting().get(FEED)
    assert [
        each.findtext(f"{ATOM}title") for each in ElementTree.fromstring(after.content).findall(f"{ATOM}entry")
    ] == [
        "Water",
        COURSE.title,
    ]
    assert {Visiting().get(where).status_code for where in ("/notices/none.atom", "/notices/none.pdf")} == {404}
    assert Visiting().get(SHEET).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Two days, with lunch.", "Come on Monday.", "Orchards & Co"]),
        ("ar", ["تعلموا تطعيم الأشجار.", "يومان مع الغداء."]),
    ],
)
def test_the_sheet_has_a_sentence_a_line(book: Book, language: str, lines: list[str]) -> None:
    with speaking(language):
        sheet = notice_paper(book)
    text = pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range()
    read = [line.strip() for line in text.splitlines()]
    assert [line for line in lines if line not in read] == []


def test_an_administrator_writes_changes_and_takes_down_a_notice(book: Book, visitor: type[As]) -> None:
    visitor(Actor("account", 1, "Ada", frozenset({"administrator"})))
    test = page_of("notices")
    put(test, words.TITLE, "Pump")
    put(test, words.TEXT, "Ask at h01.")
    test.button[0].click().run()
    assert "“h01” is the name of a household. A notice names none." in unescape(text_of(test)).replace("\\", "")
    put(test, words.TEXT, "It is mended.")
    test.button[0].click().run()
    assert {each.texts["en"].title for each in all_notices(book) if "en" in each.texts} == {"Pump", COURSE.title}
    assert words.PUT_UP_DONE in [each.value.replace("\\", "") for each in test.success]
    put(test, words.CHOOSE, f"{COURSE.title} (until 2999-06-30)")
    test.run()
    assert field(test, words.TITLE).value == COURSE.title  # type: ignore[attr-defined]
    test.button[1].click().run()
    assert [each.texts["en"].title for each in all_notices(book)] == ["Pump"]
