"""The one process that serves a folder of villages: Streamlit's pages and, beside them, plain routes."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager
from streamlit.starlette import App

from data.errors import BookRefused
from data.faults import no_room
from front.choices import page_paths
from front.light.addresses import address
from front.light.missing import Missing
from front.light.public import WATCH
from front.light.routes import light_routes
from front.light.shell import shell_routes
from front.markdown import plain
from front.metrics import Measured
from front.oidc import provider
from front.origins import OwnOrigin
from front.quick import remember_settings
from front.settings import EVERY_ADDRESS, SERVED, SETTINGS
from front.sharing import own_names
from front.villages import close_files, villages
from front.words import pages as words
from front.words.problems import lines
from rating.problems import Problem

MAIN = Path(__file__).parent / "main.py"
USED_BY_PAGES = (
    "front.choices",
    "front.show_board",
    "front.show_progress",
    "front.show_grid",
    "front.show_households",
    "front.show_rules",
    "front.show_people",
)


def front_door() -> App:
    """The ASGI application, with safe settings. It serves the villages of `front.villages.folder`.

    Raises ProviderRefused where the settings of an identity provider cannot be used.
    """
    for name, value in SETTINGS.items():
        config.set_option(name, value)
    provider()
    return _app()


def serve(port: int, shared: tuple[str, ...] = (), base_path: str = "") -> None:
    """Serve until stopped, to this machine only; a port of 0 takes any that is free.

    Where `shared` names this machine's addresses on a network, others there are served as well. A `base_path` stands
    before every address, for a proxy that has other things at the root.
    """
    logging.getLogger("streamlit.config").addFilter(_worth_saying)
    at: dict[str, object] = {"server.port": port}
    if base_path:
        at["server.baseUrlPath"] = base_path
        # Addresses are made before Streamlit reads what it is run with.
        config.set_option("server.baseUrlPath", base_path)
    if not shared:
        _app().run(config={**SERVED, **at})
        return
    hosts = own_names(shared)
    only_ours = Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)
    # Without an address of the browser's, Streamlit asks a server on the internet for one to print.
    reach = {"server.address": EVERY_ADDRESS, "browser.serverAddress": shared[0], "server.allowedHosts": hosts}
    _app(only_ours).run(config={**SERVED, **reach, **at})


def _worth_saying(record: logging.LogRecord) -> bool:
    """Streamlit takes what it is started with for a change that asks for another start."""
    return "please restart streamlit" not in record.getMessage()


def apologise(error: Exception) -> bool:
    """Tell a visitor that something went wrong, and no more but why a book cannot be used; Streamlit logs the error."""
    if no_room(error):
        error = BookRefused([Problem("disk_full")])
    for line in map(plain, lines(error.problems)) if isinstance(error, BookRefused) else [words.SORRY]:
        st.error(line)
    return True


async def healthz(_request: Request) -> PlainTextResponse:
    """Whether the process answers."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


def _app(*outermost: Middleware) -> App:
    # Else the very first visitor gets a page of the folder without `main.py` around it, as in Streamlit's older apps.
    PagesManager.uses_pages_directory = False
    routes = [Route(address("/healthz"), healthz), *light_routes(), *shell_routes()]
    missing = Middleware(Missing, routes=routes, pages=page_paths())
    return App(
        MAIN,
        routes=routes,
        middleware=[*outermost, Middleware(Measured, routes=routes), Middleware(OwnOrigin), missing],
        lifespan=_settled,
        on_script_error=apologise,
    )


@asynccontextmanager
async def _settled(_app: App) -> AsyncIterator[None]:
    # Until the entry has run once, Streamlit would run whatever lies in the folder of pages, without the entry.
    PagesManager.uses_pages_directory = False
    remember_settings()
    for module in USED_BY_PAGES:
        import_module(module)
    Thread(target=_settle, name="settle", daemon=True).start()
    yield
    WATCH.close()
    close_files()


def _settle() -> None:
    """Import what Streamlit's tables want, then put everything out of the garbage collector's way.

    Streamlit collects all garbage after every run; without what was imported before, twenty people get about ten times
    as many runs a second.
    """
    import_module("pandas")
    # Looked up once before anybody asks: of a thousand villages that takes a second.
    villages()
    gc.collect()
    gc.freeze()
