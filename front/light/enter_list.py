"""The list of households that a rater enters, season by season, and the worker that keeps its pages on the phone."""

from dataclasses import dataclass

from starlette.responses import Response

from data.catalogue import current
from data.entering import FILTERS, Entered, Entering, chosen, entering
from data.periods import period_states
from front.clips import sounds
from front.light.addresses import address
from front.light.asked import Asked
from front.light.lightpage import refusal
from front.light.rendering import asset, page, sent
from front.villages import opened
from front.words import entering as words
from front.words import quick
from front.words.say import apart, counted, listed

KEPT = ("light.css", "enter.css", "outbox.js", "offline.js", "reckon.js", "leaf.svg")


@dataclass(frozen=True)
class Line:
    """A household in the list."""

    household: str
    where: str
    how_far: str
    complete: bool
    link: str


def show_list(asked: Asked) -> Response:
    """The households of a season, with how far each is; `?period=`, `?search=` and `?only=` choose."""
    with opened(asked.visitor.village, asked.actor) as book:
        states, rules = period_states(book), current(book)
        period = chosen_period(states, asked.query.get("period", ""))
        if rules is None or not period:
            return nothing_asked(asked, words.TITLE, known=rules is not None)
        found, heard = entering(book, period), sounds(book)
    search, only = asked.query.get("search", ""), asked.query.get("only", "")
    only = only if only in FILTERS else FILTERS[0]
    return page(
        asked,
        "enter.html",
        title=words.TITLE,
        words=words,
        quick=quick,
        sounds=heard,
        period=period,
        periods=list(states),
        note=note_on(states[period]),
        done=counted(found.complete, *words.DONE, all=found.counted),
        lines=[_line(found, each) for each in chosen(found, search, only)],
        nothing=words.NONE_FOUND if found.households else words.NO_HOUSEHOLDS,
        search=search,
        only=only,
        narrowed=bool(asked.query.get("only") or asked.query.get("period")),
    )


def nothing_asked(asked: Asked, title: str, status: int = 200, *, known: bool) -> Response:
    """Why nothing is asked: there is no season, or the village's rules are not `known`."""
    sentence = words.NO_SEASON if known else words.NO_RULES
    return page(asked, "enter_nothing.html", status, title=title, sentence=sentence)


def give_worker(asked: Asked) -> Response:
    """The service worker that keeps the pages of entering for a day without a network."""
    if asked.request.path_params["worker"] != "worker":
        return refusal(asked, "not_found", 404)
    text = sent("worker.js").decode()
    kept = ", ".join(f'"{asset(name)}"' for name in KEPT)
    headers = {"Service-Worker-Allowed": address("/enter"), "Cache-Control": "no-cache"}
    return Response(text.replace("/* kept */", kept), media_type="text/javascript", headers=headers)


def household_link(number: int, period: str, adult: int | None = None) -> str:
    """The address of a household's cards; of those on which one adult tells incomes apart from the others."""
    told = {"adult": str(adult)} if adult else {}
    return address(f"/enter/household/{number}", period=period, **told)


def chosen_period(states: dict[str, str], asked_for: str) -> str:
    """The season that is asked for, else the latest that is open, in review, or at all; "" where there is none.

    >>> chosen_period({"2024": "open", "2025": "review"}, ""), chosen_period({}, "2024")
    ('2024', '')
    """
    if asked_for in states:
        return asked_for
    latest_first = [period for period, _ in reversed(states.items())]
    for wanted in ("open", "review"):
        found = [period for period in latest_first if states[period] == wanted]
        if found:
            return found[0]
    return latest_first[0] if latest_first else ""


def note_on(state: str) -> str:
    """What is said where a season takes no entries, or not all."""
    return {"open": "", "review": words.IN_REVIEW, "published": words.PUBLISHED}.get(state, words.SHUT)


def whereabouts(each: Entered) -> str:
    """Nickname, house number and part of the village, as far as there are any."""
    number = words.HOUSE.format(number=apart(each.house_number)) if each.house_number else ""
    return listed(filter(None, (each.nickname and apart(each.nickname), number, each.group and apart(each.group))))


def _line(found: Entering, each: Entered) -> Line:
    return Line(
        each.household,
        whereabouts(each),
        _how_far(found, each),
        each.complete,
        household_link(each.number, found.period),
    )


def _how_far(found: Entering, each: Entered) -> str:
    if each.paused:
        return words.PAUSED
    if each.complete:
        return words.COMPLETE
    criteria = words.CRITERIA.format(count=each.criteria, all=found.criteria)
    sources = words.SOURCES.format(count=each.sources, all=found.sources) if each.earns and found.sources else ""
    return listed(filter(None, (criteria, sources, words.SECOND if each.second else "")))
