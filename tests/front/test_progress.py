"""A household's own page."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.actors import of_household
from data.entries import add_income, pause
from data.open import Book, create_book, open_book
from data.periods import add_period
from data.progress import progress
from data.ratings import store_rating
from front import choices
from front.markdown import plain
from front.progress import households, progress_page
from front.words import pages
from front.words import progress as words
from tests.data.villages import DAY, descending, village
from tests.front.conftest import text_of, visit


def demonstration(path: Path, scores: dict[str, float]) -> Book:
    book = village(path, scores)
    book.db.execute("UPDATE village SET demo = 1")
    return book


def test_of_a_real_village_it_waits_for_the_households_own_card(served: Path) -> None:
    village(served / "bend.db", descending(20)).close()
    page = visit("progress")
    assert not page.exception
    assert words.NOT_OPEN in text_of(page)
    assert "h00" not in text_of(page)
    assert [box.key for box in page.selectbox] == ["village"]


def test_of_a_real_village_a_household_that_opened_it_by_its_card_sees_its_own_and_no_other(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village(served / "bend.db", descending(18, 99)).close()
    monkeypatch.setattr(choices, "current", lambda _village: of_household(2, "h01"))
    page = visit("progress", household="h02")
    assert [title.value for title in page.title] == ["h01, 2024"]
    assert "98" in text_of(page)
    assert not re.search(r"\b(h00|h02|97)\b", text_of(page))
    assert words.HOUSEHOLD not in {box.label for box in page.selectbox}


def test_its_own_past_comes_first(demo: Path) -> None:
    page = visit("progress")
    assert not page.exception
    assert [info.value for info in page.info] == [pages.DEMONSTRATION]
    assert [header.value for header in page.header] == [
        words.OWN_PAST, words.LEVEL, words.OVER_TIME, words.MADE_UP, words.ENTERED,
    ]  # fmt: skip


@pytest.mark.parametrize("file", ["willow-bend", "ciwangi", "wargabinangun"])
def test_what_a_score_is_made_of_adds_up_to_it_for_every_household(demo: Path, file: str) -> None:
    with open_book(demo / f"{file}.db") as book:
        period = list(households_periods(book))[-1]
        for household in list(households(book).values())[::7]:
            page = progress_page(book, household, period)
            if page.score:
                assert sum(Decimal(part.brings) for part in page.parts) == Decimal(page.score)
                assert all(Decimal(part.brings) <= Decimal(part.at_most) for part in page.parts)


def households_periods(book: Book) -> tuple[str, ...]:
    return tuple(row["name"] for row in book.rows("SELECT name FROM periods ORDER BY position"))


def test_the_sentence_of_growth_says_what_was_and_what_it_was_compared_with(served: Path) -> None:
    with demonstration(served / "bend.db", descending(1)) as book:
        add_period(book, "2025", 2)
        add_income(book, "h00", "2024", "wage", "100")
        add_income(book, "h00", "2025", "wage", "150")
        store_rating(book)
    text = text_of(visit("progress"))
    assert (
        plain("you had 150 for the household. In your earlier seasons it was 100 on average. That is 50 more.") in text
    )
    assert plain("growth of 0.40: the difference, divided by the mean of the two, or by 10 where that is more.") in text


def test_a_poorer_season_takes_nothing_away(served: Path) -> None:
    with demonstration(served / "bend.db", descending(1)) as book:
        add_period(book, "2025", 2)
        add_income(book, "h00", "2024", "wage", "150")
        add_income(book, "h00", "2025", "wage", "100")
        store_rating(book)
    text = text_of(visit("progress"))
    assert plain(words.LESS.format(difference="50")) in text
    assert "−0.40" in text.replace("\\", "")


def test_what_is_missing_is_said_in_plain_words(served: Path) -> None:
    with demonstration(served / "bend.db", descending(2)) as book:
        add_income(book, "h00", "2024", "wage", "150")
        store_rating(book)
        book.db.execute("UPDATE households SET earners = 0 WHERE name = 'h01'")
    assert plain(words.MISSING["first_season"]) in text_of(visit("progress", household="h00"))
    assert plain(words.MISSING["no_earner"]) in text_of(visit("progress", household="h01"))


def test_a_season_of_rest_is_said_to_lose_nothing(served: Path) -> None:
    with demonstration(served / "bend.db", descending(1)) as book:
        add_period(book, "2025", 2)
        pause(book, "h00", "2025")
        store_rating(book)
    text = text_of(visit("progress"))
    assert plain(words.MISSING["paused"]) in text
    assert plain(words.RESTED.format(period="2025")) in text


def test_a_season_in_which_nothing_was_entered_says_so(served: Path) -> None:
    with demonstration(served / "bend.db", descending(1)) as book:
        add_period(book, "2025", 2)
    text = text_of(visit("progress"))
    assert plain(words.MISSING["not_rated"]) in text
    assert plain("Nobody has marked this yet: Songs taught to the choir.") in text
    assert words.NO_MARKS in text


def test_the_next_leaf_names_the_mark_that_brings_it(served: Path) -> None:
    demonstration(served / "bend.db", {"h00": 50.0}).close()
    text = text_of(visit("progress"))
    assert "3 leaves of 3" not in text
    # 50 of 100 is between one (35) and two (50): the score is 50, two leaves; three start at 65.
    assert "2 leaves of 3" in text
    assert plain("The next leaf: Songs taught to the choir, from 50 to 65.") in text


def test_every_mark_is_shown_as_it_was_entered(demo: Path) -> None:
    with open_book(demo / "willow-bend.db") as book:
        label, household = next(iter(households(book).items()))
        own = progress(book, household, "2025")
    page = visit("progress", household=label, period="2025")
    entered = page.table[-1].value
    assert len(entered) == len(own.marks) > 0
    assert set(entered[words.RATER]) == {plain(mark.rater) for mark in own.marks}


def test_without_households_or_seasons_the_page_says_so(served: Path) -> None:
    create_book(served / "new.db", "New", demo=True).close()
    page = visit("progress")
    assert not page.exception
    assert words.NOBODY in text_of(page)


def test_a_household_that_does_not_take_part_is_not_to_be_chosen(served: Path) -> None:
    with demonstration(served / "bend.db", descending(3)) as book:
        book.db.execute("UPDATE consents SET withdrawn_on = ? WHERE household = 1 AND purpose = 'take_part'", [DAY])
    assert visit("progress").selectbox(key="household").options == ["h01", "h02"]
