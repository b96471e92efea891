"""What an answer has to be before it is written: each kind looked through, and refused with a code."""

import json
from dataclasses import dataclass

from data.answertables import PHRASES
from data.errors import entry_refused
from data.money import exact, minor, refuse_below_zero
from data.questions import IncomeAnswer, MarkAnswer, Question, Value
from data.standing import Content, income_content, mark_content
from data.workings import HOWS, Rates, Working, worked
from rating.problems import nearest
from rating.tables import METHODS, STATES


@dataclass(frozen=True)
class Entry:
    """An answer that was looked through: the value as it will stand, and what is written of it."""

    value: Value
    content: Content
    amount_minor: int | None = None

    @property
    def working(self) -> str | None:
        """The working as it is kept."""
        return _kept(self.value.working) if isinstance(self.value, IncomeAnswer) else None


def looked_through(question: Question, value: Value, digits: int, rates: Rates) -> Entry:
    """The entry that an answer makes; `digits` are those of the village's currency, `rates` what it reckons by.

    Raises EntryRefused: other_kind_of_answer, off_scale, unknown_phrase, unknown_state, unknown_method, no_amount,
    amount_without_asking, or what the amount or its working is refused for.
    """
    if value is None:
        return Entry(None, [])
    if isinstance(value, MarkAnswer) and question.kind == "mark":
        return _mark(question, value)
    if isinstance(value, IncomeAnswer) and question.kind != "mark":
        return _income(question, value, digits, rates)
    raise entry_refused("other_kind_of_answer", "question", question.key)


def _mark(question: Question, value: MarkAnswer) -> Entry:
    low, high = question.scale or (0.0, 1.0)
    if not low <= value.mark <= high:
        raise entry_refused("off_scale", "mark", value.mark, low=low, high=high)
    _among("unknown_phrase", "phrase", value.phrase, PHRASES)
    return Entry(MarkAnswer(float(value.mark), value.phrase), mark_content(value.mark, value.phrase))


def _income(question: Question, value: IncomeAnswer, digits: int, rates: Rates) -> Entry:
    _among("unknown_state", "state", value.state, STATES)
    _among("unknown_method", "method", value.method, tuple(METHODS))
    if value.state != "asked":
        if value.amount or value.working:
            raise entry_refused("amount_without_asking", "amount", value.amount)
        return Entry(IncomeAnswer(value.state), income_content(value.state, []))
    if value.working is not None:
        _among("unknown_working", "how", value.working.how, HOWS[question.kind])
    amount_minor, working = _amount(value, digits, rates)
    refuse_below_zero(question.kind, amount_minor, value.amount or exact(amount_minor, digits))
    stands = IncomeAnswer("asked", exact(amount_minor, digits), value.method, working)
    return Entry(stands, income_content("asked", [(amount_minor, value.method, _kept(working))]), amount_minor)


def _amount(value: IncomeAnswer, digits: int, rates: Rates) -> tuple[int, Working | None]:
    if value.working is not None:
        return worked(value.working, digits, rates)
    if value.amount is None or not value.amount.strip():
        raise entry_refused("no_amount", "amount")
    return minor(value.amount.strip(), digits), None


def _kept(working: Working | None) -> str | None:
    if working is None:
        return None
    return json.dumps({"how": working.how, "numbers": dict(working.numbers)}, sort_keys=True, ensure_ascii=False)


def _among(code: str, at: str, value: str | None, accepted: tuple[str, ...]) -> None:
    if value is not None and value not in accepted:
        raise entry_refused(code, at, value, near=nearest(value, accepted))
