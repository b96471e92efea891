"""Where a request came from, as far as the browser says it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from front.seen_from import FORWARDING


def from_here(request: Request) -> bool:
    """Whether a form was sent from one of our own pages, by the headers that no page can forge.

    A browser that says nothing (an old one, or a script that holds no cookie of somebody else) is let through to the
    form's token.
    """
    site = request.headers.get("sec-fetch-site", "")
    if site:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


def on_this_machine(request: Request) -> bool:
    """Whether the browser runs on the machine that serves, and nothing stands between the two."""
    if any(name in request.headers for name in FORWARDING):
        return False
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    return is_loopback(request.client.host if request.client else "") and (host == "localhost" or is_loopback(host))


def is_loopback(host: str) -> bool:
    """Whether a network address is the machine's own.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "::ffff:127.0.0.1", "192.0.2.1", "localhost.example", "")]
    [True, True, True, False, False, False]
    """
    try:
        found = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)
