"""The cards of a household's page: one question each, with what stands, what stood before, and how to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex

from data.answers import Standing, Value
from data.catalogue import catalogue
from data.questions import IncomeAnswer, Question, told_by
from data.standing import NOTHING
from front.criteria import PROSE, source_name, worded
from front.light.entered_values import as_fields, in_words, working_in_words
from front.light.helpers import NO_RECKONING, Helper, Reckoning, helpers
from front.words import entering as words
from front.words.say import shown

MOST_BUTTONS = 13


@dataclass(frozen=True)
class Card:
    """One question to one household, ready to be drawn.

    `marks` are the buttons of a short scale; a longer one is typed, between `low` and `high`. `fields` are what stands
    or what was just given, `told` and `refused` what became of it, `choice` two values to choose from.
    """

    key: str
    at: str
    kind: str
    ask: str
    symbol: str
    hint: str = ""
    before: str = ""
    marks: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    helpers: tuple[Helper, ...] = ()
    worked: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    id: str = field(default_factory=lambda: token_hex(16))
    stands: bool = False
    told: str = ""
    refused: tuple[str, ...] = ()
    conflict: str = ""
    theirs: str = ""
    mine: str = ""


def card(
    number: int,
    question: Question,
    stands: Standing = NOTHING,
    reckoned_by: Reckoning = NO_RECKONING,
    adult: int | None = None,
) -> Card:
    """The card of a question, with what stands; of an income, that which one adult tells apart from the others."""
    mark = question.kind == "mark"
    made = _mark_card(number, question) if mark else _income_card(number, question, stands, reckoned_by)
    before = words.BEFORE.format(value=in_words(stands.before)) if stands.before is not None else ""
    fields, told = as_fields(stands.value), words.SAVED if stands.value is not None else ""
    made = replace(made, key=told_by(question.key, adult)) if adult else made
    return replace(made, before=before, fields=fields, seen=stands.seen, stands=stands.value is not None, told=told)


def refused_card(made: Card, given: Mapping[str, str], why: tuple[str, ...]) -> Card:
    """The card of an answer that was refused: what was given, and why."""
    return replace(made, fields=given, refused=why, told="")


def conflicting_card(made: Card, given: Mapping[str, str], values: tuple[Value, Value], who: str) -> Card:
    """The card of an answer that met another: both `values`, mine and theirs, to choose from."""
    mine, theirs = map(in_words, values)
    text = words.CONFLICT.format(who=who or words.SOMEBODY, theirs=theirs, mine=mine)
    return replace(made, fields=given, conflict=text, theirs=theirs, mine=mine, told="")


def _mark_card(number: int, question: Question) -> Card:
    low, high = question.scale or (0.0, 1.0)
    whole = low == int(low) and high == int(high) and high - low < MOST_BUTTONS
    said = {name: _told(question, name) for name in ("ask", "about", "unit", "topic")}
    scale = words.UNIT.format(low=shown(low), high=shown(high), unit=said["unit"]).strip()
    return Card(
        question.key,
        f"q{number}",
        "mark",
        said["ask"] or question.name,
        said["topic"],
        hint=" ".join(filter(None, [said["about"], "" if whole else scale])),
        marks=tuple(str(mark) for mark in range(int(low), int(high) + 1)) if whole else (),
        low=shown(low),
        high=shown(high),
    )


def _told(question: Question, name: str) -> str:
    """What the rules say about a criterion, else the catalogue."""
    if name not in PROSE:
        return str(getattr(question.indicator, name, None) or catalogue().get(question.name, {}).get(name) or "")
    return worded(question.name, name, question.indicator)


def _income_card(number: int, question: Question, stands: Standing, reckoned_by: Reckoning) -> Card:
    working = stands.value.working if isinstance(stands.value, IncomeAnswer) else None
    return Card(
        question.key,
        f"q{number}",
        question.kind,
        source_name(question.name, question.texts),
        question.kind,
        helpers=helpers(question.kind, reckoned_by),
        worked=words.WORKED_OUT.format(working=working_in_words(working)) if working else "",
    )
