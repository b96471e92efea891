"""Reviewing: nobody approves what they entered, and nothing that was approved changes without being approved again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data.actors import Actor
from data.catalogue import adopt
from data.entered import Key
from data.entries import add_income, add_mark, pause
from data.errors import EntryRefused
from data.households import register, withdraw_consent
from data.journal import journal
from data.open import Book, create_book
from data.periods import add_period
from data.review import (
    UNSETTLED,
    Reviewed,
    approve,
    approve_household,
    approve_rest,
    ask,
    correct,
    reviewed,
    reviewed_of,
    send_back,
    send_back_missing,
    stands,
    to_answer,
    unsettled,
)
from tests.data.test_findings import RUBRIC
from tests.data.villages import DAY

AMA, BO, CY = (
    Actor("account", n, name, frozenset({"rater", "reviewer"})) for n, name in enumerate(("ama", "bo", "cy"), 1)
)
WAGE, INPUTS = Key("a", "income:wage"), Key("a", "income:inputs")
HOMES = ("a", "b")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Two households: ama entered the wages and a mark of each, bo another mark of a; 2025 is in review."""
    made = create_book(tmp_path / "bend.db", "bend")
    adopt(made, RUBRIC, DAY)
    for actor in (AMA, BO, CY):
        sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 's', '2025-01-01T00:00:00Z')"
        made.db.execute(sql, [actor.id, actor.name, actor.name])
    add_period(made, "2025", 1)
    for name in HOMES:
        register(made, name, given_on=DAY)
        add_income(made.as_(AMA), name, "2025", "wage", 100)
        add_mark(made.as_(AMA), name, "2025", "training", "ama", 2)
    add_mark(made.as_(BO), "a", "2025", "training", "bo", 3)
    made.db.execute("UPDATE periods SET state = 'review'")
    return made


def mark(household: str, rater: Actor) -> Key:
    return Key(household, "mark:training", rater.name)


def seen_of(book: Book, household: str) -> dict[Key, str]:
    every = (each.entry for each in reviewed(book, "2025"))
    return {entry.key: entry.seen for entry in every if entry.key.household == household}


def of(book: Book, key: Key) -> Reviewed:
    return next(each for each in reviewed(book, "2025") if each.entry.key == key)


def states(book: Book) -> list[str]:
    return [each.state for each in reviewed(book, "2025")]


def on(decide: Callable[..., None], book: Book, actor: Actor, key: Key, *reason: str) -> None:
    """A decision about an entry as it stands."""
    decide(book.as_(actor), "2025", key, of(book, key).entry.seen, *reason)


def refused(decide: Callable[..., None], book: Book, actor: Actor, key: Key, *reason: str) -> str:
    before = book.rows("SELECT * FROM reviews")
    with pytest.raises(EntryRefused) as refusal:
        on(decide, book, actor, key, *reason)
    assert book.rows("SELECT * FROM reviews") == before
    return refusal.value.problems[0].code


def test_what_is_reviewed_stands_by_household_question_and_rater(book: Book) -> None:
    keys = [each.entry.key for each in reviewed(book, "2025")]
    assert keys == [WAGE, mark("a", AMA), mark("a", BO), Key("b", "income:wage"), mark("b", AMA)]
    assert states(book) == ["waiting"] * 5
    assert [each.own for each in reviewed(book.as_(BO), "2025")] == [False, False, True, False, False]


def test_nobody_approves_their_own_entry(book: Book) -> None:
    assert refused(approve, book, AMA, WAGE) == "own_entry"
    assert refused(approve, book, BO, mark("a", BO)) == "own_entry"
    on(approve, book, AMA, mark("a", BO))
    on(approve, book, BO, mark("a", AMA))
    assert states(book)[1:3] == ["approved", "approved"]


