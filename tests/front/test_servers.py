"""The one process: its settings, and what a visitor sees when something breaks."""

import errno
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
import streamlit as st
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.pages_manager import PagesManager

from data.errors import BookRefused
from front import servers
from front.quick import filled_once
from front.words import pages
from rating.problems import Problem


def test_a_visitor_gets_an_apology_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "error", said.append)
    assert servers.apologise(ValueError("h00 earned 300")) is True
    assert said == [pages.SORRY]


def test_why_a_book_cannot_be_used_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "error", said.append)
    servers.apologise(BookRefused([Problem("disk_full", file="river.db")]))
    servers.apologise(OSError(errno.ENOSPC, "No space left on device"))
    assert ["no room left" in line for line in said] == [True, True]


def test_the_entry_runs_before_any_page_from_the_first_visit_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    monkeypatch.setattr(servers, "_settle", lambda: None)

    async def started() -> None:
        async with servers._settled(servers.front_door()):
            assert PagesManager(str(servers.MAIN)).main_script_path == str(servers.MAIN)
            assert PagesManager.uses_pages_directory is False

    # A thread of its own: a browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, started).result()


def test_every_door_has_the_safe_settings() -> None:
    servers.front_door()
    assert st.get_option("browser.gatherUsageStats") is False
    assert st.get_option("client.showErrorDetails") == "none"
    assert st.get_option("theme.primaryColor") == "#1f5c3a"


def test_a_message_that_is_filled_once_says_what_it_would_have_said_each_time() -> None:
    servers.front_door()
    sections = ((), ("theme.light",), ("theme.dark.sidebar",))
    quickly = filled_once(app_session._populate_theme_msg)
    for of in (*sections, *sections):
        expected, found = CustomThemeConfig(), CustomThemeConfig()
        app_session._populate_theme_msg(expected, *of)
        quickly(found, *of)
        assert found == expected
    assert CustomThemeConfig() != _themed(quickly)


def _themed(fill: Callable[..., None]) -> CustomThemeConfig:
    message = CustomThemeConfig()
    fill(message)
    return message
