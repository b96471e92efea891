"""Sessions: they end when they should, and their tokens are kept from whoever reads the file."""

from collections.abc import Callable, Iterator

import pytest

from data.accounts import Account, add_account, change_password, end_sessions, remove_account, set_roles
from data.errors import BookRefused
from data.open import Book
from data.server import FILE, Server, open_server
from data.sessions import ABSOLUTE, IDLE, SEEN_EVERY, Session, begin, end, find, holder

GOOD = "kettle-and-mushroom"
NOON = 1_800_000_000.0


@pytest.fixture
def server(book: Book) -> Iterator[Server]:
    with open_server(book.path.parent) as opened:
        yield opened


@pytest.fixture
def asha(book: Book) -> Account:
    add_account(book, "Ben", "seven grey ferries", ["administrator"])
    return add_account(book, "Asha", GOOD, ["rater"])


def test_a_token_finds_its_session_and_no_other_does(server: Server, asha: Account) -> None:
    token = begin(server, "bend", asha, NOON)
    assert find(server, token, NOON + 1) == Session("bend", asha.id, asha.generation)
    for other in ("", token[:-1], token.swapcase(), "x" * 43):
        assert find(server, other, NOON + 1) is None


def test_a_session_outlives_a_restart_of_the_server(book: Book, asha: Account) -> None:
    with open_server(book.path.parent) as first:
        token = begin(first, "bend", asha, NOON)
    with open_server(book.path.parent) as second:
        assert find(second, token, NOON + 1) is not None


def test_a_token_is_256_bits_and_lies_nowhere_in_the_file(server: Server, asha: Account) -> None:
    tokens = {begin(server, "bend", asha, NOON) for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) == 43 for token in tokens)  # 256 bits at 6 a sign
    server.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not [token for token in tokens if token.encode() in server.path.read_bytes()]


def test_only_the_owner_of_the_machine_reads_the_file(server: Server) -> None:
    assert server.path.name == FILE
    assert server.path.stat().st_mode & 0o077 == 0


def test_it_ends_when_it_was_not_used_for_a_while(server: Server, asha: Account) -> None:
    token = begin(server, "bend", asha, NOON)
    assert find(server, token, NOON + IDLE - 1) is not None
    assert find(server, token, NOON + 2 * IDLE - 2) is not None
    assert find(server, token, NOON + 3 * IDLE - 2) is None
    assert find(server, token, NOON + 3 * IDLE - 3 - SEEN_EVERY) is not None


def test_it_ends_in_the_evening_however_much_it_is_used(server: Server, asha: Account) -> None:
    token = begin(server, "bend", asha, NOON)
    for minutes in range(10, 12 * 60, 10):
        assert find(server, token, NOON + 60 * minutes) is not None
    assert find(server, token, NOON + ABSOLUTE) is None


def test_a_clock_set_back_stretches_no_limit_but_a_correction_of_seconds_is_no_harm(
    server: Server, asha: Account
) -> None:
    token = begin(server, "bend", asha, NOON)
    assert find(server, token, NOON - 5) is not None
    assert find(server, token, NOON - 3600) is None


def test_signing_out_ends_one_session_at_once(server: Server, asha: Account) -> None:
    here, there = begin(server, "bend", asha, NOON), begin(server, "bend", asha, NOON)
    end(server, here)
    assert find(server, here, NOON) is None
    assert find(server, there, NOON) is not None
    end(server, here)


@pytest.mark.parametrize(
    "act",
    [
        lambda book, asha: change_password(book, asha.id, GOOD, "nine slow herons"),
        lambda book, asha: remove_account(book, asha.id),
        lambda book, asha: end_sessions(book, asha.id),
    ],
    ids=["a new password", "removal", "signing out everywhere"],
)
def test_all_sessions_of_an_account_are_ended_by(
    server: Server, book: Book, asha: Account, act: Callable[[Book, Account], object]
) -> None:
    sessions = [find(server, begin(server, "bend", asha, NOON), NOON) for _ in range(2)]
    assert [holder(book, session) for session in sessions if session] == [asha, asha]
    act(book, asha)
    assert [holder(book, session) for session in sessions if session] == [None, None]


def test_one_who_signs_in_again_is_found_again(server: Server, book: Book, asha: Account) -> None:
    changed = change_password(book, asha.id, GOOD, "nine slow herons")
    session = find(server, begin(server, "bend", changed, NOON), NOON)
    assert session is not None
    assert holder(book, session) == changed


def test_a_session_has_the_roles_that_stand_now(server: Server, book: Book, asha: Account) -> None:
    session = find(server, begin(server, "bend", asha, NOON), NOON)
    set_roles(book, asha.id, ["reviewer"])
    assert session is not None
    found = holder(book, session)
    assert found is not None
    assert found.roles == {"reviewer"}


def test_ended_sessions_do_not_pile_up(server: Server, asha: Account) -> None:
    for day in range(5):
        begin(server, "bend", asha, NOON + day * 86_400)
    assert server.db.table("sessions").count == 1


def test_a_damaged_file_is_refused_with_its_code(book: Book) -> None:
    (book.path.parent / FILE).write_text("not a database at all, and longer than a header of one hundred bytes" * 9)
    with pytest.raises(BookRefused) as error:
        open_server(book.path.parent)
    assert error.value.problems[0].code == "corrupt"
    with pytest.raises(BookRefused) as error:
        open_server(book.path.parent / "nowhere")
    assert error.value.problems[0].code == "cannot_write"
