"""A household doubts an entry and is answered by somebody else; its board stays as it is meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.actors import Actor
from data.answers import Answer, MarkAnswer, save
from data.boarddays import revision_shown
from data.catalogue import adopt
from data.checkanswers import (
    answer_corrected,
    answer_stands,
    appoint_steward,
    checks_to_answer,
    steward_name,
)
from data.checkrules import CheckRules, check_problems
from data.checks import Check, ask_check, checks_of
from data.disclosure import Board, board
from data.entered import Key
from data.entries import add_mark
from data.erase import erase
from data.errors import EntryRefused
from data.held import held
from data.journal import journal, journal_of, journal_words
from data.lifecycle import begin_review, close_period, publish, unready
from data.meetings import open_board
from data.open import Book
from data.periods import add_period, period_states
from data.review import approve, approve_rest, reviewed
from data.standing import standing
from data.verify import verify
from data.villagerules import rules_problems
from rating.loading import load_rubric
from rating.problems import RubricRefused
from tests.data.villages import DAY, RUBRIC, at_home, descending, once_boards_moved, stored, village

ASHA = Actor("account", 1, "asha", frozenset({"rater"}))
BO = Actor("account", 2, "bo", frozenset({"reviewer"}), confirmed=True)
CY = Actor("account", 3, "cy", frozenset({"administrator"}), confirmed=True)
DEVI = Actor("account", 4, "devi")
YEAR, MARK = "2025", "mark:songs"
AT = "2024-01-01T00:00:00Z"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """18 households; 2025 is open and marked by asha; devi is the data steward."""
    with village(tmp_path / "a.db", descending(18)) as made:
        for actor in (ASHA, BO, CY, DEVI):
            row = {"id": actor.id, "name": actor.name, "key": actor.name, "secret": "s", "made_at": AT}
            with made.writing():
                made.db.table("accounts").insert(row)
        add_period(made, YEAR, 2)
        with made.writing():
            made.db.execute("INSERT INTO raters (name, account) VALUES ('asha', 1)")
        for name, mark in descending(18, 60).items():
            add_mark(made.as_(ASHA), name, YEAR, "songs", "asha", mark)
            if name != "h17":
                add_mark(made, name, YEAR, "songs", "r2", mark)
        open_board(made, YEAR, DAY)
        appoint_steward(made.as_(CY), "devi")
        yield made


def doubt(book: Book, household: str = "h17", rater: str = "asha") -> Check:
    at = at_home(book, household)
    ask_check(at, household, YEAR, MARK, "too_low", rater)
    return checks_of(at, household)[0]


def to_published(book: Book) -> None:
    begin_review(book.as_(CY), YEAR)
    approve_rest(book.as_(BO), YEAR)
    assert publish(book.as_(BO), YEAR) == 1


def lift(book: Book, household: str, mark: float = 99) -> None:
    """Whoever entered the mark changes it, and somebody else approves it."""
    (before,) = [e for e in reviewed(book, YEAR) if e.entry.key == Key(household, MARK, "asha")]
    seen = standing(book.as_(ASHA), household, YEAR)[MARK].seen
    save(book.as_(ASHA), Answer("a-0123456789abcdef", household, YEAR, MARK, MarkAnswer(mark), seen))
    (each,) = [e for e in reviewed(book, YEAR) if e.entry.key == before.entry.key]
    approve(book.as_(BO), YEAR, each.entry.key, each.entry.seen)


def code(act: Callable[..., object], *given: object) -> str:
    with pytest.raises(EntryRefused) as refused:
        act(*given)
    return refused.value.problems[0].code


def names(book: Book) -> str:
    shown = board(book, YEAR)
    assert isinstance(shown, Board)
    return str(shown.bands)


def test_a_check_has_a_deadline_from_the_village_rules(book: Book) -> None:
    check = doubt(book)
    assert check.due_on == CheckRules(days=14).due(check.asked_on)
    text = RUBRIC.format(top=10).replace("version: 1", "version: 2") + "checks: {days: 3}\n"
    adopt(book, text, DAY)
    assert doubt(book, "h16").due_on == CheckRules(days=3).due(check.asked_on) < check.due_on
    assert (check.was, check.outcome, check.overdue) == (43.0, None, False)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("checks: 14", "not_a_section"),
        ("checks: {days: 0}", "too_small"),
        ("checks: {days: 61}", "too_large"),
        ("checks: {days: soon}", "not_whole"),
        ("checks: {day: 7}", "unknown_key"),
        ("checks: {board_on: 1}", "not_a_list"),
        ("checks: {board_on: [1, 31]}", "too_large"),
    ],
)
def test_rules_about_checks_that_cannot_be_are_refused_with_their_line(book: Book, section: str, expected: str) -> None:
    text = RUBRIC.format(top=9).replace("version: 1", "version: 2") + section + "\n"
    found = rules_problems(book, text)
    assert [(each.code, each.line) for each in found] == [(expected, text.count("\n"))]
    assert [each.code for each in check_problems(load_rubric(text))] == [expected]
    with pytest.raises(RubricRefused):
        adopt(book, text, DAY)


def test_only_what_there_is_can_be_doubted_and_once_at_a_time(book: Book) -> None:
    at = at_home(book, "h17")
    doubt(book)
    assert code(ask_check, at, "h17", YEAR, MARK, "too_low", "asha") == "check_open"
    assert code(ask_check, at, "h17", YEAR, MARK, "too_low", "nobody") == "nothing_to_check"
    assert code(ask_check, at, "h17", YEAR, "mark:dress", "too_low") == "nothing_to_check"
    assert code(ask_check, at, "h17", YEAR, MARK, "unfair", "asha") == "unknown_doubt"
    assert code(ask_check, at, "h17", "1999", MARK, "too_low", "asha") == "unknown_period"
    ask_check(at, "h17", YEAR, "level", "not_understood")
    ask_check(at, "h17", YEAR, "income:wage", "missing")
    assert [each.question for each in checks_of(at, "h17")] == ["income:wage", "level", MARK]


def test_nobody_asks_or_sees_for_another_household_and_no_role_sees_a_check(book: Book) -> None:
    doubt(book)
    for actor in (at_home(book, "h01").actor, ASHA, BO, CY, DEVI):
        assert code(checks_of, book.as_(actor), "h17") == "not_allowed"
        assert code(ask_check, book.as_(actor), "h17", YEAR, MARK, "too_low") == "not_allowed"
    for actor in (ASHA, BO):
        assert code(checks_to_answer, book.as_(actor)) == "not_allowed"
    assert checks_to_answer(book.as_(CY)) == ()
    assert [each.check.household for each in checks_to_answer(book.as_(DEVI))] == ["h17"]


def test_the_journal_tells_the_household_and_the_data_steward_and_no_other_staff(book: Book) -> None:
    doubt(book)
    told = {actor.name: {e.table for e in journal(book.as_(actor)).entries} for actor in (BO, CY, DEVI)}
    assert {name for name, tables in told.items() if "checks" in tables} == {"devi"}
    assert "checks" in {e.table for e in journal_of(at_home(book, "h17"), "h17").entries}
    for actor in (BO, CY):
        assert "ask_check" not in str(journal_words(book.as_(actor)))


def test_who_entered_it_does_not_answer_and_the_administrator_does(book: Book) -> None:
    appoint_steward(book.as_(CY), "asha")
    assert steward_name(book.as_(CY)) == "asha"
    number = doubt(book).number
    assert [each.own for each in checks_to_answer(book.as_(ASHA))] == [True]
    assert code(answer_stands, book.as_(ASHA), number, "paper") == "own_check"
    assert code(answer_corrected, book.as_(ASHA), number) == "own_check"
    answer_stands(book.as_(CY), number, "paper")
    (check,) = checks_of(at_home(book, "h17"), "h17")
    assert (check.outcome, check.ground, check.by, check.settled) == ("stands", "paper", "cy", True)


def test_of_a_level_nobody_answers_who_entered_what_it_rests_on(book: Book) -> None:
    ask_check(at_home(book, "h17"), "h17", YEAR, "level", "too_low")
    appoint_steward(book.as_(CY), "asha")
    (each,) = checks_to_answer(book.as_(ASHA))
    assert (each.own, each.entries) == (True, ())


def test_an_overdue_check_is_shown_to_the_administrator_as_well(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    number = doubt(book).number
    assert code(answer_stands, book.as_(CY), number, "paper") == "unknown_check"
    monkeypatch.setattr("data.checks.today", lambda: "2099-01-01")
    for actor in (CY, DEVI):
        assert [each.check.overdue for each in checks_to_answer(book.as_(actor))] == [True]
    answer_stands(book.as_(CY), number, "seen_again")
    assert checks_to_answer(book.as_(DEVI)) == ()
    assert code(answer_stands, book.as_(DEVI), number, "paper") == "unknown_check"


def test_a_correction_goes_the_usual_way_and_keeps_the_old_value(book: Book) -> None:
    to_published(book)
    check = doubt(book)
    answer_corrected(book.as_(DEVI), check.number)
    assert [each.code for each in unready(book.as_(BO), YEAR)] == ["unsettled_entries"]
    lift(book, "h17")
    assert not checks_of(at_home(book, "h17"), "h17")[0].settled
    assert publish(book.as_(BO), YEAR) == 2
    (answered,) = checks_of(at_home(book, "h17"), "h17")
    assert (answered.outcome, answered.was, answered.by, answered.settled) == ("corrected", 43.0, "devi", True)
    assert stored(book, YEAR).why == "checked"
    before = [e for e in journal_of(at_home(book, "h17"), "h17").entries if e.table == "marks" and e.before]
    assert (before[0].before["mark"], before[0].after["mark"]) == (43.0, 99.0)  # type: ignore[index]


def test_an_entry_is_corrected_before_publication_too(book: Book) -> None:
    number = doubt(book).number
    answer_corrected(book.as_(DEVI), number)
    lift(book, "h17", 45)
    to_published(book)
    assert checks_of(at_home(book, "h17"), "h17")[0].settled


def test_a_season_is_not_published_first_nor_closed_while_a_check_is_open(book: Book) -> None:
    begin_review(book.as_(CY), YEAR)
    approve_rest(book.as_(BO), YEAR)
    number = doubt(book).number
    assert [(each.code, each.value) for each in unready(book.as_(BO), YEAR)] == [("unanswered_checks", 1)]
    answer_stands(book.as_(DEVI), number, "paper")
    publish(book.as_(BO), YEAR)
    number = doubt(book).number
    assert code(close_period, book.as_(BO), YEAR) == "unanswered_checks"
    answer_stands(book.as_(DEVI), number, "paper")
    close_period(book.as_(BO), YEAR)
    assert period_states(book)[YEAR] == "closed"
    assert code(doubt, book) == "period_closed"


def corrected(book: Book, household: str) -> None:
    """A further revision in which a household has the best mark."""
    number = doubt(book, household).number
    answer_corrected(book.as_(DEVI), number)
    lift(book, household)
    publish(book.as_(BO), YEAR)


def test_a_correction_reaches_the_board_on_its_day_and_not_before(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    to_published(book)
    before = names(book)
    corrected(book, "h17")
    # Six of the eighteen are named; h17 was the last, and with the highest mark becomes the first.
    assert names(book) == before
    assert "h17" not in before
    once_boards_moved(monkeypatch)
    assert names(book).startswith("(('h17',)")


def test_while_a_household_waits_for_a_check_the_board_stays_and_nothing_shows(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_published(book)
    before = board(book, YEAR)
    number = doubt(book, "h05").number
    corrected(book, "h17")
    once_boards_moved(monkeypatch)
    assert board(book, YEAR) == before
    answer_stands(book.as_(DEVI), number, "by_rules")
    assert revision_shown(book, YEAR) == 2
    assert names(book).startswith("(('h17',)")


def test_what_is_corrected_for_a_check_is_waited_for_until_it_is_published_again(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_published(book)
    corrected(book, "h17")
    answer_corrected(book.as_(DEVI), doubt(book, "h05").number)
    once_boards_moved(monkeypatch)
    assert revision_shown(book, YEAR) == 1


def test_an_answer_is_given_once_and_what_was_asked_never_changes(book: Book) -> None:
    number = doubt(book).number
    answer_stands(book.as_(DEVI), number, "paper")
    for sql in ("outcome = 'corrected', ground = NULL", "doubt = 'too_high'", "due_on = '2099-01-01'"):
        with pytest.raises(Exception, match=r"check_answered|never_changed"):
            book.db.execute(f"UPDATE checks SET {sql}")
    with pytest.raises(Exception, match="never_changed"):
        book.db.execute("DELETE FROM checks")


def test_a_check_is_in_the_copy_and_goes_with_its_household(book: Book) -> None:
    answer_stands(book.as_(DEVI), doubt(book).number, "paper")
    (row,) = held(at_home(book, "h17"), "h17")["checks"]
    assert (row["question"], row["rater"], row["answered_by"], row["was"]) == (MARK, "asha", "devi", 43.0)
    erase(at_home(book, "h17"), "h17")
    assert not book.rows("SELECT 1 FROM checks")
    assert verify(book).findings == ()
