"""Which rows of a book name another: what may still be edited, and what has to move along."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.errors import entry_refused
from data.open import Book
from data.permissions import needs


@dataclass(frozen=True)
class Reference:
    """A column of a table whose values are rows of another; whether a row `goes` with that of the other."""

    table: str
    column: str
    goes: bool = False


@needs("references")
def references(book: Book, to: str) -> tuple[Reference, ...]:
    """Every column of the book that names rows of the table `to`."""
    return tuple(_references(book, to))


@needs("in_use")
def in_use(book: Book, table: str, number: int) -> bool:
    """Whether any row of the book names this row of a table."""
    return any(
        book.rows(f"SELECT 1 FROM {each.table} WHERE {each.column} = :id LIMIT 1", id=number)  # noqa: S608
        for each in references(book, table)
    )


@needs("refuse_used")
def refuse_used(book: Book, table: str, name: str) -> int:
    """The number of a row that nothing names yet. Raises EntryRefused: not_known, in_use."""
    found = book.rows(f"SELECT id FROM {table} WHERE name = :name", name=name)  # noqa: S608
    if not found:
        raise entry_refused("not_known", table, name)
    if in_use(book, table, found[0]["id"]):
        raise entry_refused("in_use", table, name)
    return int(found[0]["id"])


@needs("unique_keys")
def unique_keys(book: Book, table: str) -> tuple[tuple[str, ...], ...]:
    """The sets of columns that no two rows of a table may share, ids of their own left out."""
    columns = book.rows("SELECT name, pk FROM pragma_table_info(:table)", table=table)
    primary = tuple(row["name"] for row in columns if row["pk"])
    indexes = book.rows("SELECT name FROM pragma_index_list(:table) WHERE [unique]", table=table)
    keys = [tuple(row["name"] for row in _columns_of(book, index["name"])) for index in indexes]
    return tuple(dict.fromkeys(key for key in [primary, *keys] if key and key != ("id",)))


def _references(book: Book, to: str) -> Iterator[Reference]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    for table in book.rows(sql):
        for key in book.rows(
            'SELECT "table", "from", on_delete FROM pragma_foreign_key_list(:table)', table=table["name"]
        ):
            if key["table"] == to:
                yield Reference(table["name"], key["from"], key["on_delete"] == "CASCADE")


def _columns_of(book: Book, index: str) -> list[dict[str, str]]:
    return book.rows("SELECT name FROM pragma_index_info(:index) ORDER BY seqno", index=index)
