"""Cards of the demonstration villages: known to everybody, and in no other book."""

from data.cards import enter_card
from data.errors import entry_refused
from data.households import consenting
from data.open import Book
from data.permissions import needs

CODES = ("2345-BEND-WREN", "6789-BEND-HERN")


@needs("add_demonstration_cards")
def add_demonstration_cards(book: Book) -> None:
    """Give the first households by name a card each. Raises EntryRefused: no_demonstration, for any other village."""
    if not book.village()["demo"]:
        raise entry_refused("no_demonstration")
    with book.writing():
        for household, code in zip(sorted(consenting(book)), CODES, strict=False):
            enter_card(book, household, code)
