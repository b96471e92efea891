"""Accounts, their passwords and the first administrator."""

import threading

import pytest

from data import passwords, setup
from data.accounts import (
    Account,
    accounts,
    add_account,
    change_password,
    end_sessions,
    has_administrator,
    remove_account,
    right_account,
    set_roles,
)
from data.errors import EntryRefused
from data.open import Book, create_book, open_book
from data.passwords import check_password, hashed
from data.setup import new_set_up_code, set_up

GOOD = "kettle-and-mushroom"
BETTER = "seven grey ferries"


def code_of(error: pytest.ExceptionInfo[EntryRefused]) -> str:
    return error.value.problems[0].code


@pytest.fixture(autouse=True)
def in_haste() -> None:
    """Passwords are kept here as they are everywhere else."""


@pytest.fixture
def rater(book: Book) -> Account:
    return add_account(book, "Asha", GOOD, ["rater", "reviewer"])


def test_a_new_book_has_no_account_at_all(book: Book) -> None:
    assert accounts(book) == ()
    assert book.rows("SELECT count(*) AS n FROM accounts") == [{"n": 0}]


def test_one_person_may_hold_several_roles(book: Book, rater: Account) -> None:
    assert rater.roles == {"rater", "reviewer"}
    assert accounts(book) == (rater,)


def test_an_account_is_found_however_its_name_is_typed_but_only_with_its_password(book: Book, rater: Account) -> None:
    assert right_account(book, "  aSHA ", GOOD) == rater
    assert right_account(book, "Asha", GOOD.upper()) is None
    assert right_account(book, "Nobody", GOOD) is None
    assert right_account(book, "", "") is None


def test_a_wrong_name_costs_as_much_work_as_a_wrong_password(
    book: Book, rater: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []

    class Counted:
        def verify(self, secret: str, password: str) -> bool:
            checked.append(secret)
            return False

    passwords._nobodys.cache_clear()
    passwords._nobodys()
    monkeypatch.setattr(passwords, "_HASHER", Counted())
    right_account(book, "Asha", "wrong")
    right_account(book, "Nobody", "wrong")
    assert len(checked) == 2
    assert [secret.rpartition("$")[0].rpartition("$")[0] for secret in checked] == [
        "$argon2id$v=19$m=19456,t=2,p=1"
    ] * 2


def test_a_password_is_kept_as_argon2id_and_twice_the_same_is_kept_differently() -> None:
    assert hashed(GOOD).startswith("$argon2id$")
    assert hashed(GOOD) != hashed(GOOD)


def test_a_password_typed_in_composed_or_decomposed_letters_is_the_same(book: Book) -> None:
    made = add_account(book, "Zoë", "caf\u00e9 and tea leaf", ["rater"])
    assert right_account(book, "Zoë", "cafe\u0301 and tea leaf") == made


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("nine char", "short_password"),
        ("a b c d" * 40, "long_password"),
        ("password123", "common_password"),
        ("P@ssw0rd2025!", "common_password"),
        ("Iloveyou2024", "common_password"),
        ("aaaaaaaaaaaaaaa", "common_password"),
        ("ababababab12", "common_password"),
        ("qwertyuiop123", "common_password"),
        ("9876543210", "common_password"),
        ("1qaz2wsx3edc", "common_password"),
        ("river bend 2025", "named_password"),
        ("asha.k2025", "named_password"),
    ],
)
def test_what_is_easily_guessed_is_refused(password: str, code: str) -> None:
    with pytest.raises(EntryRefused) as error:
        check_password(password, ("Asha.K", "River Bend"))
    assert code_of(error) == code


@pytest.mark.parametrize(
    "password", [GOOD, BETTER, "Tr4nsplant-Thursday", "红灯笼挂在老槐树下面", "river of nine herons"]
)
def test_what_is_not_is_taken(password: str) -> None:
    check_password(password, ("Asha", "River Bend"))


def test_no_two_standing_accounts_bear_the_same_name_in_any_capitals(book: Book, rater: Account) -> None:
    with pytest.raises(EntryRefused) as error:
        add_account(book, "ASHA", BETTER, ["rater"])
    assert code_of(error) == "already_there"


@pytest.mark.parametrize(
    ("name", "password", "roles", "code"),
    [
        (" ", GOOD, ["rater"], "empty_account_name"),
        ("Ben", "short", ["rater"], "short_password"),
        ("Ben", GOOD, ["rater", "raiter"], "unknown_role"),
    ],
)
def test_a_refused_account_leaves_nothing(book: Book, name: str, password: str, roles: list[str], code: str) -> None:
    with pytest.raises(EntryRefused) as error:
        add_account(book, name, password, roles)
    assert code_of(error) == code
    assert book.db.table("accounts").count == book.db.table("account_roles").count == 0


