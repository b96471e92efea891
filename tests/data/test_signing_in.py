"""From a password to a session, and what makes guessing slow."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from data.accounts import Account, accounts, add_account
from data.errors import EntryRefused
from data.open import Book
from data.server import open_server
from data.sessions import find, holder, recently_confirmed
from data.setup import new_set_up_code
from data.signing_in import Visit, change_and_sign_in, confirm_session, set_up_and_sign_in, sign_in

GOOD = "kettle-and-mushroom"
BETTER = "seven grey ferries"
NOON = 1_800_000_000.0


@pytest.fixture
def visit(book: Book) -> Iterator[Visit]:
    with open_server(book.path.parent) as server:
        yield Visit(server, book, "bend", "192.0.2.1", NOON)


@pytest.fixture
def asha(book: Book) -> Account:
    return add_account(book, "Asha", GOOD, ["rater"])


def whose(visit: Visit, token: str) -> str:
    session = find(visit.server, token, visit.at)
    assert session is not None
    found = holder(visit.book, session)
    assert found is not None
    return found.name


def refused(act: Callable[[], object]) -> tuple[str, object]:
    with pytest.raises(EntryRefused) as error:
        act()
    (problem,) = error.value.problems
    return problem.code, problem.more.get("seconds")


def test_a_name_and_its_password_begin_a_session(visit: Visit, asha: Account) -> None:
    assert whose(visit, sign_in(visit, " asha", GOOD)) == "Asha"


def test_a_wrong_name_and_a_wrong_password_look_alike(visit: Visit, asha: Account) -> None:
    errors = []
    for name, password in (("Asha", BETTER), ("Nobody", GOOD)):
        with pytest.raises(EntryRefused) as error:
            sign_in(visit, name, password)
        errors.append(error.value.problems)
    assert errors[0] == errors[1]


@pytest.mark.parametrize("name", ["Asha", "Nobody"])
def test_guessing_is_slowed_alike_for_a_name_that_there_is_and_one_that_there_is_not(
    visit: Visit, asha: Account, name: str
) -> None:
    answers = [refused(lambda: sign_in(visit, name, "guess after guess")) for _ in range(4)]
    assert answers == [("wrong_sign_in", None)] * 3 + [("wait", 1)]


def test_the_right_password_waits_too(visit: Visit, asha: Account) -> None:
    for _ in range(3):
        refused(lambda: sign_in(visit, "Asha", BETTER))
    assert refused(lambda: sign_in(visit, "Asha", GOOD)) == ("wait", 1)
    later = replace(visit, at=NOON + 1)
    assert whose(later, sign_in(later, "Asha", GOOD)) == "Asha"


def test_signing_in_again_and_again_is_not_slowed(visit: Visit, asha: Account) -> None:
    assert len({sign_in(visit, "Asha", GOOD) for _ in range(25)}) == 25


def test_the_first_administrator_is_signed_in_at_once(visit: Visit) -> None:
    code = new_set_up_code(visit.book)
    assert refused(lambda: set_up_and_sign_in(visit, code, "Asha", "short"))[0] == "short_password"
    assert whose(visit, set_up_and_sign_in(visit, code, "Asha", GOOD)) == "Asha"


def test_guessing_a_set_up_code_is_slowed_and_a_weak_password_is_no_guess(visit: Visit) -> None:
    code = new_set_up_code(visit.book)
    for _ in range(5):
        assert refused(lambda: set_up_and_sign_in(visit, code, "Asha", "short"))[0] == "short_password"
    answers = [refused(lambda: set_up_and_sign_in(visit, "AAAA-BBBB-CCCC", "Asha", GOOD)) for _ in range(4)]
    assert answers == [("wrong_code", None)] * 3 + [("wait", 1)]
    assert accounts(visit.book) == ()


def test_a_new_password_ends_every_session_and_begins_one(visit: Visit, asha: Account) -> None:
    before = sign_in(visit, "Asha", GOOD)
    after = change_and_sign_in(visit, asha, GOOD, BETTER)
    ended = find(visit.server, before, NOON)
    assert ended is not None
    assert holder(visit.book, ended) is None
    assert whose(visit, after) == "Asha"


def test_whoever_finds_a_session_open_cannot_guess_its_password(visit: Visit, asha: Account) -> None:
    answers = [refused(lambda: change_and_sign_in(visit, asha, "guess after guess", BETTER)) for _ in range(4)]
    assert answers == [("wrong_password", None)] * 3 + [("wait", 1)]


def test_the_password_given_again_holds_for_ten_minutes(visit: Visit, asha: Account) -> None:
    token = sign_in(visit, "Asha", GOOD)
    fresh = find(visit.server, token, NOON)
    assert fresh is not None
    assert not recently_confirmed(fresh, NOON)
    assert refused(lambda: confirm_session(visit, asha, token, BETTER)) == ("wrong_password", None)
    confirm_session(visit, asha, token, GOOD)
    found = find(visit.server, token, NOON)
    assert found is not None
    assert [recently_confirmed(found, NOON + later) for later in (0, 599, 601)] == [True, True, False]


def test_another_accounts_password_confirms_nothing(visit: Visit, asha: Account) -> None:
    ravi = add_account(visit.book, "Ravi", BETTER, ["rater"])
    token = sign_in(visit, "Ravi", BETTER)
    assert refused(lambda: confirm_session(visit, ravi, token, GOOD)) == ("wrong_password", None)
    found = find(visit.server, token, NOON)
    assert found is not None
    assert found.confirmed is None
