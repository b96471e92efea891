"""Entering by hand: households by consent, exact money, and every entry that is refused."""

from decimal import Decimal

import pytest

from data.actors import Actor
from data.entries import add_income, add_mark, add_measure, pause, set_coverage
from data.errors import EntryRefused
from data.households import consented_on, consenting, give_consent, known_household, register, withdraw_consent
from data.money import minor
from data.open import Book, today
from data.periods import add_period, add_succession, advance, period_states


def code(refused: pytest.ExceptionInfo[EntryRefused]) -> str:
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    ("amount", "digits", "expected"),
    [
        ("0.10", 2, 10),
        ("12", 2, 1200),
        ("-7.5", 1, -75),
        ("0.07", 2, 7),
        (Decimal("1.005"), 3, 1005),
        (1.1, 2, 110),
        (0.1 + 0.2, 2, 30),
        (4.35 * 100, 0, 435),
        ("999999999999.99", 2, 99_999_999_999_999),
        ("5000", 0, 5000),
    ],
)
def test_money_is_converted_exactly(amount: str | float | Decimal, digits: int, expected: int) -> None:
    assert minor(amount, digits) == expected


@pytest.mark.parametrize(
    ("amount", "refusal"),
    [
        ("1.005", "too_many_decimals"),
        (1.005, "too_many_decimals"),
        ("1,5", "not_a_number"),
        ("inf", "too_large"),
        (float("nan"), "too_large"),
        ("1e15", "too_large"),
    ],
)
def test_money_that_the_currency_does_not_have_is_refused(amount: str | float, refusal: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        minor(amount, 2)
    assert code(refused) == refusal


def test_several_entries_of_one_source_stand_beside_each_other(book: Book) -> None:
    add_income(book, "wren", "2024", "wage", "10.50")
    add_income(book, "wren", "2024", "wage", "1", "receipt")
    assert [r["amount_minor"] for r in book.rows("SELECT amount_minor FROM income_entries ORDER BY id")] == [1050, 100]


def test_a_cost_or_support_below_zero_is_refused_and_a_loss_is_not(book: Book) -> None:
    add_income(book, "wren", "2024", "wage", "-5")
    for source in ("inputs", "gift"):
        with pytest.raises(EntryRefused) as refused:
            add_income(book, "wren", "2024", source, "-5")
        assert code(refused) == "negative_amount"


def test_names_that_the_book_does_not_know_are_refused(book: Book) -> None:
    for household, period, source in (("x", "2024", "wage"), ("wren", "x", "wage"), ("wren", "2024", "x")):
        with pytest.raises(EntryRefused) as refused:
            add_income(book, household, period, source, "1")
        assert code(refused) == "not_known"
    with pytest.raises(EntryRefused) as refused:
        known_household(book, "wrenn")
    assert refused.value.problems[0].near == "wren"


def test_a_second_mark_by_the_same_rater_is_refused_and_a_later_answer_on_coverage_is_taken(book: Book) -> None:
    add_mark(book, "wren", "2024", "training", "r1", 3)
    with pytest.raises(EntryRefused) as refused:
        add_mark(book, "wren", "2024", "training", "r1", 4)
    assert code(refused) == "already_there"
    add_measure(book, "wren", "2024", "ha", 0.5)
    for state in ("refused", "asked"):
        set_coverage(book, "wren", "2024", "wage", state)
    assert book.rows("SELECT state FROM coverage") == [{"state": "asked"}]


def test_nothing_is_entered_after_a_household_withdrew(book: Book) -> None:
    withdraw_consent(book, "wren", "take_part")
    for enter in (
        lambda: add_income(book, "wren", "2024", "wage", "1"),
        lambda: add_mark(book, "wren", "2024", "training", "r1", 1),
        lambda: pause(book, "wren", "2024"),
        lambda: add_succession(book, "oak.2", "wren", "2025", 1),
    ):
        with pytest.raises(EntryRefused) as refused:
            enter()
        assert code(refused) == "no_consent"
    assert book.rows("SELECT * FROM raters") == []


def test_consents_are_apart_off_by_default_and_hang_on_taking_part(book: Book) -> None:
    assert consenting(book) == {"wren", "oak.2"}
    assert consenting(book, "wall") == frozenset()
    give_consent(book, "wren", "wall")
    give_consent(book, "wren", "wall")
    assert consenting(book, "wall") == {"wren"}
    assert consenting(book, "internet") == frozenset()
    withdraw_consent(book, "wren", "take_part")
    assert consenting(book, "wall") == frozenset()


def test_whether_a_consent_stood_on_a_day_is_known_later(book: Book) -> None:
    give_consent(book, "wren", "wall", "2024-03-01")
    withdraw_consent(book, "wren", "wall", "2024-06-01")
    days = ("2024-02-29", "2024-03-01", "2024-06-01", "2024-06-02")
    assert [bool(consented_on(book, "wall", day)) for day in days] == [False, True, True, False]


def test_a_clock_that_was_set_back_keeps_nobody_from_withdrawing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    give_consent(book, "wren", "wall", "2024-05-01")
    monkeypatch.setattr("data.households.today", lambda: "1970-01-01")
    withdraw_consent(book, "wren", "wall")
    assert "wren" not in consenting(book, "wall")


def test_a_household_is_registered_with_its_consent_of_today(book: Book) -> None:
    register(book, "hazel", nickname="Hazel", group="upper")
    row = book.rows(
        """SELECT h.nickname, h.village_group, c.given_on FROM households AS h
           JOIN consents AS c ON c.household = h.id WHERE h.name = 'hazel'"""
    )
    assert row == [{"nickname": "Hazel", "village_group": "upper", "given_on": today()}]
    with pytest.raises(EntryRefused) as refused:
        register(book, "hazel")
    assert code(refused) == "household_there"


@pytest.mark.parametrize("name", ["Hazel", " hazel ", "hazel\u200b", "HAZEL", "ha\u00adzel", "jose\u0301"])
def test_a_household_that_looks_like_another_is_no_second_one(book: Book, name: str) -> None:
    for known in ("hazel", "Jos\u00e9"):
        register(book, known)
    before = book.rows("SELECT * FROM consents")
    with pytest.raises(EntryRefused) as refused:
        register(book, name)
    assert code(refused) == "household_there"
    assert book.rows("SELECT * FROM consents") == before


def test_a_household_has_a_name_without_what_nobody_sees(book: Book) -> None:
    register(book, "  Old\n oak\u200b")
    assert known_household(book, "Old oak")
    with pytest.raises(EntryRefused) as refused:
        register(book, " \u200b ")
    assert code(refused) == "empty_household_name"


def test_periods_move_forward_only(book: Book) -> None:
    advance(book, "2024", "review")
    assert period_states(book) == {"2024": "review", "2025": "open"}
    for state in ("open", "reopened"):
        with pytest.raises(EntryRefused):
            advance(book, "2024", state)
    with pytest.raises(EntryRefused):
        add_period(book, "2026", 2)


def test_an_entry_keeps_which_account_entered_it(book: Book) -> None:
    sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (7, 'Ama', 'ama', 's', '2025-01-01T00:00:00Z')"
    book.db.execute(sql)
    add_income(book, "wren", "2024", "wage", 5)
    ama = book.as_(Actor("account", 7, "Ama", frozenset({"rater"})))
    add_income(ama, "wren", "2024", "wage", 6)
    add_mark(ama, "wren", "2024", "songs", "Ama", 1)
    add_measure(ama, "wren", "2024", "ha", 1)
    set_coverage(book, "wren", "2024", "wage", "asked")
    set_coverage(ama, "wren", "2024", "wage", "none")
    found = {
        table: [row["entered_by"] for row in book.rows(f"SELECT entered_by FROM {table} ORDER BY rowid")]
        for table in ("income_entries", "marks", "measures", "coverage")
    }
    assert found == {"income_entries": [None, 7], "marks": [7], "measures": [7], "coverage": [7]}
