"""Accounts of the server: made by a command, opened by a code, kept from guessers, and strangers in every village."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.accounts import account
from data.errors import EntryRefused
from data.open import Book
from data.server import FILE, Server, open_server
from data.server_people import (
    ServerVisit,
    add_server_person,
    change_server_password,
    choose_server_password,
    end_server_sessions,
    new_server_code,
    remove_server_person,
    server_holder,
    server_people,
    sign_in_to_server,
)
from data.sessions import find
from tests.data.access import TABLE

GOOD, OTHER = "kettle-and-mushroom", "seven grey ferries"
NOON = 1_800_000_000.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with open_server(tmp_path) as opened:
        yield opened


def at(server: Server, seconds: float = 0.0) -> ServerVisit:
    return ServerVisit(server, "192.0.2.7", NOON + seconds)


def who(server: Server, token: str) -> str | None:
    session = find(server, token, NOON + 100)
    found = server_holder(server, session) if session else None
    return found.name if found else None


def codes(refused: pytest.ExceptionInfo[EntryRefused]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_a_code_chooses_the_password_once_and_the_password_signs_in(server: Server) -> None:
    code = add_server_person(server, "Mina", "region")
    assert [(one.name, one.role, one.has_password) for one in server_people(server)] == [("Mina", "region", False)]
    token = choose_server_password(at(server), " mina ", code.lower(), GOOD)
    assert who(server, token) == "Mina"
    with pytest.raises(EntryRefused) as refused:
        choose_server_password(at(server), "Mina", code, OTHER)
    assert codes(refused) == {"wrong_code"}
    assert who(server, sign_in_to_server(at(server), "MINA", GOOD)) == "Mina"


@pytest.mark.parametrize(("name", "password"), [("Mina", OTHER), ("Nobody", GOOD), ("Mina", "")])
def test_a_wrong_name_and_a_wrong_password_look_alike(server: Server, name: str, password: str) -> None:
    choose_server_password(at(server), "Mina", add_server_person(server, "Mina", "keeper"), GOOD)
    with pytest.raises(EntryRefused) as refused:
        sign_in_to_server(at(server), name, password)
    assert codes(refused) == {"wrong_sign_in"}


def test_an_account_without_a_password_yet_cannot_be_signed_in_to(server: Server) -> None:
    add_server_person(server, "Mina", "keeper")
    for password in ("", " "):
        with pytest.raises(EntryRefused):
            sign_in_to_server(at(server), "Mina", password)


def test_who_guesses_waits(server: Server) -> None:
    choose_server_password(at(server), "Mina", add_server_person(server, "Mina", "keeper"), GOOD)
    found = []
    for _ in range(5):
        with pytest.raises(EntryRefused) as refused:
            sign_in_to_server(at(server), "Mina", OTHER)
        found.append(codes(refused))
    assert found[0] == {"wrong_sign_in"}
    assert found[-1] == {"wait"}


def test_an_easy_password_is_refused_and_leaves_the_code_good(server: Server) -> None:
    code = add_server_person(server, "Mina", "keeper")
    with pytest.raises(EntryRefused):
        choose_server_password(at(server), "Mina", code, "1234567890")
    assert choose_server_password(at(server), "Mina", code, GOOD)


def test_a_new_password_a_new_code_used_signing_out_everywhere_and_removal_end_every_session(server: Server) -> None:
    first = choose_server_password(at(server), "Mina", add_server_person(server, "Mina", "keeper"), GOOD)
    (mina,) = server_people(server)
    second = change_server_password(at(server), mina.id, GOOD, OTHER)
    assert (who(server, first), who(server, second)) == (None, "Mina")
    with pytest.raises(EntryRefused) as refused:
        change_server_password(at(server), mina.id, GOOD, OTHER)
    assert codes(refused) == {"wrong_password"}
    third = choose_server_password(at(server), "Mina", new_server_code(server, "Mina"), GOOD)
    assert (who(server, second), who(server, third)) == (None, "Mina")
    end_server_sessions(server, mina.id)
    assert who(server, third) is None
    fourth = sign_in_to_server(at(server), "Mina", GOOD)
    remove_server_person(server, "Mina")
    assert who(server, fourth) is None
    assert server_people(server) == ()
    assert add_server_person(server, "Mina", "region")


def test_a_name_is_there_once_and_a_role_is_one_of_two(server: Server) -> None:
    add_server_person(server, "Mina", "keeper")
    for name, role, code in (
        ("mina", "region", "already_there"),
        ("Ben", "rater", "unknown_role"),
        (" ", "region", "empty_account_name"),
    ):
        with pytest.raises(EntryRefused) as refused:
            add_server_person(server, name, role)
        assert codes(refused) == {code}
    with pytest.raises(EntryRefused):
        new_server_code(server, "Ben")


def test_neither_a_password_nor_a_code_lies_in_the_file(server: Server) -> None:
    code = add_server_person(server, "Mina", "keeper")
    choose_server_password(at(server), "Mina", new_server_code(server, "Mina"), GOOD)
    for file in server.path.parent.glob(f"{FILE}*"):
        assert not [text for text in (code, code.replace("-", ""), GOOD) if text.encode() in file.read_bytes()]


def test_a_session_of_a_village_opens_nothing_of_the_server_nor_the_other_way_round(server: Server, book: Book) -> None:
    token = choose_server_password(at(server), "Mina", add_server_person(server, "Mina", "keeper"), GOOD)
    session = find(server, token, NOON)
    assert session is not None
    actor = server_holder(server, session)
    assert actor is not None
    # What is open to anyone is open to them; every other act is refused, reading an account among them.
    assert {"keeper", "region"}.isdisjoint({each for those in TABLE.values() for each in those})
    with pytest.raises(EntryRefused) as refused:
        account(book.as_(actor), actor.id or 0)
    assert codes(refused) == {"not_allowed"}
