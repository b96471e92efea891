"""Periods, sources and successions: the frame that entries are made in."""

from dataclasses import dataclass

from data.errors import entry_refused
from data.loans import refuse_loans
from data.open import Book
from data.opening import refuse_unopened
from data.permissions import needs
from data.statements import ADD

KINDS = ("work", "property", "support", "cost")
STATES = ("open", "review", "published", "closed")


@dataclass(frozen=True)
class Period:
    """A period as it stands in the book; `months` is how long it lasts."""

    name: str
    order: int
    season: str | None
    months: float
    state: str


@needs("add_period")
def add_period(book: Book, period: str, order: int, *, season: str | None = None, months: float = 12) -> None:
    """Add a period, open for entering, at a place in the order of time.

    Raises EntryRefused, also where the scheme may not open yet (`data.opening`).
    """
    refuse_unopened(book)
    with book.writing():
        book.db.execute(ADD["periods"], {"period": period, "order": order, "season": season, "months": months})


@needs("period_names")
def period_names(book: Book) -> tuple[str, ...]:
    """The periods in the order of time."""
    return tuple(row["name"] for row in book.rows("SELECT name FROM periods ORDER BY position"))


@needs("period_states")
def period_states(book: Book) -> dict[str, str]:
    """period -> open, review, published or closed, in the order of time."""
    return {row["name"]: row["state"] for row in book.rows("SELECT name, state FROM periods ORDER BY position")}


@needs("period_states")
def open_period(book: Book, period: str = "") -> str:
    """An open period, the newest one by default.

    Raises EntryRefused: no_open_period, unknown_period, period_not_open.
    """
    states = period_states(book)
    chosen = period or next((name for name in reversed(states) if states[name] == "open"), "")
    if not chosen:
        raise entry_refused("no_open_period")
    if chosen not in states:
        raise entry_refused("unknown_period", "period", chosen)
    if states[chosen] != "open":
        raise entry_refused("period_not_open", "period", chosen)
    return chosen


@needs("all_periods")
def all_periods(book: Book) -> tuple[Period, ...]:
    """The periods with all that is known of them, in the order of time."""
    sql = "SELECT name, position AS [order], season, months, state FROM periods ORDER BY position"
    return tuple(Period(**row) for row in book.rows(sql))


@needs("all_sources")
def all_sources(book: Book) -> dict[str, str]:
    """source -> its kind, by kind and name."""
    rows = book.rows("SELECT name, kind FROM sources ORDER BY name")
    return {row["name"]: row["kind"] for kind in KINDS for row in rows if row["kind"] == kind}


@needs("advance")
def advance(book: Book, period: str, state: str) -> None:
    """Move a period forward: open, review, published, closed; never back. Raises EntryRefused."""
    before = period_states(book).get(period)
    if before is None:
        raise entry_refused("unknown_period", "period", period)
    if state not in STATES or STATES.index(state) < STATES.index(before):
        raise entry_refused("not_accepted", "state", state, before=before)
    with book.writing():
        book.db.execute("UPDATE periods SET state = :state WHERE name = :period", {"state": state, "period": period})


@needs("add_source")
def add_source(book: Book, source: str, kind: str) -> None:
    """Add a source of income of a kind: work, property, support or cost. Raises EntryRefused: loan_is_no_income."""
    refuse_loans([source])
    with book.writing():
        book.db.execute(ADD["sources"], {"source": source, "kind": kind})


@needs("add_succession")
def add_succession(book: Book, old: str, new: str, period: str, share: float) -> None:
    """Say that from a period on, `share` of the household `old` lives on in `new`. Raises EntryRefused."""
    with book.writing():
        book.db.execute(ADD["succession"], {"old": old, "new": new, "period": period, "share": share})