def test_a_changed_password_takes_the_old_ones_place_and_ends_sessions(book: Book, rater: Account) -> None:
    changed = change_password(book, rater.id, GOOD, BETTER)
    assert changed.generation > rater.generation
    assert right_account(book, "Asha", GOOD) is None
    assert right_account(book, "Asha", BETTER) == changed


@pytest.mark.parametrize(("old", "new", "code"), [("wrong", BETTER, "wrong_password"), (GOOD, "1", "short_password")])
def test_a_refused_change_of_password_changes_nothing(
    book: Book, rater: Account, old: str, new: str, code: str
) -> None:
    with pytest.raises(EntryRefused) as error:
        change_password(book, rater.id, old, new)
    assert code_of(error) == code
    assert right_account(book, "Asha", GOOD) == rater


def test_a_removed_account_opens_nothing_and_its_name_is_free(book: Book, rater: Account) -> None:
    add_account(book, "Ben", BETTER, ["administrator"])
    remove_account(book, rater.id)
    assert right_account(book, "Asha", GOOD) is None
    assert [each.name for each in accounts(book)] == ["Ben"]
    for act in (remove_account, end_sessions):
        with pytest.raises(EntryRefused) as error:
            act(book, rater.id)
        assert code_of(error) == "unknown_account"
    assert add_account(book, "Asha", BETTER, ["rater"]).id != rater.id


def test_the_last_administrator_stays(book: Book, rater: Account) -> None:
    ben = add_account(book, "Ben", BETTER, ["administrator"])
    for act in (lambda: remove_account(book, ben.id), lambda: set_roles(book, ben.id, ["rater"])):
        with pytest.raises(EntryRefused) as error:
            act()
        assert code_of(error) == "last_administrator"
    assert has_administrator(book)
    set_roles(book, rater.id, ["administrator"])
    assert set_roles(book, ben.id, ["rater"]).roles == {"rater"}


def test_a_set_up_code_makes_the_first_administrator_once(book: Book) -> None:
    code = new_set_up_code(book)
    first = set_up(book, code.lower().replace("-", " "), "Asha", GOOD)
    assert first.roles == {"administrator"}
    with pytest.raises(EntryRefused) as error:
        set_up(book, code, "Ben", BETTER)
    assert code_of(error) == "wrong_code"
    with pytest.raises(EntryRefused) as error:
        new_set_up_code(book)
    assert code_of(error) == "has_administrator"


def test_a_set_up_code_can_hardly_be_guessed_nor_misread() -> None:
    assert len(set(setup.SIGNS)) ** setup.LENGTH >= 2**50
    assert set("O0I1L").isdisjoint(setup.SIGNS)


def test_a_set_up_code_is_nowhere_in_the_book(book: Book) -> None:
    code = setup.typed(new_set_up_code(book)).encode()
    book.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert code not in book.path.read_bytes()


def test_a_set_up_code_expires(book: Book) -> None:
    code = new_set_up_code(book)
    book.db.execute("UPDATE set_up_codes SET expires_at = '2025-01-01T00:00:00Z'")
    with pytest.raises(EntryRefused) as error:
        set_up(book, code, "Asha", GOOD)
    assert code_of(error) == "wrong_code"


def test_a_code_is_good_until_it_has_made_somebody(book: Book) -> None:
    code = new_set_up_code(book)
    for typed, password in (("AAAA-AAAA-AAAA", GOOD), (code, "short")):
        with pytest.raises(EntryRefused):
            set_up(book, typed, "Asha", password)
    assert set_up(book, code, "Asha", GOOD).name == "Asha"


def test_a_new_code_ends_the_one_before(book: Book) -> None:
    former, latter = new_set_up_code(book), new_set_up_code(book)
    with pytest.raises(EntryRefused):
        set_up(book, former, "Asha", GOOD)
    assert set_up(book, latter, "Asha", GOOD).name == "Asha"


def test_two_who_use_a_code_at_once_do_not_both_become_administrator(book: Book) -> None:
    code = new_set_up_code(book)

    refused: list[str] = []

    def use(name: str) -> None:
        with open_book(book.path) as other:
            try:
                set_up(other, code, name, GOOD)
            except EntryRefused as error:
                refused.append(error.problems[0].code)

    threads = [threading.Thread(target=use, args=(name,)) for name in ("Asha", "Ben", "Chen")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(accounts(book)) == 1
    assert refused == ["wrong_code", "wrong_code"]


def test_a_code_of_one_village_opens_no_other(book: Book) -> None:
    code = new_set_up_code(book)
    with create_book(book.path.with_name("other.db"), "other") as other:
        new_set_up_code(other)
        with pytest.raises(EntryRefused):
            set_up(other, code, "Asha", GOOD)
