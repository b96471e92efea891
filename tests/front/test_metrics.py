"""Figures about the server name the pattern of a page and nothing else; its logs quote nobody."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from prometheus_client import REGISTRY
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send
from typer.testing import CliRunner

from front.cli import app as laurel
from front.console import a_base_path
from front.logs import JsonLines
from front.metrics import Measured


async def answer(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def ask(path: str, method: str = "GET") -> None:
    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_message: Message) -> None:
        return

    scope = {"type": "http", "path": path, "method": method, "headers": [], "root_path": ""}
    app = Measured(answer, [Route("/east/enter/household/{number}", answer)])
    # A thread of its own: a browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, app, scope, receive, send).result()


def count(page: str, method: str = "GET") -> float:
    found = REGISTRY.get_sample_value("laurel_requests_total", {"page": page, "method": method, "status": "200"})
    return found or 0.0


def test_requests_are_counted_by_the_pattern_of_their_page() -> None:
    pattern = "/east/enter/household/{number}"
    before = count(pattern), count("streamlit"), count("streamlit", "other")
    ask("/east/enter/household/17")
    ask("/nothing/Wren")
    ask("/nothing/Wren", "WREN")
    assert (count(pattern), count("streamlit"), count("streamlit", "other")) == tuple(each + 1 for each in before)
    labels = {value for metric in REGISTRY.collect() for one in metric.samples for value in one.labels.values()}
    assert not [value for value in labels if "Wren" in value or "WREN" in value or "/17" in value]


def test_a_line_of_the_log_has_the_kind_of_an_error_and_where_but_nothing_it_says() -> None:
    try:
        raise ValueError("Wren earned 300")
    except ValueError as error:
        record = logging.LogRecord(
            "front", logging.ERROR, __file__, 1, "It failed: %s", ("Wren",), (type(error), error, error.__traceback__)
        )
    line = JsonLines().format(record)
    told = json.loads(line)
    assert "Wren" not in line
    assert (told["event"], told["error"], told["level"]) == ("It failed: %s", "ValueError", "ERROR")
    assert told["at"][0].startswith("test_metrics.py:")


@pytest.mark.parametrize(("given", "path"), [("east", "/east"), ("/a/b-2/", "/a/b-2"), ("", ""), ("/", "")])
def test_a_base_path_begins_with_a_slash_and_ends_with_none(given: str, path: str) -> None:
    assert a_base_path(given) == path


def test_a_base_path_that_cannot_be_one_is_refused() -> None:
    said = CliRunner().invoke(laurel, ["run", "--base-path", "/a b"])
    assert (said.exit_code, "such as /east" in " ".join(said.output.split())) == (2, True)
