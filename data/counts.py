"""How many were thanked in a season and for what, who lent a hand or learned, what checks and help led to (charter 6).

The shares of those who did something are frozen when the season is published; what came of awards, of checks and of
help when it is closed, since there are all until then. None says who.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from data.awardtables import DEEDS
from data.figures import FEWEST, rounded
from data.insight import share
from data.open import Book, now
from data.periods import period_states
from data.permissions import needs
from data.ratings import latest
from rating.rubric import Indicator

# What counts as each; the shipped criterion of training an apprentice is about enterprise.
DID: dict[str, Callable[[Indicator], bool]] = {
    "helped": lambda part: part.topic == "mutual_aid",
    "learned": lambda part: part.topic == "learning" or part.key == "apprentice",
}


@dataclass(frozen=True)
class PeriodCount:
    """A count of a period, or why it is withheld (too_few).

    `name` is awards (households with an accepted award, to two significant digits), for:DEED (the share of these that
    was thanked for a deed, in tenths), helped or learned (the share of the rated who lent a hand, or learned or taught
    something, in tenths), checked (households whose check was answered, to two significant digits), corrected (the
    share of these for which something was corrected, in tenths), asked_help (households that asked for help, to two
    significant digits), solved_help (the share of these that confirmed it, in tenths) or help_days (the median of days
    between).
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
            for one in _found(book, period, state, {name for each, name in done if each == period}):
                book.db.execute(sql, {**vars(one), "at": now()})


@needs("counted")
def counted(book: Book) -> list[PeriodCount]:
    """Every count that was written down, in the order of periods."""
    sql = """SELECT p.name AS period, c.name, c.value, c.withheld
             FROM counts AS c JOIN periods AS p ON p.id = c.period ORDER BY p.position, c.name"""
    return [PeriodCount(**row) for row in book.rows(sql)]


def _found(book: Book, period: str, state: str, done: set[str]) -> Iterator[PeriodCount]:
    """What has not been counted yet and can be by now."""
    if state in ("published", "closed") and not done >= DID.keys():
        yield from (one for one in _done(book, period) if one.name not in done)
    # A deed that was withheld is not looked at again, else a later departure could show.
    if state == "closed" and "awards" not in done:
        yield from (*_awards(book, period), *_checks(book, period), *_help(book, period))


def _done(book: Book, period: str) -> Iterator[PeriodCount]:
    """The shares of the rated that did something of a kind."""
    stored = latest(book, period)
    if stored is None:
        return
    asked = [leaf.part for leaf in stored.rubric().indicators() if leaf.part.kind == "marks"]
    rated = {row.household for row in stored.rows if row.points is not None}
    did = book.rows(_DID, period=period)
    for name, counts in DID.items():
        keys = {part.key for part in asked if counts(part)}
        those = {row["name"] for row in did if row["criterion"] in keys}
        yield _share(period, name, len(those & rated), len(rated))


def _awards(book: Book, period: str) -> Iterator[PeriodCount]:
    """How many households were thanked; and for which deeds, where enough were and enough were for another."""
    rows = book.rows(_THANKED, period=period)
    thanked = {row["household"] for row in rows}
    yield _number(period, "awards", len(thanked))
    for deed in DEEDS:
        those = {row["household"] for row in rows if row["deed"] == deed}
        found = _share(period, f"for:{deed}", len(those), len(thanked))
        # That a deed was thanked for at all would be said of few households.
        if found.withheld is None:
            yield found


def _checks(book: Book, period: str) -> Iterator[PeriodCount]:
    """How many households had a check answered, and for which share something was corrected."""
    rows = book.rows(_ANSWERED, period=period)
    asked = {row["household"] for row in rows}
    corrected = {row["household"] for row in rows if row["outcome"] == "corrected"}
    yield _number(period, "checked", len(asked))
    yield _share(period, "corrected", len(corrected), len(asked))


def _help(book: Book, period: str) -> Iterator[PeriodCount]:
    """How many households asked for help, for which share it was solved, and after how many days in the middle."""
    rows = book.rows(_HELP, period=period)
    asked, solved = ({row["household"] for row in rows if row[when]} for when in ("asked_at", "confirmed_at"))
    yield _number(period, "asked_help", len(asked))
    yield _share(period, "solved_help", len(solved), len(asked))
    few = len(solved) < FEWEST
    days = 0.0 if few else median(row["days"] for row in rows if row["confirmed_at"])
    yield PeriodCount(period, "help_days", None if few else rounded(days), "too_few" if few else None)


def _number(period: str, name: str, count: int) -> PeriodCount:
    if count < FEWEST:
        return PeriodCount(period, name, None, "too_few")
    return PeriodCount(period, name, rounded(float(count)), None)


def _share(period: str, name: str, those: int, everybody: int) -> PeriodCount:
    found = share(period, name, those, everybody)
    return PeriodCount(period, name, found.value, found.withheld)


_DID = """SELECT DISTINCT h.name, m.criterion FROM marks AS m JOIN households AS h ON h.id = m.household
          JOIN periods AS p ON p.id = m.period WHERE p.name = :period AND m.mark > 0"""
_THANKED = """SELECT DISTINCT a.household, n.deed FROM awards AS a JOIN periods AS p ON p.id = a.period
              LEFT JOIN nominations AS n ON n.id = a.nomination WHERE p.name = :period AND a.household IS NOT NULL
              AND a.accepted_at IS NOT NULL AND a.revoked_at IS NULL"""
_ANSWERED = """SELECT DISTINCT c.household, c.outcome FROM checks AS c JOIN periods AS p ON p.id = c.period
               WHERE p.name = :period AND c.outcome IS NOT NULL"""
_HELP = """SELECT q.household, q.asked_at, q.confirmed_at,
               julianday(substr(q.confirmed_at, 1, 10)) - julianday(substr(q.asked_at, 1, 10)) AS days
           FROM help_requests AS q JOIN periods AS p ON p.id = q.period WHERE p.name = :period"""
