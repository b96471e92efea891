"""How far entering has come: counted for those who enter, in an order that no value changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import OPERATOR, STRANGER, Actor
from data.cards import issue_card, numbers_of_cards
from data.entering import Filter, chosen, entering
from data.entries import pause
from data.errors import EntryRefused
from data.households import register, withdraw_consent
from data.open import Book
from data.questions import IncomeAnswer, asked_questions
from data.second import drawn, second_missing
from tests.data.raters import HOUSEHOLDS, ana, bo, give, training, village, wage


@pytest.fixture
def bend(tmp_path: Path) -> Iterator[Book]:
    with village(tmp_path / "bend.db") as made:
        yield made


def finish(book: Book, household: str) -> None:
    for question in asked_questions(book):
        give(book, question.key, training(1) if question.kind == "mark" else IncomeAnswer("none"), household=household)


def names(book: Book, search: str = "", only: Filter = "all") -> list[str]:
    return [each.household for each in chosen(entering(book, "2025"), search, only)]


def test_the_questions_are_the_sources_and_the_criteria_of_the_rules(bend: Book) -> None:
    assert [question.key for question in asked_questions(bend)] == [
        *(f"income:{source}" for source in ("wage", "herd", "rent", "gift", "inputs")),
        "mark:training",
        "mark:trees",
    ]
    assert [question.scale for question in asked_questions(bend)[-2:]] == [(0, 5), (0, 20)]


def test_households_and_questions_are_counted_as_they_are_answered(bend: Book) -> None:
    finish(ana(bend), "ash")
    give(ana(bend), "mark:trees", training(4), household="birch")
    found = entering(ana(bend), "2025")
    assert (found.complete, found.counted, found.sources, found.criteria) == (1, 10, 5, 2)
    birch = next(each for each in found.households if each.household == "birch")
    assert (birch.sources, birch.criteria, birch.started, birch.complete) == (0, 1, True, False)


def test_what_another_person_marked_is_done_except_where_a_second_one_is_drawn(bend: Book) -> None:
    for household in HOUSEHOLDS:
        finish(ana(bend), household)
    left = {each.household for each in entering(bo(bend), "2025").households if not each.complete}
    assert left == drawn(bo(bend), "2025")
    assert set(names(bo(bend), only="mine")) == left
    assert entering(ana(bend), "2025").complete == 10


def test_a_paused_household_is_not_awaited_and_one_that_withdrew_is_not_there(bend: Book) -> None:
    pause(bend, "ash", "2025")
    withdraw_consent(bend, "birch", "take_part")
    found = entering(ana(bend), "2025")
    assert (found.counted, len(found.households)) == (8, 9)
    assert "ash" not in names(ana(bend), only="unfinished")


def test_households_are_found_by_what_people_know_them_by(bend: Book) -> None:
    register(bend, "kestrel", nickname="The Potters", house_number="14b", group="Upper")
    register(bend, "José", nickname="Peña")
    assert names(ana(bend), "jose pena") == ["José"]
    assert names(ana(bend), "potters") == names(ana(bend), "14B") == names(ana(bend), "KESTREL upper") == ["kestrel"]
    assert names(ana(bend), "nowhere") == []


def test_filters_show_what_is_left_and_what_is_mine_and_the_order_stays(bend: Book) -> None:
    before = names(ana(bend))
    finish(bo(bend), before[3])
    give(ana(bend), "income:wage", wage("999999"), household=before[7])
    assert names(ana(bend)) == before
    assert names(ana(bend), only="mine") == [each for each in before if each == before[7] or _second(bend, each)]
    assert names(ana(bend), only="not_started") == [each for each in before if each not in (before[3], before[7])]
    assert set(before) - set(names(ana(bend), only="unfinished")) <= {before[3]}


def _second(book: Book, household: str) -> bool:
    return any(each.second for each in entering(ana(book), "2025").households if each.household == household)


@pytest.mark.parametrize("who", [OPERATOR, STRANGER, Actor("account", 1, "Ana", frozenset({"administrator"}))])
def test_only_those_who_enter_see_how_far_it_is(bend: Book, who: Actor) -> None:
    with pytest.raises(EntryRefused, match="not_allowed"):
        entering(bend.as_(who), "2025")


def test_a_draw_stays_when_households_come_and_does_not_follow_their_names(bend: Book) -> None:
    before = drawn(ana(bend), "2025")
    bend.db.execute("UPDATE households SET name = name || 'x'")
    assert drawn(ana(bend), "2025") == {f"{name}x" for name in before}


def test_who_was_to_be_rated_twice_and_was_rated_once_is_named_until_a_second_person_has(bend: Book) -> None:
    twice = sorted(drawn(ana(bend), "2025"))
    for name in HOUSEHOLDS:
        give(ana(bend), "mark:training", training(3), household=name)
    assert second_missing(bend, "2025") == tuple(twice)
    give(bo(bend), "mark:training", training(2), household=twice[0])
    assert second_missing(bend, "2025") == tuple(twice[1:])


def test_a_household_is_found_by_the_number_on_its_card(bend: Book) -> None:
    issue_card(bend, "elm")
    (number,) = numbers_of_cards(bend)["elm"]
    assert names(ana(bend), f"#{number}") == ["elm"]
    assert names(ana(bend), f"#{number + 1}") == []
