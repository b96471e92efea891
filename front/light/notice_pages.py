"""A village's notices for everybody, beside its board: as a feed, and as a sheet to print and read out."""

from collections.abc import Callable

from starlette.responses import Response

from data.open import Book
from front.language import tag
from front.light.addresses import address
from front.light.asked import Asked
from front.light.lightpage import refusal
from front.light.papers import PDF, not_printed
from front.light.public import ANSWERS
from front.notice_feed import KIND, notice_feed
from front.notice_paper import notice_paper
from front.paper.refused import PaperRefused
from front.villages import file_of, opened

quick = ANSWERS.quick


def give_feed(asked: Asked) -> Response:
    """The notices as Atom, in the language that is asked for where they have it."""
    key, lang = asked.request.path_params["village"], tag(asked.language) if asked.query.get("lang") else ""
    where, board = address(f"/notices/{key}.atom", lang=lang), address(f"/board/{key}", lang=lang)
    return _answer(asked, lambda book: notice_feed(book, where, board), KIND, of=lang)


def give_sheet(asked: Asked) -> Response:
    """The notices as PDF."""
    try:
        return _answer(asked, notice_paper, PDF)
    except PaperRefused as refused:
        return not_printed(asked, refused)


def _answer(asked: Asked, make: Callable[[Book], bytes], kind: str, of: str = "") -> Response:
    key = asked.request.path_params["village"]
    path = file_of(key)
    found = path and ANSWERS.made(asked, path, lambda _where: _made(key, make), kind, of)
    return found or refusal(asked, "not_found", 404)


def _made(key: str, make: Callable[[Book], bytes]) -> bytes:
    with opened(key) as book:
        return make(book)
