"""Incomes that an adult of a household has shown on their own card only, and what else would give them away.

Who told an income is a number, that of a card: no name is in the book. From whom an income is kept, everything that it
could be worked out from is kept as well: the sums, growth and score of that season and of all that are compared with it
(docs/cards.md says what can still be told from the rest).
"""

from dataclasses import dataclass

from data.errors import entry_refused
from data.households import known_household
from data.open import Book
from data.permissions import needs


@dataclass(frozen=True)
class Kept:
    """Incomes that are not for who looks: numbers of entries, their questions by period, who told them, since when.

    `first` is a position among the periods; None where nothing is kept from them.
    """

    entries: frozenset[int] = frozenset()
    questions: frozenset[tuple[str, str]] = frozenset()
    adults: frozenset[int] = frozenset()
    first: int | None = None

    def holds(self, position: int) -> bool:
        """Whether the numbers of a period, given by its position, would tell of these incomes."""
        return self.first is not None and position >= self.first


@needs("adults_of")
def adults_of(book: Book, household: str) -> tuple[int, ...]:
    """The numbers of a household's adults: those with a card, and those who told an income that is in the book."""
    sql = """SELECT holder FROM cards WHERE household = :id UNION SELECT told_by FROM income_entries
             WHERE household = :id AND told_by IS NOT NULL UNION SELECT holder FROM card_choices
             WHERE household = :id ORDER BY 1"""
    return tuple(row["holder"] for row in book.rows(sql, id=known_household(book, household)))


@needs("keeps_incomes")
def keeps_incomes(book: Book, household: str) -> bool:
    """Whether the adult who looks has their incomes shown on their own card only."""
    return _keeps(book, known_household(book, household), book.actor.holder)


@needs("keep_incomes")
def keep_incomes(book: Book, household: str, *, keep: bool = True) -> None:
    """Have the incomes that the adult who asks told shown on their own card only, or on every card of the household.

    Raises EntryRefused: unknown_household, no_own_card (who asks has not opened the page by a card).
    """
    number, holder = known_household(book, household), book.actor.holder
    if holder is None:
        raise entry_refused("no_own_card", "household", household)
    with book.writing():
        book.db.execute(_KEEP, {"household": number, "holder": holder, "keep": int(keep)})


@needs("keeps_to_card")
def keeps_to_card(book: Book, household: int, holder: int) -> bool:
    """Whether an adult's incomes are kept to their card, which nobody else of the household may then renew."""
    return _keeps(book, household, holder)


@needs("kept_from")
def kept_from(book: Book, household: str) -> Kept:
    """What of a household is kept from who looks: an account, which sees entries by its role, sees them all.

    Incomes of a household that this one came from are nobody's here, and kept from everybody who looks.
    """
    if book.actor.kind == "account":
        return Kept()
    rows = book.rows(_KEPT, household=known_household(book, household), holder=book.actor.holder)
    entries = frozenset(row["id"] for row in rows if row["own"])
    questions = frozenset((row["period"], f"income:{row['source']}") for row in rows if row["own"])
    adults = frozenset(row["told_by"] for row in rows if row["own"])
    return Kept(entries, questions, adults, min((row["position"] for row in rows), default=None))


def _keeps(book: Book, household: int, holder: int | None) -> bool:
    sql = "SELECT 1 FROM card_choices WHERE household = :household AND holder = :holder AND keeps_incomes"
    return bool(book.rows(sql, household=household, holder=holder))


_KEEP = """
    INSERT INTO card_choices (household, holder, keeps_incomes) VALUES (:household, :holder, :keep)
    ON CONFLICT (household, holder) DO UPDATE SET keeps_incomes = excluded.keeps_incomes"""
_KEPT = """
    WITH RECURSIVE came_from (id) AS (
        VALUES (:household) UNION SELECT s.old FROM succession AS s JOIN came_from AS c ON s.new = c.id)
    SELECT e.id, e.told_by, p.name AS period, p.position, s.name AS source, e.household = :household AS own
    FROM income_entries AS e JOIN came_from AS c ON c.id = e.household
    JOIN card_choices AS k ON k.household = e.household AND k.holder = e.told_by AND k.keeps_incomes
    JOIN periods AS p ON p.id = e.period JOIN sources AS s ON s.id = e.source
    WHERE e.household <> :household OR e.told_by IS NOT :holder"""
