"""The lifecycle of a period as the book itself keeps it, whoever writes."""

import sqlite3

import pytest

from data.firsttriggers import NEVER_CHANGED
from data.open import Book
from data.statements import ADD
from tests.data.test_migrations import FIXED, ROW, STATEMENTS

ENTRIES = {
    "income_entries": ("income:wage", "amount_minor = 2"),
    "coverage": ("income:wage", "state = 'none'"),
    "marks": ("mark:training", "mark = 2"),
    "measures": ("measure:ha", "value = 2"),
}
AT = "2025-01-01T00:00:00Z"


def enter(book: Book, table: str) -> None:
    book.db.execute(ADD["raters"], ROW)
    book.db.execute(ADD[STATEMENTS.get(table, table)], ROW)


def move(book: Book, *states: str) -> None:
    if "published" in states:
        book.db.execute("UPDATE village SET purpose = 'thank', contact = 'ombudsman'")
        book.db.execute(FIXED["rubrics"])
        book.db.execute(FIXED["ratings"])
    for state in states:
        book.db.execute("UPDATE periods SET state = ? WHERE name = '2024'", [state])


def decide(book: Book, question: str, decision: str, reason: str | None, rater: int | None = None) -> None:
    sql = "INSERT INTO reviews (household, period, question, rater, decision, reason, seen, decided_at) VALUES "
    book.db.execute(f"{sql} (1, 1, ?, ?, ?, ?, '', ?)", [question, rater, decision, reason, AT])


def all_refused(book: Book, table: str) -> None:
    change = ENTRIES[table][1]
    for sql in (ADD[STATEMENTS.get(table, table)], f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="period_not_open"):
            book.db.execute(sql, ROW)


@pytest.mark.parametrize("states", [("review",), ("published",), ("published", "closed")])
@pytest.mark.parametrize("table", ENTRIES)
def test_entries_are_written_only_while_their_period_is_open(book: Book, table: str, states: tuple[str, ...]) -> None:
    enter(book, table)
    move(book, *states)
    all_refused(book, table)


@pytest.mark.parametrize("table", ENTRIES)
def test_what_was_sent_back_can_be_changed_until_it_is_approved(book: Book, table: str) -> None:
    question, change = ENTRIES[table]
    enter(book, table)
    move(book, "review")
    decide(book, question, "send_back", "unclear")
    book.db.execute(f"UPDATE {table} SET {change}")
    book.db.execute(f"DELETE FROM {table}")
    enter(book, table)
    decide(book, question, "approve", None)
    all_refused(book, table)


@pytest.mark.parametrize("table", ENTRIES)
def test_what_is_published_can_be_changed_where_it_is_opened_for_a_correction(book: Book, table: str) -> None:
    question, change = ENTRIES[table]
    enter(book, table)
    move(book, "review", "published")
    decide(book, question, "correct", "wrong_entry")
    book.db.execute(f"UPDATE {table} SET {change}")


def test_sending_back_one_raters_mark_opens_no_other(book: Book) -> None:
    enter(book, "marks")
    book.db.execute(ADD["raters"], {"rater": "r2"})
    book.db.execute(ADD["marks"], {**ROW, "rater": "r2"})
    move(book, "review")
    decide(book, "mark:training", "send_back", "unclear", rater=2)
    book.db.execute("UPDATE marks SET mark = 2 WHERE rater = 2")
    for change in ("mark = 2", "rater = 2", "criterion = 'songs'"):
        with pytest.raises(sqlite3.IntegrityError, match="period_not_open"):
            book.db.execute(f"UPDATE marks SET {change} WHERE rater = 1")


def test_an_entry_cannot_be_moved_into_a_period_that_is_over_or_out_of_it(book: Book) -> None:
    enter(book, "marks")
    move(book, "review")
    book.db.execute(ADD["marks"], {**ROW, "period": "2025"})
    for change in ("period = 2 WHERE period = 1", "period = 1 WHERE period = 2"):
        with pytest.raises(sqlite3.IntegrityError, match="period_not_open"):
            book.db.execute(f"UPDATE marks SET {change}")


def test_a_household_that_leaves_takes_its_entries_and_reviews_along(book: Book) -> None:
    for table in ENTRIES:
        enter(book, table)
    move(book, "review")
    decide(book, "mark:training", "approve", None)
    move(book, "published", "closed")
    book.db.execute("DELETE FROM households WHERE id = 1")
    assert not [table for table in (*ENTRIES, "reviews") if book.db.table(table).count]


