"""What tables and triggers of a book are written with, for the modules that declare them."""

from collections.abc import Iterable

# What a trigger does where rows are never changed or deleted.
NEVER = "BEGIN SELECT RAISE(ABORT, 'never_changed'); END"


def among(words: Iterable[str]) -> str:
    """Words as a list of SQL.

    >>> among(("a", "b"))
    "'a', 'b'"
    """
    return ", ".join(f"'{word}'" for word in words)


def is_time(column: str) -> str:
    """The condition that a column holds a time (UTC, to the second)."""
    return f"{column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column})"


def is_day(column: str) -> str:
    """The condition that a column holds a day."""
    return f"{column} IS date({column})"


def refusal(table: str, verb: str, when: str, code: str) -> str:
    """A trigger that refuses with a code, after its name.

    >>> refusal("fund_orders", "DELETE", "true", "orders_stay")
    "BEFORE DELETE ON fund_orders WHEN true BEGIN SELECT RAISE(ABORT, 'orders_stay'); END"
    """
    return f"BEFORE {verb} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{code}'); END"