def test_one_household_and_what_is_not_settled_are_found_without_going_through_all(book: Book) -> None:
    for decide in (
        lambda: on(approve, book, CY, mark("a", AMA)),
        lambda: on(send_back, book, BO, WAGE, "unlike_before"),
        lambda: add_income(book.as_(AMA), "a", "2025", "wage", 5),
        lambda: on(ask, book, CY, mark("a", BO), "raters_differ"),
        lambda: send_back_missing(book.as_(BO), "2025"),
        lambda: withdraw_consent(book, "b", "take_part"),
    ):
        decide()
        every = [replace(each, finding=None) for each in reviewed(book, "2025")]
        assert list(unsettled(book, "2025")) == [each for each in every if each.state in UNSETTLED]
        for household in HOMES:
            assert list(reviewed_of(book, "2025", household)) == [
                each for each in every if each.entry.key.household == household
            ]
    assert {each.state for each in unsettled(book, "2025")} == {"changed", "asked"}


def test_an_entry_is_approved_only_as_it_was_seen(book: Book) -> None:
    on(send_back, book, BO, WAGE, "unclear")
    seen = of(book, WAGE).entry.seen
    add_income(book.as_(AMA), "a", "2025", "wage", 5)
    with pytest.raises(EntryRefused, match="changed_meanwhile"):
        approve(book.as_(BO), "2025", WAGE, seen)
    on(approve, book, BO, WAGE)


def test_what_was_sent_back_is_changed_and_approved_again(book: Book) -> None:
    on(approve, book, BO, WAGE)
    on(send_back, book, BO, WAGE, "unlike_before")
    assert (of(book, WAGE).state, of(book, WAGE).reason) == ("sent_back", "unlike_before")
    add_income(book.as_(AMA), "a", "2025", "wage", 5)
    assert of(book, WAGE).state == "changed"
    assert refused(approve, book, AMA, WAGE) == "own_entry"
    on(approve, book, BO, WAGE)
    with pytest.raises(EntryRefused, match="period_not_open"):
        add_income(book.as_(AMA), "a", "2025", "wage", 5)


def test_whoever_entered_what_was_asked_about_says_that_it_stands(book: Book) -> None:
    on(ask, book, CY, mark("a", BO), "raters_differ")
    assert [each.entry.key for each in to_answer(book.as_(BO), "2025")] == [mark("a", BO)]
    assert to_answer(book.as_(AMA), "2025") == ()
    assert refused(stands, book, AMA, mark("a", BO)) == "not_yours"
    on(stands, book, BO, mark("a", BO))
    assert (of(book, mark("a", BO)).state, to_answer(book.as_(BO), "2025")) == ("stands", ())
    assert refused(stands, book, BO, mark("b", AMA)) == "not_yours"
    assert refused(stands, book, AMA, WAGE) == "not_asked"


def test_what_is_missing_is_sent_back_and_entered_by_anybody_or_stays_missing(book: Book) -> None:
    register(book, "c", given_on=DAY)
    assert states(book)[5:] == ["missing"] * 3
    assert send_back_missing(book.as_(CY), "2025") == 3
    assert {each.entry.key.question for each in to_answer(book.as_(BO), "2025")} == {
        "income:wage",
        "income:inputs",
        "mark:training",
    }
    add_mark(book.as_(BO), "c", "2025", "training", "bo", 1)
    assert of(book, mark("c", BO)).state == "changed"
    on(approve, book, CY, mark("c", BO))
    on(approve, book, CY, Key("c", "income:wage"))
    on(stands, book, AMA, Key("c", "income:inputs"))
    assert states(book)[5:] == ["approved", "stands", "approved"]


def test_a_mark_that_was_sent_back_and_taken_out_still_waits_for_a_word(book: Book) -> None:
    on(send_back, book, CY, mark("a", BO), "wrong_household")
    book.db.execute("DELETE FROM marks WHERE rater = (SELECT id FROM raters WHERE name = 'bo')")
    assert (of(book, mark("a", BO)).state, of(book, mark("a", BO)).entry.seen) == ("changed", "")
    on(approve, book, CY, mark("a", BO))
    assert mark("a", BO) not in [each.entry.key for each in reviewed(book, "2025")]


