"""The one gate for what the public may see (charter 3, 6 and 7): boards by bands, and the village's own figures.

How a household that did not consent stays unseen: the board is cut among those whose consent stood on the day of the
rating, exactly as if the others were not in the league; there are no numbers and no gaps that could show one. So a
place says "among those on this board", and a third of these is never more than a third of the league. A household that
withdraws later is no longer named, and nobody moves up in its stead, so that two boards side by side tell nobody's
place; who consents later is named from the next revision on. Corrections reach a board on fixed days, and on none while
a household waits for a check (`data.boarddays`): so nothing shows who asked.
"""

from collections.abc import Set
from dataclasses import dataclass
from math import nan
from typing import Any

from data.beside import Notice, ScorecardResult, goals_together, notices, scorecard_results
from data.boarddays import revision_shown
from data.counts import PeriodCount, counted
from data.curves import CurvePoint
from data.figures import PeriodTotal, frozen
from data.households import consented_on, consenting
from data.insight import PeriodSpread
from data.meetings import board_opened_on
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.ratings import Row, Stored, latest, stored_as
from rating.bands import cut, within
from rating.explain import score_of
from rating.ranksets import surely_better

__all__ = [
    "Board",
    "Closed",
    "Notice",
    "PeriodCount",
    "PeriodSpread",
    "PeriodTotal",
    "ScorecardResult",
    "Thanked",
    "award_wall",
    "board",
    "goals_together",
    "latest_awards",
    "leagues",
    "notices",
    "scorecard_results",
    "village_counts",
    "village_curves",
    "village_spread",
    "village_totals",
    "why_closed",
]

FEWEST_IN_LEAGUE = 15
PLACES = ("wall", "internet")
LATEST_AWARDS = 12


@dataclass(frozen=True)
class Closed:
    """There is no board, and why: no_purpose, no_contact, no_such_period, not_opened, not_rated or no_such_league."""

    code: str


@dataclass(frozen=True)
class Board:
    """A league's board for a period: names by bands, best band first, alphabetical within one; never a score.

    Without bands the league is thanked as a whole, and nothing tells why. `why` is the reason of a corrected revision.
    """

    village: str
    period: str
    league: str | None
    bands: tuple[tuple[str, ...], ...]
    revision: int
    rated_on: str
    opened_on: str
    title: str
    version: str
    purpose: str
    contact: str
    demo: bool
    why: str | None = None

    @property
    def as_a_whole(self) -> bool:
        """Whether the league is thanked as a whole."""
        return not self.bands


@needs("board")
def board(book: Book, period: str, league: str | None = None, where: str = "wall") -> Board | Closed:
    """What a league's board shows of a period, on the wall or on the internet; or why there is none."""
    return _board(book, _shown(book, period), period, league, where)


@needs("preview_publication")
def boards_to_come(book: Book, period: str) -> dict[str | None, Board | Closed]:
    """league -> the board on the wall with the newest rating, whenever its day comes: for who is about to publish."""
    stored = latest(book, period)
    named = (None,) if stored is None or why_closed(book, period) else _leagues(stored)
    return {league: _board(book, stored, period, league, "wall") for league in named}


def _shown(book: Book, period: str) -> Stored | None:
    """The rating that the board shows today."""
    revision = revision_shown(book, period)
    return None if revision is None else stored_as(book, period, revision)


def _board(book: Book, stored: Stored | None, period: str, league: str | None, where: str) -> Board | Closed:
    closed = why_closed(book, period)
    if closed is not None or stored is None:
        return closed or Closed("not_rated")
    if where not in PLACES or league not in _leagues(stored):
        return Closed("no_such_league")
    village, rules = book.village(), stored.adopted
    return Board(
        village=village["name"],
        period=period,
        league=league,
        bands=_named(book, band_rows(book, stored, league, where), where),
        revision=stored.revision,
        rated_on=stored.rated_at[:10],
        opened_on=board_opened_on(book, period) or "",
        title=rules.title,
        version=rules.version,
        purpose=village["purpose"],
        contact=village["contact"],
        demo=bool(village["demo"]),
        why=stored.why,
    )


