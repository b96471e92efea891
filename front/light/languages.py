"""The language of light pages: which ones can be chosen, in each page's foot, and how a choice is kept."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.responses import RedirectResponse, Response

from data.reading import keep_language
from front.language import COOKIE, chosen, offered, tag
from front.light.addresses import address, local, prefix
from front.light.asked import Asked
from front.light.origin import from_here
from front.villages import opened
from front.visits import Visitor, kept_language, visitor_of

YEAR = 365 * 24 * 60 * 60
FEW_MINUTES = 15 * 60
# Set beside a choice that a stranger made: whoever signs in soon after is taken to have made it.
JUST_NOW = "language_now"


@dataclass(frozen=True)
class Choice:
    """A language by its own name, and the address that chooses it."""

    tag: str
    name: str
    where: str


def choices(asked: Asked) -> list[Choice]:
    """The languages that the reader of a page may choose, each leading back to it; none where there is one only."""
    url = urlsplit(str(asked.request.url))
    if asked.request.method == "POST":  # an answer to a form: the page that had the form
        url = urlsplit(asked.request.headers.get("referer", ""))
    return choices_from(url.path, url.query)


def choices_from(path: str, query: str) -> list[Choice]:
    """The same for a page by its path and what stands after the ? in its address."""
    kept = urlencode([(key, value) for key, value in parse_qsl(query) if key != "lang"])
    page, found = local(f"{path}?{kept}" if kept else path), offered()
    each = (Choice(tag(one), name, address("/language", lang=tag(one), next=page)) for one, name in found.items())
    return list(each) if len(found) > 1 else []


def choose(asked: Asked) -> Response:
    """Keep the language that was chosen, and go back to where it was chosen.

    It is kept in a cookie for a year, and with who is signed in, whom it follows to other devices.
    """
    response: Response = RedirectResponse(local(asked.query.get("next", "")) or address("/"), 303)
    language = chosen(asked.query.get("lang", ""))
    _keep_here(asked, response, COOKIE, language, YEAR)
    if asked.visitor.session is None:
        _keep_here(asked, response, JUST_NOW, "1", FEW_MINUTES)
    elif from_here(asked.request):
        _keep_for(asked.visitor, language)
    return response


def greet(asked: Asked, response: Response, token: str) -> None:
    """Speak to who has just signed in as they wish: what they chose right before is kept, else theirs is spoken.

    A device that several people use is not spoken in what the one before chose.
    """
    visitor, here = visitor_of(token, asked.at), asked.request.cookies.get(COOKIE, "")
    if here and asked.request.cookies.get(JUST_NOW):
        _keep_for(visitor, chosen(here))
        response.delete_cookie(JUST_NOW, path=prefix() or "/", httponly=True, samesite="lax")
    elif own := kept_language(visitor):
        _keep_here(asked, response, COOKIE, own, YEAR)


def _keep_for(visitor: Visitor, language: str) -> None:
    if not visitor.village:
        return
    with opened(visitor.village, visitor.actor) as book:
        keep_language(book, language)


def _keep_here(asked: Asked, response: Response, name: str, value: str, seconds: int) -> None:
    secure = asked.request.url.scheme == "https"
    path = prefix() or "/"
    response.set_cookie(name, value, max_age=seconds, path=path, httponly=True, samesite="lax", secure=secure)
