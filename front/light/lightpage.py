"""A light page: its path, what it answers, and to whom it is open. What is the same for all of them is done here."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from data.actors import Actor
from data.errors import BookRefused, EntryRefused
from front.language import speak
from front.light.addresses import address, local
from front.light.asked import Asked
from front.light.headers import dressed
from front.light.origin import from_here
from front.light.rendering import go_to, page
from front.light.squeezed import squeezed
from front.words import light as words
from front.words import problems

Answer = Callable[[Asked], Response]
EVERYBODY = frozenset({"stranger", "household", "account", "server"})
SIGNED_IN = frozenset({"household", "account"})
ACCOUNTS = frozenset({"account"})
SERVERS = frozenset({"server"})
KEEPERS = frozenset({"keeper"})
HOUSEHOLDS = frozenset({"household"})
# Where a stranger to a page signs in, if not at /sign-in.
DOORS = {HOUSEHOLDS: "/card", SERVERS: "/server/sign-in", KEEPERS: "/server/sign-in"}
LARGEST_BODY = 256 * 1024
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LightPage:
    """A page at `path` (a Starlette path, without the prefix).

    `open_to` names kinds of actors ("stranger", "household", "account", "server") or roles; strangers are sent to sign
    in, others told that it is not for them. `confirmed` pages ask for the password again first. `get` and `post` run in
    a thread of their own and may open books; a posted form must hold the form's token, or an X-Form-Token header.
    `quick` gives what is ready for everybody, without waiting for anything, or None.
    """

    path: str
    get: Answer | None = None
    post: Answer | None = None
    open_to: frozenset[str] = EVERYBODY
    confirmed: bool = False
    largest: int = LARGEST_BODY
    quick: Callable[[Request], Response | None] | None = None

    @property
    def methods(self) -> dict[str, Answer]:
        """What is answered to which method."""
        found = {"GET": self.get, "HEAD": self.get, "POST": self.post}
        return {method: answer for method, answer in found.items() if answer is not None}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        request = Request(scope, receive)
        if self.quick and request.method in {"GET", "HEAD"} and (ready := self.quick(request)) is not None:
            await ready(scope, receive, send)
            return
        body = await _body(request, self.largest) if request.method == "POST" else b""
        asked = Asked(request, body or b"")
        speak(asked.language)
        response = await run_in_threadpool(self._answer, asked, too_large=body is None)
        await squeezed(request, dressed(response))(scope, receive, send)

    def _answer(self, asked: Asked, *, too_large: bool) -> Response:
        try:
            if asked.request.method not in self.methods:
                answer = refusal(asked, "wrong_method", 405)
                answer.headers["Allow"] = ", ".join(self.methods)
                return answer
            return refusal(asked, "too_large", 413) if too_large else self._allowed(asked)
        except Exception:
            log.exception("A light page failed: %s", self.path)
            return refusal(Asked(Request({**asked.request.scope, "headers": []})), "sorry", 500)

    def _allowed(self, asked: Asked) -> Response:
        if not is_open(self.open_to, asked.actor):
            if asked.actor.kind == "stranger":
                return _sign_in_first(asked, DOORS.get(self.open_to, "/sign-in"))
            return refusal(asked, "not_allowed", 403)
        if asked.request.method == "POST" and not (from_here(asked.request) and asked.form_is_ours()):
            return refusal(asked, "stale_form", 403)
        if self.confirmed and not asked.actor.confirmed:
            return _confirm_first(asked)
        return _refusals_in_words(self.methods[asked.request.method], asked)


def is_open(open_to: frozenset[str], actor: Actor) -> bool:
    """Whether a page is open to somebody, by kind or by role.

    >>> is_open(frozenset({"rater"}), Actor("account", 1, "Asha", frozenset({"rater"})))
    True
    """
    return not open_to.isdisjoint({actor.kind, *actor.roles})


def refusal(asked: Asked, code: str, status: int) -> Response:
    """A page that says why there is nothing else; to a script, the code."""
    if asked.wants_json:
        return JSONResponse({"code": code}, status)
    title, sentence = words.REFUSALS[code]
    return page(asked, "refusal.html", status, title=title, sentence=sentence, why=[])


def _refusals_in_words(answer: Answer, asked: Asked) -> Response:
    try:
        return answer(asked)
    except EntryRefused as refused:
        codes = {problem.code for problem in refused.problems}
        if "not_confirmed" in codes:
            return _confirm_first(asked)
        if "not_allowed" in codes:
            return refusal(asked, "not_allowed", 403)
        raise
    except BookRefused as refused:
        log.exception("A book cannot be used")
        return _unusable(asked, refused)


def _unusable(asked: Asked, refused: BookRefused) -> Response:
    """Why a book can be neither read nor written now: a script keeps what it had to send."""
    if asked.wants_json:
        return JSONResponse({"code": refused.problems[0].code}, 503)
    title, sentence = words.REFUSALS["unreadable"]
    why = problems.lines(refused.problems)
    return page(asked, "refusal.html", 503, title=title, sentence=sentence, why=why)


def _sign_in_first(asked: Asked, door: str) -> Response:
    if asked.wants_json:
        return refusal(asked, "sign_in_first", 401)
    return go_to(address(door, next=_where(asked)))


def _confirm_first(asked: Asked) -> Response:
    if asked.wants_json:
        return refusal(asked, "not_confirmed", 403)
    return go_to(address("/confirm", next=_where(asked)))


def _where(asked: Asked) -> str:
    url = asked.request.url
    return local(f"{url.path}?{url.query}" if url.query else url.path)


async def _body(request: Request, most: int) -> bytes | None:
    """What was posted, or None where it is more than that."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return body
