"""The light page where a household leaves: what would go, and the card's code once more before it does."""

from starlette.responses import Response

from data.cards import card_holder, right_card
from data.erase import erase, plan_erase
from data.open import Book
from data.sessions import end
from front.clips import sounds
from front.light.addresses import address
from front.light.asked import Asked
from front.light.rendering import drop_cookie, go_to, page
from front.villages import opened, server_file
from front.visits import COOKIE
from front.words import copying, own
from front.words import leaving as words


def show_leave(asked: Asked) -> Response:
    """What would be deleted."""
    return _leave(asked)


def take_leave(asked: Asked) -> Response:
    """Delete the household, where the code of one of its cards was given again."""
    with opened(asked.visitor.village, asked.actor) as book:
        if not _is_own(book, asked, asked.form.get("code", "")):
            return _leave(asked, 400, refused=[words.SENTENCES["not_this_card"]])
        erase(book, asked.actor.name)
    with server_file() as server:
        end(server, asked.token)
    response = go_to(address("/card", left="1"))
    drop_cookie(response, COOKIE)
    return response


def _is_own(book: Book, asked: Asked, code: str) -> bool:
    secret = right_card(book, code)
    return secret is not None and card_holder(book, secret) == asked.actor


def _leave(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        planned, heard = plan_erase(book, asked.actor.name), sounds(book)
    parts = [
        words.PARTS.format(what=own.TABLES.get(table, own.OTHER_TABLE), count=count)
        for table, count in planned.rows.items()
    ]
    remains = words.REMAINS.format(count=planned.ratings)
    return page(
        asked,
        "leave.html",
        status,
        title=words.TITLE,
        words=words,
        sounds=heard,
        copy_words=copying,
        refused=refused or [],
        parts=parts,
        remains=remains,
    )
