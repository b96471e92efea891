"""The journal: every change is in it with who, when, what for, before and after, or neither is there."""

import sqlite3
import threading
from pathlib import Path

import pytest

from data.accounts import add_account, change_password
from data.actors import OPERATOR, STRANGER, of_account, of_household
from data.entries import add_income, add_mark, pause, set_coverage
from data.errors import EntryRefused
from data.households import give_consent, register, withdraw_consent
from data.imports import import_folder
from data.journal import Entry, Wanted, journal, journal_of, journal_words, note
from data.open import Book, create_book, open_book
from data.outside import differences
from data.periods import add_period
from tests.data.villages import at_home, village

SECRET = "four quiet herons wade"


def newest(book: Book, **wanted: object) -> Entry:
    return journal(book, Wanted(**wanted)).entries[0]  # type: ignore[arg-type]


def length(book: Book) -> int:
    return int(book.rows("SELECT count(*) AS n FROM journal")[0]["n"])


@pytest.fixture
def rater(book: Book) -> Book:
    """The book for an account that rates."""
    return book.as_(of_account(add_account(book, "Mira", SECRET, ["rater", "administrator"])))


def test_a_change_says_who_when_what_before_and_after(rater: Book) -> None:
    set_coverage(rater, "wren", "2024", "wage", "unknown")
    set_coverage(rater.because("asked_by_household"), "wren", "2024", "wage", "asked")
    found = newest(rater.as_(OPERATOR))
    assert (found.kind, found.actor, found.act, found.why) == ("account", "Mira", "set_coverage", "asked_by_household")
    assert (found.table, found.household) == ("coverage", "wren")
    told = {"household": "wren", "period": "2024", "source": "wage", "entered_by": "Mira"}
    assert (found.before, found.after) == ({**told, "state": "unknown"}, {**told, "state": "asked"})
    assert newest(rater.as_(OPERATOR), since=found.at[:10], until=found.at[:10]) == found


def test_acts_within_an_act_are_entries_of_the_outermost(book: Book) -> None:
    with book.writing():
        register(book, "elm", given_on="2024-01-01")
    acts = {(e.act, e.table) for e in journal(book, Wanted(household="elm")).entries}
    assert acts == {("register", "households"), ("register", "consents")}


def test_what_does_not_change_is_no_entry(book: Book) -> None:
    pause(book, "wren", "2024")
    before = length(book)
    pause(book, "wren", "2024")
    with book.writing():
        book.db.execute("UPDATE households SET members = members")
        book.db.execute("INSERT INTO raters (id, name) VALUES (7, 'r7')")
        book.db.execute("DELETE FROM raters WHERE id = 7")
    assert length(book) == before


def mark_both(book: Book) -> None:
    for name in ("wren", "nobody"):
        add_mark(book, name, "2024", "songs", "r1", 1)


def test_a_change_that_is_refused_or_rolled_back_leaves_no_entry(book: Book) -> None:
    before = length(book)
    with pytest.raises(EntryRefused), book.writing():
        mark_both(book)
    assert length(book) == before
    with book.writing():
        add_mark(book, "wren", "2024", "songs", "r1", 1)
        with pytest.raises(EntryRefused):
            add_mark(book, "wren", "2024", "songs", "r1", 2)
    assert [e.table for e in journal(book, size=length(book) - before).entries] == ["marks", "raters"]


def test_a_crash_before_the_end_leaves_neither_the_change_nor_an_entry(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_given: object) -> None:
        raise KeyboardInterrupt

    before = length(book)
    with monkeypatch.context() as patched:
        patched.setattr("data.journaling.append", crash)
        with pytest.raises(KeyboardInterrupt):
            add_mark(book, "wren", "2024", "songs", "r1", 1)
    assert (book.db.table("marks").count, length(book)) == (0, before)
    assert list(differences(book.db)) == []


