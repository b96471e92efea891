"""Random small rubrics with tables that fit them, for comparing the engine with the plain recomputation.

Hypothesis draws the shape (which features, how many, which rules) and one seed; the cells come from a generator with
that seed. A failing case so shrinks to few households, periods and rules in seconds rather than cell by cell.

Values lie on coarse grids so that ties occur, and methods that jump at a tie or at zero (ranks, geometric means)
read only columns that floating numbers hold exactly: elsewhere two right answers could differ.
"""

from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.plain import PlainRefusal, by_comparison_set, is_rated, rate_plain, values_plain
from tests.plain_index import is_relative, leaves, rule
from tests.plain_values import Row, Tables, open_book
from tests.strategies_tables import SCALES, Shape, make_tables

TOPICS = {"care": "stewardship", "training": "learning", "helping": "mutual_aid"}
NEVER_ZERO = ("measures.yield", "measures.trees")
SOURCES = [*(f"marks.{name}" for name in SCALES), *NEVER_ZERO, "measures.change", "income.earned", "income.growth"]
GOALPOSTS = {"income.growth": (-0.55, 1.05), "income.earned": (7.3, 431.7), "measures.change": (-3.3, 4.1)}
"""Ends that no value of the grids hits, so that a value is not 0 by one way of reckoning and almost 0 by another."""


@dataclass(frozen=True)
class Leaf:
    """What is known of an indicator when its rule is drawn: `positive` if a group above takes no negative value."""

    source: str
    exact: bool
    positive: bool

    @property
    def table(self) -> str:
        return self.source.partition(".")[0]


@st.composite
def cases(draw: st.DrawFn, settled: bool = True) -> tuple[Row, Tables]:
    """A valid rubric and tables for it; `settled` cases are refused by no rule of the page, others may be."""
    shape = draw(shapes())
    rubric = draw(rubrics(shape))
    tables = make_tables(shape, Random(draw(st.integers(0, 2**32 - 1))))
    return (settle(rubric, tables) if settled else rubric), tables


def shapes() -> st.SearchStrategy[Shape]:
    flag = st.booleans()
    return st.builds(
        Shape,
        villages=st.integers(1, 3),
        founders=st.sampled_from([1, 2, 3, 4, 5, 8, 12]),
        periods=st.integers(1, 5),
        dyadic=flag,
        members=flag,
        earners=flag,
        leagues=flag,
        periods_given=flag,
        seasons=flag,
        months=flag,
        coverage=flag,
        methods=flag,
        errors=flag,
        succession=flag,
        paused=flag,
        gaps=flag,
    )


@st.composite
def rubrics(draw: st.DrawFn, shape: Shape) -> Row:
    sources = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=8))
    named = [(f"part_{at}_{source.rpartition('.')[2]}", source) for at, source in enumerate(sources)]
    rubric = {
        "title": "Earning and effort",
        "version": "2026-01",
        "purpose": "Thank households.",
        "raters": draw(st.sampled_from(["as_given", "adjusted"])),
        "missing": draw(st.sampled_from(["skip", "zero", "mean", "refuse"])),
        "outliers": draw(st.sampled_from(["none", "winsorise"])),
        "relative_to": draw(st.sampled_from(["village", "league"])),
        "rank": {"decimals": draw(st.integers(0, 3))},
        "levels": draw(st.sampled_from([{"one": 0.5, "two": 25, "three": 50, "four": 75.25}, {"one": 40}])),
        "income": draw(incomes(shape)),
    }
    if draw(st.booleans()):
        rubric["leagues"] = draw(st.sampled_from(LEAGUES))
    return rubric | {"score": draw(groups(named, exact_sources(shape, rubric)))}


def exact_sources(shape: Shape, rubric: Row) -> frozenset[str]:
    """The sources whose values any order of reckoning gets alike to the last bit."""
    found = {source for source in SOURCES if source.startswith("measures.")}
    if rubric["raters"] == "as_given":
        found |= {source for source in SOURCES if source.startswith("marks.")}
    if shape.dyadic:
        found.add("income.earned")
    if shape.dyadic and not shape.succession and rubric["income"]["per"] != "equivalent":
        found.add("income.growth")
    return frozenset(found)


LEAGUES: list[Row] = [
    {"by": "earners", "bands": {"field": 0, "hill": 0.5, "river": 2}},
    {"by": "members", "bands": {"hill": 2, "river": 4}},
]


@st.composite
def incomes(draw: st.DrawFn, shape: Shape) -> Row:
    units = ["household", "member", "earner", "equivalent", "measures.area"]
    rules: Row = {
        "work": ["wage", "crops"],
        "property": ["rent"],
        "support": ["gift"],
        "costs": draw(st.sampled_from([["inputs"], []])),
        "per": draw(st.sampled_from(units)),
        "baseline": draw(st.sampled_from(["past_mean", "previous"])),
        "floor": draw(st.sampled_from([0, 60, 300])),
    }
    if draw(st.booleans()):
        indices = [50, 100, 200, 400] if shape.dyadic else [100, 103.1, 97.4, 111]
        rules["prices"] = {name: draw(st.sampled_from(indices)) for name in shape.names}
    return rules


