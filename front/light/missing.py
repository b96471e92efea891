"""A real "not found": without this, Streamlit answers any address with its own page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from front.light.addresses import prefix
from front.light.headers import dressed
from front.light.routes import not_found

STREAMLIT = Path(streamlit.__file__).parent / "static"
STREAMLITS_OWN = ("/_stcore/", "/media/", "/component/", "/static/", "/app/static/")


@dataclass(frozen=True)
class Missing:
    """Middleware: 404 for what is neither one of `routes` nor one of Streamlit's pages, whose paths `pages` has."""

    app: ASGIApp
    routes: Sequence[BaseRoute]
    pages: Iterable[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on (ASGI)."""
        if scope["type"] != "http" or self._is_there(scope):
            await self.app(scope, receive, send)
            return
        response = await run_in_threadpool(not_found, Request(scope, receive))
        await dressed(response)(scope, receive, send)

    def _is_there(self, scope: Scope) -> bool:
        path = scope["path"].removeprefix(prefix())
        known = {"", "/", *(f"/{page}" for page in self.pages), *(f"/{file.name}" for file in STREAMLIT.iterdir())}
        within = scope["path"].startswith(prefix()) and (path.rstrip("/") in known or path.startswith(STREAMLITS_OWN))
        return within or any(route.matches(scope)[0] is not Match.NONE for route in self.routes)
