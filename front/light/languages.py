"""The language of light pages: which ones can be chosen, in each page's foot, and how a choice is kept."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.responses import RedirectResponse, Response

from front.language import COOKIE, chosen, offered, tag
from front.light.addresses import address, local, prefix
from front.light.asked import Asked

YEAR = 365 * 24 * 60 * 60


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
    """Keep the language that was chosen, in a cookie for a year, and go back to where it was chosen."""
    where = local(asked.query.get("next", "")) or address("/")
    response = RedirectResponse(where, 303)
    response.set_cookie(
        COOKIE,
        chosen(asked.query.get("lang", "")),
        max_age=YEAR,
        path=prefix() or "/",
        httponly=True,
        samesite="lax",
        secure=asked.request.url.scheme == "https",
    )
    return response
