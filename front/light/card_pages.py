"""Light pages for cards: where a household opens its own page, and where an administrator makes cards."""

import segno
from starlette.responses import Response

from data.card_sessions import open_with_card
from data.cards import Card, cards_of, households_for_cards, issue_card, take_back_card
from data.errors import EntryRefused
from data.keeping import adults_of
from data.sessions import end
from data.signing_in import Visit
from front.dates import day
from front.light.addresses import address, local
from front.light.asked import Asked
from front.light.demonstrations import listed_cards
from front.light.fields import whole_number, why_refused
from front.light.languages import greet
from front.light.origin import on_this_machine
from front.light.rendering import go_to, keep_cookie, page
from front.villages import file_of, opened, server_file, villages
from front.visits import COOKIE
from front.words import cards as words
from front.words import leaving, problems
from front.words.say import counted


def show_card(asked: Asked) -> Response:
    """The form for the code of a card; with `?signed-out=1`, after closing the page."""
    told = words.CLOSED if asked.query.get("signed-out") else leaving.LEFT if asked.query.get("left") else ""
    return _card_form(asked, told=told)


def take_card(asked: Asked) -> Response:
    """Open a household's own page by its card; whoever was signed in before on this device is not any more."""
    village = asked.form.get("village", "")
    if not asked.form.get("code") or file_of(village) is None:
        return _card_form(asked, 400, refused=[words.CODE_MISSING])
    try:
        with server_file() as server, opened(village) as book:
            visit = Visit(server, book, village, asked.address_of_visitor, asked.at)
            token = open_with_card(visit, asked.form["code"])
            end(server, asked.token)
    except EntryRefused as refused:
        return _refused(asked, refused)
    response = go_to(local(asked.form.get("next", "")) or address("/me"))
    keep_cookie(asked, response, COOKIE, token)
    greet(asked, response, token)
    return response


def show_cards(asked: Asked) -> Response:
    """The households and how many cards each has; with `?household=`, its cards and what can be done with them."""
    return _cards(asked, asked.query.get("household", ""))


def take_cards(asked: Asked) -> Response:
    """Make a card, give one a new code, or take one back."""
    household, act = asked.form.get("household", ""), asked.form.get("act", "")
    what, _, holder = act.partition(":")
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            if what == "back":
                take_back_card(book, household, whole_number(holder) or 0)
                return _cards(asked, household, told=words.TAKEN)
            number, code = issue_card(book, household, whole_number(holder))
    except EntryRefused as refused:
        return _cards(asked, household, 400, refused=why_refused(refused))
    return made_card(asked, household, number, code)


def made_card(asked: Asked, household: str, holder: int, code: str) -> Response:
    """A card to print, shown once: the code, and the address with it as a picture.

    The code stands after the # of the address, which a browser sends to no server.
    """
    with opened(asked.visitor.village, asked.actor) as book:
        village, cards = book.village(), cards_of(book, household)
    number = next(card.number for card in cards if card.holder == holder)
    where = str(asked.request.base_url).rstrip("/") + address("/card", village=asked.visitor.village)
    return page(
        asked,
        "card_made.html",
        title=words.CARD.format(holder=holder, household=household),
        words=words,
        village=village,
        code=code,
        number=words.CARD_NUMBER.format(number=number),
        picture=segno.make(f"{where}#{code}", micro=False).svg_data_uri(scale=5, border=4),
        how=words.CARD_HOW.format(address=where),
        here_only=words.CARD_HERE_ONLY.format(command="laurel run --share") if on_this_machine(asked.request) else "",
    )


def _card_form(asked: Asked, status: int = 200, *, refused: list[str] | None = None, told: str = "") -> Response:
    found = villages()
    return page(
        asked,
        "card.html",
        status,
        title=words.TITLE,
        words=words,
        refused=refused or [],
        told=told,
        villages=found,
        village=asked.form.get("village") or asked.query.get("village", ""),
        next=local(asked.form.get("next") or asked.query.get("next", "")),
        cards=listed_cards(asked.request, found),
    )


def _refused(asked: Asked, refused: EntryRefused) -> Response:
    seconds = [problem.more["seconds"] for problem in refused.problems if problem.code == "wait"]
    response = _card_form(asked, 429 if seconds else 400, refused=problems.lines(refused.problems))
    if seconds:
        response.headers["Retry-After"] = str(seconds[0])
    return response


def _cards(
    asked: Asked, household: str, status: int = 200, *, refused: list[str] | None = None, told: str = ""
) -> Response:
    with opened(asked.visitor.village, asked.actor) as book:
        counts = households_for_cards(book)
        cards = cards_of(book, household) if household in counts else ()
        adults = adults_of(book, household) if household in counts else ()
    return page(
        asked,
        "household_cards.html",
        status,
        title=words.CARDS,
        words=words,
        refused=refused or [],
        told=told,
        households=[(name, counted(count, *words.COUNT, household=name)) for name, count in counts.items()],
        household=household if household in counts else "",
        cards=[(card.holder, card_line(card)) for card in cards],
        without=sorted(set(adults) - {card.holder for card in cards}),
    )


def card_line(card: Card) -> str:
    """A card in words: its number, the day, and who made it."""
    template = words.MADE_BY if card.made_by else words.MADE
    return template.format(holder=card.holder, on=day(card.made_on), by=card.made_by, number=card.number)
