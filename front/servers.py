"""The one process that serves a folder of villages: Streamlit's pages and, beside them, plain routes."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit import config
from streamlit.starlette import App

from front.settings import SERVED, SETTINGS
from front.words import pages as words

MAIN = Path(__file__).parent / "main.py"
USED_BY_PAGES = ("front.choices", "front.show_board", "front.show_progress")


def front_door() -> App:
    """The ASGI application, with safe settings. It serves the villages of `front.villages.folder`."""
    for name, value in SETTINGS.items():
        config.set_option(name, value)
    return _app()


def serve(port: int) -> None:
    """Serve until stopped, to this machine only; a port of 0 takes any that is free."""
    _app().run(config={**SERVED, "server.port": port})


def apologise(_error: Exception) -> bool:
    """Tell a visitor that something went wrong, and no more; Streamlit has written the error to the log."""
    st.error(words.SORRY)
    return True


async def healthz(_request: Request) -> PlainTextResponse:
    """Whether the process answers."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


def _app() -> App:
    return App(MAIN, routes=[Route("/healthz", healthz)], lifespan=_settled, on_script_error=apologise)


@asynccontextmanager
async def _settled(_app: App) -> AsyncIterator[None]:
    for module in USED_BY_PAGES:
        import_module(module)
    Thread(target=_settle, name="settle", daemon=True).start()
    yield


def _settle() -> None:
    """Import what Streamlit's tables want, then put everything out of the garbage collector's way.

    Streamlit collects all garbage after every run; without what was imported before, twenty people get about ten times
    as many runs a second.
    """
    import_module("pandas")
    gc.collect()
    gc.freeze()
