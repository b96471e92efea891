"""What the households of Willow Bend took in and spent: a lasting part that drifts, and each year's passing luck."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from data.samples.willow_bend.draws import Draws
from data.samples.willow_bend.homes import YEARS, Home

WORK = ("wage", "sent_home", "repair_shop", "crops", "animals", "mushrooms", "mushrooms_own_use")
COSTS = ("inputs", "hired_labour", "travel_for_work", "interest")
PROPERTY = ("dividend", "land_rent")
SUPPORT = ("subsidy", "pension", "gift")

PRICES = {2022: 100.0, 2023: 102.0, 2024: 103.4, 2025: 105.1}
# A flood in 2023; a good price for mushrooms in 2024.
WEATHER = {
    2023: {"crops": 0.8, "animals": 0.95, "mushrooms": 0.85},
    2024: {"mushrooms": 1.2},
    2025: {"crops": 1.05},
}
# What the cooperative pays on the value of the animals placed with it.
DIVIDEND = {2022: 0.06, 2023: 0.04, 2024: 0.06, 2025: 0.08}
# Lasting change and passing luck of a year, as shares; support and property hardly move.
DRIFT, LUCK, CALM = 0.06, 0.14, 0.02
# On paper, asked soon after, or told at the year's end; told sums are round sums.
ON_PAPER = ("receipt", "receipt", "receipt", "recent")
TOLD = ("recent", "recent", "recalled", "recalled", "recalled", "guess", None)
ROUND_TO = {"receipt": 1, "recent": 10, "recalled": 50, None: 50, "guess": 100}
PAPERS = ("dividend", "subsidy", "pension", "interest")


class Entry(NamedTuple):
    """An income entry as the table holds it."""

    household: str
    period: str
    source: str
    amount: float
    method: str | None


class Gap(NamedTuple):
    """A source of which a household would or could not tell the amount, and which of the two: refused, unknown."""

    household: str
    year: int
    source: str
    state: str


def entries(seed: int, homes: tuple[Home, ...]) -> list[Entry]:
    """Everything that the households took in and spent, before anything is left out."""
    odd = outliers(homes)
    return [entry for home in homes for entry in _history(seed, home, odd)]


def outliers(homes: tuple[Home, ...]) -> dict[tuple[str, int, str], float]:
    """(household, year, source) -> times the usual: a large order, a ruined crop's costs, a bonus from afar."""
    lasting = [home for home in homes if home.years() == range(YEARS[0], YEARS[-1] + 1) and home.earners]
    growers = [home for home in lasting if "mushrooms" in home.usual and home.begins["mushrooms"] < 2024]
    farmers = [home for home in lasting if "sent_home" not in home.usual and "wage" not in home.usual]
    senders = [home for home in lasting if "sent_home" in home.usual]
    return {
        (growers[2].household, 2024, "mushrooms"): 6.0,
        (farmers[0].household, 2023, "inputs"): 7.0,
        (senders[4].household, 2025, "sent_home"): 3.0,
    }


def _history(seed: int, home: Home, odd: Mapping[tuple[str, int, str], float]) -> Iterator[Entry]:
    """A household's entries; its lasting level moves from 2022 on, even where it begins later."""
    draws = Draws(seed, "income", home.household)
    level = 1.0
    for year in YEARS:
        for source, usual in home.usual.items():
            amount = usual * _swing(draws, source, year, level) * odd.get((home.household, year, source), 1.0)
            method = draws.pick(ON_PAPER if source in PAPERS else TOLD)
            if year in home.years() and year >= home.begins.get(source, year):
                yield Entry(home.household, str(year), source, _told(amount, method), method)
        level *= 1 + home.pace + draws.bell(DRIFT)


def _swing(draws: Draws, source: str, year: int, level: float) -> float:
    if source == "dividend":
        return DIVIDEND[year]
    moves = source in (*WORK, *COSTS)
    luck = max(0.2, 1 + draws.bell(LUCK if moves else CALM))
    return luck * (level if moves else 1.0) * WEATHER.get(year, {}).get(source, 1.0) * PRICES[year] / 100


def _told(amount: float, method: str | None) -> float:
    step = ROUND_TO[method]
    return float(step * int(amount / step + 0.5))


def gaps(seed: int, homes: tuple[Home, ...]) -> list[Gap]:
    """In one household-year of twenty-five a source is refused, in as many the amount is not known."""
    return [gap for home in homes for gap in _gaps(seed, home)]


def _gaps(seed: int, home: Home) -> Iterator[Gap]:
    draws = Draws(seed, "gaps", home.household)
    asked = [source for source in home.usual if source in (*WORK, *COSTS)]
    for year in home.years():
        luck, source = draws.between(0, 1), draws.pick(asked)
        if luck < 0.08 and year >= home.begins.get(source, year):
            yield Gap(home.household, year, source, "refused" if luck < 0.04 else "unknown")
