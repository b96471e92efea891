"""Two records of one household become one: all of it or nothing, with every conflict named before."""

from collections.abc import Callable

import pytest

from data.cards import issue_card
from data.entries import add_income, add_mark, pause, set_coverage
from data.errors import EntryRefused
from data.households import consenting, give_consent, register, withdraw_consent
from data.merging import merge_households, plan_merge
from data.open import Book
from data.periods import add_succession
from data.references import references, unique_keys


@pytest.fixture
def twice(book: Book) -> Book:
    """The household wren stands in the book again, as Wren."""
    register(book, "wren II", given_on="2024-02-01", house_number="h01")
    add_income(book, "wren II", "2024", "wage", "12.50", "receipt")
    add_mark(book, "wren II", "2024", "training", "r1", 3)
    add_mark(book, "wren", "2024", "training", "r2", 4)
    set_coverage(book, "wren II", "2024", "gift", "none")
    set_coverage(book, "wren", "2024", "gift", "none")
    give_consent(book, "wren II", "wall")
    return book


def content(book: Book) -> list[str]:
    return list(book.db.iterdump())


def test_everything_moves_and_what_both_say_alike_is_kept_once(twice: Book) -> None:
    planned = plan_merge(twice, "wren", "wren II")
    assert (planned.moves, planned.same, planned.conflicts) == ({"income_entries": 1, "marks": 1}, 1, ())
    assert merge_households(twice, "wren", "wren II") == planned
    marks = twice.rows("SELECT h.name, m.mark FROM marks AS m JOIN households AS h ON h.id = m.household ORDER BY m.id")
    assert [tuple(row.values()) for row in marks] == [("wren", 3.0), ("wren", 4.0)]
    assert twice.rows("SELECT count(*) AS n FROM coverage")[0]["n"] == 1
    assert consenting(twice) == {"wren", "oak.2"}
    assert consenting(twice, "wall") == {"wren"}
    assert twice.db.conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_card_never_opens_another_record_than_its_own(twice: Book) -> None:
    for household in ("wren", "wren II"):
        issue_card(twice, household)
    merge_households(twice, "wren", "wren II")
    assert twice.rows("SELECT household, holder FROM cards") == [{"household": 1, "holder": 1}]


def test_a_dry_run_changes_nothing(twice: Book) -> None:
    before = content(twice)
    plan_merge(twice, "wren", "wren II")
    assert content(twice) == before


CONFLICTS: dict[str, Callable[[Book], object]] = {
    "merge_differs": lambda book: add_mark(book, "wren", "2024", "training", "r1", 5),
    "merge_income": lambda book: add_income(book, "wren", "2024", "wage", "12.50", "receipt"),
    "merge_consents": lambda book: withdraw_consent(give(book), "wren", "wall"),
    "merge_linked": lambda book: add_succession(book, "wren", "wren II", "2025", 1),
    "no_consent": lambda book: withdraw_consent(book, "wren", "take_part", "2024-01-15"),
    "merge_rated": lambda book: rated(book, "wren II"),
}


def give(book: Book) -> Book:
    give_consent(book, "wren", "wall")
    return book


def rated(book: Book, household: str) -> None:
    book.db.execute("INSERT INTO rubrics VALUES (1, 't', '1', 'h', 'h', 'text', '2025-01-01')")
    book.db.execute("INSERT INTO ratings VALUES (1, 1, 1, 1, 2, '[]', '2025-01-01T00:00:00Z', NULL, 0)")
    columns = "rating, household, level_step, parts"
    book.db.execute(
        f"INSERT INTO rating_rows ({columns}) SELECT 1, id, 0, '{{}}' FROM households WHERE name = ?", [household]
    )


@pytest.mark.parametrize("expected", CONFLICTS)
def test_a_conflict_is_named_before_and_then_nothing_moves(twice: Book, expected: str) -> None:
    CONFLICTS[expected](twice)
    before = content(twice)
    assert expected in {problem.code for problem in plan_merge(twice, "wren", "wren II").conflicts}
    with pytest.raises(EntryRefused) as refused:
        merge_households(twice, "wren", "wren II")
    assert expected in {problem.code for problem in refused.value.problems}
    assert content(twice) == before


def test_a_conflict_says_what_it_is_about(twice: Book) -> None:
    CONFLICTS["merge_differs"](twice)
    (problem,) = plan_merge(twice, "wren", "wren II").conflicts
    assert (problem.at, problem.value) == ("mark", 3.0)
    more = {"book": 5.0, "table": "marks", "criterion": "training", "period": "2024", "rater": "r1"}
    assert dict(problem.more) == more


def test_links_to_other_households_move_along(twice: Book) -> None:
    add_succession(twice, "oak.2", "wren II", "2025", 0.5)
    pause(twice, "wren II", "2025")
    merge_households(twice, "wren", "wren II")
    assert twice.rows("SELECT new, share FROM succession") == [{"new": 1, "share": 0.5}]
    assert twice.rows("SELECT household FROM pauses") == [{"household": 1}]


@pytest.mark.parametrize(
    ("keep", "duplicate", "expected"), [("wren", "wren", "merge_same"), ("wren", "x", "unknown_household")]
)
def test_a_household_is_merged_with_another_that_is_in_the_book(
    twice: Book, keep: str, duplicate: str, expected: str
) -> None:
    with pytest.raises(EntryRefused) as refused:
        plan_merge(twice, keep, duplicate)
    assert refused.value.problems[0].code == expected


def test_every_table_that_names_a_household_is_known(book: Book) -> None:
    found = {(each.table, each.column) for each in references(book, "households")}
    assert found >= {("marks", "household"), ("succession", "old"), ("succession", "new"), ("consents", "household")}
    assert ("household", "period", "criterion", "rater") in unique_keys(book, "marks")
    assert ("household", "period", "source") in unique_keys(book, "coverage")
