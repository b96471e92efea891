"""Sealed codes: two office-holders together, never one, and slow to guess."""

from pathlib import Path

import pytest

from data.accounts import accounts, add_account, right_account
from data.errors import EntryRefused
from data.open import Book
from data.sealed import code_holders, open_with_codes, seal_codes
from data.server import open_server
from data.signing_in import Visit, open_and_sign_in

PASSWORD = "four unrelated words"


def code(refused: pytest.ExceptionInfo[EntryRefused]) -> str:
    return refused.value.problems[0].code


def test_two_codes_together_make_an_administrator_once(book: Book) -> None:
    codes = seal_codes(book, ["Chair", "Secretary", "Elder"])
    assert code_holders(book) == ("Chair", "Elder", "Secretary")
    assert len(set(codes.values())) == 3
    assert all(printed not in str(row) for row in book.rows("SELECT * FROM sealed_codes") for printed in codes.values())
    typed = [codes["Elder"].lower().replace("-", " "), codes["Chair"]]
    assert open_with_codes(book, typed, "Amina", PASSWORD).roles == {"administrator"}
    assert code_holders(book) == ()
    with pytest.raises(EntryRefused) as refused:
        open_with_codes(book, typed, "Otieno", PASSWORD)
    assert code(refused) == "wrong_sealed_codes"


def test_one_code_opens_nothing(book: Book) -> None:
    codes = list(seal_codes(book, ["Chair", "Secretary"]).values())
    old = list(seal_codes(book, ["Chair", "Secretary"]).values())
    wrong = codes[0][:-1] + ("2" if codes[0][-1] != "2" else "3")
    for tried in ([old[0]], [old[0], old[0]], [old[0], wrong], [old[0], ""], [], codes):
        with pytest.raises(EntryRefused) as refused:
            open_with_codes(book, tried, "Amina", PASSWORD)
        assert code(refused) == "wrong_sealed_codes"
    assert accounts(book) == ()


def test_a_name_or_password_that_is_refused_leaves_the_codes_good(book: Book) -> None:
    add_account(book, "Amina", PASSWORD, ["administrator"])
    codes = list(seal_codes(book, ["Chair", "Secretary"]).values())
    for name, password, expected in (("amina", PASSWORD, "already_there"), ("Otieno", "short", "short_password")):
        with pytest.raises(EntryRefused) as refused:
            open_with_codes(book, codes, name, password)
        assert code(refused) == expected
    open_with_codes(book, codes, "Otieno", PASSWORD)
    assert right_account(book, "Otieno", PASSWORD) is not None


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ([], "too_few_holders"),
        (["Chair"], "too_few_holders"),
        (["Chair", " chair "], "too_few_holders"),
        (["Chair", "Elder", "Chair"], "too_few_holders"),
        (["Chair", " "], "empty_holder"),
        ([f"h{number}" for number in range(40)], "too_many_holders"),
    ],
)
def test_at_least_two_different_people_hold_them(book: Book, holders: list[str], expected: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        seal_codes(book, holders)
    assert code(refused) == expected


def test_guessing_gets_slow_and_a_refused_password_is_no_guess(book: Book, tmp_path: Path) -> None:
    codes = list(seal_codes(book, ["Chair", "Secretary"]).values())
    with open_server(tmp_path) as server:
        visit = Visit(server, book, "bend", "10.0.0.1", 1000.0)
        for _ in range(4):
            with pytest.raises(EntryRefused) as refused:
                open_and_sign_in(visit, codes, "Amina", "short")
            assert code(refused) == "short_password"
        said = []
        for _ in range(4):
            with pytest.raises(EntryRefused) as refused:
                open_and_sign_in(visit, ["A", "B"], "Amina", PASSWORD)
            said.append(code(refused))
        assert said == [*["wrong_sealed_codes"] * 3, "wait"]
        later = Visit(server, book, "bend", "10.0.0.1", 2000.0)
        assert open_and_sign_in(later, codes, "Amina", PASSWORD)
