"""What a household earned and gained, by plain loops from docs/rating.md ("Income", "Measures")."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor, sqrt
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Spot = tuple[str, int]
"""A household and the position of a period, 0 for the first."""

RELATIVE_ERROR = {"receipt": 0.02, "recent": 0.05, "recalled": 0.15, "guess": 0.30, None: 0.15}


class PlainRefusal(Exception):
    """The input breaks a rule: `code` says which, `name` is the indicator, group or period concerned."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"{code}: {name}")
        self.code, self.name = code, name


@dataclass
class Book:
    """The tables of one call, looked up by household and position of the period."""

    income_rules: Row
    homes: dict[str, Row]
    periods: list[Row]
    position: dict[str, int]
    paused: set[Spot]
    measures: dict[tuple[str, int, str], float]
    began: dict[str, int] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    came_from: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))

    def spots(self) -> list[Spot]:
        return [(home, at) for home in self.homes for at in range(len(self.periods))]


def open_book(rubric: Row, tables: Tables) -> Book:
    homes = {row["household"]: row for row in tables["households"]}
    periods = periods_in_order(tables)
    position = {row["period"]: at for at, row in enumerate(periods)}
    paused = {(row["household"], position[row["period"]]) for row in tables.get("paused", [])}
    measures = {
        (row["household"], position[row["period"]], row["measure"]): row["value"]
        for row in tables.get("measures", [])
        if row["value"] is not None
    }
    book = Book(rubric.get("income") or {}, homes, periods, position, paused, measures)
    for row in tables.get("succession", []):
        note_succession(book, row["old"], row["new"], position[row["period"]], row["share"])
    return book


def periods_in_order(tables: Tables) -> list[Row]:
    if tables.get("periods"):
        return sorted(tables["periods"], key=lambda row: row["order"])
    others = ("income", "coverage", "succession", "paused", "marks", "measures")
    names = {row["period"] for name in others for row in tables.get(name, [])}
    return [{"period": name} for name in sorted(names)]


def note_succession(book: Book, old: str, new: str, at: int, share: float) -> None:
    book.ended[old] = at
    book.began[new] = at
    book.came_from[new].append((old, share))


def lives(book: Book, home: str, at: int) -> bool:
    return book.began.get(home, 0) <= at < book.ended.get(home, len(book.periods))


def forebears(book: Book, home: str, at: int) -> list[tuple[str, float]]:
    """The households living in that period which this one came from, each with the share of it that came here."""
    found = []
    for old, share in book.came_from.get(home, []):
        if lives(book, old, at):
            found.append((old, share))
        elif at < book.began.get(old, 0):
            found += [(older, share * part) for older, part in forebears(book, old, at)]
    return found


def number_of(book: Book, home: str, column: str) -> float:
    """Members or earners: 1 where nothing is said."""
    said = book.homes[home].get(column)
    return 1.0 if said is None else float(said)


def units(book: Book, home: str, at: int) -> float | None:
    per = book.income_rules.get("per", "household")
    if per == "household":
        return 1.0
    if per == "member":
        return number_of(book, home, "members")
    if per == "earner":
        return number_of(book, home, "earners")
    if per == "equivalent":
        return sqrt(number_of(book, home, "members"))
    return book.measures.get((home, at, per.removeprefix("measures.")))


def units_before(book: Book, old: list[tuple[str, float]], at: int) -> float:
    """The units by which a period filled from old households is divided."""
    per = book.income_rules.get("per", "household")
    if per == "household":
        return 1.0
    if per == "equivalent":
        return sqrt(sum(share * number_of(book, home, "members") for home, share in old))
    return sum(share * (units(book, home, at) or 0.0) for home, share in old)


def counted(amount: float, parts: int) -> int:
    """A number in whole parts, halves up.

    >>> counted(1.25, 2), counted(-1.25, 2)
    (3, -2)
    """
    return floor(amount * parts + 0.5)


def scale(book: Book, at: int) -> float:
    """What turns an amount of this period into constant prices and twelve months."""
    period = book.periods[at]["period"]
    months = book.periods[at].get("months") or 12
    prices = {str(name): price for name, price in (book.income_rules.get("prices") or {}).items()}
    if prices and str(period) not in prices:
        raise PlainRefusal("no-price", str(period))
    return float(100 / prices.get(str(period), 100) * 12 / months)


def asked(book: Book, tables: Tables) -> set[Spot]:
    """The spots in which every source under work and costs was asked."""
    entered = {
        (row["household"], book.position[row["period"]], row["source"])
        for row in tables.get("income", [])
        if row["amount"] is not None
    }
    if tables.get("coverage") is None:
        return {(home, at) for home, at, _ in entered}
    said = {(r["household"], book.position[r["period"]], r["source"]): r["state"] for r in tables["coverage"]}
    sources = [*book.income_rules.get("work", []), *book.income_rules.get("costs", [])]
    return {
        (home, at)
        for home, at in book.spots()
        if all(was_asked((home, at, source) in entered, said.get((home, at, source))) for source in sources)
    }


