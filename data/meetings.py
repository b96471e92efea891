"""What the village's meetings decided: its rules, its own criteria, and the board, for one season at a time."""

from data.errors import entry_refused
from data.open import Book, today
from data.permissions import needs


@needs("record_meeting")
def record_meeting(
    book: Book, held_on: str, decision: str, *, subject: str = "", wording: str = "", period: str | None = None
) -> None:
    """Record a decision of a day: adopt_rubric, own_criterion (subject and wording) or open_board (period).

    Raises EntryRefused: in_the_future, and as the book refuses.
    """
    if held_on > today():
        raise entry_refused("in_the_future", "held_on", held_on)
    sql = """INSERT INTO meetings (held_on, decision, subject, wording, period)
             VALUES (:held_on, :decision, :subject, :wording, (SELECT id FROM periods WHERE name = :period))"""
    said = {"held_on": held_on, "decision": decision, "subject": subject, "wording": wording, "period": period}
    with book.writing():
        book.db.execute(sql, said)


@needs("open_board")
def open_board(book: Book, period: str, held_on: str) -> None:
    """Record that a meeting switched the public board on for one period. Raises EntryRefused."""
    record_meeting(book, held_on, "open_board", period=period)


@needs("board_opened_on")
def board_opened_on(book: Book, period: str) -> str | None:
    """The day of the meeting that switched a period's board on; None if none did."""
    sql = """SELECT m.held_on FROM meetings AS m JOIN periods AS p ON p.id = m.period
             WHERE m.decision = 'open_board' AND p.name = :period ORDER BY m.id DESC LIMIT 1"""
    found = book.rows(sql, period=period)
    return str(found[0]["held_on"]) if found else None


@needs("describe_village")
def describe_village(book: Book, *, purpose: str | None = None, contact: str | None = None) -> None:
    """Write down the scheme's purpose, and the contact outside the village for complaints."""
    for column, text in (("purpose", purpose), ("contact", contact)):
        if text is not None:
            with book.writing():
                book.db.table("village").update(1, {column: text.strip()})