def test_what_goes_with_a_household_and_what_replaces_a_row_is_seen_too(book: Book) -> None:
    add_income(book, "wren", "2024", "wage", "5")
    with book.writing():
        book.db.execute("INSERT OR REPLACE INTO sources (id, name, kind) VALUES (9, 'rent', 'property')")
        book.db.execute("INSERT OR REPLACE INTO sources (id, name, kind) VALUES (9, 'lease', 'property')")
        book.db.execute("INSERT OR REPLACE INTO sources (id, name, kind) VALUES (10, 'lease', 'property')")
    with book.writing():
        book.db.execute("DELETE FROM households WHERE name = 'wren'")
    gone = [row["subject"] for row in book.rows("SELECT subject FROM journal WHERE after IS NULL")]
    assert sorted(gone) == ["consents", "households", "income_entries"]
    assert list(differences(book.db)) == []


def test_what_is_written_past_the_journal_is_found(book: Book) -> None:
    pause(book, "wren", "2024")
    book.db.execute("UPDATE households SET members = 9 WHERE name = 'wren'")
    book.db.execute("DELETE FROM pauses")
    book.db.execute("INSERT INTO raters (id, name) VALUES (7, 'r7')")
    found = {(each.what, each.change.subject, each.change.key) for each in differences(book.db)}
    assert found == {("changed", "households", "[1]"), ("removed", "pauses", "[1,1]"), ("added", "raters", "[7]")}


