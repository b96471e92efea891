"""The light page on which a household rates the working group, once a season and without a name."""

from starlette.responses import Response

from data.errors import EntryRefused
from data.scorecards import answer_scorecard, scorecard_of
from data.scorecardtables import QUESTIONS
from front.light.addresses import address
from front.light.asked import Asked
from front.light.fields import why_refused
from front.light.rendering import go_to, page
from front.scorecard import answers, questions
from front.villages import opened
from front.words import scorecard as words


def show_card(asked: Asked) -> Response:
    """The five questions; or that the household has answered, or that no card is open."""
    return _card(asked)


def take_card(asked: Asked) -> Response:
    """Give the card."""
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            answer_scorecard(book, asked.actor.name, {each: asked.form.get(each, "") for each in QUESTIONS})
    except EntryRefused as refused:
        return _card(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/scorecard"))


def _card(asked: Asked, status: int = 200, *, refused: list[str] | None = None) -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        card = scorecard_of(book, asked.actor.name)
    return page(
        asked,
        "own_scorecard.html",
        status,
        title=words.TITLE,
        words=words,
        refused=refused or [],
        card=card,
        questions=questions(card.period),
        answers=answers(),
        given=asked.form if refused else {},
    )
