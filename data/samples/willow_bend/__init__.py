"""Willow Bend, a fictional village of sixty households over four years, made from a seed; nobody in it exists."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

import polars as pl

from data.samples.willow_bend.draws import Draws
from data.samples.willow_bend.homes import LANES, VILLAGE, YEARS, Home, Village, settle
from data.samples.willow_bend.incomes import COSTS, PROPERTY, SUPPORT, WORK, Entry, Gap, entries, gaps
from data.samples.willow_bend.marks import marks

SEED = 2025
SOURCES = (*WORK, *COSTS, *PROPERTY, *SUPPORT)
# How many households agree to what; those on the internet are on the village's wall as well.
AGREED = {"take_part": 1.0, "wall": 0.8, "internet": 0.6, "awards": 0.7, "research": 0.4}
HARD_SEASONS = {2023: 4, 2024: 2, 2025: 1}
NOT_VISITED = 0.02

Key = tuple[str, int]


def tables(seed: int = SEED) -> dict[str, pl.DataFrame]:
    """The village's tables by name: households, people, periods, income, coverage, succession, paused and marks.

    Amounts are whole units of the village's currency of the year. The same seed gives the same tables everywhere.
    """
    village = settle(seed)
    paused = _paused(seed, village.homes)
    empty = _empty(seed, village.homes, paused)
    untold = {(gap.household, gap.year, gap.source): gap for gap in gaps(seed, village.homes)}
    told = [e for e in entries(seed, village.homes) if not _left_out(e, empty, untold)]
    seen = [mark for mark in marks(seed, village.homes) if (mark.household, int(mark.period)) not in empty]
    return {
        "households": _households(village.homes),
        "people": _people(seed, village.homes),
        "periods": pl.DataFrame({"period": [str(year) for year in YEARS], "order": list(YEARS)}),
        "income": _frame(told, ["household", "period", "source", "amount", "method"]),
        "coverage": _frame(_coverage(village.homes, told, empty, untold), ["household", "period", "source", "state"]),
        "succession": _succession(village),
        "paused": _frame([(household, str(year)) for household, year in paused], ["household", "period"]),
        "marks": _frame(seen, ["household", "period", "criterion", "rater", "mark"]),
    }


def consents(seed: int = SEED) -> pl.DataFrame:
    """What each household agreed to: household, purpose, given. All take part."""
    names = [home.household for home in settle(seed).homes]
    agreed = {purpose: _agreed(seed, names, purpose) for purpose in AGREED}
    rows = [(name, purpose, name in agreed[purpose]) for name in names for purpose in AGREED]
    return _frame(rows, ["household", "purpose", "given"])


def _agreed(seed: int, names: Sequence[str], purpose: str) -> set[str]:
    drawn = "shown" if purpose in ("wall", "internet") else purpose
    order = Draws(seed, "consents", drawn).shuffled(names)
    return set(order[: int(AGREED[purpose] * len(order) + 0.5)])


def _households(homes: Sequence[Home]) -> pl.DataFrame:
    rows = [(home.household, VILLAGE, home.members, home.earners) for home in homes]
    return _frame(rows, ["household", "village", "members", "earners"])


def _succession(village: Village) -> pl.DataFrame:
    rows = [(old, new, str(year), share) for old, new, year, share in village.succession]
    return _frame(rows, ["old", "new", "period", "share"])


def _people(seed: int, homes: Sequence[Home]) -> pl.DataFrame:
    """House numbers and nicknames in the order of the houses; the three lanes are equally long."""
    nicknames = Draws(seed, "nicknames").shuffled(_words("nicknames.txt"))
    houses = len(homes)
    rows = [
        (home.household, f"h{number + 1:02}", nicknames[number], LANES[len(LANES) * number // houses])
        for number, home in enumerate(homes)
    ]
    return _frame(rows, ["household", "house_number", "nickname", "group"])


def _paused(seed: int, homes: Sequence[Home]) -> list[Key]:
    """The hard seasons, most of them in the year of the flood."""
    return [
        (home.household, year)
        for year, count in HARD_SEASONS.items()
        for home in Draws(seed, "paused", year).shuffled([home for home in homes if year in home.years()])[:count]
    ]


def _empty(seed: int, homes: Sequence[Home], paused: Sequence[Key]) -> set[Key]:
    """Household-years without any entry: nobody came by, or a hard season in which nothing was asked."""
    draws = Draws(seed, "visits")
    missed = {(home.household, year) for home in homes for year in home.years() if draws.chance(NOT_VISITED)}
    return missed | {key for key in paused if draws.chance(0.6)}


def _left_out(entry: Entry, empty: set[Key], untold: Mapping[tuple[str, int, str], Gap]) -> bool:
    key = (entry.household, int(entry.period))
    return key in empty or (*key, entry.source) in untold


def _coverage(
    homes: Sequence[Home], told: Sequence[Entry], empty: set[Key], untold: Mapping[tuple[str, int, str], Gap]
) -> list[tuple[str, str, str, str]]:
    """A state for every source that has no entry in a visited household-year: none, refused or unknown."""
    entered = {(entry.household, int(entry.period), entry.source) for entry in told}
    keys = [(home.household, year) for home in homes for year in home.years() if (home.household, year) not in empty]
    asked = [(*key, source) for key in keys for source in SOURCES if (*key, source) not in entered]
    return [(h, str(year), s, untold[h, year, s].state if (h, year, s) in untold else "none") for h, year, s in asked]


def _words(file: str) -> list[str]:
    return files(__name__).joinpath(file).read_text(encoding="utf-8").split()


def _frame(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns, orient="row", infer_schema_length=None)