def test_two_connections_that_write_at_once_keep_one_chain(book: Book) -> None:
    def write(rater: str) -> None:
        for number in range(20):
            with open_book(book.path, OPERATOR) as mine:
                add_mark(mine, "wren", "2024", f"c{number}", rater, 1)

    before = length(book)
    threads = [threading.Thread(target=write, args=(f"r{i}",)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert length(book) == before + 2 * (20 + 1)
    assert [row["seq"] for row in book.rows("SELECT seq FROM journal ORDER BY seq")] == list(range(1, length(book) + 1))
    assert list(differences(book.db)) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET why = 'x' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
        "UPDATE journal_values SET after = NULL",
        "DELETE FROM journal_values WHERE seq = 1",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2",
    ],
)
def test_nothing_in_the_journal_is_changed_or_taken_out(book: Book, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
        book.db.execute(sql)


def test_the_values_of_a_household_can_go_once_it_is_gone(book: Book) -> None:
    of_wren = "DELETE FROM journal_values WHERE seq IN (SELECT seq FROM journal WHERE household = 1)"
    with pytest.raises(sqlite3.IntegrityError, match="never_changed"):
        book.db.execute(of_wren)
    with book.writing():
        book.db.execute("DELETE FROM households WHERE id = 1")
    book.db.execute(of_wren)
    left = book.rows("SELECT v.* FROM journal_values AS v JOIN journal AS j ON j.seq = v.seq WHERE j.household = 1")
    assert left == []
    assert "wren" not in str(book.rows("SELECT * FROM journal"))


def test_no_password_and_no_score_is_in_the_journal(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", {"a": 71.5, "b": 50, "c": 20}) as book:
        made = add_account(book, "Mira", SECRET, ["reviewer"])
        change_password(book, made.id, SECRET, SECRET + "s")
        told = str(book.rows("SELECT * FROM journal_values")) + str(journal(book, size=1000))
        secrets = [row["secret"] for row in book.rows("SELECT secret FROM accounts")]
        assert secrets
        assert not any(secret in told for secret in secrets)
        scores = """SELECT v.before, v.after FROM journal_values AS v JOIN journal AS j ON j.seq = v.seq
                    WHERE j.subject = 'rating_rows'"""
        assert [set(row.values()) for row in book.rows(scores)] == [{None}] * 3
        assert "rating_rows" not in {e.table for e in journal(book, size=1000).entries}
        assert all(e.after is None for e in journal_of(at_home(book, "a"), "a").entries if e.table == "rating_rows")


def test_staff_see_changes_but_no_consents_and_a_household_sees_all_about_itself(rater: Book) -> None:
    give_consent(rater, "wren", "wall")
    withdraw_consent(rater, "wren", "wall")
    note(rater, "view", "wren")
    assert "consents" not in {e.table for e in journal(rater, size=1000).entries}
    assert "consents" not in journal_words(rater)["table"]
    seen = [(e.actor, e.act, e.table) for e in journal_of(at_home(rater, "wren"), "wren").entries[:3]]
    assert seen == [
        ("Mira", "view", ""),
        ("Mira", "withdraw_consent", "consents"),
        ("Mira", "give_consent", "consents"),
    ]
    assert {e.household for e in journal_of(at_home(rater, "wren"), "wren", size=1000).entries} == {"wren"}


def test_a_household_that_looks_at_its_own_record_leaves_no_trace(book: Book) -> None:
    before = length(book)
    note(at_home(book, "wren"), "view", "wren")
    assert length(book) == before
    note(at_home(book, "wren"), "export", "wren")
    assert (newest(book).kind, newest(book).actor, newest(book).act) == ("household", "wren", "export")


def test_who_may_read_the_journal(book: Book) -> None:
    oak = book.rows("SELECT id FROM households WHERE name = 'oak.2'")[0]["id"]
    for actor in (STRANGER, of_household(oak, "oak.2")):
        for read in (journal, journal_words):
            with pytest.raises(EntryRefused, match="not_allowed"):
                read(book.as_(actor))
        with pytest.raises(EntryRefused, match="not_allowed"):
            journal_of(book.as_(actor), "wren")


def test_filters_and_pages_narrow_what_is_shown(rater: Book) -> None:
    for number in range(5):
        add_mark(rater, "wren", "2024", f"c{number}", "Mira", number)
    mira = rater.actor.id
    own = Wanted(kind="account", actor=mira, act="add_mark", household="wren", table="marks")
    pages = [journal(rater, own, page=p, size=2) for p in (1, 2, 3, 4)]
    assert [[e.after and e.after["mark"] for e in p.entries] for p in pages] == [[4, 3], [2, 1], [0], []]
    assert {p.count for p in pages} == {5}
    assert journal(rater, Wanted(actor=(mira or 0) + 1)).count == 0
    assert journal(rater, Wanted(until="2020-01-01")).count == 0
    assert set(journal_words(rater)) == {"act", "table", "kind"}
    with pytest.raises(EntryRefused, match="not_accepted"):
        journal(rater, page=0)


def test_a_note_or_a_reason_that_is_no_code_is_refused(book: Book) -> None:
    for act, why in (("Looked!", ""), ("view", "because I wanted to")):
        with pytest.raises(EntryRefused, match="not_accepted"):
            note(book, act, why=why)
    with pytest.raises(EntryRefused, match="not_accepted"):
        book.because("just so")
    with pytest.raises(EntryRefused, match="unknown_household"):
        note(book, "view", "nobody")


def without_journal(path: Path) -> None:
    """Make a book what it was before there was a journal."""
    with sqlite3.connect(path) as conn:
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'"):
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute("DROP TABLE journal_values")
        conn.execute("DROP TABLE journal")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'journal'")
    conn.close()


def test_an_older_book_begins_its_journal_with_what_stands_in_it(book: Book) -> None:
    pause(book, "wren", "2024")
    book.close()
    without_journal(book.path)
    with open_book(book.path, OPERATOR) as again:
        assert {e.act for e in journal(again).entries} == {"baseline"}
        assert newest(again, table="pauses").after == {"household": "wren", "period": "2024"}
        assert list(differences(again.db)) == []
        pause(again, "wren", "2025")
        assert newest(again).act == "pause"


def test_a_migration_does_not_wash_away_what_another_tool_wrote(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.close()
    with sqlite3.connect(book.path) as conn:
        conn.execute("UPDATE households SET members = 9 WHERE name = 'wren'")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'codes_of_office_holders'")
        conn.execute("DROP TABLE sealed_codes")
    conn.close()
    with open_book(book.path, OPERATOR) as again:
        found = newest(again)
        assert (found.kind, found.act, found.before and found.before["members"]) == ("stranger", "outside", 4)


def test_the_first_act_of_a_book_is_the_village_itself(tmp_path: Path) -> None:
    with create_book(tmp_path / "a.db", "bend") as book:
        add_period(book, "2024", 1)
        assert [(e.act, e.table, e.kind) for e in journal(book).entries] == [
            ("add_period", "periods", "operator"),
            ("create_book", "village", "operator"),
            ("baseline", "card_salts", "operator"),
        ]


def test_a_dry_run_leaves_no_entry(book: Book, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "paused.csv").write_text("household,period\nwren,2024\n")
    before = length(book)
    import_folder(book, tmp_path / "t", dry_run=True)
    assert length(book) == before
