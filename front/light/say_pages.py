"""The light page where a household decides: what it agrees to, its name on boards, a season's rest, its cards."""

from collections.abc import Callable

from starlette.responses import Response

from data.cards import cards_of, issue_card
from data.entries import pause
from data.errors import EntryRefused
from data.households import give_consent, withdraw_consent
from data.keeping import keep_incomes, keeps_incomes
from data.open import Book
from data.say import agreed_by, alias_of, end_pause, rests_of, set_alias
from front.clips import sounds
from front.light.addresses import address
from front.light.asked import Asked
from front.light.card_pages import card_line, made_card
from front.light.fields import whole_number, why_refused
from front.light.rendering import go_to, page
from front.villages import opened
from front.words import cards as card_words
from front.words import copying as copy_words
from front.words import leaving
from front.words import own_say as words

ACTS: dict[str, Callable[[Book, str, str], None]] = {
    "give": give_consent,
    "withdraw": withdraw_consent,
    "name": set_alias,
    "rest": pause,
    "resume": end_pause,
    "incomes": lambda book, household, about: keep_incomes(book, household, keep=about == "keep"),
}


def show_say(asked: Asked) -> Response:
    """What the household can decide, and how it has decided so far; `?done=` says what it just did."""
    return _say(asked, told=words.DONE.get(asked.query.get("done", ""), ""))


def take_say(asked: Asked) -> Response:
    """Do one of these; a new card's code is shown at once, and only then."""
    what, _, about = asked.form.get("act", "").partition(":")
    household = asked.actor.name
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            if what == "card":
                return made_card(asked, household, *issue_card(book, household, whole_number(about)))
            if what in ACTS:
                ACTS[what](book, household, asked.form.get("alias", "") if what == "name" else about)
    except EntryRefused as refused:
        return _say(asked, 400, refused=why_refused(refused))
    return go_to(address("/me/say", done=what))


def _say(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    household = asked.actor.name
    with opened(asked.visitor.village, asked.actor) as book:
        return page(
            asked,
            "own_say.html",
            status,
            title=words.TITLE,
            words=words,
            sounds=sounds(book),
            cards_words=card_words,
            copy_words=copy_words,
            leaving=leaving,
            refused=refused or [],
            told=told,
            household=household,
            agreed=agreed_by(book, household),
            alias=alias_of(book, household),
            rests=rests_of(book, household),
            keeps=keeps_incomes(book, household),
            cards=[(card.holder, card_line(card)) for card in cards_of(book, household)],
        )
