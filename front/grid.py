"""The grid's sheet: a village's answers as they stood when it was opened, and what became of each cell typed since.

The table on the screen never changes under the hands of whoever types: what others save shows on request only. Each
cell that is typed is saved with the token of what it had shown; what could not be saved waits here until it is settled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex

from data.answers import Answer, Conflict, save
from data.entering import Entered, Entering, Filter, chosen, entering
from data.errors import BookRefused, EntryRefused
from data.open import Book
from data.prices import rates
from data.questions import Question, asked_questions
from data.standing import NOTHING, Standing, standing
from data.views import note_views
from data.workings import Rates
from front.cells import answer_of, typed_in
from rating.problems import Problem

Cell = tuple[str, str]
Edits = Mapping[int, Mapping[str, object]]


@dataclass(frozen=True)
class Unsettled:
    """A cell whose text is not saved: refused with problems, or in conflict with what stands."""

    text: str
    problems: tuple[Problem, ...] = ()
    conflict: Conflict | None = None

    @property
    def theirs(self) -> str:
        """What stands instead, as text."""
        return typed_in(self.conflict.theirs) if self.conflict else ""


@dataclass(frozen=True)
class Chosen:
    """What a sheet is of: `kind` is mark or income."""

    period: str
    kind: str
    search: str = ""
    only: Filter = "all"


@dataclass
class Sheet:
    """The rows and columns of one grid, what each cell showed, and what stands behind it now.

    `changed` are households of which something became since the screen last said so.
    """

    chosen: Chosen
    progress: Entering
    households: tuple[Entered, ...]
    questions: tuple[Question, ...]
    shown: dict[Cell, str]
    stands: dict[Cell, Standing]
    rates: Rates = field(default_factory=Rates)
    unsettled: dict[Cell, Unsettled] = field(default_factory=dict)
    typed: dict[Cell, str] = field(default_factory=dict)
    saved: dict[Cell, str] = field(default_factory=dict)
    sending: dict[Cell, tuple[str, str]] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)


def open_sheet(book: Book, of: Chosen, before: Sheet | None = None) -> Sheet:
    """The sheet of what was chosen, as the book stands; what is unsettled in the sheet before it stays so.

    Each household that something stands of can see that it was looked at. Raises EntryRefused: not_allowed, no_rubric,
    unknown_period.
    """
    far = entering(book, of.period)
    households = _rows(far, of)
    questions = tuple(each for each in asked_questions(book) if (each.kind == "mark") == (of.kind == "mark"))
    stands = {
        (each.household, question.key): found.get(question.key, NOTHING)
        for each in households
        for found in [standing(book, each.household, of.period)]
        for question in questions
    }
    note_views(book, dict.fromkeys(household for (household, _), each in stands.items() if each.value is not None))
    waiting = dict(before.unsettled) if before and before.chosen.period == of.period else {}
    texts = {cell: typed_in(each.value) for cell, each in stands.items()}
    texts |= {cell: each.text for cell, each in waiting.items() if cell in stands}
    return Sheet(of, far, households, questions, texts, stands, rates(book, of.period), waiting)


def take(book: Book, sheet: Sheet, edits: Edits, method: str | None = None) -> None:
    """Save each cell of the editor's edits that was typed since; what is refused or in conflict becomes unsettled."""
    for cell, text in unsent(sheet, edits).items():
        _send(book, sheet, cell, text, method)
        sheet.changed.add(cell[0])


def unsent(sheet: Sheet, edits: Edits) -> dict[Cell, str]:
    """The cells of the editor's edits that were typed since, with their texts."""
    texts = _texts(sheet, edits)
    return {cell: text for cell, text in texts.items() if sheet.typed.get(cell, sheet.shown[cell]) != text}


def keep_theirs(sheet: Sheet, cell: Cell) -> None:
    """Settle a cell for what stands in the book."""
    del sheet.unsettled[cell]


def enter_mine(book: Book, sheet: Sheet, cell: Cell, method: str | None = None) -> None:
    """Settle a conflict for what was typed, now that the other value was seen; a newer one is a conflict again."""
    waiting = sheet.unsettled[cell]
    if waiting.conflict:
        seen = Standing(waiting.conflict.theirs, waiting.conflict.seen, waiting.conflict.by)
        sheet.stands[cell] = seen
    _send(book, sheet, cell, waiting.text, method)


def _rows(far: Entering, of: Chosen) -> tuple[Entered, ...]:
    """Of households where nobody earns no income is asked."""
    return tuple(each for each in chosen(far, of.search, of.only) if of.kind == "mark" or each.earns)


def _texts(sheet: Sheet, edits: Edits) -> dict[Cell, str]:
    keys = {question.key for question in sheet.questions}
    return {
        (sheet.households[row].household, key): "" if text is None else str(text).strip()
        for row, cells in edits.items()
        if row < len(sheet.households)
        for key, text in cells.items()
        if key in keys
    }


def _send(book: Book, sheet: Sheet, cell: Cell, text: str, method: str | None) -> None:
    household, key = cell
    stood = sheet.stands.get(cell, NOTHING)
    # The same answer keeps its id until it is known what became of it, so that it is saved once.
    if cell not in sheet.sending or sheet.sending[cell][1] != text:
        sheet.sending[cell] = (token_hex(16), text)
    try:
        question = next(each for each in sheet.questions if each.key == key)
        value = answer_of(question, text, stood.value, method, sheet.rates)
        answer = Answer(sheet.sending[cell][0], household, sheet.chosen.period, key, value, stood.seen)
        outcome = save(book, answer)
    except BookRefused as refused:
        # Not as typed: it is sent again, under the same id, with whatever is typed next.
        sheet.unsettled[cell] = Unsettled(text, tuple(refused.problems))
        return
    except EntryRefused as refused:
        _settle(sheet, cell, text, Unsettled(text, tuple(refused.problems)))
        return
    if isinstance(outcome, Conflict):
        _settle(sheet, cell, text, Unsettled(text, conflict=outcome))
        return
    _settle(sheet, cell, text, None)
    sheet.stands[cell] = replace(stood, value=outcome.value, seen=outcome.seen)
    sheet.saved[cell] = typed_in(outcome.value)


def _settle(sheet: Sheet, cell: Cell, text: str, left: Unsettled | None) -> None:
    sheet.typed[cell] = text
    sheet.sending.pop(cell, None)
    sheet.unsettled.pop(cell, None)
    sheet.saved.pop(cell, None)
    if left is not None:
        sheet.unsettled[cell] = left
