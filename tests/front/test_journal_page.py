"""The page Record of changes: who did what, when and why, by filters."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.actors import STRANGER, Actor
from data.entries import set_coverage
from data.journal import SIZE, Entry
from data.open import Book
from front.changes import change, headline
from front.words import journal as words
from front.words import staff
from front.words.acts import ACTS
from tests.data.villages import descending, village
from tests.front.conftest import text_of
from tests.front.test_administration import As, field, page_of, put, visitor

__all__ = ["visitor"]

ADMINISTRATOR = Actor("account", 2, "cy", frozenset({"administrator"}))
OTHERS = {
    "stranger": STRANGER,
    "household": Actor("household", 1, "h00"),
    "without a role": Actor("account", 2, "cy"),
    **{role: Actor("account", 2, "cy", frozenset({role})) for role in ("rater", "treasurer")},
}


@pytest.fixture
def bend(served: Path) -> Iterator[Book]:
    """Asha said of h01 that its gifts were asked for, and then that it refused."""
    with village(served / "bend.db", descending(3)) as book:
        for number, name in ((1, "asha"), (2, "cy")):
            with book.writing():
                row = {"id": number, "name": name, "key": name, "secret": "s", "made_at": "2025-01-01T00:00:00Z"}
                book.db.table("accounts").insert(row)
        asha = book.as_(Actor("account", 1, "asha", frozenset({"rater"})))
        set_coverage(asha, "h01", "2024", "gift", "asked")
        set_coverage(asha.because("asked_by_household"), "h01", "2024", "gift", "refused")
        yield book


@pytest.mark.parametrize("who", OTHERS)
def test_others_do_not_read_the_record(bend: Book, visitor: type[As], who: str) -> None:
    visitor(OTHERS[who])
    test = page_of("journal")
    assert not test.exception
    assert staff.NOT_YOURS in text_of(test)
    assert "asha" not in text_of(test)


@pytest.mark.parametrize("role", ["administrator", "reviewer"])
def test_a_change_is_told_with_who_why_before_and_after(bend: Book, visitor: type[As], role: str) -> None:
    visitor(Actor("account", 2, "cy", frozenset({role})))
    test = page_of("journal", who="asha")
    assert not test.exception
    shown = text_of(test).replace("\\", "")
    assert "2 entries" in shown
    first = "asha · said whether a source was asked about h01 because the household asked for it"
    assert first in shown
    assert "state: asked → refused (period: 2024, source: gift)" in shown
    assert "new: period: 2024, source: gift, state: asked" in shown


def test_the_record_is_searched_by_act_household_and_day(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    for asked, count in (({"what": ACTS["set_coverage"]}, 2), ({"household": "h02", "who": "asha"}, 0)):
        shown = text_of(page_of("journal", **asked))
        assert (f"{count} entries" in shown) if count else (words.NOTHING in shown)
    test = page_of("journal", who="asha")
    put(test, words.UNTIL, date(2020, 1, 1))
    assert words.NOTHING in text_of(test.run())


def test_a_long_record_has_pages(bend: Book, visitor: type[As]) -> None:
    for i in range(SIZE):
        set_coverage(bend, "h00", "2024", "gift", ("asked", "none")[i % 2])
    visitor(ADMINISTRATOR)
    test = page_of("journal", what=ACTS["set_coverage"])
    assert "state: asked → refused" not in text_of(test).replace("\\", "")
    put(test, words.PAGE.format(count=2), 2)
    assert "state: asked → refused" in text_of(test.run()).replace("\\", "")


def test_whoever_has_no_account_is_named_by_kind_and_what_was_taken_out_is_told() -> None:
    entry = Entry(
        "2025-01-31T12:00:00Z", "operator", "", "edit_household", "", "marks", "", {"id": 1, "mark": 3.0}, None
    )
    assert headline(entry) == "2025-01-31 12:00 UTC · whoever holds the file · corrected a household’s particulars"
    assert change(entry) == "mark: taken out: mark: 3"


def test_what_is_not_kept_is_not_told() -> None:
    entry = Entry("2025-01-31T12:00:00Z", "operator", "", "publish", "checked", "rating_rows", "h1", None, None)
    assert change(entry) == ""
    assert headline(entry).endswith("published a season about h1 because the entry was checked and found wrong")


def test_no_score_is_in_the_record(bend: Book, visitor: type[As]) -> None:
    visitor(ADMINISTRATOR)
    options = field(page_of("journal"), words.WHAT).options  # type: ignore[attr-defined]
    for what in options:
        assert "points" not in text_of(page_of("journal", what=what))
