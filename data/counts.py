"""How many were thanked in a season, and which share lent a hand: counted once, then frozen (charter 6).

The share is frozen when the season is first looked at after its publication; the number of households that received an
award when it is closed, since awards are given until then. Neither says who.
"""

from dataclasses import dataclass

from data.figures import FEWEST, rounded
from data.insight import share
from data.open import Book, now
from data.periods import period_states
from data.permissions import needs
from data.ratings import latest


@dataclass(frozen=True)
class PeriodCount:
    """A count of a period, or why it is withheld (too_few).

    `name` is awards (households with an accepted award, to two significant digits) or helped (the share of the rated
    who lent a hand, in tenths).
    """

    period: str
    name: str
    value: float | None
    withheld: str | None


@needs("freeze_counts")
def freeze_counts(book: Book) -> None:
    """Write down what periods have not been counted for yet; what was counted stays."""
    sql = """INSERT INTO counts (period, name, value, withheld, frozen_at)
             SELECT id, :name, :value, :withheld, :at FROM periods WHERE name = :period
             ON CONFLICT (period, name) DO NOTHING"""
    with book.writing():
        done = {(one.period, one.name) for one in counted(book)}
        for period, state in period_states(book).items():
            found = [_helped(book, period)] if state in ("published", "closed") else []
            found += [_awards(book, period)] if state == "closed" else []
            for one in found:
                if one is not None and (one.period, one.name) not in done:
                    book.db.execute(sql, {**vars(one), "at": now()})


@needs("counted")
def counted(book: Book) -> list[PeriodCount]:
    """Every count that was written down, in the order of periods."""
    sql = """SELECT p.name AS period, c.name, c.value, c.withheld
             FROM counts AS c JOIN periods AS p ON p.id = c.period ORDER BY p.position, c.name"""
    return [PeriodCount(**row) for row in book.rows(sql)]


def _helped(book: Book, period: str) -> PeriodCount | None:
    stored = latest(book, period)
    if stored is None:
        return None
    asked = [leaf.part.key for leaf in stored.rubric().indicators() if leaf.part.topic == "mutual_aid"]
    rated = {row.household for row in stored.rows if row.points is not None}
    sql = """SELECT DISTINCT h.name, m.criterion FROM marks AS m JOIN households AS h ON h.id = m.household
             JOIN periods AS p ON p.id = m.period WHERE p.name = :period AND m.mark > 0"""
    helpers = {row["name"] for row in book.rows(sql, period=period) if row["criterion"] in asked}
    found = share(period, "helped", len(helpers & rated), len(rated))
    return PeriodCount(period, "helped", found.value, found.withheld)


def _awards(book: Book, period: str) -> PeriodCount:
    sql = """SELECT count(DISTINCT a.household) AS n FROM awards AS a JOIN periods AS p ON p.id = a.period
             WHERE p.name = :period AND a.accepted_at IS NOT NULL AND a.revoked_at IS NULL"""
    thanked = book.rows(sql, period=period)[0]["n"]
    if thanked < FEWEST:
        return PeriodCount(period, "awards", None, "too_few")
    return PeriodCount(period, "awards", rounded(float(thanked)), None)
