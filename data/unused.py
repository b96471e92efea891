"""Changing or removing periods and sources that nothing in the book names yet; what is in use stays as it is."""

from data.catalogue import adopted
from data.errors import entry_refused
from data.loans import refuse_loans
from data.open import Book
from data.permissions import needs
from data.references import refuse_used
from rating.problems import nearest

PERIOD = {"name": "name", "order": "position", "season": "season", "months": "months"}
SOURCE = {"name": "name", "kind": "kind"}


@needs("edit_period")
def edit_period(book: Book, /, period: str, **changes: object) -> None:
    """Change what is given of an unused period: name, order, season, months.

    Raises EntryRefused: not_known, in_use, unknown_field, already_there, not_accepted.
    """
    _edit(book, "periods", period, {_column(PERIOD, field): value for field, value in changes.items()})


@needs("remove_period")
def remove_period(book: Book, period: str) -> None:
    """Take an unused period out. Raises EntryRefused: not_known, in_use."""
    _remove(book, "periods", period)


@needs("edit_source")
def edit_source(book: Book, /, source: str, **changes: object) -> None:
    """Change what is given of an unused source: name, kind. Raises EntryRefused as `edit_period` does.

    A source of the village rules that were adopted is in use.
    """
    _refuse_ruled(book, source)
    refuse_loans(str(name) for field, name in changes.items() if field == "name")
    _edit(book, "sources", source, {_column(SOURCE, field): value for field, value in changes.items()})


@needs("remove_source")
def remove_source(book: Book, source: str) -> None:
    """Take an unused source out. Raises EntryRefused: not_known, in_use."""
    _refuse_ruled(book, source)
    _remove(book, "sources", source)


def _edit(book: Book, table: str, name: str, values: dict[str, object]) -> None:
    with book.writing():
        number = refuse_used(book, table, name)
        for column, value in values.items():
            plain = (" ".join(value.split()) or None) if isinstance(value, str) else value
            book.db.execute(f"UPDATE {table} SET {column} = :value WHERE id = :id", {"value": plain, "id": number})  # noqa: S608


def _remove(book: Book, table: str, name: str) -> None:
    with book.writing():
        book.db.execute(f"DELETE FROM {table} WHERE id = :id", {"id": refuse_used(book, table, name)})  # noqa: S608


def _column(columns: dict[str, str], field: str) -> str:
    if field not in columns:
        raise entry_refused("unknown_field", field, field, near=nearest(field, columns))
    return columns[field]


def _refuse_ruled(book: Book, source: str) -> None:
    for rules in adopted(book):
        income = rules.rubric().income
        if income is not None and source in income.kinds:
            raise entry_refused("in_use", "sources", source)
