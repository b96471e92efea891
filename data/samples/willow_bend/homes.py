"""Who lives in Willow Bend: sixty households in 2022, one that divides in 2024, two that join in 2025."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from data.samples.willow_bend.draws import Draws

VILLAGE = "Willow Bend"
YEARS = (2022, 2023, 2024, 2025)
DIVIDED, JOINED = 2024, 2025
SHARES = (0.6, 0.4)

# Eight households of elders, eighteen with up to one and a half earners, thirty-four with two or more.
EARNERS = (0.0,) * 8 + (0.5,) * 4 + (1.0,) * 9 + (1.5,) * 5 + (2.0,) * 20 + (2.5,) * 6 + (3.0,) * 6 + (3.5,) * 2
# Names that trip programs: one that begins like another and has a space, and one with a dot.
AWKWARD = ("Wren", "wren 2", "oak.2")
LANES = ("upper lane", "middle lane", "lower lane")


@dataclass(frozen=True)
class Home:
    """A household: what it usually takes in and spends a year by source, how it fares, and its years."""

    household: str
    members: int
    earners: float
    usual: Mapping[str, float]
    begins: Mapping[str, int]
    pace: float
    care: float
    first: int = YEARS[0]
    last: int = YEARS[-1]

    def years(self) -> range:
        """The years in which it is a household of its own."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class Village:
    """All households that ever were, and which came from which: old, new, year, share."""

    homes: tuple[Home, ...]
    succession: tuple[tuple[str, str, int, float], ...]


def settle(seed: int) -> Village:
    """The village of this seed."""
    homes = _with_shop(_first_homes(seed))
    big = next(home for home in homes if home.earners == 3.0)
    one, other = [home for home in homes if home.earners == 1.0][:2]
    parts, joint = _divide(big, ("wb-58", "wb-59")), _join(one, other, "wb-60")
    ends = {big.household: DIVIDED - 1, one.household: JOINED - 1, other.household: JOINED - 1}
    lived = [replace(home, last=ends.get(home.household, home.last)) for home in homes]
    links = [(big.household, part.household, DIVIDED, share) for part, share in zip(parts, SHARES, strict=True)]
    links += [(old.household, joint.household, JOINED, 1.0) for old in (one, other)]
    return Village((*lived, *parts, joint), tuple(links))


def _first_homes(seed: int) -> list[Home]:
    names = [f"wb-{number:02}" for number in range(1, len(EARNERS) - len(AWKWARD) + 1)] + list(AWKWARD)
    earners = Draws(seed, "earners").shuffled(EARNERS)
    return [_home(seed, name, count) for name, count in zip(names, earners, strict=True)]


def _home(seed: int, household: str, earners: float) -> Home:
    draws = Draws(seed, "home", household)
    members = int(earners + 0.5) + draws.whole(1, 3)
    usual = dict(_earnings(draws, earners) if earners else _garden(draws))
    usual |= dict(_costs(draws, usual)) | dict(_unearned(draws, members, earners))
    begins = dict.fromkeys(("mushrooms", "mushrooms_own_use"), draws.pick(YEARS[:3]))
    return Home(household, members, earners, usual, begins, draws.between(-0.02, 0.1), draws.between(0.25, 0.85))


def _earnings(draws: Draws, earners: float) -> Iterator[tuple[str, float]]:
    """Six households in ten have somebody away for half a year or more; all farm; nearly half grow mushrooms."""
    away = draws.whole(1, int(2 * min(earners, 2.0))) / 2 if draws.chance(0.6) else 0.0
    if away:
        yield "sent_home", away * draws.between(9000, 16000)
    if earners > away and draws.chance(0.5):
        yield "wage", (earners - away) * draws.between(4000, 9000)
    yield "crops", draws.between(1500, 6000)
    if draws.chance(0.6):
        yield "animals", draws.between(800, 5000)
    if draws.chance(0.45):
        yield "mushrooms", draws.between(2000, 7000)
        yield "mushrooms_own_use", draws.between(100, 400)


def _garden(draws: Draws) -> Iterator[tuple[str, float]]:
    """What elders grow and keep."""
    yield "crops", draws.between(200, 900)
    if draws.chance(0.4):
        yield "animals", draws.between(100, 600)


def _costs(draws: Draws, usual: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    farm = sum(usual.get(source, 0.0) for source in ("crops", "animals", "mushrooms"))
    yield "inputs", farm * draws.between(0.15, 0.3)
    if draws.chance(0.3):
        yield "hired_labour", farm * draws.between(0.03, 0.1)
    if "sent_home" in usual:
        yield "travel_for_work", usual["sent_home"] * draws.between(0.04, 0.09)
    if draws.chance(0.3):
        yield "interest", draws.between(150, 900)


def _unearned(draws: Draws, members: int, earners: float) -> Iterator[tuple[str, float]]:
    """Under `dividend` stands the value of the animals placed with the cooperative, before the year's share."""
    if draws.chance(0.7):
        yield "dividend", 500.0 * draws.whole(4, 24)
    if draws.chance(0.2 if earners else 0.5):
        yield "land_rent", draws.between(300, 1500)
    yield "subsidy", members * draws.between(250, 600)
    if not earners or draws.chance(0.35):
        yield "pension", draws.between(1200, 3600)
    if draws.chance(0.3):
        yield "gift", draws.between(200, 800)


def _with_shop(homes: list[Home]) -> list[Home]:
    """The same households; the first with one and a half earners keeps a repair shop and works for no wage."""
    keeper = next(home for home in homes if home.earners == 1.5)
    usual = {source: amount for source, amount in keeper.usual.items() if source != "wage"} | {"repair_shop": 15000.0}
    return [replace(keeper, usual=usual) if home is keeper else home for home in homes]


def _divide(home: Home, names: tuple[str, str]) -> tuple[Home, Home]:
    """The two households that one becomes: the larger takes the house, the smaller one earner and a member."""
    larger, smaller = ({source: share * amount for source, amount in home.usual.items()} for share in SHARES)
    return (
        replace(home, household=names[0], members=home.members - 2, earners=2.0, usual=larger, first=DIVIDED),
        replace(home, household=names[1], members=2, earners=1.0, usual=smaller, first=DIVIDED),
    )


def _join(one: Home, other: Home, name: str) -> Home:
    """The household that two become."""
    sources = dict.fromkeys([*one.usual, *other.usual])
    usual = {source: one.usual.get(source, 0.0) + other.usual.get(source, 0.0) for source in sources}
    members, earners = one.members + other.members, one.earners + other.earners
    return replace(one, household=name, members=members, earners=earners, usual=usual, first=JOINED)
