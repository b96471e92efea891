"""What awards can rest on: facts of a published period, as names of households that take part; no score and no amount.

The first band is what the board shows of it. A level is told to the household alone, which may ask for its award.
"""

from collections.abc import Iterable, Mapping

from data.disclosure import band_rows, leagues
from data.errors import entry_refused
from data.households import consenting
from data.open import Book
from data.periods import period_names, period_states
from data.permissions import needs
from data.ratings import Row, latest, steps_reached, stored_as
from rating.rubric import Rubric

_MEAN_MARKS = """SELECT h.name AS household, avg(m.mark) AS mark FROM marks AS m
    JOIN households AS h ON h.id = m.household JOIN periods AS p ON p.id = m.period
    WHERE p.name = :period AND m.criterion = :criterion GROUP BY h.id"""
# A hard season that was paused breaks nothing, and counts for nothing.
_SEASONS = """SELECT p.name AS period, EXISTS (SELECT 1 FROM pauses AS z WHERE z.household = h.id AND z.period = p.id)
        AS paused, EXISTS (SELECT 1 FROM marks AS m WHERE m.household = h.id AND m.period = p.id)
        OR EXISTS (SELECT 1 FROM income_entries AS e WHERE e.household = h.id AND e.period = p.id) AS there,
    h.name AS household FROM households AS h CROSS JOIN periods AS p
    WHERE p.position <= (SELECT position FROM periods WHERE name = :period) ORDER BY h.name, p.position DESC"""
_FIRST = """SELECT h.name AS household FROM households AS h JOIN income_entries AS e ON e.household = h.id
    JOIN sources AS s ON s.id = e.source JOIN periods AS p ON p.id = e.period
    WHERE s.name = :source AND e.amount_minor > 0 AND p.position <= :position
    AND EXISTS (SELECT 1 FROM income_entries AS before JOIN periods AS b ON b.id = before.period
        WHERE before.household = h.id AND b.position < :position)
    GROUP BY h.id HAVING min(p.position) = :position"""
_BEGAN = """SELECT coalesce(min(substr(x.entered_at, 1, 10)), '') AS day FROM (
    SELECT entered_at, period FROM income_entries UNION ALL SELECT entered_at, period FROM marks) AS x
    JOIN periods AS p ON p.id = x.period WHERE p.name = :period"""
_HELPERS = """SELECT a.id AS account, a.name, count(DISTINCT x.household) AS households FROM accounts AS a JOIN (
        SELECT entered_by, household, period FROM income_entries UNION ALL
        SELECT entered_by, household, period FROM marks) AS x ON x.entered_by = a.id
    JOIN periods AS p ON p.id = x.period WHERE p.name = :period AND a.removed_at IS NULL
    GROUP BY a.id HAVING households >= :least ORDER BY a.id"""


@needs("award_evidence")
def first_bands(book: Book, period: str) -> dict[str | None, tuple[str, ...]]:
    """league -> the households of its first band that the board names; leagues that show no places are left out.

    A household of which only income is known is left out: nothing is given for income alone. Empty without a board.
    """
    stored = latest(book, period)
    if stored is None:
        return {}
    taking, marked = consenting(book) & consenting(book, "wall"), _marked(stored.rubric())
    found: dict[str | None, tuple[str, ...]] = {}
    for league in leagues(book, period):
        first = next(iter(band_rows(book, stored, league, "wall")), [])
        names = tuple(sorted(row.household for row in first if row.household in taking and _effort(row, marked)))
        found |= {league: names} if names else {}
    return found


@needs("award_evidence")
def marked_at_least(book: Book, period: str, criterion: str, least: float) -> tuple[str, ...]:
    """The households whose mean mark for a criterion is at least so much. Raises EntryRefused: not_published."""
    _refuse_unpublished(book, period)
    rows = book.rows(_MEAN_MARKS, period=period, criterion=criterion)
    return _taking_part(book, (row["household"] for row in rows if row["mark"] >= least))


@needs("award_evidence")
def together(book: Book, period: str, criterion: str) -> float:
    """What all households together reached: the sum of their mean marks. Raises EntryRefused: not_published."""
    _refuse_unpublished(book, period)
    taking = consenting(book)
    rows = book.rows(_MEAN_MARKS, period=period, criterion=criterion)
    return float(sum(row["mark"] for row in rows if row["household"] in taking))


@needs("award_evidence")
def steady(book: Book, period: str, seasons: int) -> tuple[str, ...]:
    """The households with entries in each of so many periods up to this one, paused ones passed over."""
    _refuse_unpublished(book, period)
    lines: dict[str, list[bool]] = {}
    for row in book.rows(_SEASONS, period=period):
        lines.setdefault(row["household"], [])
        if not row["paused"]:
            lines[row["household"]].append(bool(row["there"]))
    return _taking_part(book, (name for name, there in lines.items() if len(there) >= seasons and all(there[:seasons])))


@needs("award_evidence")
def first_income(book: Book, period: str, sources: Iterable[str]) -> Mapping[str, str]:
    """household -> the source of which it had an income in this period for the first time since it takes part."""
    _refuse_unpublished(book, period)
    position = book.rows("SELECT position FROM periods WHERE name = :period", period=period)[0]["position"]
    taking = consenting(book)
    found: dict[str, str] = {}
    for source in sources:
        for row in book.rows(_FIRST, source=source, position=position):
            found.setdefault(row["household"], source)
    return {name: found[name] for name in sorted(found) if name in taking}


@needs("award_evidence")
def helpers(book: Book, period: str, least: int) -> dict[int, str]:
    """account -> the name of those that wrote entries of at least so many households in a period."""
    _refuse_unpublished(book, period)
    return {row["account"]: row["name"] for row in book.rows(_HELPERS, period=period, least=least)}


@needs("season_began")
def season_began(book: Book, period: str) -> str:
    """The day of a period's first entry, "" before there is one: what is thanked has to be told by then."""
    return str(book.rows(_BEGAN, period=period)[0]["day"])


@needs("own_level")
def own_level(book: Book, household: str, period: str) -> int:
    """The number of the level that the household itself has reached, 0 for none; where more than income is known of it.

    Raises EntryRefused: not_published.
    """
    _refuse_unpublished(book, period)
    stored = stored_as(book, period, None, household)
    row = stored.row(household) if stored else None
    if stored is None or row is None or not _effort(row, _marked(stored.rubric())):
        return 0
    return steps_reached(book, period).get(household, 0)


def _refuse_unpublished(book: Book, period: str) -> None:
    if period not in period_names(book):
        raise entry_refused("unknown_period", "period", period)
    if period_states(book)[period] not in ("published", "closed"):
        raise entry_refused("not_published", "period", period)


def _marked(rubric: Rubric) -> frozenset[str]:
    return frozenset(leaf.name for leaf in rubric.indicators() if leaf.part.kind != "income")


def _effort(row: Row, marked: frozenset[str]) -> bool:
    return bool(marked & row.parts.keys())


def _taking_part(book: Book, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names) & consenting(book)))