def test_a_hard_season_can_be_paused_until_it_is_published(book: Book) -> None:
    move(book, "review")
    book.db.execute(ADD["paused"], ROW)
    move(book, "published")
    for sql in ("DELETE FROM pauses", "INSERT INTO pauses VALUES (2, 1)"):
        with pytest.raises(sqlite3.IntegrityError, match="period_not_open"):
            book.db.execute(sql)


def test_a_period_begins_open_and_never_goes_back(book: Book) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="period_begins_open"):
        book.db.execute("INSERT INTO periods (name, position, state) VALUES ('2026', 3, 'published')")
    move(book, "review")
    with pytest.raises(sqlite3.IntegrityError, match="period_goes_back"):
        book.db.execute("UPDATE periods SET state = 'open'")


def test_a_period_is_published_only_when_it_is_rated_and_the_village_described(book: Book) -> None:
    publish = "UPDATE periods SET state = 'published' WHERE name = '2024'"
    book.db.execute(FIXED["rubrics"])
    for purpose, contact in (("", ""), ("thank", ""), ("", "ombudsman")):
        book.db.execute("UPDATE village SET purpose = ?, contact = ?", [purpose, contact])
        with pytest.raises(sqlite3.IntegrityError, match=r"not_rated|village_not_described"):
            book.db.execute(publish)
    book.db.execute("UPDATE village SET purpose = 'thank'")
    with pytest.raises(sqlite3.IntegrityError, match="not_rated"):
        book.db.execute(publish)
    book.db.execute(FIXED["ratings"])
    book.db.execute(publish)


@pytest.mark.parametrize(("decision", "reason"), [("send_back", "missing"), ("ask", "unclear"), ("stands", None)])
def test_nothing_is_published_while_an_entry_waits_for_its_answer(
    book: Book, decision: str, reason: str | None
) -> None:
    enter(book, "marks")
    move(book, "review")
    decide(book, "mark:training", decision, reason)
    with pytest.raises(sqlite3.IntegrityError, match="unsettled"):
        move(book, "published")
    decide(book, "mark:training", "approve", None, rater=1)
    book.db.execute("UPDATE periods SET state = 'published' WHERE name = '2024'")


def test_what_is_published_is_rated_again_with_a_reason_only_and_never_once_closed(book: Book) -> None:
    again = "INSERT INTO ratings VALUES (2, 1, 1, 2, 2, '[]', '2025-01-01T00:00:00Z', {}, 0)"
    move(book, "review", "published")
    with pytest.raises(sqlite3.IntegrityError, match="no_reason"):
        book.db.execute(again.format("NULL"))
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        book.db.execute(again.format("'because'"))
    book.db.execute(again.format("'wrong_entry'"))
    book.db.execute("UPDATE periods SET state = 'closed' WHERE name = '2024'")
    with pytest.raises(sqlite3.IntegrityError, match="period_closed"):
        book.db.execute("INSERT INTO ratings VALUES (3, 1, 1, 3, 2, '[]', '2025-01-01T00:00:00Z', 'checked', 0)")


def test_reviews_and_ratings_are_never_changed_or_taken_out(book: Book) -> None:
    enter(book, "marks")
    move(book, "review", "published")
    decide(book, "mark:training", "approve", None)
    for sql in ("UPDATE reviews SET decision = 'stands'", "DELETE FROM reviews", "DELETE FROM ratings"):
        with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
            book.db.execute(sql)
    assert "ratings" in NEVER_CHANGED


@pytest.mark.parametrize(
    ("question", "decision", "reason", "rater"),
    [
        ("mark:", "approve", None, None),
        ("training", "approve", None, None),
        ("income:wage", "approve", None, 1),
        ("mark:training", "praise", None, None),
        ("mark:training", "approve", "unclear", None),
        ("mark:training", "send_back", None, None),
        ("mark:training", "send_back", "wrong_entry", None),
        ("mark:training", "correct", "unclear", None),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    book: Book, question: str, decision: str, reason: str | None, rater: int | None
) -> None:
    enter(book, "marks")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        decide(book, question, decision, reason, rater)
