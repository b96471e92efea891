"""The rating recomputed by plain loops from docs/rating.md: the engine's independent check."""

from collections import defaultdict
from collections.abc import Iterator
from math import floor

from tests.plain_index import available, leaves, normalise, rule, with_groups
from tests.plain_marks import mark_values
from tests.plain_values import (
    Book,
    PlainRefusal,
    Row,
    Spot,
    Tables,
    income_plain,
    known_measures,
    number_of,
    open_book,
)

__all__ = [
    "PlainRefusal",
    "contributions_plain",
    "income_plain",
    "league_of",
    "printed_plain",
    "rate_plain",
    "values_plain",
]


def rate_plain(rubric: Row, tables: Tables) -> list[Row]:
    """One row a household and period, sorted by village, period and household.

    `score` is the printed score; `rank`, `rank_low`, `rank_high` and `level` are as the page says; every indicator
    and group below the outermost stands under its name with its normalised value. None is missing.
    Raises PlainRefusal where the page says "refused".
    """
    book = open_book(rubric, tables)
    raw = values_plain(rubric, tables)
    rated = {spot: values for spot, values in raw.items() if is_rated(book, spot, values)}
    normal = normalised(rubric, book, rated)
    filled = {spot: fill(rubric, book, normal, spot) for spot in rated}
    rows = [row_of(rubric, book, spot, filled.get(spot)) for spot in book.spots()]
    place(book, rows)
    award_levels(rubric, book, rows)
    rows.sort(key=lambda row: (row["village"], book.position[row["period"]], row["household"]))
    return rows


def values_plain(rubric: Row, tables: Tables) -> dict[Spot, Row]:
    """The value of every indicator before normalising, by household and position of the period."""
    book = open_book(rubric, tables)
    income = income_plain(rubric, tables)
    marks = mark_values(rubric, book, tables)
    result: dict[Spot, Row] = {spot: {} for spot in book.spots()}
    for name, part in leaves(rubric["score"]):
        table, _, column = part["from"].partition(".")
        found = marks[column] if table == "marks" else known_measures(book, column)
        if table == "income":
            found = {spot: income[spot[0], book.periods[spot[1]]["period"]][column] for spot in book.spots()}
        for spot in book.spots():
            result[spot][name] = found.get(spot)
    return result


def is_rated(book: Book, spot: Spot, values: Row) -> bool:
    return spot not in book.paused and any(value is not None for value in values.values())


def league_of(rubric: Row, book: Book, home: str) -> str | None:
    given = book.homes[home].get("league")
    if given is not None or not rubric.get("leagues"):
        return given
    size = number_of(book, home, rubric["leagues"]["by"])
    reached = [(low, name) for name, low in rubric["leagues"]["bands"].items() if low <= size]
    return max(reached)[1] if reached else None


def comparison_set(rubric: Row, book: Book, spot: Spot) -> tuple[str, str | None, int]:
    """The village, league (where it matters) and period that a household is compared within."""
    home, at = spot
    league = league_of(rubric, book, home) if rubric.get("relative_to") == "league" else None
    return book.homes[home]["village"], league, at


def by_comparison_set(rubric: Row, book: Book, values: dict[Spot, Row], name: str) -> list[list[Spot]]:
    """The comparison sets of an indicator, each with the spots that have a value."""
    sets: dict[tuple[str, str | None, int], list[Spot]] = defaultdict(list)
    for spot, row in values.items():
        if row[name] is not None:
            sets[comparison_set(rubric, book, spot)].append(spot)
    return list(sets.values())


def normalised(rubric: Row, book: Book, values: dict[Spot, Row]) -> dict[Spot, Row]:
    result: dict[Spot, Row] = {spot: dict.fromkeys(row) for spot, row in values.items()}
    for name, part in leaves(rubric["score"]):
        for spots in by_comparison_set(rubric, book, values, name):
            column = [values[spot][name] for spot in spots]
            new = normalise(column, rule(part), rubric.get("outliers", "none"), name)
            for spot, value in zip(spots, new, strict=True):
                result[spot][name] = value
    return result


def fill(rubric: Row, book: Book, normal: dict[Spot, Row], spot: Spot) -> Row:
    """A rated row's indicators after the policy for missing ones."""
    policy = rubric.get("missing", "skip")
    row = dict(normal[spot])
    for name in missing_of(rubric, book, spot, row):
        if policy == "zero":
            row[name] = 0.0
        if policy == "mean":
            row[name] = mean_over_set(rubric, book, normal, spot, name)
    return row


def missing_of(rubric: Row, book: Book, spot: Spot, row: Row) -> list[str]:
    """The indicators without a value, but for income where there is no earner."""
    no_earner = number_of(book, spot[0], "earners") == 0
    return [
        name
        for name, part in leaves(rubric["score"])
        if row[name] is None and not (no_earner and part["from"].startswith("income."))
    ]


