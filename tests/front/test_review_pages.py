"""The pages Review, Questions to you and Publishing: for whom they are, and a season from review to its correction."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actors import STRANGER, Actor, of_household
from data.disclosure import Board, board
from data.entries import add_mark
from data.journal import journal
from data.lifecycle import begin_review
from data.meetings import open_board
from data.open import Book, create_book
from data.periods import add_period, period_states
from data.review import approve_rest, reviewed
from front.markdown import plain
from front.words import board as board_words
from front.words import publishing, questions, review, staff
from tests.data.villages import DAY, descending, once_boards_moved, village
from tests.front.conftest import text_of
from tests.front.test_administration import As, field, page_of, press, put, visitor

__all__ = ["visitor"]

YEAR = "2025"
ASHA = Actor("account", 1, "asha", frozenset({"rater"}))
BO = Actor("account", 2, "bo", frozenset({"reviewer"}))
CY = Actor("account", 3, "cy", frozenset({"administrator"}), confirmed=True)
ALLOWED = {
    "review": {"reviewer", "administrator"},
    "questions": {"rater"},
    "publishing": {"reviewer", "administrator"},
}
TITLES = {"review": staff.REVIEW, "questions": staff.QUESTIONS, "publishing": staff.PUBLISHING}
EVERYBODY = {
    "stranger": STRANGER,
    "household": of_household(1, "h00"),
    "without a role": Actor("account", 2, "bo"),
    **{
        role: Actor("account", 2, "bo", frozenset({role}))
        for role in ("rater", "reviewer", "treasurer", "administrator")
    },
}


@pytest.fixture
def bend(served: Path) -> Iterator[Book]:
    """18 households; 2025 is open, marked by asha, and its raters differ about h03."""
    with village(served / "bend.db", descending(18)) as book:
        for actor in (ASHA, BO, CY):
            sql = "INSERT INTO accounts (id, name, key, secret, made_at) VALUES (?, ?, ?, 's', '2025-01-01T00:00:00Z')"
            book.db.execute(sql, [actor.id, actor.name, actor.name])
        add_period(book, YEAR, 2)
        for name, mark in descending(18, 60).items():
            add_mark(book.as_(ASHA), name, YEAR, "songs", "asha", mark)
            add_mark(book, name, YEAR, "songs", "r2", 0 if name == "h03" else mark)
        open_board(book, YEAR, DAY)
        yield book


def in_review(book: Book) -> None:
    begin_review(book.as_(BO), YEAR)


def published(book: Book, visitor: type[As]) -> None:
    in_review(book)
    approve_rest(book.as_(BO), YEAR)
    visitor(BO)
    press(page_of("review"), review.APPROVE_HOUSEHOLD)
    visitor(CY)
    press(press(page_of("publishing"), publishing.PREVIEW), publishing.PUBLISH_NOW.format(revision=1))


def said(test: AppTest) -> str:
    assert not test.exception
    return "\n".join([text_of(test), *(str(each.value) for each in (*test.success, *test.warning, *test.error))])


def labels(test: AppTest) -> list[str]:
    return [button.label for button in test.button]


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("name", ALLOWED)
def test_each_page_opens_for_those_whose_work_it_is(bend: Book, visitor: type[As], name: str, who: str) -> None:
    in_review(bend)
    visitor(EVERYBODY[who])
    test = page_of(name)
    shown = said(test)
    assert (staff.NOT_YOURS in shown) == (who not in ALLOWED[name])
    assert [title.value for title in test.title] == [TITLES[name]]
    if who not in ALLOWED[name]:
        assert "h03" not in shown
        assert not test.button


@pytest.mark.parametrize("name", ALLOWED)
def test_a_village_without_a_season_says_so(served: Path, visitor: type[As], name: str) -> None:
    create_book(served / "bend.db", "Bend").close()
    visitor(Actor("account", 2, "bo", frozenset({"rater", "reviewer"})))
    assert "No season" in said(page_of(name))


def test_while_a_season_is_open_a_reviewer_sees_what_would_deserve_a_look_and_decides_nothing(
    bend: Book, visitor: type[As]
) -> None:
    visitor(BO)
    test = page_of("review")
    assert review.NOT_YET in said(test)
    assert "0 and 57" in said(test)
    assert not {review.APPROVE_HOUSEHOLD, review.APPROVE_REST} & set(labels(test))


def test_an_administrator_who_is_no_reviewer_looks_and_decides_nothing(bend: Book, visitor: type[As]) -> None:
    in_review(bend)
    visitor(CY)
    assert not {review.APPROVE_HOUSEHOLD, review.APPROVE_REST} & set(labels(page_of("review")))


def test_a_reviewer_approves_the_rest_and_the_household_that_was_to_be_looked_at(bend: Book, visitor: type[As]) -> None:
    in_review(bend)
    visitor(BO)
    test = page_of("review")
    assert field(test, review.HOUSEHOLD).options == ["h03"]  # type: ignore[attr-defined]
    test = press(test, review.APPROVE_REST)
    assert "34 entries approved" in said(test)
    test = press(test, review.APPROVE_HOUSEHOLD)
    assert "2 entries approved" in said(test)
    assert review.NONE_SHOWN in said(test)
    assert {each.state for each in reviewed(bend, YEAR) if each.entry.seen} == {"approved"}


def test_an_own_entry_is_not_approved(bend: Book, visitor: type[As]) -> None:
    in_review(bend)
    visitor(replace(ASHA, roles=frozenset({"rater", "reviewer"})))
    test = page_of("review")
    assert review.OWN in said(test)
    put(test, review.ENTRY, "Songs taught to the choir (asha)")
    assert "You entered this yourself" in said(press(test, "Approve"))


def test_what_changed_since_the_page_was_drawn_is_not_approved(bend: Book, visitor: type[As]) -> None:
    in_review(bend)
    visitor(BO)
    test = page_of("review")
    put(test, review.ENTRY, "Songs taught to the choir (asha)")
    test = press(test, "Send back")
    assert "Sent back" in said(test)
    page = page_of("review", show=review.SHOWN["all"])
    put(page, review.HOUSEHOLD, "h03")
    put(page.run(), review.ENTRY, "Songs taught to the choir (asha)")
    bend.db.execute("UPDATE marks SET mark = 1 WHERE period = 2 AND household = 4 AND mark > 0")
    assert "changed after you opened it" in said(press(page, "Approve"))


def test_the_next_household_is_shown_and_each_look_is_in_the_journal_once(bend: Book, visitor: type[As]) -> None:
    in_review(bend)
    visitor(BO)
    test = page_of("review", show=review.SHOWN["all"])
    press(press(test, review.NEXT), review.NEXT)
    test.run()
    looked = [entry.household for entry in journal(bend).entries if entry.act == "view"]
    assert looked == ["h02", "h01", "h00"]


def test_whoever_entered_it_says_that_it_stands(bend: Book, visitor: type[As]) -> None:
    in_review(bend)
    visitor(ASHA)
    assert questions.NOTHING in said(page_of("questions"))
    visitor(BO)
    test = page_of("review")
    put(test, review.ENTRY, "Songs taught to the choir (asha)")
    put(test, review.REASON, "raters_differ")
    press(test, "Ask")
    visitor(ASHA)
    test = page_of("questions")
    assert "the raters differ" in said(test)
    assert any("/enter/household/4?period=2025" in str(each.proto.body) for each in test.get("html"))
    assert questions.NOTHING in said(press(test, questions.STANDS))
    assert [each.state for each in reviewed(bend, YEAR) if each.entry.key.rater == "asha"].count("stands") == 1


def test_a_season_that_lacks_something_says_what(bend: Book, visitor: type[As]) -> None:
    bend.db.execute("UPDATE village SET contact = ''")
    visitor(CY)
    test = page_of("publishing")
    assert publishing.AGAINST in said(test)
    assert publishing.BEGIN not in labels(test)


def test_publishing_shows_the_board_first_and_asks_for_the_password_again(bend: Book, visitor: type[As]) -> None:
    visitor(replace(CY, confirmed=False))
    press(page_of("publishing"), publishing.BEGIN)
    assert period_states(bend)[YEAR] == "review"
    assert "36" in said(page_of("publishing"))
    approve_rest(bend.as_(BO), YEAR)
    visitor(BO)
    press(page_of("review"), review.APPROVE_HOUSEHOLD)
    visitor(replace(CY, confirmed=False))
    test = press(page_of("publishing"), publishing.PREVIEW)
    assert publishing.BOARDS in said(test)
    assert staff.CONFIRM_FIRST in said(test)
    assert publishing.PUBLISH_NOW.format(revision=1) not in labels(test)
    assert period_states(bend)[YEAR] == "review"


def test_a_season_is_published_corrected_and_closed(
    bend: Book, visitor: type[As], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(bend, visitor)
    assert period_states(bend)[YEAR] == "published"
    test = page_of("publishing")
    assert publishing.NOTHING_CORRECTED in said(test)
    put(test, publishing.HOUSEHOLD, "h03")
    test.run()
    put(test, publishing.ENTRY, "Songs taught to the choir: asha: 57")
    put(test, publishing.WHY, "checked")
    test = press(test, publishing.OPEN_ENTRY)
    assert "Open for a correction" in said(test)
    bend.db.execute("UPDATE marks SET mark = 58 WHERE period = 2 AND household = 4 AND entered_by = 1")
    visitor(BO)
    press(page_of("review"), review.APPROVE_HOUSEHOLD)
    visitor(CY)
    press(press(page_of("publishing"), publishing.PREVIEW), publishing.PUBLISH_NOW.format(revision=2))
    once_boards_moved(monkeypatch)
    shown = board(bend, YEAR)
    assert isinstance(shown, Board)
    told = board_words.CORRECTED.format(revision=2, rated_on=shown.rated_on, why=board_words.CORRECTIONS["checked"])
    assert plain(told) in said(page_of("board", period=YEAR))
    test = page_of("publishing")
    put(test, publishing.CLOSE_SURE, True)
    press(test.run(), publishing.CLOSE)
    assert publishing.OVER in said(page_of("publishing"))


def test_a_mistake_in_the_calculation_is_published_again(
    bend: Book, visitor: type[As], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(bend, visitor)
    test = page_of("publishing")
    put(test, publishing.RECALCULATED, True)
    test.run()
    press(press(test, publishing.PREVIEW), publishing.PUBLISH_NOW.format(revision=2))
    once_boards_moved(monkeypatch)
    shown = board(bend, YEAR)
    assert isinstance(shown, Board)
    assert shown.why == "calculation"
