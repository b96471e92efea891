"""The light page of a village's sources of income, for everybody: how many, how much, and whether it rose.

Its chart draws what its table says, and knows nothing else.
"""

from dataclasses import dataclass

from starlette.responses import Response

from data.catalogue import current
from data.sourcefigures import SourceTotal
from data.villagesources import village_sources
from front.criteria import source_name
from front.light.asked import Asked
from front.light.chart import ends_of, line_picture
from front.light.lightpage import refusal
from front.light.rendering import page
from front.villages import file_of, opened
from front.words import village_sources as words
from front.words.say import amount, in_turn
from rating.rubric import Rubric

# Two rounded totals that differ by less are about the same.
ALIKE = 0.05


@dataclass(frozen=True)
class Line:
    """A source in a season."""

    period: str
    households: str
    total: str


@dataclass(frozen=True)
class Source:
    """A source over the seasons, and what it did since the one before."""

    name: str
    lines: tuple[Line, ...]
    trend: str
    chart: str


def show_sources(asked: Asked) -> Response:
    """Every source of the seasons that have a board."""
    key = asked.request.path_params["village"]
    if file_of(key) is None:
        return refusal(asked, "not_found", 404)
    with opened(key) as book:
        found, village, rules = village_sources(book), book.village(), current(book)
    rubric = rules.rubric() if rules else None
    names = {each.source: _name(each.source, rubric) for each in found if each.amount is not None}
    return page(
        asked,
        "sources.html",
        title=words.TITLE.format(village=village["name"]),
        words=words,
        sources=[
            _source(name, [each for each in found if each.source == source], village["currency"])
            for source, name in names.items()
        ],
        constant=any(each.constant_prices for each in found),
        nothing=words.NOTHING_SAID if found else words.NOTHING,
        key=key,
    )


def _name(source: str, rubric: Rubric | None) -> str:
    return source_name(source, rubric.source_texts(source) if rubric else None)


def _source(name: str, those: list[SourceTotal], currency: str) -> Source:
    lines = tuple(_line(each, currency) for each in those)
    return Source(name, lines, trend(those), chart(name, those, currency))


def _line(each: SourceTotal, currency: str) -> Line:
    if each.amount is None:
        return Line(each.period, "", words.WHY_NOT[each.withheld or "too_few"])
    return Line(each.period, words.AT_LEAST.format(count=each.households), amount(each.amount, currency))


def trend(those: list[SourceTotal]) -> str:
    """What a source did between the last two seasons, where both are said."""
    last = those[-2:]
    if len(last) < 2 or last[0].amount is None or last[1].amount is None:
        return ""
    before, now = last[0].amount, last[1].amount
    alike = abs(now - before) < ALIKE * max(abs(before), abs(now))
    return words.TRENDS["same" if alike else "rose" if now > before else "fell"].format(period=last[0].period)


def chart(name: str, those: list[SourceTotal], currency: str) -> str:
    """The totals of a source as a line through the seasons; "" where fewer than two are said."""
    values = {each.period: each.amount for each in those}
    said = {period: value for period, value in values.items() if value is not None}
    if len(said) < 2:
        return ""
    told = in_turn(words.FIGURE.format(period=period, total=amount(value, currency)) for period, value in said.items())
    return line_picture(values, words.CHART.format(source=name, figures=told), ends_of(values), amount)