def was_asked(entered: bool, state: str | None) -> bool:
    return state not in ("refused", "unknown") and (entered or state in ("asked", "none"))


def earned_before_units(book: Book, tables: Tables) -> dict[Spot, float]:
    """Work less costs in constant prices and twelve months, undivided, wherever all was asked."""
    scales = [scale(book, at) for at in range(len(book.periods))]
    sums = dict.fromkeys(asked(book, tables), 0)
    for row in tables.get("income", []):
        spot = (row["household"], book.position[row["period"]])
        if spot in sums and row["amount"] is not None:
            sums[spot] += sign(book, row["source"]) * counted(row["amount"], 10_000)
    return {spot: total / 10_000 * scales[spot[1]] for spot, total in sums.items()}


def sign(book: Book, source: str) -> int:
    if source in book.income_rules.get("work", []):
        return 1
    return -1 if source in book.income_rules.get("costs", []) else 0


def has_income(book: Book, home: str, at: int) -> bool:
    """Whether a household may have income values in that period at all."""
    return number_of(book, home, "earners") > 0 and (home, at) not in book.paused and lives(book, home, at)


def earned_per_unit(book: Book, undivided: dict[Spot, float]) -> dict[Spot, float]:
    result = {}
    for (home, at), amount in undivided.items():
        by = units(book, home, at)
        if has_income(book, home, at) and by is not None and by > 0:
            result[home, at] = amount / by
    return result


def filled(book: Book, undivided: dict[Spot, float], own: dict[Spot, float], home: str, at: int) -> float | None:
    """The income of a household in a period before it began, from those that it came from."""
    old = forebears(book, home, at)
    by = units_before(book, old, at)
    if not old or by <= 0 or any((name, at) not in own for name, _ in old):
        return None
    return sum(share * undivided[name, at] for name, share in old) / by


def stepped_over(book: Book, home: str, at: int) -> bool:
    if at >= book.began.get(home, 0):
        return (home, at) in book.paused
    return any((old, at) in book.paused for old, _ in forebears(book, home, at))


def periods_to_compare(book: Book, home: str, at: int) -> list[int]:
    season = book.periods[at].get("season")
    return [
        then
        for then in range(at)
        if (season is None or book.periods[then].get("season") == season) and not stepped_over(book, home, then)
    ]


def baseline(book: Book, undivided: dict[Spot, float], own: dict[Spot, float], home: str, at: int) -> float | None:
    history = [
        own.get((home, then)) if then >= book.began.get(home, 0) else filled(book, undivided, own, home, then)
        for then in periods_to_compare(book, home, at)
    ]
    if book.income_rules.get("baseline", "past_mean") == "previous":
        return history[-1] if history else None
    known = [income for income in history if income is not None]
    return sum(known) / len(known) if known else None


def growth(now: float | None, before: float | None, lowest: float = 0) -> float | None:
    """The arc rate of change, its denominator never below `lowest`.

    >>> growth(150, 50), growth(0, 0), growth(10, 0), growth(150, 50, 500)
    (1.0, 0.0, 2.0, 0.2)
    """
    if now is None or before is None:
        return None
    if now == 0 and before == 0:
        return 0.0
    return (now - before) / max((abs(now) + abs(before)) / 2, lowest)


def income_plain(rubric: Row, tables: Tables) -> dict[tuple[str, str], Row]:
    """`earned`, `baseline` and `growth` (None where missing) of every household in every period."""
    book = open_book(rubric, tables)
    undivided = earned_before_units(book, tables) if book.income_rules else {}
    own = earned_per_unit(book, undivided)
    result = {}
    for home, at in book.spots():
        now, before = own.get((home, at)), baseline(book, undivided, own, home, at)
        gain = growth(now, before, book.income_rules.get("floor", 0))
        result[home, book.periods[at]["period"]] = {"earned": now, "baseline": before, "growth": gain}
    return result


def earned_error_plain(rubric: Row, tables: Tables) -> dict[tuple[str, str], float]:
    """The standard error of `income.earned` wherever that has a value."""
    book = open_book(rubric, tables)
    own = earned_per_unit(book, earned_before_units(book, tables))
    squares = dict.fromkeys(own, 0.0)
    for row in tables.get("income", []):
        spot = (row["household"], book.position[row["period"]])
        if spot in squares and sign(book, row["source"]) and row["amount"] is not None:
            squares[spot] += (RELATIVE_ERROR[row.get("method")] * row["amount"]) ** 2
    return {
        (home, book.periods[at]["period"]): sqrt(total) * scale(book, at) / (units(book, home, at) or 1.0)
        for (home, at), total in squares.items()
    }


def known_measures(book: Book, name: str) -> dict[Spot, float]:
    return {(home, at): value for (home, at, measure), value in book.measures.items() if measure == name}


def mean_of(values: Iterable[Fraction]) -> Fraction:
    listed = list(values)
    return sum(listed, Fraction(0)) / len(listed)
