"""Answers of light pages made small for a slow connection."""

import gzip

from starlette.requests import Request
from starlette.responses import Response

# Smaller ones fit into one packet as they are.
LEAST = 1000
KINDS = ("text/", "application/json", "image/svg+xml")


def squeezed(request: Request, response: Response) -> Response:
    """The answer compressed, where the browser takes that and it is text.

    A form's token is written differently each time it is shown, so that the length of a page tells nothing of it.
    """
    body = bytes(getattr(response, "body", b""))
    text = response.headers.get("content-type", "").startswith(KINDS)
    if len(body) < LEAST or not text or "content-encoding" in response.headers:
        return response
    response.headers.add_vary_header("Accept-Encoding")
    if "gzip" in request.headers.get("accept-encoding", ""):
        response.body = gzip.compress(body, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.body))
    return response
