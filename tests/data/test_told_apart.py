"""Incomes that each adult of a household tells by themselves: one part stands beside the other, and both count."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.answers import Conflict, IncomeAnswer, save, standing
from data.cards import issue_card
from data.entries import add_income
from data.errors import EntryRefused
from data.open import Book
from tests.data.raters import ana, answer, bo, give, stands, village, wage

WHOLE, FIRST, SECOND = "income:wage", "income@1:wage", "income@2:wage"


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db", ("ash", "birch")) as made:
        for _ in range(2):
            issue_card(made, "ash")
        yield made


def rows(book: Book) -> list[tuple[int | None, int]]:
    found = book.rows("SELECT told_by, amount_minor FROM income_entries ORDER BY told_by, amount_minor")
    return [(row["told_by"], row["amount_minor"]) for row in found]


def told(book: Book, adult: int) -> object:
    found = standing(book, "ash", "2025", adult).get(WHOLE)
    return found.value if found else None


def refusal(book: Book, question: str, value: IncomeAnswer, household: str = "ash") -> str:
    seen = standing(book, household, "2025").get(question)
    with pytest.raises(EntryRefused) as refused:
        save(book, answer(question, value, seen.seen if seen else "", household=household))
    return refused.value.problems[0].code


def test_each_adult_s_part_stands_by_itself_and_they_add_up(bend: Book) -> None:
    give(ana(bend), FIRST, wage("400"))
    before = give(ana(bend), SECOND, wage("50", "receipt"))
    assert (told(ana(bend), 1), told(ana(bend), 2)) == (wage("400"), wage("50", "receipt"))
    assert stands(ana(bend), WHOLE) == wage("450")
    give(bo(bend), SECOND, wage("70"), before.seen)
    assert rows(bend) == [(1, 400_00), (2, 70_00)]


def test_a_part_is_changed_only_by_whoever_saw_it_and_repeated_without_harm(bend: Book) -> None:
    sent = answer(SECOND, wage("50"))
    assert save(ana(bend), sent) == save(ana(bend), sent)
    assert isinstance(save(bo(bend), answer(SECOND, wage("60"))), Conflict)
    assert rows(bend) == [(2, 50_00)]


def test_what_is_told_apart_is_not_changed_as_one_amount(bend: Book) -> None:
    give(ana(bend), SECOND, wage("50"))
    assert refusal(ana(bend), WHOLE, wage("60")) == "told_apart"
    assert refusal(ana(bend), WHOLE, IncomeAnswer("none")) == "told_apart"
    assert rows(bend) == [(2, 50_00)]


def test_what_the_household_told_together_stays_beside_it_and_can_be_changed(bend: Book) -> None:
    whole = give(ana(bend), WHOLE, wage("300"))
    give(ana(bend), SECOND, wage("50"))
    assert stands(ana(bend), WHOLE) == wage("300")
    give(ana(bend), WHOLE, wage("310"), whole.seen)
    assert rows(bend) == [(None, 310_00), (2, 50_00)]


def test_an_adult_who_had_none_of_it_changes_nothing_for_the_other(bend: Book) -> None:
    first = give(ana(bend), FIRST, wage("400"))
    none = give(ana(bend), SECOND, IncomeAnswer("none"))
    assert (told(ana(bend), 1), rows(bend)) == (wage("400"), [(1, 400_00)])
    give(ana(bend), SECOND, wage("20"), none.seen)
    give(ana(bend), FIRST, None, first.seen)
    assert (told(ana(bend), 1), told(ana(bend), 2)) == (None, wage("20"))
    state = bend.rows("SELECT state FROM coverage")
    assert state == [{"state": "asked"}]


def test_a_source_that_nobody_had_is_told_once_for_all(bend: Book) -> None:
    give(ana(bend), SECOND, IncomeAnswer("none"))
    assert told(ana(bend), 1) == told(ana(bend), 2) == stands(ana(bend), WHOLE) == IncomeAnswer("none")


def test_only_an_adult_with_a_card_tells_anything_apart(bend: Book) -> None:
    assert refusal(ana(bend), "income@3:wage", wage("50")) == "unknown_adult"
    assert refusal(ana(bend), FIRST, wage("50"), "birch") == "unknown_adult"
    assert refusal(ana(bend), "income@2:song", wage("50")) == "unknown_question"


def test_what_an_import_brought_is_the_household_s_as_before(bend: Book) -> None:
    add_income(bend, "ash", "2025", "wage", "100")
    seen = standing(ana(bend), "ash", "2025")[WHOLE]
    assert seen.value == wage("100")
    give(ana(bend), WHOLE, wage("120"), seen.seen)
    assert rows(bend) == [(None, 120_00)]
