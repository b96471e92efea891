"""Nominations: a neighbour or somebody who works with the book names a deed from a list, and somebody else seconds it.

There are no free words about a household (charter 2).
"""

from dataclasses import dataclass

from data.awards import period_number
from data.awardtables import DEEDS
from data.errors import entry_refused
from data.fundmoves import inserted, repeated
from data.households import known_household
from data.open import Book, now
from data.permissions import needs
from rating.problems import nearest


@dataclass(frozen=True)
class Nomination:
    """A household that is nominated for a deed, and whether somebody has seconded it; not who did either."""

    number: int
    household: str
    period: str
    deed: str
    seconded: bool


@needs("nominate")
def nominate(book: Book, request: str, nominee: str, period: str, deed: str) -> int:
    """Nominate a household for a deed, one of DEEDS; gives the nomination's number.

    Raises EntryRefused: unknown_deed, own_household, unknown_household, unknown_period, no_consent,
    already_there, request_used.
    """
    if deed not in DEEDS:
        raise entry_refused("unknown_deed", "deed", deed, near=nearest(deed, DEEDS))
    household, who = known_household(book, nominee), _who(book)
    _refuse_own(book, household)
    with book.writing():
        row = {"household": household, "period": period_number(book.db, period), "deed": deed}
        row |= {f"by_{kind}": number for kind, number in who.items()}
        number = repeated(book.db, "nominations", request, row)
        return number or inserted(book.db, "nominations", {"request": request, **row, "made_at": now()})


@needs("nominate")
def second(book: Book, nomination: int) -> None:
    """Second what somebody else nominated; nothing happens where it is seconded.

    Raises EntryRefused: unknown_nomination, own_nomination, own_household.
    """
    with book.writing():
        found = book.rows("SELECT * FROM nominations WHERE id = :id", id=nomination)
        if not found:
            raise entry_refused("unknown_nomination", "nomination", nomination)
        _refuse_own(book, found[0]["household"])
        who = _who(book)
        if all(found[0][f"by_{kind}"] == number for kind, number in who.items()):
            raise entry_refused("own_nomination", "nomination", nomination)
        sql = """UPDATE nominations SET seconded_by_account = :account, seconded_by_household = :household,
                 seconded_at = :at WHERE id = :id AND seconded_at IS NULL"""
        book.db.execute(sql, {**who, "at": now(), "id": nomination})


@needs("nominations")
def nominations(book: Book, period: str) -> tuple[Nomination, ...]:
    """The nominations of a period, by household and deed."""
    sql = """SELECT n.id AS number, h.name AS household, p.name AS period, n.deed, n.seconded_at IS NOT NULL AS seconded
             FROM nominations AS n JOIN households AS h ON h.id = n.household JOIN periods AS p ON p.id = n.period
             WHERE p.name = :period ORDER BY h.name, n.deed"""
    return tuple(Nomination(**{**r, "seconded": bool(r["seconded"])}) for r in book.rows(sql, period=period))


def _who(book: Book) -> dict[str, int | None]:
    """The account or the household that acts."""
    return {"account": book.actor.account, "household": book.actor.id if book.actor.kind == "household" else None}


def _refuse_own(book: Book, household: int) -> None:
    own = book.rows("SELECT household FROM own_households WHERE account = :account", account=book.actor.account)
    mine = {row["household"] for row in own} | ({book.actor.id} if book.actor.kind == "household" else set())
    if household in mine:
        raise entry_refused("own_household", "household")
