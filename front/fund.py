"""The fund as everybody may see it: what came in, what became of it, and what was asked; no household and no prize."""

from dataclasses import dataclass

from data.fund import Entry, fund_balances, fund_entries, yearly_cap
from data.fundquestions import Question, fund_answers
from data.open import Book
from front.awards import held
from front.dates import day
from front.words import fund_page as words


@dataclass(frozen=True)
class FundPage:
    """Everything on the page, in words: a row for money and for each good, the gifts, the cap and the answers."""

    rows: tuple[tuple[str, ...], ...]
    gifts: tuple[tuple[str, ...], ...]
    cap: str
    answers: tuple[Question, ...]


def fund_page(book: Book) -> FundPage:
    """The page as it stands."""
    rows = tuple(
        (each.good or words.MONEY, *(held(book, value, each.good) for value in (
            each.given, each.left, each.reserved, each.spent, each.returned,
        )))
        for each in fund_balances(book)
    )  # fmt: skip
    gifts = tuple(_gift(book, each) for each in fund_entries(book) if each.kind == "grant")
    cap = yearly_cap(book)
    said = words.CAP.format(amount=held(book, cap, None)) if cap else words.NO_CAP
    return FundPage(rows, gifts, said, fund_answers(book))


def _gift(book: Book, entry: Entry) -> tuple[str, ...]:
    how_much = held(book, entry.amount, entry.good)
    how_much = f"{entry.good}: {how_much}" if entry.good else how_much
    return str(entry.receipt or ""), day(entry.on), _giver(entry), entry.grant["purpose"], how_much


def _giver(entry: Entry) -> str:
    """Who gave: a person, or those who put together, are not named."""
    source, giver = entry.grant["source"], entry.grant["giver"]
    said = words.SOURCES[source]
    return said if source in ("person", "collection") else words.FROM.format(source=said, giver=giver)
