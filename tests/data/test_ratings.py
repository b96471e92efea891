"""Ratings from the book: stored in revisions, levels kept, own criteria silent until a meeting agrees."""

from pathlib import Path

import pytest

from data.catalogue import _reread, adopt, adopted, current, current_rubric, unagreed
from data.errors import EntryRefused
from data.meetings import record_meeting
from data.open import Book, create_book
from data.periods import add_period, add_succession
from data.ratings import latest, rate_book, store_rating
from rating.charter import Finding
from rating.loading import load_rubric
from rating.problems import Refused
from tests.data.villages import DAY, RUBRIC, descending, earn, row, stored, village

TEXT = RUBRIC.format(top=10)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def remark(book: Book, household: str, mark: float) -> None:
    book.db.execute(
        "UPDATE marks SET mark = :mark WHERE household = (SELECT id FROM households WHERE name = :household)",
        {"mark": mark, "household": household},
    )


def test_a_stored_rating_is_what_the_engine_gave(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70, "b": 50, "c": 50, "d": 20, "e": 10}) as book:
        rated = stored(book)
        table = rate_book(book).table("2024")
    assert [(r.household, r.points, r.rank, r.rank_high, r.level, r.level_step) for r in rated.rows] == [
        ("a", 70, 1, 1, "three", 3),
        ("b", 50, 2, 3, "two", 2),
        ("c", 50, 2, 3, "two", 2),
        ("d", 20, 4, 4, None, 0),
        ("e", 10, 5, 5, None, 0),
    ]
    assert rated.rows[0].parts == {"songs": 70.0}
    assert table["rank"].to_list() == [r.rank for r in rated.rows]
    assert (rated.revision, rated.adopted.text) == (1, TEXT)


def test_the_error_of_a_score_and_the_ranks_that_it_allows_are_stored(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70, "b": 69, "c": 50, "d": 30, "e": 10}, apart=1.5) as book:
        rows = stored(book).rows
    assert [(r.rank, r.rank_low, r.rank_high) for r in rows] == [(1, 1, 2), (2, 1, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5)]
    # Each was marked twice: five second marks tell little of how far marks can be relied on (docs/rating.md, "Why so").
    assert [r.error for r in rows] == [pytest.approx(1.5 * (1 + 3 / 5 + 2 / 5**2))] * 5


def test_a_correction_is_a_new_revision_and_the_old_one_stays(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70, "b": 50}) as book:
        before = book.rows("SELECT * FROM rating_rows ORDER BY household")
        remark(book, "b", 80)
        assert store_rating(book) == {"2024": 2}
        assert row(book, "b").points == 80
        assert book.rows("SELECT * FROM rating_rows WHERE rating = 1 ORDER BY household") == before


def test_a_level_once_reached_stays_in_every_later_rating(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70, "b": 50}) as book:
        remark(book, "a", 10)
        store_rating(book)
        corrected = row(book, "a")
        assert (corrected.points, corrected.level, corrected.level_step) == (10, "three", 3)
        add_period(book, "2025", 2)
        store_rating(book, ["2025"])
        assert row(book, "a", "2025").level == "three"
        assert row(book, "b", "2025").level == "two"


def test_a_level_stays_when_new_rules_have_fewer_or_harder_levels(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70, "b": 50}) as book:
        adopt(book, TEXT.replace("version: 1", "version: 2").replace("{one: 35, two: 50, three: 65}", "{one: 95}"), DAY)
        store_rating(book)
        assert [r.level for r in stored(book).rows] == ["three", "two"]


def test_those_that_came_from_a_household_keep_the_level_that_it_was_once_given(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70, "b": 10}) as book:
        remark(book, "a", 10)
        add_period(book, "2025", 2)
        add_succession(book, "a", "b", "2025", 1)
        store_rating(book)
        assert row(book, "b").level is None
        assert row(book, "b", "2025").level == "three"


def test_an_own_criterion_scores_nothing_until_a_meeting_has_agreed_its_question(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "bend") as book:
        adopt(book, TEXT, DAY)
        assert unagreed(book, load_rubric(TEXT)) == {"songs"}
        assert current_rubric(book).silenced == {"songs"}
        record_meeting(book, DAY, "own_criterion", subject="marks.songs", wording="Another question")
        assert current_rubric(book).silenced == {"songs"}
        record_meeting(book, DAY, "own_criterion", subject="marks.songs", wording="Songs taught to the choir")
        assert current_rubric(book).silenced == frozenset()


