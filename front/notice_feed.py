"""The feed of a village's notices (Atom, RFC 4287): what is on offer, and never a household."""

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from data.notices import notices_mark
from data.open import Book
from front.language import tag
from front.notices import NoticeRow, notice_rows
from front.words import notices as words

ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
KIND = "application/atom+xml"
register_namespace("", ATOM)


def notice_feed(book: Book, where: str, board: str) -> bytes:
    """The feed as XML; `where` is its own address, `board` that of the page that people read."""
    village, rows = book.village(), notice_rows(book)
    feed = Element(f"{{{ATOM}}}feed", {LANGUAGE: tag()})
    _said(feed, "id", f"urn:uuid:{notices_mark(book)}")
    _said(feed, "title", words.FEED.format(village=village["name"]))
    _said(feed, "updated", max((row.changed_at for row in rows), default=str(village["created_at"])))
    _said(SubElement(feed, f"{{{ATOM}}}author"), "name", str(village["name"]))
    SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "type": KIND, "href": where})
    SubElement(feed, f"{{{ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": board})
    for row in rows:
        _entry(feed, row)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Element, row: NoticeRow) -> None:
    entry = SubElement(feed, f"{{{ATOM}}}entry")
    _said(entry, "id", f"urn:uuid:{row.mark}")
    _said(entry, "title", row.title, row.tag)
    _said(entry, "updated", row.changed_at)
    lines = (*row.paragraphs, row.how, row.programme)
    _said(entry, "content", "\n\n".join(filter(None, lines)), row.tag)
    _said(entry, "summary", words.UNTIL.format(day=row.until))


def _said(parent: Element, name: str, text: str, language: str = "") -> None:
    element = SubElement(parent, f"{{{ATOM}}}{name}", {LANGUAGE: language} if language else {})
    # XML has no way to write the other signs that a text may hold.
    element.text = "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
