"""Taking one answer: of a form, which leads back to the household's cards, or of the script, which is told in JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import JSONResponse, Response

from data.answers import Answer, Conflict, IncomeAnswer, Saved, save, standing
from data.errors import EntryRefused
from data.open import Book
from data.prices import rates
from data.questions import told_apart
from data.standing import NOTHING
from front.light.asked import Asked
from front.light.cards import conflicting_card, refused_card
from front.light.enter_household import Change, Where, household_page
from front.light.enter_list import household_link
from front.light.entered_values import as_answer, as_fields, in_words, with_its_working
from front.light.fields import whole_number
from front.light.rendering import go_to
from front.villages import opened
from front.words import entering as words
from front.words import problems


def take_answer(asked: Asked) -> Response:
    """Save one answer, and say what became of it: 200 (or back to the page) saved, 409 a conflict, 422 refused."""
    fields = _fields(asked)
    try:
        with opened(asked.visitor.village, asked.actor) as book:
            answer = _answer(book, fields)
            outcome = save(book, answer)
    except EntryRefused as refused:
        return _refused(asked, fields, refused)
    if isinstance(outcome, Saved):
        return _saved(asked, fields, outcome)
    return _conflict(asked, fields, answer, outcome)


def _fields(asked: Asked) -> Mapping[str, str]:
    if asked.form:
        return asked.form
    try:
        given = json.loads(asked.body)
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(text) for name, text in given.items()} if isinstance(given, dict) else {}


def _answer(book: Book, fields: Mapping[str, str]) -> Answer:
    given = as_answer(fields)
    question, adult = told_apart(given.question)
    stands = standing(book, given.household, given.period, adult).get(question, NOTHING)
    reckoned_by, digits = rates(book, given.period), book.village()["minor_digits"]
    return replace(given, value=with_its_working(given.value, stands.value, digits, reckoned_by))


def _saved(asked: Asked, fields: Mapping[str, str], saved: Saved) -> Response:
    if not asked.wants_json:
        number, adult = whole_number(fields.get("number", "")) or 0, told_apart(fields.get("question", ""))[1]
        return go_to(f"{household_link(number, fields['period'], adult)}#{fields.get('at', '')}")
    amount = saved.value.amount if isinstance(saved.value, IncomeAnswer) else None
    return JSONResponse({"code": "saved", "seen": saved.seen, **({"amount": amount} if amount else {})})


def _refused(asked: Asked, fields: Mapping[str, str], refused: EntryRefused) -> Response:
    why = tuple(problems.lines(refused.problems))
    if asked.wants_json:
        return JSONResponse({"code": refused.problems[0].code, "say": " ".join(why)}, 422)
    return _again(asked, fields, lambda made: refused_card(made, fields, why), 422)


def _conflict(asked: Asked, fields: Mapping[str, str], answer: Answer, other: Conflict) -> Response:
    if not asked.wants_json:
        values = (answer.value, other.theirs)
        return _again(asked, fields, lambda made: conflicting_card(made, fields, values, other.by), 409)
    mine, theirs = in_words(answer.value), in_words(other.theirs)
    text = words.CONFLICT.format(who=other.by or words.SOMEBODY, theirs=theirs, mine=mine)
    choice = {"mine": words.TAKE_MINE.format(value=mine), "theirs": words.KEEP_THEIRS.format(value=theirs)}
    told = {"code": "conflict", "say": text, "seen": other.seen, "theirs": as_fields(other.theirs), "choice": choice}
    return JSONResponse(told, 409)


def _again(asked: Asked, fields: Mapping[str, str], change: Change, status: int) -> Response:
    adult = told_apart(fields.get("question", ""))[1]
    where = Where(fields.get("number", ""), fields.get("period", ""), str(adult or ""))
    return household_page(asked, where, (fields.get("question", ""), change), status)
