"""The village's second calendar: which one its days are written in, too, beside ours."""

from data.calendartables import CALENDARS
from data.errors import entry_refused
from data.open import Book
from data.permissions import needs
from rating.problems import nearest


@needs("set_calendar")
def set_calendar(book: Book, calendar: str) -> None:
    """Let days be written in this calendar, too; "" for ours alone. Raises EntryRefused: not_accepted."""
    if calendar not in ("", *CALENDARS):
        raise entry_refused("not_accepted", "calendar", calendar, near=nearest(calendar, CALENDARS))
    with book.writing():
        book.db.table("village").update(1, {"calendar": calendar})


@needs("calendar_of")
def calendar_of(book: Book) -> str:
    """The village's second calendar; "" where it has none."""
    return str(book.rows("SELECT calendar FROM village")[0]["calendar"])
