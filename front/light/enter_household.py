"""The cards of one household on a phone: income source by source, then each criterion; it works without a script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from data.catalogue import current
from data.entering import Entered, entering
from data.open import Book
from data.periods import period_states
from data.prices import price_list
from data.questions import Question, asked_questions
from data.standing import NOTHING, standing
from data.views import note_view
from front.light.asked import Asked
from front.light.cards import Card, card
from front.light.enter_list import chosen_period, household_link, note_on
from front.light.lightpage import refusal
from front.light.rendering import page
from front.villages import opened
from front.words import entering as words

Change = Callable[[Card], Card]


@dataclass(frozen=True)
class _Place:
    """A household in the list, with the ones before and after it."""

    here: Entered
    before: Entered | None
    after: Entered | None


def show_household(asked: Asked) -> Response:
    """The cards of a household with what stands; `?period=` chooses the season."""
    return household_page(asked, asked.request.path_params["number"], asked.query.get("period", ""))


def household_page(
    asked: Asked, number: str, period: str, change: tuple[str, Change] | None = None, status: int = 200
) -> Response:
    """The page of a household; `change` turns the card of one question into what is shown instead."""
    with opened(asked.visitor.village, asked.actor) as book:
        states = period_states(book)
        period = chosen_period(states, period)
        place = _place(book, period, number) if period and current(book) else None
        if place is None:
            return refusal(asked, "not_found", 404)
        note_view(book, place.here.household)
        cards = [_changed(each, change) for each in _cards(book, place.here, period)]
        currency = book.village()["currency"]
    return page(
        asked,
        "enter_household.html",
        status,
        title=words.HOUSEHOLD_TITLE.format(household=place.here.household, period=period),
        words=words,
        here=place.here,
        period=period,
        note=note_on(states[period]),
        incomes=[each for each in cards if each.kind != "mark"],
        marks=[each for each in cards if each.kind == "mark"],
        amount=words.AMOUNT_IN.format(currency=currency) if currency else words.AMOUNT,
        before=(place.before.household, household_link(place.before.number, period)) if place.before else None,
        after=(place.after.household, household_link(place.after.number, period)) if place.after else None,
    )


def _place(book: Book, period: str, number: str) -> _Place | None:
    every: Sequence[Entered] = entering(book, period).households
    at = next((at for at, each in enumerate(every) if str(each.number) == number), None)
    if at is None:
        return None
    return _Place(every[at], every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None)


def _cards(book: Book, here: Entered, period: str) -> list[Card]:
    stands, prices = standing(book, here.household, period), price_list(book, period)
    asked: list[Question] = [each for each in asked_questions(book) if here.earns or each.kind == "mark"]
    return [card(n, each, stands.get(each.key, NOTHING), prices) for n, each in enumerate(asked, 1)]


def _changed(made: Card, change: tuple[str, Change] | None) -> Card:
    return change[1](made) if change and change[0] == made.key else made
