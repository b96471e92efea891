"""`verify` finds whatever another tool changed in a book, and nothing in one that only Laurel wrote."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.actors import OPERATOR
from data.chain import LINKED, START, digest, link
from data.entries import add_income, add_mark, pause, set_coverage
from data.errors import EntryRefused
from data.households import give_consent, register, withdraw_consent
from data.open import Book, create_book, open_book
from data.periods import add_period, add_source
from data.ratings import store_rating
from data.verify import Report, verify
from tests.data.villages import earn, village

QUICK = settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "a.db"
    village(path, {"a": 70, "b": 50, "c": 20}).close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.db"))


@contextmanager
def attack(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the file, as of somebody who takes its triggers away and puts them back afterwards."""
    conn = sqlite3.connect(path)
    triggers = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        conn.execute(f"DROP TRIGGER {name}")
    yield conn
    for _, sql in triggers:
        conn.execute(sql)
    conn.commit()
    conn.close()


def verified(path: Path, head: str = "") -> Report:
    with open_book(path, OPERATOR) as book:
        return verify(book, head)


def found(path: Path, head: str = "") -> set[tuple[str, str, object]]:
    return {(one.code, one.at, one.value) for one in verified(path, head).findings}


def rewrite(conn: sqlite3.Connection, since: int) -> None:
    """Make the chain fit again from an entry on."""
    conn.row_factory = sqlite3.Row
    start = conn.execute("SELECT hash FROM journal WHERE seq = ?", (since - 1,)).fetchone()
    before = start["hash"] if start else START
    for row in conn.execute("SELECT * FROM journal WHERE seq >= ? ORDER BY seq", (since,)).fetchall():
        before = link(before, tuple(row[name] for name in LINKED))
        conn.execute("UPDATE journal SET hash = ? WHERE seq = ?", (before, row["seq"]))


def entry(conn: sqlite3.Connection, table: str, key: str) -> int:
    return int(conn.execute("SELECT max(seq) FROM journal WHERE subject = ? AND key = ?", (table, key)).fetchone()[0])


def test_what_litestream_adds_to_a_book_that_it_follows_is_no_change_by_another_tool(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE _litestream_lock (id INTEGER)")
        conn.execute("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")
        conn.execute("INSERT INTO _litestream_seq VALUES (1, 2)")
    conn.close()
    assert found(path) == set()


def test_nothing_is_found_in_a_book_that_only_laurel_wrote(path: Path) -> None:
    report = verified(path)
    assert report.findings == ()
    assert (report.ratings.ratings, report.ratings.same, report.ratings.untold) == (1, 3, 0)
    assert verified(path, report.head).findings == ()
    assert verified(path, report.head[:16].upper()).findings == ()


def test_a_changed_mark_is_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("UPDATE marks SET mark = 99 WHERE id = 1")
    assert found(path) == {("row_changed", "marks", "[1]")}


def test_a_mark_that_was_added_or_taken_out_is_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("DELETE FROM marks WHERE id = 1")
        conn.execute(
            """INSERT INTO marks (id, household, period, criterion, rater, mark, entered_at)
            SELECT 77, household, period, 'more', rater, mark, entered_at FROM marks LIMIT 1"""
        )
    assert found(path) == {("row_removed", "marks", "[1]"), ("row_added", "marks", "[77]")}


def test_a_deleted_journal_row_is_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("DELETE FROM journal_values WHERE seq = 5")
        conn.execute("DELETE FROM journal WHERE seq = 5")
    assert ("entry_missing", "journal", 5) in found(path)


def test_a_swapped_pair_of_rows_is_found(path: Path) -> None:
    with attack(path) as conn:
        for table in ("journal", "journal_values"):
            for old, new in ((5, -1), (6, 5), (-1, 6)):
                conn.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (new, old))
    codes = found(path)
    assert {("entry_changed", "journal", 5), ("entry_changed", "journal", 6)} <= codes


