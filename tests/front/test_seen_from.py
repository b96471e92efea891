"""Who is on the village's wall and network, and who looks from the internet; what cannot be told is the internet."""

from pathlib import Path

import pytest

from data.actors import OPERATOR
from data.disclosure import Board, board, leagues
from data.open import open_book
from front import visitor
from front.seen_from import FORWARDING, PUBLIC, seen_from
from tests.front.conftest import text_of, visit


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "192.168.1.20:8501", "[::1]:8501", "box", "box.local"])
@pytest.mark.parametrize("client", ["127.0.0.1", "10.0.0.7", "::1", "fe80::1", "::ffff:192.168.1.31"])
def test_a_machine_of_the_same_network_sees_the_wall(host: str, client: str) -> None:
    assert seen_from({"host": host}, client) == "wall"


@pytest.mark.parametrize("host", ["", "laurel.example", "203.0.113.7.example", "8.8.8.8", "[2600::1]:80", "[", "a.b"])
def test_a_name_that_anybody_can_ask_for_is_the_internets(host: str) -> None:
    assert seen_from({"host": host}, "127.0.0.1") == "internet"


@pytest.mark.parametrize("client", ["", "8.8.8.8", "2600::1", "::ffff:8.8.8.8", "testclient"])
def test_a_visitor_from_elsewhere_is_the_internets(client: str) -> None:
    assert seen_from({"host": "192.168.1.20"}, client) == "internet"


def test_whatever_stands_between_or_was_said_to_be_public_is_the_internets(monkeypatch: pytest.MonkeyPatch) -> None:
    near = {"host": "localhost"}
    assert all(seen_from({**near, name: "10.0.0.7"}, "127.0.0.1") == "internet" for name in FORWARDING)
    monkeypatch.setenv(PUBLIC, "1")
    assert seen_from(near, "127.0.0.1") == "internet"


def test_the_page_with_the_board_names_on_the_internet_only_who_agreed_to_it(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_book(demo / "willow-bend.db", OPERATOR) as book:
        period = "2025"
        league = next(each for each in leagues(book, period) if named(board(book, period, each)))
        on_the_wall, on_the_internet = (named(board(book, period, league, where)) for where in ("wall", "internet"))
    assert on_the_wall - on_the_internet
    monkeypatch.setattr(visitor, "place", lambda: "internet")
    text = text_of(visit(village="Willow Bend", period=period, group=str(league)))
    assert not [name for name in on_the_wall - on_the_internet if name in text]


def named(shown: object) -> set[str]:
    assert isinstance(shown, Board)
    return {name for band in shown.bands for name in band}


@pytest.mark.usefixtures("demo")
def test_an_address_with_a_group_leads_readers_of_every_language_to_it() -> None:
    text = text_of(visit(village="Willow Bend", group="hill", lang="es"))
    assert "2025, el grupo Colina" in text
    assert "hill" not in text
