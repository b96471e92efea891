"""The rating sheet of a season as PDF: what is asked, and a big box for each household and question."""

from collections.abc import Sequence
from typing import Any

from data.entering import Entered
from data.forms import FormOf
from data.open import today
from data.questions import Question
from front.criteria import purpose_of, source_name, worded
from front.language import current
from front.paper.pdf import compiled
from front.words import quick as words
from front.words.say import shown


def rating_sheet(form: FormOf, *, numbers: bool = False) -> bytes:
    """The sheet in the language that is spoken; with `numbers` it says house numbers and no names.

    Raises PaperRefused where no font has its letters.
    """
    marks = [each for each in form.questions if each.kind == "mark"]
    sources = [each for each in form.questions if each.kind != "mark"]
    earners = [each for each in form.households if each.earns]
    parts = [_part(words.MARKS, "", [_asked(n, q) for n, q in enumerate(marks, 1)], form.households, numbers)]
    if sources and earners:
        legend = [_source(n, q, form.currency) for n, q in enumerate(sources, 1)]
        parts.append(_part(words.INCOMES, words.INCOMES_HOW, legend, earners, numbers))
    purpose = [words.SHEET_WHY.format(purpose=purpose_of(form))] if form.purpose else []
    data = {
        "title": words.SHEET_TITLE.format(village=form.village, period=form.period),
        "on": today(),
        "texts": [words.SHEET_HOW, *purpose, words.SHEET_TOLD, words.TYPE_IN],
        "lines": [words.RATED_BY, words.DAY],
        "number": words.NUMBER,
        "household": words.HOUSEHOLD,
        "parts": [part for part in parts if part["legend"]],
    }
    return compiled("rating", data, current())


def _part(heading: str, how: str, legend: list[str], those: Sequence[Entered], numbers: bool) -> dict[str, Any]:
    rows = [{"number": str(each.number), "household": _named(each, numbers)} for each in those]
    boxes = [str(at + 1) for at in range(len(legend))]
    return {"heading": heading, "how": how, "legend": legend, "numbers": boxes, "rows": rows}


def _named(each: Entered, numbers: bool) -> str:
    return each.house_number if numbers else each.household


def _asked(number: int, question: Question) -> str:
    low, high = question.scale or (0.0, 1.0)
    ask = worded(question.name, "ask", question.indicator) or question.name
    return words.QUESTION.format(number=number, ask=ask, low=shown(low), high=shown(high))


def _source(number: int, question: Question, currency: str) -> str:
    said = words.SOURCE if currency else words.SOURCE_ONLY
    return said.format(number=number, source=source_name(question.name, question.texts), currency=currency)
