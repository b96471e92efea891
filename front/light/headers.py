"""What every answer of a light page tells the browser."""

from collections.abc import Mapping

from starlette.responses import Response

from front.language import tag

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# Without a referrer at all, browsers send `Origin: null` with a form, which could then not be told from another site's.
SAFE: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PRIVATE = "no-store"
ASK_AGAIN = "no-cache"
FOR_GOOD = "public, max-age=31536000, immutable"


def dressed(response: Response) -> Response:
    """The answer with the headers that keep it safe; it is kept nowhere unless the page said otherwise."""
    for name, value in SAFE.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", PRIVATE)
    if response.headers.get("content-type", "").startswith("text/html"):
        response.headers["Content-Language"] = tag()
        if "Accept-Language" not in response.headers.get("vary", ""):
            response.headers.add_vary_header("Accept-Language")
    return response
