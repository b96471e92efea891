"""Whoever guesses passwords waits longer each time."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.attempts import FORGOTTEN_AFTER, LONGEST_WAIT, begin_attempt, guessers, succeeded
from data.server import Server, open_server

NOON = 1_800_000_000.0
HERE = "192.0.2.1"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with open_server(tmp_path) as opened:
        yield opened


def wait(server: Server, name: str, address: str, at: float, village: str = "bend") -> float:
    """How long a try would have to wait; it is counted if it need not."""
    return begin_attempt(server, guessers(village, name, address), at)


def test_three_failures_are_free_and_then_each_wait_is_twice_the_last(server: Server) -> None:
    at, waits = NOON, []
    for _ in range(8):
        waits.append(wait(server, "Asha", HERE, at))
        at += waits[-1]
        if waits[-1]:
            assert wait(server, "Asha", HERE, at) == 0
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16]


def test_a_try_that_came_too_early_is_not_held_against_anybody(server: Server) -> None:
    for _ in range(3):
        wait(server, "Asha", HERE, NOON)
    assert [wait(server, "Asha", HERE, NOON) for _ in range(50)] == [1] * 50


def test_no_wait_is_longer_than_a_quarter_of_an_hour(server: Server) -> None:
    at = NOON
    for number in range(40):
        at += wait(server, "Asha", f"192.0.2.{number}", at)
        wait(server, "Asha", f"192.0.2.{number}", at)
    assert wait(server, "Asha", "198.51.100.7", at) == LONGEST_WAIT


def test_an_account_is_guarded_from_any_address_and_however_its_name_is_typed(server: Server) -> None:
    for number, name in enumerate(("Asha", "asha ", " ASHA")):
        assert wait(server, name, f"192.0.2.{number}", NOON) == 0
    assert wait(server, "Asha", "198.51.100.7", NOON) > 0
    assert wait(server, "Ben", "198.51.100.7", NOON) == 0
    assert wait(server, "Asha", "198.51.100.8", NOON, village="oak") == 0


def test_an_address_that_tries_name_after_name_is_slowed_too(server: Server) -> None:
    waits = [wait(server, f"name {number}", HERE, NOON) for number in range(21)]
    assert waits[:20] == [0] * 20
    assert waits[20] > 0
    assert wait(server, "name 99", "198.51.100.7", NOON) == 0


def test_the_right_password_forgives_the_account_but_not_the_address(server: Server) -> None:
    for number in range(19):
        wait(server, f"name {number}", HERE, NOON)
    wait(server, "Asha", HERE, NOON)
    succeeded(server, guessers("bend", "Asha", HERE))
    assert wait(server, "Asha", HERE, NOON) == 0
    assert wait(server, "Ben", HERE, NOON) > 0


def test_it_holds_over_a_restart_and_is_forgotten_after_a_day(tmp_path: Path) -> None:
    with open_server(tmp_path) as first:
        for _ in range(3):
            wait(first, "Asha", HERE, NOON)
    with open_server(tmp_path) as second:
        assert wait(second, "Asha", HERE, NOON) > 0
        assert [wait(second, "Asha", HERE, NOON + FORGOTTEN_AFTER + 1) for _ in range(3)] == [0, 0, 0]


def test_a_clock_set_back_locks_nobody_out(server: Server) -> None:
    for _ in range(3):
        wait(server, "Asha", HERE, NOON)
    assert wait(server, "Asha", HERE, NOON - 86_400 * 30) == 1


def test_tries_at_the_same_time_are_counted_one_by_one(tmp_path: Path) -> None:
    allowed: list[float] = []

    def try_once() -> None:
        with open_server(tmp_path) as own:
            allowed.append(wait(own, "Asha", HERE, NOON))

    open_server(tmp_path).db.close()
    threads = [threading.Thread(target=try_once) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(allowed) == [0] * 3 + [1] * 9


def test_neither_names_nor_addresses_lie_in_the_file(server: Server) -> None:
    wait(server, "Ashaname", HERE, NOON)
    server.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = server.path.read_bytes().lower()
    assert b"ashaname" not in content
    assert HERE.encode() not in content
