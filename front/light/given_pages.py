"""The light page on which a household says whether programmes gave it what is written down."""

from starlette.responses import Response

from data.errors import EntryRefused
from data.given import Given, answer_given, given_to
from front.dates import day
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import whole_number, why_refused
from front.light.rendering import go_to, page
from front.villages import opened
from front.words import given as words
from front.words.say import amount, apart


def show_given(asked: Asked) -> Response:
    """What is written down, with two buttons each; `?done=` thanks for an answer."""
    return _given(asked, told=words.DONE if asked.query.get("done") else "")


def take_given(asked: Asked) -> Response:
    """Take one answer."""
    answer, _, number = asked.form.get("act", "").partition(":")
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            answer_given(book, asked.actor.name, whole_number(number) or 0, answer)
    except EntryRefused as refused:
        return _given(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/given", done="answered"))


def _given(asked: Asked, status: int = 200, *, told: str = "", refused: list[str] | None = None) -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        currency = str(book.village()["currency"])
        lines = [(each, given_line(each, currency)) for each in given_to(book, asked.actor.name)]
    return page(
        asked, "own_given.html", status, title=words.TITLE, words=words, lines=lines, told=told, refused=refused or []
    )


def given_line(each: Given, currency: str) -> str:
    """What was given in one line: the day, the thing, what it is worth, and from whom."""
    worth = amount(float(each.amount), currency)
    return words.LINE.format(day=day(each.given_on), thing=apart(each.thing), amount=worth, giver=apart(each.giver))
