"""`laurel run --share`: where phones find this machine, and what is said about it."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from front import sharing, sharing_command
from front.cli import app
from front.villages import FOLDER
from front.words import sharing as words

Served = list[tuple[int, tuple[str, ...]]]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    """The ports and addresses that would have been served on."""
    calls: Served = []
    monkeypatch.setattr("front.servers.serve", lambda port, shared, base_path: calls.append((port, shared)))
    monkeypatch.setenv(FOLDER, "")
    return calls


def share(monkeypatch: pytest.MonkeyPatch, folder: Path, *addresses: str, port: int = 0) -> tuple[int, str, str]:
    monkeypatch.setattr(sharing_command, "network_addresses", lambda: addresses)
    done = CliRunner().invoke(app, ["run", "--share", "--villages", str(folder), "--port", str(port)])
    return done.exit_code, done.stdout, done.stderr


def test_every_network_gets_its_address_in_words_and_as_a_code(
    tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said, _ = share(monkeypatch, tmp_path, "192.168.1.20", "10.0.0.7")
    ((port, addresses),) = served
    assert code == 0
    assert port > 0
    assert addresses == ("192.168.1.20", "10.0.0.7")
    for address in addresses:
        assert f"http://{address}:{port}/" in said
        assert all(line in said for line in sharing.qr_code(f"http://{address}:{port}/"))


def test_it_warns_that_others_on_the_network_can_read(
    tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, said, _ = share(monkeypatch, tmp_path, "192.168.1.20")
    assert "can read what is sent" in said
    assert "internet" not in said


def test_an_address_of_the_internet_is_warned_of(
    tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, said, _ = share(monkeypatch, tmp_path, "8.8.8.8")
    assert words.PUBLIC.format(address="8.8.8.8") in said


def test_demonstration_accounts_are_said_to_stay_on_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    for demo in (True, False):
        sharing_command.share_on(8501, demo=demo)
        assert (words.DEMONSTRATION in capsys.readouterr().out) is demo


def test_without_a_network_nothing_is_served(tmp_path: Path, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, said = share(monkeypatch, tmp_path)
    assert code == 1
    assert "hotspot" in said
    assert served == []


def test_without_share_only_this_machine_is_served(tmp_path: Path, served: Served) -> None:
    assert CliRunner().invoke(app, ["run", "--villages", str(tmp_path), "--port", "0"]).exit_code == 0
    assert served == [(0, ())]
    assert os.environ[FOLDER] == str(tmp_path)


def test_addresses_that_nobody_else_can_reach_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_way_out", lambda: iter(["192.168.1.20"]))
    monkeypatch.setattr(sharing, "_of_interfaces", lambda: iter(["127.0.0.1", "8.8.8.8", "10.0.0.7", "169.254.3.4"]))
    monkeypatch.setattr(sharing, "_of_own_name", lambda: iter(["127.0.1.1", "192.168.1.20"]))
    assert sharing.network_addresses() == ("192.168.1.20", "10.0.0.7", "8.8.8.8")


def test_looking_for_addresses_sends_nothing_and_survives_having_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("socket.socket.connect", unreachable)
    monkeypatch.setattr("socket.getaddrinfo", unreachable)
    monkeypatch.setattr("socket.if_nameindex", list)
    assert sharing.network_addresses() == ()
