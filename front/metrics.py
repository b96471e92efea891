"""Figures about the server for whoever operates it, on a port of their own: no village, no path, no person in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from prometheus_client import Counter, Gauge, Histogram, start_http_server
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from front.settings import ADDRESS
from front.villages import BOOKS, book_files, folder

REQUESTS = Counter("laurel_requests", "Requests that were answered", ("page", "method", "status"))
SECONDS = Histogram("laurel_request_seconds", "How long an answer took to begin", ("page",))
VISITS = Gauge("laurel_open_pages", "Streamlit pages that are open now (WebSockets)")
WAITING = Gauge("laurel_open_books", "Record books that are open and wait to be asked again")
SERVED = Gauge("laurel_villages", "Record books in the folder that is served")
STREAMLIT = "streamlit"


def offer_metrics(port: int) -> None:
    """Answer Prometheus on a port of this machine alone, in a thread, until the process ends."""
    WAITING.set_function(lambda: len(BOOKS.waiting))
    SERVED.set_function(lambda: len(book_files(folder())))
    start_http_server(port, ADDRESS)


@dataclass(frozen=True)
class Measured:
    """Middleware: counts and times requests by the page's pattern, such as /enter/household/{number}."""

    app: ASGIApp
    routes: Sequence[BaseRoute]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on (ASGI)."""
        if scope["type"] == "websocket":
            with VISITS.track_inprogress():
                await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._timed(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _timed(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, page = perf_counter(), page_of(self.routes, scope)

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                SECONDS.labels(page).observe(perf_counter() - began)
                REQUESTS.labels(page, _method(scope["method"]), str(message["status"])).inc()
            await send(message)

        await self.app(scope, receive, noting)


def page_of(routes: Iterable[BaseRoute], scope: Scope) -> str:
    """The pattern of the route that answers; what Streamlit answers, or nobody, has no name of its own."""
    for route in routes:
        if isinstance(route, Route) and route.matches(scope)[0] is Match.FULL:
            return route.path
    return STREAMLIT


def _method(name: str) -> str:
    """One of the usual ones: anybody can make up others, and each would be kept for good."""
    return name if name in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS") else "other"
