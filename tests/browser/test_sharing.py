"""A shared server as `laurel run --share` starts it: reached from the network, and by nobody's trick."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from front.sharing import network_addresses
from tests.browser.conftest import free_port, serving


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int, Path]]:
    """An address of this machine on its network, the port, and the file of what the server says."""
    if not network_addresses():
        pytest.skip("This machine is on no network.")
    home, port = tmp_path_factory.mktemp("home"), free_port()
    (home / "villages").mkdir()
    with serving(["-m", "front.cli", "run", "--share", "--port", str(port)], port, home) as log:
        yield network_addresses()[0], port, log


def test_a_phone_reaches_it_by_the_printed_address(shared: tuple[str, int, Path]) -> None:
    address, port, log = shared
    assert httpx.get(f"http://{address}:{port}/healthz", trust_env=False).text == "ok\n"
    assert f"http://{address}:{port}/" in log.read_text("utf-8")


def test_it_does_not_ask_the_internet_who_it_is(shared: tuple[str, int, Path]) -> None:
    _, _, log = shared
    assert "External URL" not in log.read_text("utf-8")
    assert "external IP" not in log.read_text("utf-8")


def test_another_sites_name_for_it_is_refused(shared: tuple[str, int, Path]) -> None:
    address, port, _ = shared
    answer = httpx.get(f"http://{address}:{port}/healthz", headers={"Host": "elsewhere.example"}, trust_env=False)
    assert answer.status_code == 400


def test_another_sites_page_cannot_open_a_socket(shared: tuple[str, int, Path]) -> None:
    address, port, log = shared
    url = f"ws://{address}:{port}/_stcore/stream"
    with connect(url, origin=Origin(f"http://{address}:{port}"), proxy=None):
        pass
    with pytest.raises(InvalidStatus), connect(url, origin=Origin("http://elsewhere.example"), proxy=None):
        pass
    assert "external IP" not in log.read_text("utf-8")