def mean_over_set(rubric: Row, book: Book, normal: dict[Spot, Row], spot: Spot, name: str) -> float | None:
    mine = comparison_set(rubric, book, spot)
    others = [row[name] for other, row in normal.items() if comparison_set(rubric, book, other) == mine]
    known = [value for value in others if value is not None]
    return sum(known) / len(known) if known else None


def decimals(rubric: Row) -> int:
    return int((rubric.get("rank") or {}).get("decimals", 2))


def unit(rubric: Row) -> int:
    """How many points make one of score."""
    return int(10 ** decimals(rubric))


def points_of(rubric: Row, score: float) -> int:
    return floor(score * unit(rubric) + 0.5 + 1e-6)


def threshold(rubric: Row, level: str) -> int:
    return floor(float(rubric["levels"][level]) * unit(rubric) + 0.5)


def row_of(rubric: Row, book: Book, spot: Spot, indicators: Row | None) -> Row:
    home, at = spot
    unrated = dict.fromkeys(name for name, _ in leaves(rubric["score"]))
    values = with_groups(rubric["score"], unrated if indicators is None else indicators)
    if indicators is not None and rubric.get("missing") == "refuse" and missing_of(rubric, book, spot, indicators):
        values["score"] = None
    points = None if values["score"] is None else points_of(rubric, values["score"])
    return values | {
        "village": book.homes[home]["village"],
        "league": league_of(rubric, book, home),
        "period": book.periods[at]["period"],
        "household": home,
        "score": None if points is None else points / unit(rubric),
    }


def place(book: Book, rows: list[Row]) -> None:
    """Write each row's rank, rank_low and rank_high."""
    groups: dict[tuple[str, str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        row.update(rank=None, rank_low=None, rank_high=None)
        is_first_period = book.began.get(row["household"]) == book.position[row["period"]]
        if row["score"] is not None and not is_first_period:
            groups[row["village"], row["league"], row["period"]].append(row)
    for group in groups.values():
        for row in group:
            rank = 1 + sum(other["score"] > row["score"] for other in group)
            ties = sum(other["score"] == row["score"] for other in group) - 1
            row.update(rank=rank, rank_low=rank, rank_high=rank + ties)


def award_levels(rubric: Row, book: Book, rows: list[Row]) -> None:
    """Write each row's level: the highest that it, its earlier rows or those it came from have reached."""
    steps = sorted((threshold(rubric, level), level) for level in rubric.get("levels") or {})
    reached = {
        (row["household"], book.position[row["period"]]): sum(
            low <= round(row["score"] * unit(rubric)) for low, _ in steps
        )
        for row in rows
        if row["score"] is not None
    }
    for row in rows:
        home, at = row["household"], book.position[row["period"]]
        begun = at >= book.began.get(home, 0)
        height = kept(book, reached, home, at) if begun else max(reached.get((home, i), 0) for i in range(at + 1))
        row["level"] = steps[height - 1][1] if height else None


def kept(book: Book, reached: dict[Spot, int], home: str, until: int) -> int:
    """How many levels a household has reached up to and including a period."""
    heights = [reached.get((home, at), 0) for at in range(until + 1)]
    began = book.began.get(home, 0)
    if until >= began:
        heights += [kept(book, reached, old, began - 1) for old, _ in book.came_from.get(home, [])]
    return max(heights)


def contributions_plain(rubric: Row, row: Row) -> dict[str, float]:
    """What each available indicator brings to the score of a row, before rounding; empty without a score."""
    if row["score"] is None:
        return {}
    factors = dict(factors_below(rubric["score"], row, 1.0))
    return {name: row[name] * factor for name, factor in factors.items()}


def factors_below(group: Row, row: Row, factor: float) -> Iterator[tuple[str, float]]:
    """Each available indicator below a group with the product of the factors on the way up."""
    parts = available(group, row)
    plain_sum = sum(weight * x for _, weight, x in parts)
    total = sum(weight for _, weight, _ in parts)
    value = with_groups(group, row, "value")["value"]
    for name, weight, _ in parts:
        if group.get("aggregate", "arithmetic") == "arithmetic":
            own = weight / total
        else:
            own = weight * value / plain_sum if plain_sum else 0.0
        if "parts" in group["parts"][name]:
            yield from factors_below(group["parts"][name], row, factor * own)
        else:
            yield name, factor * own


def printed_plain(rubric: Row, row: Row) -> dict[str, float]:
    """The contributions as printed: rounded by largest remainder so that they add up to the printed score."""
    scale = unit(rubric)
    exact = {name: value * scale for name, value in contributions_plain(rubric, row).items()}
    whole = {name: floor(value) for name, value in exact.items()}
    left_over = round(row["score"] * scale) - sum(whole.values()) if exact else 0
    for name in sorted(exact, key=lambda name: whole[name] - exact[name])[:left_over]:
        whole[name] += 1
    return {name: value / scale for name, value in whole.items()}
