"""A village with two seasons that have something to say about everything that is given out of a season."""

from pathlib import Path

from data.entries import add_mark
from data.meetings import open_board
from data.open import Book
from data.periods import add_period
from data.ratings import store_rating
from tests.data.villages import DAY, earn, village

HOMES = [f"h{i:02}" for i in range(40)]
MARKS = {home: 90.0 if at < 3 else 50.0 for at, home in enumerate(HOMES)}
AT = "2025-02-01T00:00:00Z"


def build(path: Path) -> None:
    """Forty households, twenty below the floor of 10: twelve of these rise above it, and eleven others fall below.

    The first three have done most.
    """
    with village(path, MARKS) as book:
        for period in ("2025", "2026"):
            add_period(book, period, int(period))
        earn(book, {home: "2" if at < 20 else "30" for at, home in enumerate(HOMES)})
        earn(
            book, {home: "40" if at < 12 else "2" if at < 31 else "50" for at, home in enumerate(HOMES)}, period="2025"
        )
        earn(book, dict.fromkeys(HOMES, "6"), "gift", "2025")
        for home, mark in MARKS.items():
            for rater in ("r1", "r2"):
                add_mark(book, home, "2025", "songs", rater, mark)
        # 2024 was rated without incomes by `village`; here its first rating is made anew.
        with book.writing():
            book.db.execute("DELETE FROM figures")
            book.db.execute("DELETE FROM spread")
        store_rating(book, ["2024", "2025"])
        open_board(book, "2025", DAY)


def thank(book: Book, deeds: dict[str, int], first: int = 1) -> None:
    """Accepted awards in 2025, so many for each deed, each of another household from the first on."""
    for name in [name for name, sql in book.db.triggers_dict.items() if " ON awards " in sql]:
        book.db.execute(f"DROP TRIGGER {name}")
    book.db.execute("PRAGMA foreign_keys = OFF")
    homes = iter(range(first, 41))
    for deed, many in deeds.items():
        for home in [next(homes) for _ in range(many)]:
            book.db.execute(
                "INSERT INTO nominations (id, request, household, period, deed, by_account, made_at) "
                "VALUES (?, ?, ?, 2, ?, 1, ?)",
                [home, f"request-of-this-test-{home}", home, deed, AT],
            )
            columns = {
                "request": f"request-of-this-test-{home}",
                "rule": "nomination",
                "title": "Thanks",
                "period": 2,
                "household": home,
            }
            columns |= {"nomination": home, "evidence": "{}", "proposed_by": 1, "approved_by": 1}
            columns |= {"approved_for": "evidence_seen", "proposed_at": AT, "approved_at": AT, "accepted_at": AT}
            book.db.table("awards").insert(columns)
    book.db.execute("PRAGMA foreign_keys = ON")


def ask_checks(book: Book, many: int = 24) -> None:
    """So many households had a check of their level in 2025 answered; for the first eleven something was corrected."""
    columns = "household, period, question, doubt, asked_at, due_on, outcome, ground, answered_at"
    sql = f"INSERT INTO checks ({columns}) VALUES (?, 2, 'level', 'too_low', ?, '2025-03-01', ?, ?, ?)"
    for home in range(1, many + 1):
        outcome, ground = ("corrected", None) if home < 12 else ("stands", "paper")
        book.db.execute(sql, [home, AT, outcome, ground, AT])
