"""From entering to a published board, and its correction by a further revision."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from data.actors import OPERATOR, Actor
from data.catalogue import adopt
from data.disclosure import Board, Closed, board, leagues
from data.entered import Key
from data.entries import add_mark
from data.errors import EntryRefused
from data.households import register
from data.lifecycle import begin_review, close_period, publish, publish_recalculated, unready
from data.meetings import describe_village
from data.open import Book, open_book
from data.periods import add_period, period_states
from data.preview import preview_publication
from data.ratings import latest
from data.review import approve, approve_rest, correct, reviewed, send_back
from tests.data.villages import DAY, RUBRIC, descending, once_boards_moved, village

YEAR = "2025"
RATER = Actor("account", 1, "ama", frozenset({"rater"}))
REVIEWER = Actor("account", 2, "bo", frozenset({"reviewer"}))
PUBLISHER = replace(REVIEWER, confirmed=True)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """18 households in 2025, marked by one rater; their board will be open. 2024 was rated before."""
    with village(tmp_path / "a.db", descending(18)) as made:
        for actor in (RATER, REVIEWER):
            sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 's', '2025-01-01T00:00:00Z')"
            made.db.execute(sql, [actor.id, actor.name, actor.name])
        add_period(made, YEAR, 2)
        for name, mark in descending(18, 60).items():
            add_mark(made.as_(RATER), name, YEAR, "songs", "ama", mark)
            add_mark(made, name, YEAR, "songs", "r2", mark)
        made.db.execute("INSERT INTO meetings (held_on, decision, period) VALUES ('2025-01-01', 'open_board', 2)")
        yield made


def codes(book: Book, period: str = YEAR) -> list[str]:
    return [problem.code for problem in unready(book, period)]


def refused_codes(act: Callable[[Book, str], object], book: Book) -> list[str]:
    before = list(book.db.conn.iterdump())
    with pytest.raises(EntryRefused) as refusal:
        act(book, YEAR)
    assert list(book.db.conn.iterdump()) == before
    return [problem.code for problem in refusal.value.problems]


def to_review(book: Book) -> None:
    begin_review(book.as_(REVIEWER), YEAR)


def to_published(book: Book) -> None:
    to_review(book)
    approve_rest(book.as_(REVIEWER), YEAR)
    publish(book.as_(PUBLISHER), YEAR)


def seen(book: Book, key: Key) -> str:
    return next(each for each in reviewed(book, YEAR) if each.entry.key == key).entry.seen


def reopen(book: Book, why: str = "wrong_entry", household: str = "h17") -> list[Key]:
    """Both marks of a household, opened for a correction."""
    keys = [Key(household, "mark:songs", rater) for rater in ("ama", "r2")]
    for key in keys:
        correct(book.as_(REVIEWER), YEAR, key, seen(book, key), why)
    return keys


def settle(book: Book, keys: list[Key], mark: float | None) -> None:
    if mark is not None:
        book.db.execute("UPDATE marks SET mark = ? WHERE period = 2 AND household = 18", [mark])
    for key in keys:
        approve(book.as_(REVIEWER), YEAR, key, seen(book, key))


def test_a_period_goes_from_entering_to_a_board(book: Book) -> None:
    assert codes(book) == []
    to_review(book)
    assert codes(book) == ["not_reviewed"]
    assert unready(book, YEAR)[0].value == 36
    approve_rest(book.as_(REVIEWER), YEAR)
    assert codes(book) == []
    assert publish(book.as_(PUBLISHER), YEAR) == 1
    shown = board(book, YEAR)
    assert isinstance(shown, Board)
    assert (shown.revision, shown.why, shown.bands[0]) == (1, None, ("h00",))
    stored = latest(book, YEAR)
    assert stored
    assert stored.adopted.text == RUBRIC.format(top=10)
    close_period(book.as_(REVIEWER), YEAR)
    assert period_states(book)[YEAR] == "closed"
    assert codes(book) == ["period_closed"]


def test_nothing_is_reviewed_without_purpose_contact_rules_and_an_entry(book: Book) -> None:
    describe_village(book, purpose="", contact="")
    book.db.execute("DELETE FROM marks WHERE period = 2")
    assert refused_codes(begin_review, book.as_(REVIEWER)) == ["no_purpose", "no_contact", "nothing_entered"]
    book.db.execute("DELETE FROM meetings WHERE decision = 'adopt_rubric'")
    assert "no_rubric" in codes(book)


def test_nothing_is_published_before_all_was_approved_by_somebody_else(book: Book) -> None:
    assert refused_codes(publish, book.as_(PUBLISHER)) == ["not_this_step"]
    to_review(book)
    both = replace(RATER, roles=frozenset({"rater", "reviewer"}), confirmed=True)
    approve_rest(book.as_(both), YEAR)
    assert refused_codes(publish, book.as_(both)) == ["not_reviewed"]
    assert unready(book, YEAR)[0].value == 18
    key = Key("h03", "mark:songs", "ama")
    send_back(book.as_(REVIEWER), YEAR, key, seen(book, key), "unclear")
    assert refused_codes(publish, book.as_(PUBLISHER)) == ["not_reviewed", "unsettled_entries"]


def test_of_two_who_publish_at_once_one_does_and_the_other_is_told(book: Book) -> None:
    to_review(book)
    approve_rest(book.as_(REVIEWER), YEAR)
    with open_book(book.path, replace(PUBLISHER, id=2)) as one, open_book(book.path, PUBLISHER) as other:
        with ThreadPoolExecutor(2) as both:
            tried = [both.submit(publish, each, YEAR) for each in (one, other)]
        failed = [each.exception() for each in tried if each.exception()]
    assert [type(each) for each in failed] == [EntryRefused]
    assert [problem.code for problem in cast("EntryRefused", failed[0]).problems] in (
        ["not_this_step"],
        ["nothing_corrected"],
    )
    assert book.rows("SELECT count(*) AS n FROM ratings WHERE period = 2") == [{"n": 1}]


def test_publishing_asks_for_the_password_again(book: Book) -> None:
    to_review(book)
    approve_rest(book.as_(REVIEWER), YEAR)
    assert refused_codes(publish, book.as_(REVIEWER)) == ["not_confirmed"]
    assert refused_codes(publish_recalculated, book.as_(REVIEWER)) == ["not_confirmed"]


@pytest.mark.parametrize("role", ["rater", "treasurer", "operator", "stranger"])
def test_only_reviewers_and_administrators_move_a_period(book: Book, role: str) -> None:
    other = OPERATOR if role == "operator" else Actor("account", 2, "bo", frozenset({role}), confirmed=True)
    for act in (begin_review, publish, publish_recalculated, close_period, preview_publication):
        assert refused_codes(act, book.as_(other)) == ["not_allowed"]


def test_a_correction_is_a_further_revision_with_its_reason_and_the_first_one_stays(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_published(book)
    before = book.rows("SELECT * FROM rating_rows WHERE rating = 2")
    assert codes(book) == ["nothing_corrected"]
    keys = reopen(book, "missing_entry")
    assert codes(book) == ["unsettled_entries"]
    settle(book, keys, 99)
    shown = board(book, YEAR)
    assert isinstance(shown, Board)
    assert "h17" not in shown.bands[0]
    assert refused_codes(close_period, book.as_(REVIEWER)) == ["not_republished"]
    assert publish(book.as_(PUBLISHER), YEAR) == 2
    once_boards_moved(monkeypatch)
    again = board(book, YEAR)
    assert isinstance(again, Board)
    assert (again.revision, again.why, again.bands[0]) == (2, "missing_entry", ("h17",))
    assert book.rows("SELECT * FROM rating_rows WHERE rating = 2") == before
    assert refused_codes(publish, book.as_(PUBLISHER)) == ["nothing_corrected"]


def test_the_reason_told_is_the_one_most_entries_were_opened_for(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    to_published(book)
    for why, household in (("wrong_entry", "h01"), ("checked", "h02"), ("checked", "h03")):
        settle(book, reopen(book, why, household), None)
    publish(book.as_(PUBLISHER), YEAR)
    once_boards_moved(monkeypatch)
    shown = board(book, YEAR)
    assert isinstance(shown, Board)
    assert shown.why == "checked"


def test_a_mistake_in_the_calculation_is_published_again_without_a_corrected_entry(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_published(book)
    assert publish_recalculated(book.as_(PUBLISHER), YEAR) == 2
    once_boards_moved(monkeypatch)
    shown = board(book, YEAR)
    assert isinstance(shown, Board)
    assert shown.why == "calculation"


def test_a_correction_is_rated_by_the_rules_of_the_publication(book: Book) -> None:
    to_published(book)
    rules = book.rows("SELECT rubric FROM ratings WHERE period = 2")[0]["rubric"]
    adopt(book, RUBRIC.format(top=3).replace("version: 1", "version: 2"), DAY)
    settle(book, reopen(book), 5)
    publish(book.as_(PUBLISHER), YEAR)
    assert {row["rubric"] for row in book.rows("SELECT rubric FROM ratings WHERE period = 2")} == {rules}


def test_a_preview_is_the_board_to_come_and_changes_nothing(book: Book) -> None:
    to_review(book)
    assert refused_codes(preview_publication, book.as_(REVIEWER)) == ["not_reviewed"]
    approve_rest(book.as_(REVIEWER), YEAR)
    before = list(book.db.conn.iterdump())
    found = preview_publication(book.as_(REVIEWER), YEAR)
    assert list(book.db.conn.iterdump()) == before
    publish(book.as_(PUBLISHER), YEAR)
    shown = [board(book, YEAR, league) for league in leagues(book, YEAR)]
    assert [replace(each, rated_on="") for each in found.boards.values() if isinstance(each, Board)] == [
        replace(each, rated_on="") for each in shown if isinstance(each, Board)
    ]
    assert (found.revision, found.lifted, found.about) == (1, "small_village", None)


def test_a_preview_says_how_many_are_lifted_in_tens(book: Book) -> None:
    for name in (f"x{i:02}" for i in range(40)):
        register(book, name, given_on=DAY)
        add_mark(book, name, YEAR, "songs", "ama", 70 if name < "x23" else 0)
    to_review(book)
    approve_rest(book.as_(REVIEWER), YEAR)
    found = preview_publication(book.as_(REVIEWER), YEAR)
    # 23 of the new ones reach their first level; the 18 others had a higher one already.
    assert (found.lifted, found.about) == ("about", 20)


def test_a_preview_of_a_season_whose_board_is_not_open_says_so(book: Book) -> None:
    to_review(book)
    approve_rest(book.as_(REVIEWER), YEAR)
    book.db.execute("DELETE FROM meetings WHERE decision = 'open_board' AND period = 2")
    assert preview_publication(book.as_(REVIEWER), YEAR).boards == {None: Closed("not_opened")}
