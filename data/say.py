"""What a household decides by itself (charter 3): what it agreed to and since when, its name, a season's rest."""

from dataclasses import dataclass

from data.errors import entry_refused
from data.households import known_household
from data.open import Book
from data.permissions import needs
from data.tablerules import PURPOSES

LONGEST_ALIAS = 40


@dataclass(frozen=True)
class Agreed:
    """A purpose and what stands for it: days of a consent, None where there is none.

    `given_on` without `confirmed_on` waits for the household's own word.
    """

    purpose: str
    given_on: str | None
    confirmed_on: str | None


@dataclass(frozen=True)
class Rest:
    """A season that is not published yet, and whether the household lets it rest."""

    period: str
    rests: bool


@needs("agreed_by")
def agreed_by(book: Book, household: str) -> tuple[Agreed, ...]:
    """Every purpose with the consent that stands. Raises EntryRefused: unknown_household."""
    sql = "SELECT purpose, given_on, confirmed_on FROM consents WHERE household = :id AND withdrawn_on IS NULL"
    standing = {row["purpose"]: row for row in book.rows(sql, id=known_household(book, household))}
    nothing = {"given_on": None, "confirmed_on": None}
    return tuple(Agreed(**{**nothing, **standing.get(each, {}), "purpose": each}) for each in PURPOSES)


@needs("alias_of")
def alias_of(book: Book, household: str) -> str:
    """The other name that a household goes by on boards; "" for none."""
    found = book.rows("SELECT nickname FROM households WHERE id = :id", id=known_household(book, household))
    return found[0]["nickname"] or ""


@needs("set_alias")
def set_alias(book: Book, household: str, alias: str) -> None:
    """Choose the name on boards; "" goes back to the household's own.

    Raises EntryRefused: alias_too_long, no_consent.
    """
    chosen = " ".join(alias.split())
    if len(chosen) > LONGEST_ALIAS or not chosen.isprintable():
        raise entry_refused("alias_too_long", "alias", chosen, most=LONGEST_ALIAS)
    number = known_household(book, household)
    with book.writing():
        sql = "UPDATE households SET nickname = :alias WHERE id = :id AND nickname IS NOT :alias"
        book.db.execute(sql, {"alias": chosen or None, "id": number})


@needs("rests_of")
def rests_of(book: Book, household: str) -> tuple[Rest, ...]:
    """The seasons that can still be let rest, the newest first."""
    sql = """SELECT p.name AS period, EXISTS (SELECT 1 FROM pauses WHERE period = p.id AND household = :id) AS rests
             FROM periods AS p WHERE p.state IN ('open', 'review') ORDER BY p.position DESC"""
    number = known_household(book, household)
    return tuple(Rest(row["period"], bool(row["rests"])) for row in book.rows(sql, id=number))


@needs("end_pause")
def end_pause(book: Book, household: str, period: str) -> None:
    """Take a season's rest back, while it is not published; nothing happens where there is none."""
    sql = """DELETE FROM pauses WHERE household = :id AND period = (SELECT id FROM periods WHERE name = :period)"""
    number = known_household(book, household)
    with book.writing():
        book.db.execute(sql, {"id": number, "period": period})
