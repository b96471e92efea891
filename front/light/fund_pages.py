"""The light page of the fund, for everybody; who is signed in can ask something about it."""

from secrets import token_hex

from starlette.responses import Response

from data.errors import EntryRefused
from data.fundquestions import ask_fund
from data.permissions import may
from front.fund import fund_page
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import why_refused
from front.light.lightpage import refusal
from front.light.rendering import go_to, page
from front.villages import file_of, opened
from front.words import fund_page as words


def show_fund(asked: Asked) -> Response:
    """What was given and what became of it, with the questions that were answered."""
    return _fund(asked)


def take_question(asked: Asked) -> Response:
    """A question about the fund; it is shown once it is answered."""
    key = asked.request.path_params["village"]
    request = asked.form.get("request", "")
    if file_of(key) is None:
        return refusal(asked, "not_found", 404)
    try:
        with opened(key, asked.visitor.in_village(key)) as book:
            ask_fund(book, request, asked.form.get("question", ""))
    except EntryRefused as refused:
        return _fund(asked, 400, why_refused(refused))
    return go_to(address(f"/fund/{key}", done="asked"))


def _fund(asked: Asked, status: int = 200, refused: list[str] | None = None) -> Response:
    key = asked.request.path_params["village"]
    if file_of(key) is None:
        return refusal(asked, "not_found", 404)
    with opened(key, asked.visitor.in_village(key)) as book:
        return page(
            asked,
            "fund.html",
            status,
            title=words.TITLE.format(village=book.village()["name"]),
            words=words,
            fund=fund_page(book),
            key=key,
            may_ask=may(book, "ask_fund"),
            request=token_hex(16),
            refused=refused or [],
            told=words.ASKED if asked.query.get("done") == "asked" else "",
        )
