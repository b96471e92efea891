"""A cell of the grid: what is typed into it, and the answer that it stands for."""

from data.errors import entry_refused
from data.quantities import can_be_quantities, quantities
from data.questions import IncomeAnswer, MarkAnswer, Question, Value
from data.workings import Rates
from front.words import grid as words


def typed_in(value: Value) -> str:
    """An answer as it stands in its cell; "" for none.

    >>> typed_in(MarkAnswer(3.0)), typed_in(IncomeAnswer("asked", "12.50")), typed_in(IncomeAnswer("none"))
    ('3', '12.50', 'none')
    """
    if value is None:
        return ""
    if isinstance(value, MarkAnswer):
        return f"{value.mark:.12g}"
    return value.amount or "" if value.state == "asked" else words.STATES[value.state]


def answer_of(question: Question, text: str, before: Value, method: str | None, rates: Rates | None = None) -> Value:
    """The answer that a cell's text gives; None, which takes an answer back, where nothing is left of it.

    A phrase said about a mark stays with it; `method` is how an amount is known, by default as it was known `before`.
    By `rates` an income may be told in quantities. Raises EntryRefused: not_a_number, or what
    `data.quantities.quantities` refuses.
    """
    if not text.strip():
        return None
    if question.kind != "mark":
        return _income(question, text, method or (before.method if isinstance(before, IncomeAnswer) else None), rates)
    text = "".join(text.split())
    phrase = before.phrase if isinstance(before, MarkAnswer) else None
    try:
        return MarkAnswer(float(text), phrase)
    except ValueError:
        raise entry_refused("not_a_number", "mark", text) from None


def _income(question: Question, text: str, method: str | None, rates: Rates | None) -> IncomeAnswer:
    close = "".join(text.split())
    states = {"".join(word.split()).casefold(): state for state, word in words.STATES.items()}
    if close.casefold() in states:
        return IncomeAnswer(states[close.casefold()])
    if rates and rates.prices and can_be_quantities(question.kind) and any(map(str.isalpha, close)):
        return IncomeAnswer("asked", None, method, quantities(text, rates, words.USES))
    return IncomeAnswer("asked", close, method)
