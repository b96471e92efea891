"""The tables of a random case: which features they use is said by a Shape, their cells come from a generator."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from random import Random

from tests.plain_values import Row, Tables

SCALES = {"care": (0, 5), "training": (0, 1), "helping": (1, 5)}
RATERS = ["r1", "r2", "R2"]
HOUSEHOLDS = ["a", "A", "a.b", "a b", "家1", "a,b", 'a"b', "a'b", "é", "É", "0", "00", "a_b", "a%b", "ß", "ss"]
VILLAGES = ["east", "East", "e.1"]
PERIODS = ["wet 24", "2024", "2025.5", "p", "P"]


@dataclass(frozen=True)
class Shape:
    """How many of what, and which optional tables and columns are there."""

    villages: int
    founders: int
    periods: int
    dyadic: bool
    """Whether all numbers of income are halves, quarters and so on, which floating numbers hold exactly."""
    members: bool
    earners: bool
    leagues: bool
    periods_given: bool
    seasons: bool
    months: bool
    coverage: bool
    methods: bool
    errors: bool
    succession: bool
    paused: bool
    gaps: bool

    @property
    def names(self) -> list[str]:
        """The periods from first to last."""
        names = PERIODS[: self.periods]
        return names if self.periods_given else sorted(names)


@dataclass
class Life:
    """A household and the positions of the periods in which it lives."""

    name: str
    village: str
    began: int
    ended: int

    def periods(self) -> range:
        return range(self.began, self.ended)


def make_tables(shape: Shape, rng: Random) -> Tables:
    """Tables without the optional ones that would be empty, each in a random order of rows."""
    lives, succession = make_lives(shape, rng)
    tables = {
        "households": [household(shape, rng, life) for life in lives],
        "periods": periods(shape, rng),
        "succession": succession,
        "income": [row for life in lives for row in incomes(shape, rng, life)],
        "coverage": [row for life in lives for row in coverage(shape, rng, life)],
        "paused": [row for row in spots(shape, lives) if shape.paused and rng.random() < 0.12],
        "marks": [row for spot in spots(shape, lives) for row in marks(shape, rng, spot)],
        "measures": [row for spot in spots(shape, lives) for row in measures(shape, rng, spot)],
    }
    if not shape.periods_given and (tables["marks"] or tables["measures"] or tables["income"]):
        tables["periods"] = []
    for rows in tables.values():
        rng.shuffle(rows)
    return {name: rows for name, rows in tables.items() if rows}


def make_lives(shape: Shape, rng: Random) -> tuple[list[Life], list[Row]]:
    """The founders of every village and those that came from them by splits and mergers."""
    founders = shape.villages * shape.founders
    early = [*HOUSEHOLDS, *(f"h{at}" for at in range(founders))]
    rng.shuffle(early)
    names = chain(early, (f"late{at}" for at in count()))
    lives, succession = [], []
    for village in VILLAGES[: shape.villages]:
        lives += [Life(next(names), village, 0, shape.periods) for _ in range(shape.founders)]
        for at in range(1, shape.periods if shape.succession else 1):
            succession += happen(lives, village, at, names, shape, rng)
    return lives, succession


def happen(lives: list[Life], village: str, at: int, names: Iterator[str], shape: Shape, rng: Random) -> list[Row]:
    """Perhaps a split or a merger at the beginning of a period, among households that lived before it."""
    here = [life for life in lives if life.village == village and life.began < at < life.ended]
    kind = rng.choice(["split", "merger", "nothing"])
    if kind == "nothing" or len(here) < 2:
        return []
    old = rng.sample(here, 2 if kind == "merger" else 1)
    shares = [1.0] if kind == "merger" else rng.choice([[0.5, 0.5], [0.25, 0.75], [0.25, 0.25, 0.5]])
    new = [Life(next(names), village, at, shape.periods) for _ in shares]
    for life in old:
        life.ended = at
    lives += new
    period = shape.names[at]
    pairs = [(parent, child, share) for parent in old for child, share in zip(new, shares, strict=True)]
    return [{"old": p.name, "new": c.name, "period": period, "share": share} for p, c, share in pairs]


def household(shape: Shape, rng: Random, life: Life) -> Row:
    row: Row = {"household": life.name, "village": life.village}
    if shape.members:
        row["members"] = rng.choice([1, 2, 4, None] if shape.dyadic else [1, 2, 3, 5, 6])
    if shape.earners:
        row["earners"] = rng.choice([0, 0.5, 1, 2, None] if shape.dyadic else [0, 0.5, 1, 1.5, 3])
    if shape.leagues:
        row["league"] = rng.choice(["river", "hill", None])
    return row


def periods(shape: Shape, rng: Random) -> list[Row]:
    rows = []
    for at, name in enumerate(shape.names):
        row: Row = {"period": name, "order": 2 + 3 * at}
        if shape.seasons:
            row["season"] = ["dry", "wet"][at % 2]
        if shape.months:
            row["months"] = rng.choice([3, 6, 12] if shape.dyadic else [4, 5, 12])
        rows.append(row)
    return rows


def spots(shape: Shape, lives: list[Life]) -> list[Row]:
    return [{"household": life.name, "period": shape.names[at]} for life in lives for at in life.periods()]


def incomes(shape: Shape, rng: Random, life: Life) -> list[Row]:
    """Entries while it lives, and now and then a late one after it has gone into another household."""
    rows = []
    for at in range(life.began, shape.periods):
        for source in ["wage", "crops", "inputs", "rent", "gift"]:
            if rng.random() < (0.7 if at < life.ended else 0.1):
                spot = {"household": life.name, "period": shape.names[at], "source": source}
                rows += entries(shape, rng, spot)
    return rows


def entries(shape: Shape, rng: Random, spot: Row) -> list[Row]:
    first = 50.0 * rng.randint(0, 3 if spot["source"] == "inputs" else 8)
    if not shape.dyadic and rng.random() < 0.3:
        first += rng.choice([0.00005, 12.34567, 0.1])
    rows = [spot | {"amount": amount} for amount in [first, first + 50][: rng.choice([1, 1, 1, 2])]]
    if shape.methods:
        for row in rows:
            row["method"] = rng.choice(["receipt", "recent", "recalled", "guess", None])
    return rows


def coverage(shape: Shape, rng: Random, life: Life) -> list[Row]:
    states = rng.choices(["asked", "none", None, "refused", "unknown"], [60, 30, 5, 3, 2], k=5 * shape.periods)
    return [
        {"household": life.name, "period": shape.names[at], "source": source, "state": state}
        for at in range(life.began, shape.periods if shape.coverage else 0)
        for source in ["wage", "crops", "inputs", "rent", "gift"]
        if (state := states.pop()) is not None
    ]


def marks(shape: Shape, rng: Random, spot: Row) -> list[Row]:
    rows = []
    for criterion, (low, high) in SCALES.items():
        raters = rng.sample(RATERS, rng.choice([0, 1, 2, 3] if shape.gaps else [1, 2]))
        for rater in raters:
            mark = rng.randint(2 * low, 2 * high) / 2 if criterion == "care" else rng.randint(low, high)
            rows.append(spot | {"criterion": criterion, "rater": rater, "mark": float(mark)})
    return rows


def measures(shape: Shape, rng: Random, spot: Row) -> list[Row]:
    values = {
        "yield": 1.5 + rng.randint(0, 40) / 2,
        "trees": 2.0 ** rng.randint(1, 12),
        "change": rng.randint(-10, 10) / 2,
        "area": rng.choice([0, 0.5, 1, 2, 2] if shape.dyadic else [0, 0.3, 1.2, 2]),
    }
    known = {name: value for name, value in values.items() if not (shape.gaps and rng.random() < 0.15)}
    error = {"se": rng.choice([0.1, None])} if shape.errors else {}
    return [spot | {"measure": name, "value": float(value)} | error for name, value in known.items()]