@dataclass(frozen=True)
class Thanked:
    """An award on the wall: whom it thanks, as they wish, None for the village as a whole; never a prize."""

    title: str
    period: str
    name: str | None
    deed: str | None


@needs("award_wall")
def award_wall(book: Book, where: str = "wall") -> tuple[Thanked, ...]:
    """The awards that were accepted by those who agree to be named in awards, the newest period first.

    On the internet only those who agree to be named there as well; people of the working group are asked for no such
    consent, and so they are not named there. Nothing before the village has said what the scheme is for and whom one
    can turn to.
    """
    return tuple(thanked for thanked, _ in _thanked(book, where))


@needs("award_wall")
def latest_awards(book: Book, where: str = "wall") -> tuple[Thanked, ...]:
    """The newest of these of seasons that have a board: what stands beside a board."""
    return tuple(thanked for thanked, _ in _latest(book, where))


@needs("on_the_wall")
def on_the_wall(book: Book, period: str) -> frozenset[tuple[str, str]]:
    """Each household that a season's boards and the awards beside them name on the wall, with the name it goes by.

    For the record book's own use.
    """
    stored = _shown(book, period)
    if stored is None or why_closed(book, period):
        return frozenset()
    standing, labels = consenting(book, "wall"), labels_of(book)
    bands = [band for league in _leagues(stored) for band in band_rows(book, stored, league, "wall")]
    named = {row.household for band in bands for row in band} & standing & labels.keys()
    thanked = {(name, each.name or "") for each, name in _latest(book, "wall") if name}
    return frozenset({(name, labels[name]) for name in named} | thanked)


def _latest(book: Book, where: str) -> list[tuple[Thanked, str | None]]:
    shown = {period for period in period_names(book) if why_closed(book, period) is None}
    return [each for each in _thanked(book, where) if each[0].period in shown][:LATEST_AWARDS]


def _thanked(book: Book, where: str) -> list[tuple[Thanked, str | None]]:
    """The awards on the wall, each with its household; None where it thanks no household."""
    village = book.village()
    if not village["purpose"] or not village["contact"] or where not in PLACES:
        return []
    agreed, labels = consenting(book, "awards"), labels_of(book)
    if where == "internet":
        agreed &= consenting(book, where)
    rows = [row for row in book.rows(_AWARDED) if _may_be_named(row, agreed & labels.keys(), where)]
    thanked = (
        (-row["position"], row["title"], row["alias"] or labels.get(row["household"], row["account"]) or "", row)
        for row in rows
    )
    shown = sorted(thanked, key=lambda each: each[:3])
    return [
        (Thanked(title, row["period"], name or None, row["deed"]), row["household"]) for _, title, name, row in shown
    ]


@needs("why_closed")
def why_closed(book: Book, period: str) -> Closed | None:
    """Why a period has no public board; None if it has one."""
    village = book.village()
    if not village["purpose"]:
        return Closed("no_purpose")
    if not village["contact"]:
        return Closed("no_contact")
    if period not in period_names(book):
        return Closed("no_such_period")
    if board_opened_on(book, period) is None:
        return Closed("not_opened")
    return None if revision_shown(book, period) else Closed("not_rated")


@needs("leagues")
def leagues(book: Book, period: str) -> tuple[str | None, ...]:
    """The leagues of a period that has a board, by name; (None,) where the village is one league."""
    stored = _shown(book, period)
    return () if stored is None or why_closed(book, period) else _leagues(stored)


@needs("village_totals")
def village_totals(book: Book) -> list[PeriodTotal]:
    """What the village as a whole earned and received, for the periods that have a board, in their order."""
    shown = {period for period in period_names(book) if why_closed(book, period) is None}
    return [total for total in frozen(book) if total.period in shown]


@needs("village_spread")
def village_spread(book: Book) -> list[PeriodSpread]:
    """How incomes are spread in the village and how many rose, for the periods that have a board, in their order."""
    sql = """SELECT p.name AS period, s.name, s.value, s.withheld
             FROM spread AS s JOIN periods AS p ON p.id = s.period ORDER BY p.position, s.name"""
    shown = {period for period in period_names(book) if why_closed(book, period) is None}
    return [PeriodSpread(**row) for row in book.rows(sql) if row["period"] in shown]