def test_a_changed_rating_is_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("UPDATE rating_rows SET points = points + 1 WHERE household = 2")
    assert found(path) == {("row_changed", "rating_rows", "[1,2]"), ("rating_differs", "rating_rows", "[1,2]")}


def test_a_rating_that_was_changed_together_with_its_journal_is_found_by_rating_again(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("UPDATE rating_rows SET points = points + 1 WHERE household = 2")
        conn.row_factory = sqlite3.Row
        seq = entry(conn, "rating_rows", "[1,2]")
        salt = conn.execute("SELECT salt FROM journal_values WHERE seq = ?", (seq,)).fetchone()["salt"]
        row = dict(conn.execute("SELECT * FROM rating_rows WHERE household = 2").fetchone())
        text = json.dumps({c: v for c, v in row.items() if v is not None}, sort_keys=True, separators=(",", ":"))
        conn.execute("UPDATE journal SET after = ? WHERE seq = ?", (digest(salt, text), seq))
        rewrite(conn, seq)
    assert found(path) == {("rating_differs", "rating_rows", "[1,2]")}


def test_a_changed_rubric_is_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("UPDATE rubrics SET text = replace(text, 'weight: 60', 'weight: 61')")
    codes = {code for code, _, _ in found(path)}
    assert {"row_changed", "rubric_hash"} <= codes
    with attack(path) as conn:
        conn.execute("UPDATE rubrics SET text = ':'")
    assert {"row_changed", "rubric_hash", "cannot_recompute"} <= {code for code, _, _ in found(path)}


def test_what_was_changed_and_then_written_over_is_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("UPDATE village SET purpose = 'Another'")
    with open_book(path, OPERATOR) as book, book.writing():
        book.db.execute("UPDATE village SET purpose = 'A third'")
    assert ("changed_between", "village", "[1]") in found(path)


def test_values_that_were_changed_or_taken_out_are_found(path: Path) -> None:
    with attack(path) as conn:
        seq = entry(conn, "marks", "[1]")
        conn.execute("UPDATE journal_values SET after = replace(after, '70', '71') WHERE seq = ?", (seq,))
        conn.execute("DELETE FROM journal_values WHERE seq = ?", (seq + 1,))
    assert {("values_changed", "journal", seq), ("values_missing", "journal", seq + 1)} <= found(path)


def test_a_chain_that_was_written_anew_is_found_by_its_head_alone(path: Path) -> None:
    head = verified(path).head
    with attack(path) as conn:
        seq = entry(conn, "marks", "[1]")
        conn.execute("UPDATE journal SET actor = 7, kind = 'account' WHERE seq = ?", (seq,))
        rewrite(conn, seq)
    assert found(path) == set()
    assert found(path, head) == {("head_missing", "", head)}


def test_a_chain_that_was_cut_at_its_end_is_found_by_its_head_alone(path: Path) -> None:
    head = verified(path).head
    with attack(path) as conn:
        newest = conn.execute("SELECT max(seq) FROM journal").fetchone()[0]
        conn.execute("DELETE FROM meetings WHERE id = (SELECT max(id) FROM meetings)")
        conn.execute("DELETE FROM journal_values WHERE seq = ?", (newest,))
        conn.execute("DELETE FROM journal WHERE seq = ?", (newest,))
    assert found(path) == set()
    assert found(path, head) == {("head_missing", "", head)}


def test_a_rule_that_was_taken_out_or_loosened_is_found(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("DROP TRIGGER journal_never_deleted")
        conn.execute("DROP TRIGGER marks_by_consent_insert")
        conn.execute("CREATE TRIGGER marks_by_consent_insert BEFORE INSERT ON marks BEGIN SELECT 1; END")
    conn.close()
    assert found(path) == {
        ("rule_missing", "", "journal_never_deleted"),
        ("rule_changed", "", "marks_by_consent_insert"),
    }


def test_a_reference_that_leads_nowhere_and_a_household_that_never_agreed_are_found(path: Path) -> None:
    with attack(path) as conn:
        conn.execute("DELETE FROM raters WHERE id = 1")
        conn.execute("DELETE FROM consents WHERE household = 3")
    codes = found(path)
    assert ("never_consented", "households", "[3]") in codes
    assert ("broken_reference", "marks", "[1]") in codes


def test_earlier_revisions_are_rated_again_from_what_was_entered_then(path: Path) -> None:
    with open_book(path, OPERATOR) as book:
        with book.writing():
            book.db.execute("UPDATE marks SET mark = 10 WHERE household = 1")
        store_rating(book)
        register(book, "d", given_on="2024-01-01")
        earn(book, {"d": "10"})
        add_mark(book, "d", "2024", "songs", "r1", 90)
        withdraw_consent(book, "b", "take_part")
        report = verify(book)
    assert report.findings == ()
    assert (report.ratings.ratings, report.ratings.same, report.ratings.untold) == (2, 6, 0)


def test_ratings_of_others_are_still_told_where_a_household_was_erased(path: Path) -> None:
    with open_book(path, OPERATOR) as book:
        with book.writing():
            book.db.execute("DELETE FROM households WHERE name = 'b'")
        with book.writing():
            book.db.execute("DELETE FROM journal_values WHERE seq IN (SELECT seq FROM journal WHERE household = 2)")
        report = verify(book)
    assert report.findings == ()
    assert report.ratings.same + report.ratings.untold == 2


def test_verifying_is_for_whoever_holds_the_file(path: Path) -> None:
    with open_book(path) as book, pytest.raises(EntryRefused, match="not_allowed"):
        verify(book)


NAMES = st.sampled_from(["a", "b", "c"])
PERIODS = st.sampled_from(["2024", "2025"])
ACTS = st.one_of(
    st.tuples(st.just("register"), NAMES),
    st.tuples(st.just("consent"), NAMES),
    st.tuples(st.just("withdraw"), NAMES),
    st.tuples(st.just("income"), NAMES, PERIODS, st.integers(-5, 99)),
    st.tuples(st.just("mark"), NAMES, PERIODS, st.floats(0, 5)),
    st.tuples(st.just("cover"), NAMES, PERIODS, st.sampled_from(["asked", "none", "refused"])),
    st.tuples(st.just("pause"), NAMES, PERIODS),
    st.tuples(st.just("remove"), NAMES),
)


def do(book: Book, what: str, name: str, period: str = "", value: object = None) -> None:
    acts = {
        "register": lambda: register(book, name, given_on="2024-01-01"),
        "consent": lambda: give_consent(book, name, "take_part"),
        "withdraw": lambda: withdraw_consent(book, name, "take_part"),
        "income": lambda: add_income(book, name, period, "wage", str(value)),
        "mark": lambda: add_mark(book, name, period, "songs", "r1", float(str(value))),
        "cover": lambda: set_coverage(book, name, period, "wage", str(value)),
        "pause": lambda: pause(book, name, period),
        "remove": lambda: book.db.execute("DELETE FROM households WHERE name = ?", [name]),
    }
    with book.writing():
        acts[what]()


@QUICK
@given(acts=st.lists(ACTS, max_size=25), together=st.booleans())
def test_whatever_laurel_writes_verifies(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, str, object]], together: bool
) -> None:
    with create_book(tmp_path_factory.mktemp("random") / "a.db", "bend") as book:
        add_source(book, "wage", "work")
        for order, period in enumerate(("2024", "2025")):
            add_period(book, period, order)
        if together:
            book.db.conn.execute("PRAGMA synchronous = OFF")
            with book.writing():
                every(book, acts)
        else:
            every(book, acts)
        assert verify(book).findings == ()


def every(book: Book, acts: list[tuple[str, str, str, object]]) -> None:
    for act in acts:
        try:
            do(book, *act)
        except EntryRefused:
            continue
