"""How scores, levels and awards spread over groups and sizes of households, now and under other weights.

For those who review: whether the rules favour one kind of household. Nothing here is about one household (charter 1 and
6): a median to the next five, a share to the next tenth, each of ten households at least (on either side of a share),
without numbers. All come from the ratings that boards show and so change on the days on which boards do; other weights
are a few fixed ones, and only how many would stand at another level is said, in tens.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from statistics import median
from typing import Literal

from data.boarddays import revision_shown
from data.disclosure import Closed
from data.figures import FEWEST
from data.insight import share
from data.lifted import Lift, lift
from data.open import Book
from data.periods import period_states
from data.permissions import needs
from data.ratings import Row, Stored, stored_as
from rating.explain import score_of
from rating.ranking import threshold_points
from rating.rubric import Group, Rubric

SCORE_STEP = 5
# The largest size of each band of sizes, in members; the last has no end.
SIZES = {"to_two": 2, "to_four": 4, "more": None}
ALIKE = ""
Kind = Literal["league", "size"]


@dataclass(frozen=True)
class Spread:
    """Figures of the households of one league, or of one band of sizes (`SIZES`); what may not be said is None.

    `median` of scores, in `leaves` the share at each level or above by the season's score, the share with an accepted
    award, and the median under each of the other weights.
    """

    kind: Kind
    name: str
    median: int | None
    leaves: tuple[float | None, ...]
    thanked: float | None
    otherwise: tuple[int | None, ...]


@dataclass(frozen=True)
class Fairness:
    """`spreads` of a period; `weights` are those of `otherwise`: "" where all parts weigh alike, else the part halved.

    `leaves` names the levels; `moved` says how many would stand at another one under each: a code of `data.lifted`,
    and about how many. `of_income` names the parts that count nothing but income.
    """

    leaves: tuple[str, ...]
    weights: tuple[str, ...]
    moved: tuple[tuple[Lift, int | None], ...]
    spreads: tuple[Spread, ...]
    of_income: frozenset[str] = frozenset()


@needs("fairness")
def fairness(book: Book, period: str) -> Fairness | Closed:
    """What may be said of a period whose rating has been published; or that there is none (not_rated)."""
    stored, state = _published(book, period), period_states(book).get(period)
    if stored is None:
        return Closed("not_rated")
    rubric, rows = stored.rubric(), [row for row in stored.rows if row.points is not None]
    weights = other_weights(rubric)
    own, *others = [_own(rows), *(_points(changed, rows) for changed in weights.values())]
    thanked = _thanked(book, period) if state == "closed" else None
    return Fairness(
        leaves=tuple(rubric.levels),
        weights=tuple(weights),
        moved=tuple(lift(_moved(rubric, own, points), len(rows)) for points in others),
        spreads=tuple(_spread(rubric, cell, [own, *others], thanked) for cell in _cells(rows, _members(book))),
        of_income=frozenset(rubric.score.parts)
        - {leaf.path[0] for leaf in rubric.indicators() if leaf.part.kind != "income"},
    )


def other_weights(rubric: Rubric) -> dict[str, Rubric]:
    """The rubric with all weights alike (""), and with each part of the score at half its weight, by its name."""
    parts = {name: part for name, part in rubric.score.parts.items() if name not in rubric.silenced}
    halved = {name: _with(rubric, {name: part.weight / 2}) for name, part in parts.items()} if len(parts) > 1 else {}
    return {ALIKE: rubric.model_copy(update={"score": _alike(rubric.score)}), **halved}


def _with(rubric: Rubric, weights: Mapping[str, float]) -> Rubric:
    parts = {
        name: part.model_copy(update={"weight": weights.get(name, part.weight)})
        for name, part in rubric.score.parts.items()
    }
    return rubric.model_copy(update={"score": rubric.score.model_copy(update={"parts": parts})})


def _alike(group: Group) -> Group:
    parts = {
        name: (_alike(part) if isinstance(part, Group) else part).model_copy(update={"weight": 1.0})
        for name, part in group.parts.items()
    }
    return group.model_copy(update={"parts": parts})


Points = Mapping[str, int]


def _own(rows: Sequence[Row]) -> Points:
    return {row.household: row.points or 0 for row in rows}


def _points(rubric: Rubric, rows: Sequence[Row]) -> Points:
    unit = rubric.rank.decimals
    return {row.household: threshold_points(score_of(rubric, row.parts) or 0.0, unit) for row in rows}


def _level(rubric: Rubric, points: int) -> int:
    return sum(points >= threshold_points(level, rubric.rank.decimals) for level in rubric.levels.values())


def _moved(rubric: Rubric, own: Points, others: Points) -> int:
    return sum(_level(rubric, points) != _level(rubric, others[home]) for home, points in own.items())


@dataclass(frozen=True)
class _Cell:
    kind: Kind
    name: str
    households: AbstractSet[str]


def _spread(rubric: Rubric, cell: _Cell, points: Sequence[Points], thanked: AbstractSet[str] | None) -> Spread:
    """`points` are those by the rules, then those under each of the other weights."""
    unit, those = 10**rubric.rank.decimals, cell.households
    middles = [_median([each[home] / unit for home in those]) for each in points]
    reached = [_level(rubric, points[0][home]) for home in those]
    levels = (_share(sum(each >= step for each in reached), len(those)) for step in range(1, len(rubric.levels) + 1))
    got = None if thanked is None else _share(len(those & thanked), len(those))
    return Spread(cell.kind, cell.name, middles[0], tuple(levels), got, tuple(middles[1:]))


def _median(scores: Sequence[float]) -> int | None:
    return None if len(scores) < FEWEST else SCORE_STEP * int(median(scores) / SCORE_STEP + 0.5)


def _share(those: int, everybody: int) -> float | None:
    return share("", "", those, everybody).value


def _cells(rows: Sequence[Row], members: Mapping[str, int]) -> list[_Cell]:
    """Each league and each band of sizes with its households."""
    leagues, sizes = (defaultdict[str, set[str]](set) for _ in range(2))
    for row in rows:
        leagues[row.league or ""].add(row.household)
        sizes[_size(members.get(row.household, 1))].add(row.household)
    by_league = [_Cell("league", name, those) for name, those in sorted(leagues.items())]
    return [*by_league, *(_Cell("size", name, sizes[name]) for name in SIZES)]


def _size(members: int) -> str:
    return next(name for name, most in SIZES.items() if most is None or members <= most)


def _members(book: Book) -> dict[str, int]:
    return {row["name"]: row["members"] for row in book.rows("SELECT name, members FROM households")}


def _published(book: Book, period: str) -> Stored | None:
    if period_states(book).get(period) not in ("published", "closed"):
        return None
    revision = revision_shown(book, period)
    return None if revision is None else stored_as(book, period, revision)


def _thanked(book: Book, period: str) -> frozenset[str]:
    sql = """SELECT DISTINCT h.name FROM awards AS a JOIN households AS h ON h.id = a.household
             JOIN periods AS p ON p.id = a.period
             WHERE p.name = :period AND a.accepted_at IS NOT NULL AND a.revoked_at IS NULL"""
    return frozenset(row["name"] for row in book.rows(sql, period=period))
