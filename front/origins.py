"""Whose pages may open a WebSocket here."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

POLICY_VIOLATION = 1008


class OwnOrigin:
    """Refuses a WebSocket that a page of another site opens.

    Streamlit refuses it as well, but asks a server on the internet for this machine's address before it does.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whatever is not such a WebSocket."""
        if scope["type"] == "websocket" and not _is_own(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self.app(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    origin = headers.get("origin")
    trusted = config.get_option("server.corsAllowedOrigins")
    return origin is None or urlsplit(origin).netloc == headers.get("host") or origin in trusted
