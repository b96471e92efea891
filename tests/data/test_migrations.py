"""The tables of a record book: strict, with the triggers that were declared, and rules that hold whoever writes."""

import sqlite3

import pytest
from sqlite_utils import Database

from data.firsttriggers import ABOUT_A_HOUSEHOLD, NEVER_CHANGED
from data.migrations import NAMES, TRIGGERS, laurel
from data.open import Book
from data.statements import ADD

ROW = {
    "household": "wren",
    "period": "2024",
    "source": "wage",
    "amount_minor": 1,
    "method": None,
    "state": "asked",
    "criterion": "training",
    "rater": "r1",
    "mark": 1.0,
    "measure": "ha",
    "value": 1.0,
    "se": None,
    "at": "2025-01-01T00:00:00Z",
    "by": None,
}
INCOME = "household, period, source, amount_minor, method, entered_at"
STATEMENTS = {"income_entries": "income", "pauses": "paused"}


def withdraw(book: Book) -> None:
    book.db.execute("UPDATE consents SET withdrawn_on = '2025-01-01'")


def test_every_table_is_strict(book: Book) -> None:
    tables = [t for t in book.db.tables if t.name != "_sqlite_migrations"]
    assert len(tables) > 15
    assert [t.name for t in tables if not t.strict] == []


def test_the_triggers_in_a_book_are_those_declared(book: Book) -> None:
    assert book.db.triggers_dict == TRIGGERS


def test_rebuilding_a_table_loses_its_triggers_which_is_why_the_test_above_stands(book: Book) -> None:
    book.db.table("pauses").transform(column_order=["period", "household"])
    lost = set(TRIGGERS) - set(book.db.triggers_dict)
    assert lost == {name for name in TRIGGERS if name.startswith("pauses_")} != set()


def test_migrations_stop_at_any_step_and_go_on(book: Book) -> None:
    db = Database(memory=True)
    for name in NAMES[1:]:
        laurel.apply(db, stop_before=name)
    laurel.apply(db)
    assert db.triggers_dict == TRIGGERS
    assert {t.name for t in db.tables} == {t.name for t in book.db.tables}


def test_awards_keep_their_nominations_when_the_table_of_these_is_made_anew() -> None:
    db = Database(memory=True)
    db.execute("PRAGMA foreign_keys = ON")
    laurel.apply(db, stop_before="what_remains_of_who_left")
    for name in ("households_by_consent", "nominations_by_consent", "awards_by_consent"):
        db.execute(f"DROP TRIGGER {name}")
    db.executescript("""
        INSERT INTO households (id, name) VALUES (1, 'wren'), (2, 'oak');
        INSERT INTO periods (id, name, position) VALUES (1, '2024', 1);
        INSERT INTO nominations (id, request, household, period, deed, by_household, made_at)
            VALUES (7, 'asked-07', 1, 1, 'lent_tools', 2, '2024-01-01T00:00:00Z');
        INSERT INTO awards (id, request, rule, title, period, household, nomination, evidence, proposed_at)
            VALUES (3, 'asked-03', 'help', 'Help', 1, 1, 7, '{}', '2024-01-01T00:00:00Z');""")
    laurel.apply(db)
    assert db.execute("SELECT nomination FROM awards").fetchall() == [(7,)]
    db.execute("DELETE FROM households WHERE id = 2")
    assert db.execute("SELECT id, by_household FROM nominations").fetchall() == [(7, None)]


@pytest.mark.parametrize("table", ABOUT_A_HOUSEHOLD)
def test_nothing_about_a_household_is_entered_without_its_consent_whoever_writes(book: Book, table: str) -> None:
    book.db.execute(ADD["raters"], ROW)
    add = ADD[STATEMENTS.get(table, table)]
    withdraw(book)
    with pytest.raises(sqlite3.IntegrityError, match="no_consent"):
        book.db.execute(add, ROW)
    assert book.db.table(table).count == 0


@pytest.mark.parametrize("table", ABOUT_A_HOUSEHOLD)
def test_nothing_is_moved_to_a_household_that_did_not_consent(book: Book, table: str) -> None:
    book.db.execute(ADD["raters"], ROW)
    book.db.execute(ADD[STATEMENTS.get(table, table)], ROW)
    book.db.execute("UPDATE consents SET withdrawn_on = '2025-01-01' WHERE household = 2")
    with pytest.raises(sqlite3.IntegrityError, match="no_consent"):
        book.db.execute(f"UPDATE {table} SET household = 2")