@needs("village_curves")
def village_curves(book: Book) -> list[CurvePoint]:
    """How income is spread from the poorest tenth to the richest, for the periods that have a board, in their order."""
    sql = """SELECT p.name AS period, c.name, c.tenth, c.value
             FROM curves AS c JOIN periods AS p ON p.id = c.period ORDER BY p.position, c.name DESC, c.tenth"""
    shown = {period for period in period_names(book) if why_closed(book, period) is None}
    return [CurvePoint(**row) for row in book.rows(sql) if row["period"] in shown]


@needs("village_counts")
def village_counts(book: Book) -> list[PeriodCount]:
    """How many were thanked and which share lent a hand, for the periods that have a board, in their order."""
    shown = {period for period in period_names(book) if why_closed(book, period) is None}
    return [count for count in counted(book) if count.period in shown]


_AWARDED = """SELECT a.title, p.name AS period, p.position, h.name AS household, own.name AS account, a.alias, n.deed
    FROM awards AS a JOIN periods AS p ON p.id = a.period LEFT JOIN households AS h ON h.id = a.household
    LEFT JOIN accounts AS own ON own.id = a.account LEFT JOIN nominations AS n ON n.id = a.nomination
    WHERE a.revoked_at IS NULL AND a.approved_at IS NOT NULL
    AND (a.accepted_at IS NOT NULL OR (a.household IS NULL AND a.account IS NULL))"""


def _may_be_named(row: dict[str, Any], agreed: Set[str], where: str) -> bool:
    if row["household"] is None:
        return row["account"] is None or where == "wall"
    return row["household"] in agreed


def _leagues(stored: Stored) -> tuple[str | None, ...]:
    named = {row.league for row in stored.rows if row.rank is not None}
    return tuple(sorted(named, key=lambda league: league or ""))


@needs("seen_rows")
def seen_rows(book: Book, stored: Stored, league: str | None, where: str) -> list[Row]:
    """Those with a place in a league who had consented when it was rated; for the record book's own use."""
    placed = [row for row in stored.rows if row.league == league and row.rank is not None and row.points is not None]
    agreed = consented_on(book, where, stored.rated_at[:10])
    return [row for row in placed if row.household in agreed]


@needs("band_rows")
def band_rows(book: Book, stored: Stored, league: str | None, where: str) -> list[list[Row]]:
    """The bands of `seen_rows` that fit into the published top; for the record book's own use."""
    seen = seen_rows(book, stored, league, where)
    if len(seen) < FEWEST_IN_LEAGUE:
        return []
    top = min(stored.rubric().publish.top, len(seen) // 3)
    return [[seen[i] for i in band] for band in within(_cut(stored, seen), top)]


def _cut(stored: Stored, seen: list[Row]) -> list[list[int]]:
    """Bands of those that the data can tell apart; where the errors of scores are not known, all are one band."""
    rubric, points = stored.rubric(), [row.points or 0 for row in seen]
    scores = [score_of(rubric, row.parts) or 0.0 for row in seen]
    errors = [nan if row.error is None else row.error for row in seen]
    return cut(points, surely_better(scores, errors, points))


def _named(book: Book, bands: list[list[Row]], where: str) -> tuple[tuple[str, ...], ...]:
    """The names in each band of those whose consent still stands; a band without any is not there."""
    standing, labels = consenting(book, where), labels_of(book)
    named = (
        sorted((labels[r.household] for r in band if r.household in standing & labels.keys()), key=str.casefold)
        for band in bands
    )
    return tuple(tuple(names) for names in named if names)


@needs("labels_of")
def labels_of(book: Book) -> dict[str, str]:
    """household -> the name that it goes by: its nickname, else its name; households that have left have none."""
    sql = "SELECT name, nickname FROM households WHERE archived_on IS NULL"
    return {row["name"]: row["nickname"] or row["name"] for row in book.rows(sql)}
