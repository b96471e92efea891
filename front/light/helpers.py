"""What the helpers of a card ask for, and how the page reckons with it while one types."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data.helpers import SPREAD
from data.money import exact
from data.prices import Price
from data.workings import COUNTS, FACTORS, HOWS, MONEY, PER_PRODUCT, Rates
from front.light.entered_values import number_name
from front.words import entering as words

LESS = ("bought", "feed", "costs", "materials")


@dataclass(frozen=True)
class Number:
    """A number that a helper asks for; `times` is what it adds to the amount for each one, "" where it multiplies.

    `units` are other units that it may be told in, with how much of its own each is. Above the number named `over` it
    adds `spread` for each one instead; `known` stands where nothing is typed.
    """

    name: str
    label: str
    times: str
    units: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    over: str = ""
    spread: str = ""
    known: str = ""


@dataclass(frozen=True)
class Helper:
    """A way to reckon an amount; what multiplies into it is taken `scale` times."""

    how: str
    label: str
    numbers: tuple[Number, ...]
    scale: str = "1"
    hint: str = ""


@dataclass(frozen=True)
class Reckoning:
    """What the numbers are reckoned with: the price list, the village's rates, its currency's decimals."""

    prices: tuple[Price, ...] = ()
    rates: Rates = field(default_factory=Rates)
    digits: int = 2

    def with_tools(self, tools: int) -> "Reckoning":
        """The same for a household and a source with tools that are still spread."""
        return replace(self, rates=replace(self.rates, tools=tools))


NO_RECKONING = Reckoning()


def helpers(kind: str, by: Reckoning) -> tuple[Helper, ...]:
    """The helpers of a kind of source that have something to ask."""
    made = (
        Helper(how, words.HOWS[how], tuple(_numbers(how, by)), "0.01" if how == "animals" else "1", _hint(how, by))
        for how in HOWS[kind]
    )
    return tuple(helper for helper in made if helper.numbers)


def _hint(how: str, by: Reckoning) -> str:
    if how != "tool":
        return ""
    before = words.TOOLS_BEFORE.format(amount=exact(by.rates.tools, by.digits)) if by.rates.tools else ""
    return f"{words.TOOL_HOW} {before}".rstrip()


def _numbers(how: str, by: Reckoning) -> list[Number]:
    if how == "tool":
        return _of_a_tool(by)
    factors = FACTORS.get(how, ())
    added = [name for name in (*COUNTS.get(how, ()), *MONEY.get(how, ())) if name not in factors]
    plain = [(name, "") for name in factors] + [(name, "-1" if name in LESS else "1") for name in added]
    numbers = [Number(f"{how}:{name}", number_name(name), times) for name, times in plain]
    return numbers + [_of_product(how, price, use, by) for price in by.prices for use in PER_PRODUCT.get(how, ())]


def _of_product(how: str, price: Price, use: str, by: Reckoning) -> Number:
    name = f"{price.product}.{use}"
    label = number_name(name, price.unit)
    others = {unit: f"{factor:f}" for unit, factor in by.rates.units.get(price.product, {}).items()}
    times = f"-{price.amount}" if use == "start" else price.amount
    return Number(f"{how}:{name}", label, times, others, price.unit or words.PIECES)


def _of_a_tool(by: Reckoning) -> list[Number]:
    part = f"{by.rates.months / SPREAD:.9f}"
    price = Number("tool:price", number_name("price"), "1", over="tool:month", spread=part)
    known = exact(by.rates.tools, by.digits) if by.rates.tools else ""
    before = Number("tool:before", number_name("before"), part, known=known)
    return [price, Number("tool:month", number_name("month"), "0"), before]
