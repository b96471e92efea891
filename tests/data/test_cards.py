"""A household's card: its code opens the own record, stops when it is re-issued, and is not guessed."""

import re
from collections.abc import Iterator

import pytest

from data.actors import Actor, of_household
from data.card_sessions import ABSOLUTE, IDLE, CardSession, find_card_session, open_with_card
from data.cards import MOST, card_holder, cards_of, households_for_cards, issue_card, right_card, take_back_card
from data.errors import EntryRefused
from data.finding import find_households
from data.households import register, withdraw_consent
from data.merging import merge_households
from data.open import Book
from data.server import Server, open_server
from data.sessions import end, find
from data.setup import SIGNS
from data.signing_in import Visit

NOON = 1_800_000_000.0
HERE = "192.0.2.1"


@pytest.fixture
def server(book: Book) -> Iterator[Server]:
    with open_server(book.path.parent) as opened:
        yield opened


def visit(book: Book, server: Server, at: float = NOON, address: str = HERE) -> Visit:
    return Visit(server, book, "bend", address, at)


def holder_of(book: Book, code: str) -> Actor | None:
    secret = right_card(book, code)
    return card_holder(book, secret) if secret else None


def test_a_code_opens_the_record_of_its_household_however_it_is_typed(book: Book) -> None:
    number, code = issue_card(book, "wren")
    assert number == 1
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert holder_of(book, typed) == of_household(1, "wren", 1)
    for wrong in ("", code[:-1], code + "A", "2" * 12, code[::-1]):
        assert right_card(book, wrong) is None


def test_a_code_has_fifty_random_bits_and_more_in_letters_that_are_not_mistaken(book: Book) -> None:
    code = issue_card(book, "wren")[1]
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", code)
    assert not set("01ILO") & set(code)
    assert len(SIGNS) ** 12 > 2**50
    assert issue_card(book, "wren", 1)[1] != code


def test_a_code_lies_nowhere_in_the_book(book: Book) -> None:
    code = issue_card(book, "wren")[1]
    book.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = book.path.read_bytes()
    assert code.encode() not in raw
    assert code.replace("-", "").encode() not in raw


def test_each_adult_has_a_card_of_its_own_and_only_the_one_that_is_reissued_stops(book: Book) -> None:
    first, second = (issue_card(book, "wren")[1] for _ in range(2))
    again = issue_card(book, "wren", 1)[1]
    assert right_card(book, first) is None
    assert holder_of(book, second) == of_household(1, "wren", 2)
    assert holder_of(book, again) == of_household(1, "wren", 1)
    assert [card.holder for card in cards_of(book, "wren")] == [1, 2]


def test_a_household_is_found_by_the_number_on_its_card_and_by_no_other(book: Book) -> None:
    issue_card(book, "oak.2")
    issue_card(book, "wren")
    (number,) = (card.number for card in cards_of(book, "wren"))
    assert [each.name for each in find_households(book, f"#{number}")] == ["wren"]
    assert find_households(book, f"#{number + 7}") == ()
    issue_card(book, "wren", 1)
    assert [card.number for card in cards_of(book, "wren")] == [number]


def test_a_card_that_is_taken_back_stops_and_its_number_is_free(book: Book) -> None:
    code = issue_card(book, "wren")[1]
    issue_card(book, "wren")
    take_back_card(book, "wren", 1)
    assert right_card(book, code) is None
    assert issue_card(book, "wren")[0] == 1
    with pytest.raises(EntryRefused, match="unknown_card"):
        take_back_card(book, "wren", 7)
    with pytest.raises(EntryRefused, match="unknown_card"):
        issue_card(book, "wren", 7)


def test_there_are_only_so_many_cards(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.cards._slow", lambda _salt, code: code.ljust(64, "x"))
    for _ in range(MOST):
        issue_card(book, "wren")
    with pytest.raises(EntryRefused, match="too_many_cards"):
        issue_card(book, "wren")


def test_who_takes_part_no_more_still_opens_the_own_record_but_is_on_no_list(book: Book) -> None:
    code = issue_card(book, "wren")[1]
    assert households_for_cards(book) == {"oak.2": 0, "wren": 1}
    withdraw_consent(book, "wren", "take_part")
    assert holder_of(book, code) == of_household(1, "wren", 1)
    assert households_for_cards(book) == {"oak.2": 0}


def test_cards_are_handed_out_by_administrators_after_their_password_and_reissued_by_the_household(book: Book) -> None:
    issue_card(book, "wren")
    for role in ("rater", "reviewer", "treasurer"):
        with pytest.raises(EntryRefused, match="not_allowed"):
            issue_card(book.as_(Actor("account", 1, "Asha", frozenset({role}))), "wren")
    with pytest.raises(EntryRefused, match="not_confirmed"):
        issue_card(book.as_(Actor("account", 1, "Ada", frozenset({"administrator"}))), "wren")
    at_home = book.as_(of_household(1, "wren"))
    assert issue_card(at_home, "wren", 1)[0] == 1
    with pytest.raises(EntryRefused, match="not_allowed"):
        issue_card(at_home, "oak.2")


def test_the_cards_of_a_record_that_was_a_second_one_stop(book: Book) -> None:
    register(book, "wren again")
    mine, theirs = issue_card(book, "wren")[1], issue_card(book, "wren again")[1]
    merge_households(book, "wren", "wren again")
    assert holder_of(book, mine) == of_household(1, "wren", 1)
    assert right_card(book, theirs) is None


def test_a_card_begins_a_session_that_is_no_accounts_and_ends(book: Book, server: Server) -> None:
    code = issue_card(book, "wren")[1]
    token = open_with_card(visit(book, server), code)
    secret = right_card(book, code)
    assert secret is not None
    assert find_card_session(server, token, NOON + 1) == CardSession("bend", secret)
    assert find(server, token, NOON + 1) is None
    assert find_card_session(server, token, NOON + IDLE + 1) is None
    for at in range(0, ABSOLUTE, 600):
        assert find_card_session(server, token, NOON + at) is not None
    assert find_card_session(server, token, NOON + ABSOLUTE) is None


def test_signing_out_ends_a_cards_session(book: Book, server: Server) -> None:
    token = open_with_card(visit(book, server), issue_card(book, "wren")[1])
    end(server, token)
    assert find_card_session(server, token, NOON + 1) is None


def test_after_wrong_codes_even_the_right_one_waits_but_not_from_elsewhere(book: Book, server: Server) -> None:
    code = issue_card(book, "wren")[1]
    refused = []
    for wrong in ("", *(f"{number:0>12}" for number in range(22, 31))):
        with pytest.raises(EntryRefused) as problem:
            open_with_card(visit(book, server), wrong)
        refused.append(problem.value.problems[0].code)
    assert refused == ["wrong_card"] * 5 + ["wait"] * 5
    with pytest.raises(EntryRefused, match="wait"):
        open_with_card(visit(book, server), code)
    assert open_with_card(visit(book, server, address="192.0.2.2"), code)
    assert open_with_card(visit(book, server, at=NOON + 2), code)


def test_a_right_code_forgives_no_wrong_one(book: Book, server: Server) -> None:
    code = issue_card(book, "wren")[1]
    for _ in range(5):
        with pytest.raises(EntryRefused, match="wrong_card"):
            open_with_card(visit(book, server), "222222222222")
    open_with_card(visit(book, server, NOON + 1), code)
    with pytest.raises(EntryRefused, match="wait"):
        open_with_card(visit(book, server, NOON + 1), "222222222222")