def test_a_household_that_pauses_or_takes_its_consent_back_holds_nobody_up(book: Book) -> None:
    register(book, "c", given_on=DAY)
    send_back_missing(book.as_(CY), "2025")
    on(send_back, book, CY, WAGE, "unclear")
    withdraw_consent(book, "a", "take_part")
    assert {each.entry.key.household for each in reviewed(book, "2025")} == {"b", "c"}
    pause(book, "c", "2025")
    assert states(book)[2:] == ["sent_back"] * 3


def test_the_rest_is_approved_at_once_where_nothing_deserves_a_look(book: Book) -> None:
    on(send_back, book, CY, WAGE, "unclear")
    assert approve_rest(book.as_(BO), "2025") == 3
    assert states(book) == ["sent_back", "approved", "waiting", "approved", "approved"]
    assert approve_rest(book.as_(BO), "2025") == 0


def test_what_deserves_a_look_is_approved_only_household_by_household(book: Book) -> None:
    on(send_back, book, CY, mark("a", BO), "raters_differ")
    book.db.execute("UPDATE marks SET mark = 5 WHERE rater = (SELECT id FROM raters WHERE name = 'bo')")
    assert approve_rest(book.as_(CY), "2025") == 3
    assert states(book)[1:3] == ["waiting", "changed"]
    assert approve_household(book.as_(CY), "2025", "a", seen_of(book, "a")) == 2
    assert set(states(book)) == {"approved"}


def test_a_household_is_approved_as_it_was_seen_but_for_what_one_entered(book: Book) -> None:
    seen = seen_of(book, "a")
    assert approve_household(book.as_(BO), "2025", "a", seen) == 2
    assert states(book)[:3] == ["approved", "approved", "waiting"]
    on(send_back, book, CY, mark("a", BO), "unclear")
    book.db.execute("UPDATE marks SET mark = 5 WHERE rater = (SELECT id FROM raters WHERE name = 'bo')")
    with pytest.raises(EntryRefused, match="changed_meanwhile"):
        approve_household(book.as_(CY), "2025", "a", seen)
    assert states(book)[2] == "changed"


def test_the_journal_has_each_decision_with_its_reason(book: Book) -> None:
    on(send_back, book, CY, WAGE, "unlike_before")
    last = journal(book).entries[0]
    assert (last.actor, last.act, last.why, last.table, last.household) == (
        "cy",
        "send_back",
        "unlike_before",
        "reviews",
        "a",
    )


def test_nothing_is_reviewed_before_review_and_only_corrections_afterwards(book: Book) -> None:
    book.db.execute("INSERT INTO periods (name, position) VALUES ('2026', 2)")
    add_mark(book.as_(AMA), "a", "2026", "training", "ama", 1)
    seen = next(each for each in reviewed(book, "2026") if each.entry.seen).entry.seen
    with pytest.raises(EntryRefused, match="not_in_review"):
        approve(book.as_(CY), "2026", mark("a", AMA), seen)
    for act in (approve_rest, send_back_missing):
        with pytest.raises(EntryRefused, match="not_in_review"):
            act(book.as_(CY), "2026")
    assert refused(correct, book, CY, WAGE, "wrong_entry") == "nothing_to_correct"


@pytest.mark.parametrize("reason", ["", "because", "wrong_entry"])
def test_an_unknown_reason_is_refused(book: Book, reason: str) -> None:
    assert refused(send_back, book, CY, WAGE, reason) == "unknown_reason"
    assert refused(ask, book, CY, WAGE, reason) == "unknown_reason"


def test_what_is_not_there_cannot_be_reviewed(book: Book) -> None:
    for key in (mark("a", CY), Key("nobody", "income:wage"), Key("a", "mark:training")):
        with pytest.raises(EntryRefused, match="unknown_entry"):
            approve(book.as_(CY), "2025", key, "")


@pytest.mark.parametrize("role", ["treasurer", "rater"])
def test_only_reviewers_review(book: Book, role: str) -> None:
    other = Actor("account", 3, "cy", frozenset({role}))
    assert refused(approve, book, other, WAGE) == "not_allowed"
    assert refused(send_back, book, other, WAGE, "unclear") == "not_allowed"
    with pytest.raises(EntryRefused, match="not_allowed"):
        reviewed(book.as_(other), "2025")
