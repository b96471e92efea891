"""Serving phones on the same network: which addresses this machine has there, and one as a QR code."""

import socket
import struct
import sys
from collections.abc import Iterator
from io import StringIO
from ipaddress import IPv4Address

import segno

from front.settings import EVERY_ADDRESS

# Nothing is sent there: a datagram's socket that is connected only looks up which of our addresses it would leave by.
_SOMEWHERE_ELSE = ("10.255.255.255", 1)
_SIOCGIFADDR = 0x8915


def network_addresses() -> tuple[str, ...]:
    """The IPv4 addresses by which others can reach this machine, the likeliest first; without asking anybody."""
    found = dict.fromkeys([*_way_out(), *_of_interfaces(), *_of_own_name()])
    return tuple(sorted(filter(_is_reachable, found), key=lambda address: IPv4Address(address).is_global))


def own_names(addresses: tuple[str, ...]) -> list[str]:
    """The hosts that a visitor of this machine may ask for; any other is a trick with names."""
    name = socket.gethostname().lower()
    return ["127.0.0.1", "localhost", name, f"{name}.local", *addresses]


def is_public(address: str) -> bool:
    """Whether the address is one of the internet's, not of a house's or a village's own network.

    >>> is_public("192.168.1.20"), is_public("8.8.8.8")
    (False, True)
    """
    return IPv4Address(address).is_global


def qr_code(text: str) -> tuple[str, ...]:
    """The lines of a QR code for a terminal, to be shown light on dark."""
    out = StringIO()
    segno.make(text, micro=False).terminal(out, compact=True, border=2)
    return tuple(out.getvalue().splitlines())


def free_port() -> int:
    """A port that nothing on this machine listens on."""
    with socket.socket() as probe:
        probe.bind((EVERY_ADDRESS, 0))
        return int(probe.getsockname()[1])


def _is_reachable(address: str) -> bool:
    asked = IPv4Address(address)
    return not (asked.is_loopback or asked.is_link_local or asked.is_unspecified)


def _way_out() -> Iterator[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE_ELSE)
        except OSError:
            return
        yield str(probe.getsockname()[0])


def _of_interfaces() -> Iterator[str]:
    if sys.platform != "linux":
        return
    import fcntl  # noqa: PLC0415

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            try:
                told = fcntl.ioctl(probe, _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:  # an interface without an address
                continue
            yield socket.inet_ntoa(told[20:24])


def _of_own_name() -> Iterator[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    yield from (str(address[0]) for *_, address in found)
