"""Finding households by whatever somebody knows of them; in a fixed order, with nothing that was entered about them."""

from dataclasses import dataclass

from data.cards import asked_number, numbers_of_cards
from data.households import consenting
from data.open import Book
from data.permissions import needs
from data.tables import name_order
from rating.letters import split_words


@dataclass(frozen=True)
class Household:
    """A household as it is listed for those who work with the book."""

    name: str
    house_number: str | None
    nickname: str | None
    group: str | None
    members: float
    earners: float
    league: str | None
    archived_on: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """What it is found by, folded."""
        said = (self.name, self.house_number, self.nickname, self.group)
        return tuple(word.text for text in said if text for word in split_words(text))


@needs("find_households")
def find_households(book: Book, text: str = "", *, archived: bool = False) -> tuple[Household, ...]:
    """The households that take part and that `text` fits, by group and house number; all of them for no text.

    Each word of it has to begin a word of the name, house number, nickname or group, capitals and accents aside; one
    such as #17 is the number on a card.
    Households that were archived are left out unless they are asked for.
    """
    sql = """SELECT name, house_number, nickname, village_group AS "group", members, earners, league, archived_on
             FROM households"""
    standing, wanted = consenting(book), [word.text for word in split_words(text)]
    found = [Household(**row) for row in book.rows(sql) if row["name"] in standing]
    card, cards = asked_number(text), numbers_of_cards(book)
    fits = [each for each in found if (card in cards.get(each.name, ()) if card else _fits(each, wanted))]
    kept = [each for each in fits if archived or each.archived_on is None]
    return tuple(sorted(kept, key=_place))


def _fits(household: Household, wanted: list[str]) -> bool:
    return all(any(word.startswith(asked) for word in household.words) for asked in wanted)


def _place(household: Household) -> tuple[object, ...]:
    return (household.group or "", name_order(household.house_number or ""), name_order(household.name))
