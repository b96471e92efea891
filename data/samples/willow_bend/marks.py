"""What the three raters of Willow Bend entered: counts of what was done, by a lenient, an even and a strict eye."""

from collections.abc import Iterator
from typing import NamedTuple

from data.samples.willow_bend.draws import Draws
from data.samples.willow_bend.homes import YEARS, Home

# How much of a criterion's scale a rater gives too much or too little.
RATERS = {"rater-1": 0.1, "rater-2": 0.0, "rater-3": -0.1}
# Criterion -> the top of its scale, and how much harder (-) or easier (+) it comes than the others.
CRITERIA = {
    "training": (5, 0.05),
    "apprentice": (1, -0.3),
    "accounts": (12, 0.0),
    "harvest_help": (5, 0.1),
    "shared_work": (10, 0.0),
    "trees": (20, -0.05),
    "animals_vaccinated": (1, 0.2),
}


class Mark(NamedTuple):
    """A rater's mark as the table holds it."""

    household: str
    period: str
    criterion: str
    rater: str
    mark: float


def marks(seed: int, homes: tuple[Home, ...]) -> list[Mark]:
    """All marks; most households are seen by two raters a year, in turn, some by all three or by one."""
    visits = [(number, home, year) for number, home in enumerate(homes) for year in home.years()]
    return [mark for visit in visits for mark in _year(seed, *visit)]


def _year(seed: int, number: int, home: Home, year: int) -> Iterator[Mark]:
    draws = Draws(seed, "marks", home.household, year)
    raters = _raters(draws, number + year)
    for criterion, (top, ease) in CRITERIA.items():
        done = home.care + ease + 0.03 * (year - YEARS[0]) + draws.bell(0.18)
        for rater in raters:
            seen = done + RATERS[rater] + draws.bell(0.06)
            if not draws.chance(0.03):
                yield Mark(home.household, str(year), criterion, rater, _on_scale(seen, top))


def _raters(draws: Draws, turn: int) -> list[str]:
    names = list(RATERS)
    order = names[turn % 3 :] + names[: turn % 3]
    return order[: 3 if draws.chance(0.15) else 1 if draws.chance(0.08) else 2]


def _on_scale(share: float, top: int) -> float:
    return float(int(min(1.0, max(0.0, share)) * top + 0.5))
