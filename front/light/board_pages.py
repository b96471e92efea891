"""Light pages of a village's board: one to read, and one in large type that goes through it by itself."""

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.responses import Response

from front.light.addresses import address
from front.light.asked import Asked
from front.light.board_text import Links, board_text, large_text
from front.light.languages import choices_from
from front.light.lightpage import refusal
from front.light.public import ANSWERS
from front.light.rendering import asset
from front.seen_from import Place
from front.village_board import VillageBoard, shown_period, village_board
from front.villages import file_of, opened
from front.words import light as words

Draw = Callable[[VillageBoard, Links], str]
quick = ANSWERS.quick


def show_board(asked: Asked) -> Response:
    """The board of a village; `?period=` chooses a season."""
    return _answer(asked, board_text)


def show_large(asked: Asked) -> Response:
    """The same in large type, for a television, a ceremony or weak eyes."""
    return _answer(asked, large_text)


def _answer(asked: Asked, draw: Draw) -> Response:
    key, wanted = asked.request.path_params["village"], asked.query.get("period", "")
    path = file_of(key)
    links = _links(asked, key, wanted)
    found = path and ANSWERS.made(asked, path, lambda where: _text(key, wanted, where, draw, links), of=wanted)
    return found or refusal(asked, "not_found", 404)


def _text(key: str, wanted: str, where: Place, draw: Draw, links: Links) -> str | None:
    with opened(key) as book:
        period = shown_period(book, wanted)
        return None if period is None else draw(village_board(book, period, where), links)


def _links(asked: Asked, village: str, period: str) -> Links:
    board = f"/board/{village}"
    return Links(
        home=address("/"),
        board=address(board, period=period),
        large=address(f"{board}/large", period=period),
        asset=asset,
        season=lambda name: address(board, period=name),
        ways=((address("/card"), words.OWN_PAGE),),
        languages=choices_from(asked.request.url.path, urlencode({"period": period} if period else {})),
        feed=address(f"/notices/{village}.atom"),
        sheet=address(f"/notices/{village}.pdf"),
    )