@st.composite
def groups(
    draw: st.DrawFn, named: list[tuple[str, str]], exact: frozenset[str], depth: int = 1, positive: bool = False
) -> Row:
    """A group of these indicators, some of them in groups of their own down to the third level."""
    kind = draw(st.sampled_from(["arithmetic", "arithmetic", "arithmetic", "geometric", "harmonic"]))
    positive = positive or kind != "arithmetic"
    cut = draw(st.integers(0, len(named))) if depth < 3 else len(named)
    parts: Row = {name: draw(indicators(Leaf(source, source in exact, positive))) for name, source in named[:cut]}
    if named[cut:]:
        parts[f"group_{depth}_{named[cut][0]}"] = draw(groups(named[cut:], exact, depth + 1, positive))
    for part in parts.values():
        if draw(st.booleans()):
            part["weight"] = draw(st.sampled_from([0.5, 2, 3, 40]))
    return {"aggregate": kind, "parts": parts}


@st.composite
def indicators(draw: st.DrawFn, leaf: Leaf) -> Row:
    part: Row = {"from": leaf.source, "normalise": draw(rules(leaf))}
    if leaf.table == "marks":
        criterion = leaf.source.partition(".")[2]
        part |= {"topic": TOPICS[criterion], "ask": f"Days of {criterion}", "scale": list(SCALES[criterion])}
        if (leaf.exact or not leaf.positive) and draw(st.booleans()):
            del part["normalise"]
    return part


@st.composite
def rules(draw: st.DrawFn, leaf: Leaf) -> Row:
    method = draw(st.sampled_from(methods(leaf)))
    how: Row = {"method": method}
    if method == "goalposts":
        how |= goalposts(leaf.source)
    if method == "reference":
        how |= draw(references(leaf))
    elif draw(st.booleans()):
        how["direction"] = draw(st.sampled_from(["up", "down"]))
    if leaf.source in NEVER_ZERO and how.get("to") not in ("mean", "best", "worst") and draw(st.booleans()):
        how["transform"] = "log"
    return how


def methods(leaf: Leaf) -> list[str]:
    found = ["goalposts"]
    if leaf.exact:
        found += ["rank", "percentile"]
    if leaf.exact or not leaf.positive:
        found.append("min-max")
    if not leaf.positive:
        found.append("z-score")
    if not leaf.positive or leaf.source in NEVER_ZERO or (leaf.table == "marks" and leaf.exact):
        found.append("reference")
    return found


def goalposts(source: str) -> Row:
    low, high = GOALPOSTS.get(source, (0.317, 4.3))
    return {"low": low, "high": high}


@st.composite
def references(draw: st.DrawFn, leaf: Leaf) -> Row:
    relative = ["mean", "best", "worst"] if leaf.exact and leaf.table != "income" else []
    how = {"to": draw(st.sampled_from([2.5, 7, *relative])), "as": "ratio"}
    if not leaf.positive:
        how["as"] = draw(st.sampled_from(["ratio", "difference"]))
    if how["as"] == "difference" or (leaf.exact and leaf.table != "income"):
        how["direction"] = draw(st.sampled_from(["up", "down"]))
    return how


def settle(rubric: Row, tables: Tables) -> Row:
    """The rubric with every indicator that would be refused on these tables put on goalposts instead."""
    for name in unsteady(rubric, tables):
        put_on_goalposts(rubric, name)
    try:
        rate_plain(rubric, tables)
    except PlainRefusal as refusal:
        put_on_goalposts(rubric, refusal.name)
        return settle(rubric, tables)
    return rubric


def put_on_goalposts(rubric: Row, name: str) -> None:
    part = dict(leaves(rubric["score"]))[name]
    part["normalise"] = {"method": "goalposts", **goalposts(part["from"])}


def unsteady(rubric: Row, tables: Tables) -> list[str]:
    """Relative indicators with a column whose values differ by no more than rounding."""
    book = open_book(rubric, tables)
    rated = {spot: row for spot, row in values_plain(rubric, tables).items() if is_rated(book, spot, row)}
    found = []
    for name, part in leaves(rubric["score"]):
        sets = by_comparison_set(rubric, book, rated, name)
        columns = [[rated[spot][name] for spot in spots] for spots in sets if len(spots) > 1]
        if is_relative(rule(part)) and any(is_flat(column) for column in columns):
            found.append(name)
    return found


def is_flat(column: list[Any]) -> bool:
    return bool(max(column) - min(column) <= 1e-9 * max(1.0, *map(abs, column)))
