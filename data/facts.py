"""What was entered about one household in one period: facts in a fixed order, nothing worked out of them."""

from dataclasses import dataclass

from data.errors import entry_refused
from data.households import consenting, known_household
from data.money import major
from data.open import Book
from data.periods import period_names
from data.permissions import needs

_OF = """FROM {table} AS x JOIN households AS h ON h.id = x.household JOIN periods AS p ON p.id = x.period {more}
         WHERE h.name = :household AND p.name = :period ORDER BY {order}"""
_SOURCE = "JOIN sources AS s ON s.id = x.source"


@dataclass(frozen=True)
class IncomeGiven:
    """An amount from a source, in the village's currency, and how it is known; a cost is positive."""

    source: str
    amount: float
    method: str | None
    entered_at: str


@dataclass(frozen=True)
class MarkGiven:
    """What a rater entered."""

    criterion: str
    rater: str
    mark: float
    entered_at: str


@dataclass(frozen=True)
class MeasureGiven:
    """A measured value, with its standard error where that is known."""

    measure: str
    value: float
    se: float | None
    entered_at: str


@dataclass(frozen=True)
class Facts:
    """Everything that was entered; `coverage` says of a source whether it was asked."""

    household: str
    period: str
    incomes: tuple[IncomeGiven, ...]
    coverage: dict[str, str]
    marks: tuple[MarkGiven, ...]
    measures: tuple[MeasureGiven, ...]
    paused: bool


@needs("entries_of")
def entries_of(book: Book, household: str, period: str) -> Facts:
    """What was entered about a household in a period, sorted by source, criterion, rater and measure.

    Raises EntryRefused: unknown_household, unknown_period; and no_consent, save to the household itself, where it no
    longer takes part.
    """
    known_household(book, household)
    if period not in period_names(book):
        raise entry_refused("unknown_period", "period", period)
    if book.actor.kind != "household" and household not in consenting(book):
        raise entry_refused("no_consent", "household", household)
    return Facts(
        household=household,
        period=period,
        incomes=_incomes(book, household, period),
        coverage=_coverage(book, household, period),
        marks=marks_of(book, household, period),
        measures=_measures(book, household, period),
        paused=bool(book.rows(_about("x.household", "pauses", "1"), household=household, period=period)),
    )


@needs("marks_of")
def marks_of(book: Book, household: str, period: str) -> tuple[MarkGiven, ...]:
    """The marks of a household in a period, by criterion and rater."""
    sql = _about(
        "x.criterion, r.name AS rater, x.mark, x.entered_at",
        "marks",
        "x.criterion, r.name",
        "JOIN raters AS r ON r.id = x.rater",
    )
    return tuple(MarkGiven(**row) for row in book.rows(sql, household=household, period=period))


def _incomes(book: Book, household: str, period: str) -> tuple[IncomeGiven, ...]:
    columns = "s.name AS source, x.amount_minor, x.method, x.entered_at"
    sql, digits = _about(columns, "income_entries", "s.name, x.id", _SOURCE), book.village()["minor_digits"]
    rows = book.rows(sql, household=household, period=period)
    return tuple(IncomeGiven(amount=major(row.pop("amount_minor"), digits), **row) for row in rows)


def _coverage(book: Book, household: str, period: str) -> dict[str, str]:
    sql = _about("s.name AS source, x.state", "coverage", "s.name", _SOURCE)
    return {row["source"]: row["state"] for row in book.rows(sql, household=household, period=period)}


def _measures(book: Book, household: str, period: str) -> tuple[MeasureGiven, ...]:
    sql = _about("x.measure, x.value, x.se, x.entered_at", "measures", "x.measure")
    return tuple(MeasureGiven(**row) for row in book.rows(sql, household=household, period=period))


def _about(columns: str, table: str, order: str, more: str = "") -> str:
    return f"SELECT {columns} {_OF.format(table=table, more=more, order=order)}"
