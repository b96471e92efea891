"""The server as `laurel run` starts it: its own routes, its settings, and what it says when something breaks."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import free_port, serving

BROKEN = """
from pathlib import Path
from front import servers
from front.figures_command import Logs, offer_figures
offer_figures(None, Logs("{logs}"))
servers.MAIN = Path("broken.py").resolve()
servers.serve({port})
"""


def test_it_answers_whoever_asks_whether_it_is_there(server: str) -> None:
    answer = httpx.get(f"{server}/healthz", trust_env=False)
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_it_is_there_for_this_machine_only(server: str) -> None:
    port = int(server.rpartition(":")[2])
    listening = {line.split()[1] for line in Path("/proc/net/tcp").read_text("utf-8").splitlines()[1:]}
    assert f"0100007F:{port:04X}" in listening
    assert f"00000000:{port:04X}" not in listening


@pytest.mark.parametrize("logs", ["text", "json"])
def test_a_visitor_is_told_of_an_error_without_any_of_it(page: Page, tmp_path: Path, logs: str) -> None:
    (tmp_path / "broken.py").write_text("raise ValueError('h00 earned 300')", encoding="utf-8")
    port = free_port()
    with serving(["-c", BROKEN.format(port=port, logs=logs)], port, tmp_path) as log:
        page.goto(f"http://127.0.0.1:{port}/")
        expect(page.get_by_text("Something went wrong on our side")).to_be_visible()
        shown = page.locator("body").inner_text()
        assert "ValueError" not in shown
        assert "h00" not in shown
        written = log.read_text("utf-8")
        assert "ValueError" in written
        assert ("h00" in written) == (logs == "text")
