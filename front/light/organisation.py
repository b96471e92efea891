"""Signing in at an organisation's identity provider: there, and back again."""

import logging
from hmac import compare_digest
from secrets import token_urlsafe

from starlette.responses import Response

from data.errands import Errand, fetch, send
from data.errors import EntryRefused
from data.identities import Identity
from data.sessions import end
from data.signing_in import Visit, sign_in_as
from front.light.addresses import address, local
from front.light.asked import Asked
from front.light.homes import home_of
from front.light.languages import greet
from front.light.lightpage import refusal
from front.light.rendering import drop_cookie, go_to, keep_cookie, page
from front.oidc import Provider, SignInFailed, provider, way_there, who_came_back
from front.villages import file_of, opened, server_file, villages
from front.visits import COOKIE
from front.words import signing_in as words

ERRAND = "laurel_errand"
log = logging.getLogger(__name__)


def provider_name() -> str:
    """What the provider is called on the sign-in page; "" where there is none."""
    found = provider()
    return found.name if found else ""


def go_there(asked: Asked) -> Response:
    """Send somebody to the provider, or let them choose a village first."""
    found = provider()
    if found is None:
        return refusal(asked, "not_found", 404)
    served = villages()
    village = served[0].key if len(served) == 1 else asked.query.get("village", "")
    if file_of(village) is None:
        title, after = words.ORGANISATION.format(name=found.name), local(asked.query.get("next", ""))
        return page(asked, "organisation.html", title=title, words=words, villages=served, next=after)
    return _send(asked, found, village)


def come_back(asked: Asked) -> Response:
    """Take the provider's answer; only the browser that was sent there can, and only once."""
    found, errand = provider(), _errand(asked)
    if found is None:
        return refusal(asked, "not_found", 404)
    if errand is None or not asked.query.get("code"):
        return _failed(asked, words.NOT_COMPLETED)
    try:
        who = who_came_back(found, errand, asked.query["code"], _back(asked), asked.at)
        response = _signed_in(asked, errand, who)
    except SignInFailed:
        log.exception("Signing in at %s failed", found.issuer)
        return _failed(asked, words.NOT_PROVED.format(name=found.name))
    drop_cookie(response, ERRAND)
    return response


def _send(asked: Asked, found: Provider, village: str) -> Response:
    state = token_urlsafe(32)
    errand = Errand(village, token_urlsafe(32), token_urlsafe(48), local(asked.query.get("next", "")))
    try:
        where = way_there(found, errand, state, _back(asked))
    except SignInFailed:
        log.exception("%s cannot be asked", found.issuer)
        return _failed(asked, words.NOT_REACHED.format(name=found.name), 502)
    with server_file() as server:
        send(server, state, errand, asked.at)
    response = go_to(where)
    keep_cookie(asked, response, ERRAND, state, seconds=600)
    return response


def _errand(asked: Asked) -> Errand | None:
    state, ours = asked.query.get("state", ""), asked.request.cookies.get(ERRAND, "")
    if not ours or not compare_digest(state.encode(), ours.encode()):
        return None
    with server_file() as server:
        return fetch(server, state, asked.at)


def _signed_in(asked: Asked, errand: Errand, who: Identity) -> Response:
    try:
        with server_file() as server, opened(errand.village) as book:
            visit = Visit(server, book, errand.village, asked.address_of_visitor, asked.at)
            token = sign_in_as(visit, who)
            end(server, asked.token)
    except (EntryRefused, KeyError):
        known = words.EMAIL_TOO.format(email=who.email) if who.email else ""
        return _failed(asked, words.NOT_LINKED.format(subject=who.subject, known=known), 403)
    response = go_to(errand.next or home_of(asked, errand.village, token))
    keep_cookie(asked, response, COOKIE, token)
    greet(asked, response, token)
    return response


def _failed(asked: Asked, sentence: str, status: int = 400) -> Response:
    title = words.NOT_SIGNED_IN
    response = page(asked, "not_signed_in.html", status, title=title, words=words, sentence=sentence)
    drop_cookie(response, ERRAND)
    return response


def _back(asked: Asked) -> str:
    url = asked.request.url
    return f"{url.scheme}://{url.netloc}{address('/sign-in/return')}"
