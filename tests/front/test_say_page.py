"""A household decides by itself, by its card: what it agrees to, its name on boards, a season's rest, its cards."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.actors import of_household
from data.cards import issue_card
from data.disclosure import Board, board
from data.entries import pause
from data.errors import EntryRefused
from data.households import consenting, give_consent
from data.open import Book, open_book
from data.periods import add_period
from data.say import LONGEST_ALIAS, agreed_by, alias_of, end_pause, rests_of, set_alias
from front.words import own_say as words
from tests.data.villages import descending, village
from tests.front.light import Served, Visiting


@pytest.fixture
def book(served: Path) -> Iterator[Book]:
    with village(served / "bend.db", descending(30)) as made:
        add_period(made, "2025", 2)
        yield made


def at_home(book: Book, household: str) -> Visiting:
    client = Visiting()
    client.post("/card", village="bend", code=issue_card(book, household)[1])
    return client


def named(book: Book) -> set[str]:
    """Everybody on the board as a stranger opens it."""
    with open_book(book.path) as public:
        shown = board(public, "2024")
    assert isinstance(shown, Board)
    return {name for band in shown.bands for name in band}


def test_withdrawing_takes_the_name_off_the_board_at_once_and_agreeing_again_brings_it_back(book: Book) -> None:
    client = at_home(book, "h01")
    assert "h01" in named(book)
    answer = client.post("/me/say", act="withdraw:wall")
    assert answer.headers["location"] == "/me/say?done=withdraw"
    assert "h01" not in named(book)
    assert named(book) == {f"h{number:02}" for number in range(10)} - {"h01"}
    client.post("/me/say", act="give:wall")
    assert "h01" in named(book)


def test_each_consent_is_a_dated_one_of_its_own(book: Book) -> None:
    text = at_home(book, "h01").get("/me/say").text
    for purpose, verb in {"take_part": "withdraw", "wall": "withdraw", "internet": "give", "research": "give"}.items():
        assert f'value="{verb}:{purpose}"' in text
    assert words.SINCE.format(day="2024-01-01") in text


def test_a_consent_that_staff_wrote_down_counts_once_the_household_says_so(book: Book) -> None:
    book.db.execute("INSERT INTO consents (household, purpose, given_on) VALUES (1, 'internet', '2024-01-01')")
    client = at_home(book, "h00")
    assert words.WAITS.format(day="2024-01-01") in client.get("/me/say").text
    assert "h00" not in consenting(book, "internet")
    client.post("/me/say", act="give:internet")
    assert "h00" in consenting(book, "internet")


def test_a_household_that_takes_part_no_more_still_decides_and_can_come_back(book: Book) -> None:
    client = at_home(book, "h01")
    client.post("/me/say", act="withdraw:take_part")
    assert "h01" not in consenting(book)
    assert client.post("/me/say", act="name", alias="Otter").status_code == 400
    client.post("/me/say", act="give:take_part")
    assert "h01" in consenting(book)


def test_the_board_names_a_household_as_it_chose(book: Book) -> None:
    client = at_home(book, "h01")
    client.post("/me/say", act="name", alias="  The   Otters ")
    assert "The Otters" in named(book)
    assert "h01" not in named(book)
    client.post("/me/say", act="name", alias="")
    assert "h01" in named(book)


def test_a_name_that_would_not_fit_is_refused_and_changes_nothing(book: Book) -> None:
    for alias in ("x" * (LONGEST_ALIAS + 1), "a\x00b"):
        with pytest.raises(EntryRefused, match="alias_too_long"):
            set_alias(book.as_(of_household(2, "h01")), "h01", alias)
    assert alias_of(book, "h01") == ""


def test_a_season_rests_without_a_reason_until_it_is_taken_back(book: Book) -> None:
    client = at_home(book, "h01")
    text = client.get("/me/say").text
    assert 'value="rest:2025"' in text
    assert not re.search(r'name="(why|reason)"', text)
    client.post("/me/say", act="rest:2025")
    newest = rests_of(book.as_(of_household(2, "h01")), "h01")[0]
    assert (newest.period, newest.rests) == ("2025", True)
    client.post("/me/say", act="resume:2025")
    assert not book.rows("SELECT 1 FROM pauses")


def test_a_published_season_rests_no_more(book: Book) -> None:
    book.db.execute("UPDATE periods SET state = 'review' WHERE name = '2024'")
    book.db.execute("UPDATE periods SET state = 'published' WHERE name = '2024'")
    at = book.as_(of_household(2, "h01"))
    assert [each.period for each in rests_of(at, "h01")] == ["2025"]
    with pytest.raises(EntryRefused, match="period_not_open"):
        pause(at, "h01", "2024")


def test_a_household_gives_its_own_card_a_new_code_and_the_old_one_stops(bend: Served) -> None:
    client = bend.at_home("wren")
    code = re.search(r'class="code">([2-9A-Z-]{14})<', client.post("/me/say", act="card:1").text)
    assert code
    assert client.get("/me").status_code == 303
    assert bend.visitor().post("/card", village="bend", code=bend.cards["wren"]).status_code == 400
    assert bend.visitor().post("/card", village="bend", code=code[1]).headers["location"] == "/me"


@pytest.mark.parametrize("act", ["", "nothing", "give:everything", "rest:1999", "card:9", "withdraw:"])
def test_what_is_no_such_act_changes_nothing(bend: Served, act: str) -> None:
    client = bend.at_home("wren")
    with open_book(bend.folder / "bend.db") as book:
        before = [book.rows(f"SELECT * FROM {table}") for table in ("consents", "pauses", "cards", "households")]
        assert client.post("/me/say", act=act).status_code in {303, 400}
        assert before == [
            book.rows(f"SELECT * FROM {table}") for table in ("consents", "pauses", "cards", "households")
        ]


def test_nobody_decides_for_another_household(book: Book) -> None:
    wren = book.as_(of_household(1, "h00"))
    for act in (
        lambda: give_consent(wren, "h01", "research"),
        lambda: set_alias(wren, "h01", "x"),
        lambda: end_pause(wren, "h01", "2025"),
        lambda: agreed_by(wren, "h01"),
        lambda: rests_of(wren, "h01"),
    ):
        with pytest.raises(EntryRefused, match="not_allowed"):
            act()
