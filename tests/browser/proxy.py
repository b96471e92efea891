"""A poor connection: a proxy on this machine that can be cut, or stall without closing anything."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Literal

Mode = Literal["good", "cut", "stalled"]


class Proxy:
    """Passes connections on to a port of this machine, as well as its `mode` lets it."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.mode: Mode = "good"
        self.over = Event()
        self.open: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Close everything, and refuse what comes."""
        self.mode = "cut"
        self._drop()

    def stall(self) -> None:
        """Take what comes and pass nothing on, in neither direction; nothing is closed."""
        self.mode = "stalled"

    def mend(self) -> None:
        """Be a good connection again; what stalled is broken off, as a phone does that finds another mast."""
        self._drop()
        self.mode = "good"

    def close(self) -> None:
        self.over.set()
        self.listener.close()
        self._drop()

    def _drop(self) -> None:
        # One by one: another thread may add to them meanwhile.
        while self.open:
            each = self.open.pop()
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _listen(self) -> None:
        while not self.over.is_set():
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.mode == "cut":
                client.close()
                continue
            try:
                self._join(client, socket.create_connection(("127.0.0.1", self.target)))
            except OSError:
                # A page that is still open asks on after its server has ended.
                client.close()
            if self.over.is_set():
                self._drop()

    def _join(self, client: socket.socket, server: socket.socket) -> None:
        self.open += [client, server]
        if self.mode == "cut":
            # Cut while it was being joined: what is given now would arrive over it.
            self._drop()
        for one, other in ((client, server), (server, client)):
            Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(65536):
                if self.mode == "stalled":
                    continue
                other.sendall(piece)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def proxied(port: int) -> Iterator[Proxy]:
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
