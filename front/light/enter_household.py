"""The cards of one household on a phone: income source by source, then each criterion; it works without a script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from data.catalogue import current
from data.entering import Entered, entering
from data.keeping import adults_of
from data.open import Book
from data.periods import period_states
from data.prices import price_list, rates
from data.questions import asked_questions
from data.standing import NOTHING, standing
from data.tools import tools_before
from data.views import note_view
from front.clips import sounds
from front.light.asked import Asked
from front.light.cards import Card, card
from front.light.enter_list import chosen_period, household_link, note_on, whereabouts
from front.light.helpers import Reckoning
from front.light.lightpage import refusal
from front.light.rendering import page
from front.villages import opened
from front.words import entering as words
from front.words.say import apart

Change = Callable[[Card], Card]


@dataclass(frozen=True)
class Where:
    """Which page is asked for, as an address or a form says it: a household's number, a season, an adult's number."""

    number: str
    period: str
    adult: str = ""


@dataclass(frozen=True)
class _Place:
    """A household in the list, with the ones before and after it."""

    here: Entered
    before: Entered | None
    after: Entered | None


def show_household(asked: Asked) -> Response:
    """The cards of a household with what stands; `?period=` chooses the season, `?adult=` who tells incomes apart."""
    where = Where(asked.request.path_params["number"], asked.query.get("period", ""), asked.query.get("adult", ""))
    return household_page(asked, where)


def household_page(asked: Asked, where: Where, change: tuple[str, Change] | None = None, status: int = 200) -> Response:
    """The page of a household; `change` turns the card of one question into what is shown instead."""
    number = where.number
    with opened(asked.visitor.village, asked.actor) as book:
        states = period_states(book)
        period = chosen_period(states, where.period)
        place = _place(book, period, number) if period and current(book) else None
        if place is None:
            return refusal(asked, "not_found", 404)
        note_view(book, place.here.household)
        adults = adults_of(book, place.here.household) if place.here.earns else ()
        adult = next((each for each in adults if str(each) == where.adult), None)
        cards = [_changed(each, change) for each in _cards(book, place.here, period, adult)]
        currency, heard = book.village()["currency"], sounds(book)
    return page(
        asked,
        "enter_household.html",
        status,
        title=words.HOUSEHOLD_TITLE.format(household=apart(place.here.household), period=period),
        words=words,
        sounds=heard,
        here=place.here,
        whereabouts=whereabouts(place.here),
        period=period,
        note=note_on(states[period]),
        incomes=[each for each in cards if each.kind != "mark"],
        marks=[each for each in cards if each.kind == "mark"],
        tellers=_tellers(place.here.number, period, adults),
        adult=adult,
        here_link=household_link(place.here.number, period, adult),
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


def _cards(book: Book, here: Entered, period: str, adult: int | None) -> list[Card]:
    """Of everything; of what one adult tells apart from the others, incomes alone."""
    stands, tools = standing(book, here.household, period, adult), tools_before(book, period, here.household)
    by = Reckoning(price_list(book, period), rates(book, period), book.village()["minor_digits"])
    asked = [each for each in asked_questions(book) if (here.earns if each.kind != "mark" else not adult)]
    bought = {each.key: tools.get((here.household, each.name, adult), 0) for each in asked}
    return [
        card(n, each, stands.get(each.key, NOTHING), by.with_tools(bought[each.key]), adult)
        for n, each in enumerate(asked, 1)
    ]


def _tellers(number: int, period: str, adults: tuple[int, ...]) -> list[tuple[int | None, str, str]]:
    """Who may be said to tell incomes: number, name and address, the household first; nobody where there is no card."""
    each = [(one, words.ADULT.format(number=one), household_link(number, period, one)) for one in adults]
    return [(None, words.NO_ADULT, household_link(number, period)), *each] if each else []


def _changed(made: Card, change: tuple[str, Change] | None) -> Card:
    return change[1](made) if change and change[0] == made.key else made
