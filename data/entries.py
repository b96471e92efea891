"""Entering facts about a household: income, marks, measures, what was asked, and hard seasons."""

from decimal import Decimal

from data.money import minor, refuse_below_zero
from data.open import Book, now
from data.permissions import needs
from data.statements import ADD


@needs("add_income")
def add_income(
    book: Book, household: str, period: str, source: str, amount: str | float | Decimal, method: str | None = None
) -> None:
    """Add an income entry, in the village's currency; costs are positive. Raises EntryRefused."""
    amount_minor = minor(amount, book.village()["minor_digits"])
    kind = book.rows("SELECT kind FROM sources WHERE name = :source", source=source)
    refuse_below_zero(kind[0]["kind"] if kind else "", amount_minor, amount)
    row = {"household": household, "period": period, "source": source, "amount_minor": amount_minor, "method": method}
    with book.writing():
        book.db.execute(ADD["income"], {**row, **_entered(book)})


@needs("add_mark")
def add_mark(book: Book, household: str, period: str, criterion: str, rater: str, mark: float) -> None:
    """Add a rater's mark; one each for a household, period and criterion. Raises EntryRefused."""
    row = {"household": household, "period": period, "criterion": criterion, "rater": rater, "mark": mark}
    with book.writing():
        book.db.execute(ADD["raters"], {"rater": rater})
        book.db.execute(ADD["marks"], {**row, **_entered(book)})


@needs("add_measure")
def add_measure(book: Book, household: str, period: str, measure: str, value: float, se: float | None = None) -> None:
    """Add a measured value and its standard error; one each for a household and period. Raises EntryRefused."""
    row = {"household": household, "period": period, "measure": measure, "value": value, "se": se}
    with book.writing():
        book.db.execute(ADD["measures"], {**row, **_entered(book)})


@needs("set_coverage")
def set_coverage(book: Book, household: str, period: str, source: str, state: str) -> None:
    """Say whether a source was asked: asked, none, refused or unknown; a later answer takes the place of the former."""
    again = """ ON CONFLICT (household, period, source)
               DO UPDATE SET state = excluded.state, entered_by = excluded.entered_by"""
    row = {"household": household, "period": period, "source": source, "state": state}
    with book.writing():
        book.db.execute(ADD["coverage"] + again, {**row, **_entered(book)})


@needs("pause")
def pause(book: Book, household: str, period: str) -> None:
    """Let a household sit out a hard season; nothing it had is lost. Twice is the same as once."""
    with book.writing():
        book.db.execute(ADD["paused"] + " ON CONFLICT DO NOTHING", {"household": household, "period": period})


def _entered(book: Book) -> dict[str, object]:
    return {"at": now(), "by": book.actor.account}
