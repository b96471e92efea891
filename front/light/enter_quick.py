"""Quick entry of a filled-in rating sheet: a household's number, then its marks in the order of the sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_hex

from starlette.responses import Response

from data.answers import Answer, Conflict, MarkAnswer, save
from data.catalogue import current
from data.entering import Entered, entering
from data.errors import EntryRefused
from data.forms import form_of
from data.numerals import number
from data.open import Book
from data.periods import period_states
from data.questions import Question, asked_questions
from data.standing import NOTHING, Standing, standing
from data.views import note_view
from front.criteria import question_name
from front.light.addresses import address
from front.light.asked import Asked
from front.light.enter_list import chosen_period, household_link, nothing_asked
from front.light.entered_values import as_value
from front.light.fields import whole_number
from front.light.lightpage import refusal
from front.light.papers import not_printed, printed
from front.light.rendering import go_to, page
from front.paper_sheet import rating_sheet
from front.villages import opened
from front.words import quick as words
from front.words.problems import lines
from front.words.say import counted, shown
from rating.problems import Refused


@dataclass(frozen=True)
class Box:
    """A box to type a mark into: its question, between what the mark lies, what stands, and the token of that."""

    key: str
    number: int
    ask: str
    low: str
    high: str
    value: str
    seen: str


@dataclass(frozen=True)
class _Place:
    """A household in a season, what is said of the one before, and what was typed and refused here."""

    period: str
    here: Entered | None
    told: str = ""
    refused: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


def show_quick(asked: Asked) -> Response:
    """The boxes of a household; `?number=` names it by its number on the sheet, the first one by default."""
    with opened(asked.visitor.village, asked.actor) as book:
        period = _period(book, asked.query.get("period", ""))
        if not period:
            return nothing_asked(asked, words.TITLE, known=current(book) is not None)
        rows = _rows(book, period)
        wanted = asked.query.get("number", "").strip()
        here = next((each for each in rows if not wanted or str(each.number) == _small(wanted)), None)
        told = words.NO_SUCH.format(number=wanted) if wanted and here is None else _done(asked, rows)
        return _page(asked, book, _Place(period, here, told))


def take_quick(asked: Asked) -> Response:
    """Save the marks that were typed, and go on to the next household of the sheet."""
    with opened(asked.visitor.village, asked.actor) as book:
        period = _period(book, asked.form.get("period", ""))
        rows = _rows(book, period) if period else ()
        at = next((at for at, each in enumerate(rows) if str(each.number) == asked.form.get("number")), None)
        if at is None:
            return refusal(asked, "not_found", 404)
        saved, refused = _save_all(book, period, rows[at], asked.form)
        if refused:
            return _page(asked, book, _Place(period, rows[at], "", tuple(refused), asked.form), 422)
    following = rows[min(at + 1, len(rows) - 1)].number
    done = {"before": str(rows[at].number), "saved": str(saved)}
    return go_to(address("/enter/quick", period=period, number=str(following), **done))


def give_sheet(asked: Asked) -> Response:
    """The rating sheet of an open season as PDF; `?numbers=1` has house numbers and no names."""
    with opened(asked.visitor.village, asked.actor) as book:
        period = _period(book, asked.query.get("period", ""))
        if not period:
            return nothing_asked(asked, words.TITLE, 404, known=current(book) is not None)
        try:
            made = rating_sheet(form_of(book, period), numbers=bool(asked.query.get("numbers")))
        except Refused as refused:
            return not_printed(asked, refused)
    return printed(made, "sheet.pdf")


def _period(book: Book, asked_for: str) -> str:
    return chosen_period(period_states(book), asked_for) if current(book) else ""


def _rows(book: Book, period: str) -> tuple[Entered, ...]:
    """The households in the order of the sheet."""
    return tuple(each for each in entering(book, period).households if not each.paused)


def _marks(book: Book) -> list[Question]:
    return [each for each in asked_questions(book) if each.kind == "mark"]


def _save_all(book: Book, period: str, here: Entered, form: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many marks were saved, and what was refused or in conflict, in words."""
    saved, refused = 0, list[str]()
    stands = standing(book, here.household, period)
    for at, question in enumerate(_marks(book), 1):
        text = form.get(question.key, "").strip()
        if not text or text == _stood(stands.get(question.key, NOTHING)):
            continue
        why = _save(book, Answer(f"{form.get('id', '')}-{at}", here.household, period, question.key, None), form)
        saved += not why
        refused += [why.format(question=question_name(question))] if why else []
    return saved, refused


def _save(book: Book, answer: Answer, form: Mapping[str, str]) -> str:
    """Save a mark; why it was not, with {question} for what it is about, or ""."""
    try:
        value = as_value({"question": answer.question, "mark": form[answer.question]})
        seen = form.get(f"seen:{answer.question}", "")
        outcome = save(book, Answer(answer.id, answer.household, answer.period, answer.question, value, seen))
    except EntryRefused as problem:
        why = " ".join(lines(problem.problems)).replace("{", "{{").replace("}", "}}")
        return words.REFUSED.format(question="{question}", why=why)
    return words.CONFLICT if isinstance(outcome, Conflict) else ""


def _done(asked: Asked, rows: tuple[Entered, ...]) -> str:
    """What became of the household before this one."""
    before, saved = asked.query.get("before", ""), asked.query.get("saved", "")
    here = next((each for each in rows if str(each.number) == before), None)
    if here is None:
        return ""
    count = whole_number(saved) or 0
    done = words.SAVED.format(household=here.household, marks=counted(count, *words.COUNTED))
    told = done if count else words.NOTHING_TYPED.format(household=here.household)
    return f"{told} {words.ALL_DONE}" if here == rows[-1] else told


def _page(asked: Asked, book: Book, place: _Place, status: int = 200) -> Response:
    here = place.here
    if here:
        note_view(book, here.household)
    stands = standing(book, here.household, place.period) if here else {}
    boxes = [_box(n, each, stands.get(each.key, NOTHING), place.typed) for n, each in enumerate(_marks(book), 1)]
    return page(
        asked,
        "enter_quick.html",
        status,
        title=words.TITLE,
        words=words,
        place=place,
        boxes=boxes if here else [],
        id=token_hex(16),
        cards=household_link(here.number, place.period) if here else "",
    )


def _box(at: int, question: Question, stands: Standing, typed: Mapping[str, str]) -> Box:
    low, high = question.scale or (0.0, 1.0)
    value = typed.get(question.key, _stood(stands))
    return Box(question.key, at, question_name(question), shown(low), shown(high), value, stands.seen)


def _stood(stands: Standing) -> str:
    return shown(stands.value.mark) if isinstance(stands.value, MarkAnswer) else ""


def _small(text: str) -> str:
    """A number as it stands on the sheet, whichever digits it was typed in."""
    try:
        return str(int(number(text)))
    except EntryRefused:
        return text
