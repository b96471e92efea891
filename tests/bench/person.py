"""A person at a page of Streamlit's, as a browser would be one: its messages over a WebSocket, and nothing drawn."""

from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol


class Person:
    """Somebody at one page of a server (its host and port), signed in by the cookie that is given."""

    def __init__(self, server: str, page: str, cookie: str) -> None:
        self._page = page
        self._page_hash = ""
        self._socket: ClientConnection
        self._opening = connect(
            f"ws://{server}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": cookie},
            max_size=None,
            compression=None,
            proxy=None,
        )

    async def __aenter__(self) -> Self:
        self._socket = await self._opening
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self._socket.close()

    async def run(self, *widgets: WidgetState, fragment: str = "") -> list[Delta]:
        """Ask for a run with these states of widgets, wait until it is whole, and give what it drew."""
        asked = BackMsg()
        state = asked.rerun_script
        state.page_name, state.page_script_hash, state.fragment_id = self._page, self._page_hash, fragment
        state.widget_states.widgets.extend(widgets)
        await self._socket.send(asked.SerializeToString())
        drawn: list[Delta] = []
        while not await self._is_whole(drawn):
            pass
        return drawn

    async def _is_whole(self, drawn: list[Delta]) -> bool:
        message = ForwardMsg.FromString(_bytes(await self._socket.recv()))
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page_hash = message.new_session.page_script_hash
        elif kind == "delta":
            drawn.append(message.delta)
        return bool(kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
