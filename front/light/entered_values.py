"""Answers as fields of a form and back: the same names whether a form is posted or a script sends JSON."""

from collections.abc import Mapping

from data.answers import Answer, IncomeAnswer, MarkAnswer, Value
from data.errors import EntryRefused, entry_refused
from data.numerals import as_typed
from data.workings import Rates, Working, worked
from front.words import entering as words
from front.words.say import short, shown

Fields = Mapping[str, str]
PLACE = ("household", "period", "question")


def as_answer(fields: Fields) -> Answer:
    """The answer that fields hold. Raises EntryRefused: no_mark, not_a_number."""
    household, period, question = (fields.get(name, "") for name in PLACE)
    return Answer(fields.get("id", ""), household, period, question, as_value(fields), fields.get("seen", ""))


def as_value(fields: Fields) -> Value:
    """The value that fields hold, numbers in any digits and with either mark; None where the answer is taken back."""
    if fields.get("take_back"):
        return None
    if fields.get("question", "").startswith("mark:"):
        return MarkAnswer(_mark(as_typed(fields.get("mark", ""))), fields.get("phrase") or None)
    working = _working(fields)
    amount = None if working else as_typed(fields.get("amount", "")) or None
    state = fields.get("state") or "asked"
    return IncomeAnswer(state, amount, fields.get("method") or None if state == "asked" else None, working)


def as_fields(value: Value) -> dict[str, str]:
    """The fields that show a value.

    >>> as_fields(MarkAnswer(3.0, "seen")), as_fields(IncomeAnswer("none")), as_fields(None)
    ({'mark': '3', 'phrase': 'seen'}, {'state': 'none', 'amount': '', 'method': ''}, {})
    """
    if isinstance(value, MarkAnswer):
        return {"mark": shown(value.mark), "phrase": value.phrase or ""}
    if isinstance(value, IncomeAnswer):
        return {"state": value.state, "amount": value.amount or "", "method": value.method or ""}
    return {}


def in_words(value: Value) -> str:
    """A value in a few words, as it stands beside another.

    >>> in_words(IncomeAnswer("asked", "400", "receipt")), in_words(MarkAnswer(3.0)), in_words(None)
    ('400 (A receipt)', '3', 'nothing')
    """
    if isinstance(value, MarkAnswer):
        return f"{short(value.mark)} ({words.PHRASES[value.phrase]})" if value.phrase else short(value.mark)
    if isinstance(value, IncomeAnswer):
        if value.state != "asked":
            return words.STATES[value.state]
        method = words.METHODS.get(value.method or "", "")
        return words.AMOUNT_VALUE.format(amount=value.amount, method=method) if method else str(value.amount)
    return words.NOTHING_STANDS


def with_its_working(value: Value, stands: Value, digits: int, rates: Rates) -> Value:
    """The value with the working that stands, where it is about the same amount as that still gives."""
    if not (isinstance(value, IncomeAnswer) and isinstance(stands, IncomeAnswer) and stands.working):
        return value
    if value.state != "asked" or value.working or value.amount != stands.amount:
        return value
    try:
        again = worked(stands.working, digits, rates)[1] == stands.working
    except EntryRefused:
        return value
    return IncomeAnswer("asked", value.amount, value.method, stands.working) if again else value


def working_in_words(working: Working) -> str:
    """The numbers of a working, each with what it is."""
    numbers = (f"{number_name(name)}: {text}" for name, text in working.numbers.items())
    return f"{words.HOWS[working.how]} ({', '.join(numbers)})"


def number_name(name: str, unit: str = "") -> str:
    """What a number of a working is called."""
    product, _, use = name.rpartition(".")
    if product == "sum":
        return words.NUMBERS["sum"].format(number=use)
    if product:
        return words.OF_PRODUCT[use].format(product=product, unit=unit or words.PIECES)
    return words.NUMBERS[name]


def _mark(text: str) -> float:
    if not text:
        raise entry_refused("no_mark", "mark")
    try:
        return float(text)
    except ValueError:
        raise entry_refused("not_a_number", "mark", text) from None


def _working(fields: Fields) -> Working | None:
    """The helper that numbers were given to; fields are called HELPER:NUMBER, and HELPER:NUMBER.in for its unit."""
    given: dict[str, dict[str, str]] = {}
    for name, text in fields.items():
        how, colon, number = name.partition(":")
        if colon and text.strip() and not number.endswith(".in"):
            unit = fields.get(f"{name}.in", "").strip()
            given.setdefault(how, {})[number] = f"{as_typed(text)} {unit}".rstrip()
    if len(given) > 1:
        raise entry_refused("two_workings", "how", ", ".join(given))
    return next((Working(how, numbers) for how, numbers in given.items()), None)