def test_a_household_enters_only_with_its_consent(book: Book) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="no_consent"):
        book.db.execute("INSERT INTO households (id, name) VALUES (9, 'hazel')")
    with pytest.raises(sqlite3.IntegrityError, match="no_consent"):
        book.db.execute("INSERT INTO households (name) VALUES ('hazel')")


def test_a_consent_without_its_household_does_not_stay(book: Book) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        book.db.execute("INSERT INTO consents (household, purpose, given_on) VALUES (9, 'wall', '2024-01-01')")


@pytest.mark.parametrize(
    "sql",
    [
        f"INSERT INTO income_entries ({INCOME}) VALUES (1, 1, 1, 0.5, NULL, '2025-01-01T00:00:00Z')",
        f"INSERT INTO income_entries ({INCOME}) VALUES (1, 1, 1, 1, NULL, '2025-01-01 00:00')",
        f"INSERT INTO income_entries ({INCOME}) VALUES (1, 1, 1, 1, 'hearsay', '2025-01-01T00:00:00Z')",
        "INSERT INTO coverage (household, period, source, state) VALUES (1, 1, 1, 'asked?')",
        "INSERT INTO succession VALUES (1, 1, 1, 1)",
        "INSERT INTO succession VALUES (1, 2, 1, 1.5)",
        "INSERT INTO consents (household, purpose, given_on) VALUES (1, 'everything', '2024-01-01')",
        "INSERT INTO consents (household, purpose, given_on) VALUES (1, 'wall', '1.1.2024')",
        "INSERT INTO consents (household, purpose, given_on) VALUES (1, 'take_part', '2024-01-01')",
        "UPDATE consents SET withdrawn_on = '2023-12-31'",
        "UPDATE households SET members = -1",
        "UPDATE households SET name = 'wren'",
        "UPDATE periods SET state = 'reopened'",
        "INSERT INTO village (id, name, created_at) VALUES (2, 'other', '2025-01-01T00:00:00Z')",
        "DELETE FROM village",
        "INSERT INTO meetings (held_on, decision) VALUES ('2025-01-01', 'open_board')",
        "INSERT INTO meetings (held_on, decision, subject) VALUES ('2025-01-01', 'give_aid', 'x')",
    ],
)
def test_what_cannot_be_is_refused_by_the_book_itself(book: Book, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        book.db.execute(sql)


def test_the_decimals_of_the_currency_stay_once_money_is_entered(book: Book) -> None:
    book.db.execute("UPDATE village SET minor_digits = 0")
    book.db.execute(ADD["income"], ROW)
    with pytest.raises(sqlite3.IntegrityError, match="digits_in_use"):
        book.db.execute("UPDATE village SET minor_digits = 2")


FIXED = {
    "rubrics": "INSERT INTO rubrics VALUES (1, 't', '1', 'h', 'h', 'text', '2025-01-01')",
    "meetings": "INSERT INTO meetings VALUES (1, '2025-01-01', 'open_board', '', '', 1)",
    "ratings": "INSERT INTO ratings VALUES (1, 1, 1, 1, 2, '[]', '2025-01-01T00:00:00Z', NULL, 0)",
    "rating_rows": "INSERT INTO rating_rows VALUES (1, 1, NULL, 100, 1, 1, 1, 'one', 1, '{}', 0)",
    "figures": "INSERT INTO figures VALUES (1, 'earned', 100, NULL, 0, '2025-01-01T00:00:00Z')",
}


@pytest.mark.parametrize("table", NEVER_CHANGED)
def test_what_was_decided_or_published_is_never_changed_in_place(book: Book, table: str) -> None:
    for sql in FIXED.values():
        book.db.execute(sql)
    column = next(c.name for c in book.db.table(table).columns if not c.is_pk)
    with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
        book.db.execute(f"UPDATE {table} SET {column} = {column}")


def test_a_level_never_falls_in_what_is_stored_whoever_writes(book: Book) -> None:
    for sql in FIXED.values():
        book.db.execute(sql)
    book.db.execute("INSERT INTO ratings VALUES (2, 2, 1, 1, 2, '[]', '2025-01-01T00:00:00Z', NULL, 0)")
    with pytest.raises(sqlite3.IntegrityError, match="level_falls"):
        book.db.execute("INSERT INTO rating_rows VALUES (2, 1, NULL, 0, NULL, NULL, NULL, NULL, 0, '{}', NULL)")
    book.db.execute("INSERT INTO rating_rows VALUES (2, 2, NULL, 0, NULL, NULL, NULL, NULL, 0, '{}', NULL)")
