"""Households that divide and households that join, from a period on: their past goes with them by shares."""

from collections.abc import Iterable, Mapping

from data.errors import entry_refused
from data.households import known_household
from data.open import Book
from data.periods import add_succession, period_names
from data.permissions import needs

NEARLY_ONE = 1 + 1e-9


@needs("split_household")
def split_household(book: Book, old: str, parts: Mapping[str, float], period: str) -> None:
    """From a period on, shares of the household `old` live on in others, which are in the book by their own consent.

    Raises EntryRefused: unknown_household, unknown_period, shares_above_one, comes_from_itself, no_consent, or
    not_accepted for a share that is not above 0.
    """
    _add_all(book, [(old, new, share) for new, share in parts.items()], period)


@needs("join_households")
def join_households(book: Book, olds: Iterable[str], new: str, period: str) -> None:
    """From a period on, the households `olds` live on as one. Raises EntryRefused as `split_household` does."""
    _add_all(book, [(old, new, 1.0) for old in olds], period)


def _add_all(book: Book, links: list[tuple[str, str, float]], period: str) -> None:
    if period not in period_names(book):
        raise entry_refused("unknown_period", "period", period)
    with book.writing():
        for old, new, share in links:
            known_household(book, old)
            known_household(book, new)
            add_succession(book, old, new, period, share)
        for old, new, _ in links:
            _refuse_more_than_all(book, old)
            _refuse_circle(book, new)


def _refuse_more_than_all(book: Book, old: str) -> None:
    sql = "SELECT sum(s.share) AS share FROM succession AS s JOIN households AS h ON h.id = s.old WHERE h.name = :old"
    share = book.rows(sql, old=old)[0]["share"]
    if share > NEARLY_ONE:
        raise entry_refused("shares_above_one", "share", share, household=old)


def _refuse_circle(book: Book, household: str) -> None:
    sql = """WITH RECURSIVE line (id) AS (
                 SELECT s.old FROM succession AS s JOIN households AS h ON h.id = s.new WHERE h.name = :household
                 UNION SELECT s.old FROM succession AS s JOIN line ON line.id = s.new)
             SELECT 1 FROM line JOIN households AS h ON h.id = line.id WHERE h.name = :household"""
    if book.rows(sql, household=household):
        raise entry_refused("comes_from_itself", "new", household)
