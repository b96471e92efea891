"""The server of `tests.bench.board`: `python -m tests.bench.board_server FOLDER`; prints its port.

Beside Laurel's pages it has a bare route of Starlette's, whose answer is whatever the board's page said first.
"""

import os
import sys

import httpx
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from front import servers
from front.light.routes import light_routes
from front.sharing import free_port
from front.villages import FOLDER

PATH = "/board/willow-bend"


def main() -> None:
    """Serve until stopped."""
    os.environ[FOLDER] = sys.argv[1]
    port = free_port()
    text: list[bytes] = []

    async def bare(_request: Request) -> HTMLResponse:
        if not text:
            text.append(await run_in_threadpool(_page, port))
        return HTMLResponse(text[0])

    vars(servers)["light_routes"] = lambda: [Route("/bare", bare), *light_routes()]
    print(f"port {port}", flush=True)
    servers.serve(port)


def _page(port: int) -> bytes:
    return httpx.get(f"http://127.0.0.1:{port}{PATH}", trust_env=False).content


if __name__ == "__main__":
    main()