def test_what_was_silent_is_stored_with_the_rating(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 70}) as book:
        other = TEXT.replace("version: 1", "version: 2").replace("to the choir", "to the orchestra")
        adopt(book, other, DAY)
        store_rating(book)
        assert stored(book).silenced == {"songs"}
        assert row(book, "a").points is None
        assert stored(book).rubric().silenced == {"songs"}


def test_a_rubric_is_kept_word_for_word_dated_and_taken_up_again(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "bend") as book:
        first = adopt(book, TEXT, "2024-01-01")
        second = adopt(book, TEXT.replace("version: 1", "version: 2"), "2025-01-01")
        assert current(book) == second
        again = adopt(book, TEXT, "2025-06-01")
        assert (again, current(book), len(adopted(book))) == (first, first, 2)
        assert (first.text, first.adopted_on) == (TEXT, "2024-01-01")
        assert {r["name"]: r["kind"] for r in book.rows("SELECT name, kind FROM sources")} == {
            "wage": "work",
            "rent": "property",
            "gift": "support",
            "inputs": "cost",
        }


def test_a_rubric_that_a_book_cannot_take_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "bend") as book:
        adopt(book, TEXT, DAY)
        before = list(book.db.iterdump())
        for changed, expected in (
            (TEXT.replace("scope: village", "scope: index"), "scope_index"),
            (TEXT.replace("choir", "orchestra"), "version_taken"),
            (
                TEXT.replace("version: 1", "version: 2").replace("gift]", "gift2, wage]").replace("[wage]", "[job]"),
                "source_kind",
            ),
            (TEXT.replace("songs:", "church_visits:"), "forbidden_subject"),
        ):
            with pytest.raises(Refused) as refused:
                adopt(book, changed, DAY)
            assert code(refused) == expected
        assert list(book.db.iterdump()) == before


def test_a_book_without_rubric_or_period_cannot_be_rated(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "bend") as book:
        with pytest.raises(EntryRefused) as refused:
            store_rating(book)
        assert code(refused) == "no_rubric"
        adopt(book, TEXT, DAY)
        with pytest.raises(EntryRefused) as refused:
            store_rating(book, ["1999"])
        assert code(refused) == "unknown_period"
        assert store_rating(book) == {}
        assert latest(book, "1999") is None


def test_an_error_while_storing_leaves_no_half_rating(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", descending(3)) as book:
        add_period(book, "2025", 2)
        book.db.execute(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON rating_rows WHEN NEW.household = 3 AND "
            "NEW.rating > 2 BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        with pytest.raises(EntryRefused):
            store_rating(book)
        assert book.rows("SELECT count(*) AS n FROM ratings") == [{"n": 1}]


def test_growth_is_rated_from_the_second_period_on(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 50}) as book:
        add_period(book, "2025", 2)
        earn(book, {"a": "100"})
        earn(book, {"a": "300"}, period="2025")
        store_rating(book)
        assert "growth" not in row(book, "a").parts
        # (300 - 100) / 200 = 1, a quarter of the way from 0 to 2 above the middle: 75.
        assert row(book, "a", "2025").parts == {"growth": 75.0}


def test_what_was_adopted_can_be_read_again_when_the_check_has_become_stricter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with village(tmp_path / "a.db", {"a": 70}) as book:
        _reread.cache_clear()
        monkeypatch.setattr("rating.loading.forbidden", lambda text: Finding("belief", text, "en"))
        assert stored(book).rubric().hash == load_hash(book)
        store_rating(book)


def load_hash(book: Book) -> str:
    return str(book.rows("SELECT rating_hash FROM rubrics")[0]["rating_hash"])


def test_a_season_that_has_no_price_index_yet_is_not_rated_and_keeps_no_other_from_it(tmp_path: Path) -> None:
    priced = TEXT.replace("floor: 10}", "floor: 10, prices: {2024: 100}}", 1)
    with village(tmp_path / "a.db", {"a": 70, "b": 50}) as book:
        adopt(book, priced.replace("version: ", "version: priced-", 1), DAY)
        store_rating(book, ["2024"])
        before = [each.points for each in stored(book).rows]
        add_period(book, "2025", 2)
        assert store_rating(book, ["2024"]) == {"2024": 3}
        assert [each.points for each in stored(book).rows] == before == [70, 50]
        with pytest.raises(Refused) as refused:
            store_rating(book, ["2025"])
    assert (code(refused), refused.value.problems[0].value) == ("no_price", "2025")
