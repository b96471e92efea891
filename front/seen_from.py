"""Where a page is seen: on the village's own wall and network, or from the internet, which has a consent of its own.

What cannot be told is taken for the internet: more households have agreed to the wall.
"""

import os
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Literal
from urllib.parse import urlsplit

Place = Literal["wall", "internet"]
WALL: Place = "wall"
INTERNET: Place = "internet"
# Set to anything, it says that whatever is served here may be read from everywhere.
PUBLIC = "LAUREL_PUBLIC"
FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


def seen_from(headers: Mapping[str, str], client: str) -> Place:
    """Where a visitor is who asked with these headers from this network address.

    The wall is for this machine and its own network, asked by an address or a name of theirs and with nothing between.

    >>> seen_from({"host": "192.168.1.20:8501"}, "192.168.1.31"), seen_from({"host": "laurel.example"}, "127.0.0.1")
    ('wall', 'internet')
    >>> seen_from({"host": "localhost", "x-forwarded-for": "10.0.0.7"}, "127.0.0.1")
    'internet'
    """
    between = any(name in headers for name in FORWARDING) or bool(os.environ.get(PUBLIC))
    return WALL if not between and _is_near(client) and _names_near(headers.get("host", "")) else INTERNET


def _names_near(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return bool(name) and (_is_near(name) or name.endswith(".local") or not {".", ":"} & set(name))


def _is_near(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    plain: IPv4Address | IPv6Address = getattr(found, "ipv4_mapped", None) or found
    return plain.is_loopback or plain.is_private or plain.is_link_local
