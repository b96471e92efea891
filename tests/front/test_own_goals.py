"""A household's own goals, and its page as sentences to be read aloud."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from data.accounts import ROLES
from data.actors import OPERATOR, Actor
from data.erase import erase
from data.errors import EntryRefused
from data.goals import choose_goal, drop_goal, goal_steps, goals_of
from data.held import held
from data.journal import journal, journal_of, journal_words
from data.open import Book
from data.verify import verify
from front.words import aloud
from front.words import goals as words
from tests.data.villages import at_home, descending, earn, stored, village
from tests.front.light import by_card

SONGS = "Songs taught to the choir"


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with village(served / "bend.db", descending(18)) as made:
        earn(made, {"h01": "120"})
        yield made


def text(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def test_a_goal_is_of_what_counts_and_of_its_scale(book: Book) -> None:
    (step,) = goal_steps(book)
    assert (step.criterion, step.ask, step.low, step.high) == ("songs", SONGS, 0, 100)
    at = at_home(book, "h01")
    for criterion, target, code in (("dress", 1, "unknown_step"), ("songs", 0, "goal_off"), ("songs", 101, "goal_off")):
        with pytest.raises(EntryRefused, match=code):
            choose_goal(at, "h01", criterion, target)
    assert goals_of(at, "h01") == ()


def test_how_far_it_has_come_is_the_mean_mark_of_the_newest_season(book: Book) -> None:
    at = at_home(book, "h01")
    choose_goal(at, "h01", "songs", 99)
    book.db.execute("UPDATE marks SET mark = mark - 1 WHERE household = 2 AND rater = 1")
    (goal,) = goals_of(at, "h01")
    assert (goal.target, goal.come_to, goal.period, goal.is_reached) == (99, 97.5, "2024", False)
    choose_goal(at, "h01", "songs", 97.5)
    assert [each.is_reached for each in goals_of(at, "h01")] == [True]
    drop_goal(at, "h01", "songs")
    assert goals_of(at, "h01") == ()


def test_goals_are_the_households_alone_and_change_no_score(book: Book) -> None:
    before = stored(book).rows
    choose_goal(at_home(book, "h01"), "h01", "songs", 99)
    everything = Actor("account", 1, "All", frozenset(ROLES), confirmed=True)
    for actor in (everything, at_home(book, "h02").actor):
        for act in (goals_of, lambda b, h: choose_goal(b, h, "songs", 1), lambda b, h: drop_goal(b, h, "songs")):
            with pytest.raises(EntryRefused, match="not_allowed"):
                act(book.as_(actor), "h01")
    assert "goals" not in {each.table for each in journal(book.as_(everything)).entries}
    assert "goal" not in str(journal_words(book.as_(everything)))
    assert "goals" in {each.table for each in journal_of(at_home(book, "h01"), "h01").entries}
    assert stored(book).rows == before


def test_goals_are_in_the_copy_and_go_with_the_household(book: Book) -> None:
    at = at_home(book, "h01")
    choose_goal(at, "h01", "songs", 99)
    assert [row["criterion"] for row in held(at, "h01")["goals"]] == ["songs"]
    erase(at, "h01")
    assert not book.as_(OPERATOR).rows("SELECT 1 FROM goals")
    assert verify(book).findings == ()


def test_a_goal_is_set_and_dropped_on_a_form_and_stands_on_the_own_page(book: Book) -> None:
    client = by_card(book, "h01")
    for target in ("", "many", "-1", "1e9", "101"):
        assert client.post("/me/goals", act="set", criterion="songs", target=target).status_code == 400
    for target in ("९८", "98,5"):
        answer = client.post("/me/goals", act="set", criterion="songs", target=target)
        assert answer.headers["location"] == "/me/goals?done=set"
    said = f"{SONGS}: 98.5. You have come to 98 in 2024."
    assert said in text(client.get("/me").text)
    assert words.DROP.format(ask=SONGS) in text(client.get("/me/goals?done=set").text)
    client.post("/me/goals", act="drop:songs")
    assert said not in text(client.get("/me").text)


def test_the_page_read_aloud_says_the_same_in_sentences(book: Book) -> None:
    client = by_card(book, "h01")
    page = client.get("/me/aloud").text
    said = [unescape(each) for each in re.findall(r'<p class="large">(.*?)</p>', page, re.S)]
    assert said[0] == aloud.HOUSEHOLD.format(label="h01")
    assert said[-1] == aloud.END
    assert f"{SONGS}: 98 / 100, from r1." in said
    assert "wage: 120." in said
    assert all(each.rstrip().endswith((".", "!", "?")) for each in said)
    assert "h02" not in page
