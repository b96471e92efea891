"""The ten figures of a season that a donor asks for: all frozen with it, none about a household (docs/reports.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.disclosure import Closed
from data.givenout import GivenOut, Line, given_out
from data.open import Book
from front.dates import day
from front.words import awards as award_words
from front.words import commands
from front.words import donor as words
from front.words import insight as insight_words
from front.words.say import amount, percent
from front.words.say import counted as count

Frozen = Mapping[tuple[str, str], tuple[float | None, str | None]]
TWENTIETH = 20
DEED = "for:"
MEASURE = "measures."
# figure -> the frozen figures that it consists of; those that are worked out from others are not here.
PARTS = {
    "earned": ("earned",),
    "rose": ("rose",),
    "below": ("below_floor",),
    "moves": ("left_floor", "fell_floor"),
    "gini": ("gini",),
    "learned": ("learned",),
    "helped": ("helped", "asked_help", "solved_help"),
}
# How many stand at least behind a figure that the page about the village does not show.
FEWEST = {"left_floor": 20, "fell_floor": 20, "awards": 10, "learned": 20, "helped": 20, "asked_help": 10}
NUMBERS = ("asked_help",)
METHODS = {"earned": "earned", "rose": "rose", "below": "below_floor", "gini": "gini"}


@dataclass(frozen=True)
class Part:
    """A number with its unit, or why it is withheld in words; `said` is either of them; `label` may be ""."""

    label: str
    value: float | None
    unit: str
    said: str


@dataclass(frozen=True)
class Figure:
    """One of the ten: its parts, how many households are behind it at least, and its method."""

    name: str
    head: str
    parts: tuple[Part, ...]
    behind: int
    method: str

    @property
    def is_shown(self) -> bool:
        """Whether any of its parts is."""
        return any(part.value is not None for part in self.parts)


@dataclass(frozen=True)
class DonorPage:
    """The ten figures of `period`, those of every season up to it, and what is to be known about them."""

    title: str
    village: str
    period: str
    figures: tuple[Figure, ...]
    seasons: Mapping[str, tuple[Figure, ...]]
    notes: tuple[str, ...]
    on: str


def donor_page(book: Book, period: str = "") -> DonorPage | Closed:
    """The figures of a period, or of the last that has a board; or why there are none."""
    given = given_out(book, period)
    if isinstance(given, Closed):
        return given
    village, frozen = book.village(), _frozen(given)
    seasons = {each: tuple(_figures(given, frozen, each, village["currency"])) for each in given.periods}
    return DonorPage(
        title=words.TITLE.format(village=village["name"], period=given.period),
        village=village["name"],
        period=given.period,
        figures=seasons[given.period],
        seasons=seasons,
        notes=tuple(_notes(given, village["currency"], village["contact"])),
        on=given.rated_on,
    )


def _frozen(given: GivenOut) -> Frozen:
    totals = {(one.period, one.name): (one.amount, one.withheld) for one in given.totals}
    spread = {(one.period, one.name): (one.value, one.withheld) for one in given.spread}
    return {**totals, **spread, **{(one.period, one.name): (one.value, one.withheld) for one in given.counts}}


def _figures(given: GivenOut, frozen: Frozen, period: str, currency: str) -> Iterator[Figure]:
    for name, head in words.HEADS.items():
        if name == "households":
            yield _households(frozen, period)
        elif name == "sources":
            parts = tuple(_sources(frozen, period))
            yield Figure(name, head, parts, _fewest("earned"), words.METHODS[name])
        elif name == "thanked":
            parts = tuple(_thanked(frozen, period))
            yield Figure(name, head, parts, _fewest("awards"), words.METHODS[name])
        else:
            parts = tuple(_part(given, frozen, period, each, currency) for each in PARTS[name])
            method = insight_words.METHODS[METHODS[name]] if name in METHODS else words.METHODS[name]
            yield Figure(name, head, parts, _fewest(PARTS[name][0]), method)


def _fewest(name: str) -> int:
    return FEWEST.get(name, 0) or insight_words.FEWEST.get(name, 0)


def _households(frozen: Frozen, period: str) -> Figure:
    """What follows from the other figures, and no more (charter 3: nothing shows how many do not take part)."""
    behind = (_fewest(name) for (at, name), (value, _) in frozen.items() if at == period and value is not None)
    least = max(behind, default=0)
    said = words.COUNT.format(count=least) if least else _not_shown("too_few")
    part = Part("", float(least) if least else None, words.HOMES, said)
    return Figure("households", words.HEADS["households"], (part,), least, words.METHODS["households"])


def _part(given: GivenOut, frozen: Frozen, period: str, name: str, currency: str) -> Part:
    value, withheld = frozen.get((period, name), (None, _missing(given, name)))
    label = words.PARTS.get(name, "")
    if name in NUMBERS:
        return _number(label, value, withheld)
    if name == "earned":
        said = _not_shown(withheld) if value is None else amount(value, currency)
        return Part(label, value, currency, said)
    if name == "gini":
        said = _not_shown(withheld) if value is None else insight_words.value(name, value, withheld, currency)
        return Part(label, value, words.POINTS, said)
    return _share(label, value, withheld)


def _missing(given: GivenOut, name: str) -> str:
    if name in ("asked_help", "solved_help"):
        return "not_closed"
    if name not in ("below_floor", "left_floor", "fell_floor"):
        return "not_frozen"
    if given.line is None:
        return "no_line"
    return "not_frozen" if name == "below_floor" else "not_compared"


def _sources(frozen: Frozen, period: str) -> Iterator[Part]:
    """The parts of work and of support in their sum, of the rounded totals: so they tell nothing that these do not."""
    (work, no_work), (support, no_support) = (
        frozen.get((period, name), (None, "not_frozen")) for name in ("earned", "support")
    )
    if work is None or support is None or work < 0 or work + support <= 0:
        why = no_work or no_support or "below_zero"
        yield from (_share(words.PARTS[name], None, why) for name in ("from_work", "from_support"))
        return
    twentieths = int(TWENTIETH * work / (work + support) + 0.5)
    yield _share(words.PARTS["from_work"], twentieths / TWENTIETH, None)
    yield _share(words.PARTS["from_support"], (TWENTIETH - twentieths) / TWENTIETH, None)


def _thanked(frozen: Frozen, period: str) -> Iterator[Part]:
    yield _number("", *frozen.get((period, "awards"), (None, "not_closed")))
    for deed, named in award_words.DEEDS.items():
        share, _ = frozen.get((period, f"{DEED}{deed}"), (None, None))
        if share is not None:
            yield _share(words.FOR_DEED.format(deed=named), share, None)


def _number(label: str, value: float | None, withheld: str | None) -> Part:
    said = _not_shown(withheld) if value is None else count(int(value), *commands.HOUSEHOLDS)
    return Part(label, value, words.HOMES, said)


def _share(label: str, value: float | None, withheld: str | None) -> Part:
    withheld = "few_on_a_side" if withheld == "too_few" else withheld
    return Part(label, value, words.SHARE, _not_shown(withheld) if value is None else percent(value))


def _not_shown(withheld: str | None) -> str:
    why = withheld or "too_few"
    said = words.WHY[why] if why in words.WHY else insight_words.WHY[why]
    return insight_words.NOT_SHOWN.format(why=said)


def _notes(given: GivenOut, currency: str, contact: str) -> Iterator[str]:
    line = given.line
    yield _line(line, currency) if line else words.NO_LINE
    if line:
        yield words.RULES.format(title=line.title, version=line.version, day=day(line.adopted_on))
    yield words.CURRENCY.format(currency=currency) if currency else words.NO_CURRENCY
    yield _prices(any(total.constant_prices for total in given.totals), line.prices_of if line else "")
    yield words.REVISION.format(day=day(given.rated_on), revision=given.revision)
    yield words.CONTACT.format(contact=contact)


def _prices(constant: bool, base: str) -> str:
    if not constant:
        return words.CURRENT_PRICES
    return words.PRICES.format(period=base) if base else words.CONSTANT


def _line(line: Line, currency: str) -> str:
    said = words.LINES["measure" if line.per.startswith(MEASURE) else line.per]
    return said.format(amount=amount(line.amount, currency), unit=line.per.removeprefix(MEASURE))
