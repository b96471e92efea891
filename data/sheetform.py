"""A period's answers as one workbook: what it asks, what stands already, and what is read when it comes back.

A hidden sheet says what each column is, so columns may be moved and rows sorted. It also holds what stood when the
workbook was written, and its token: what nobody touched says nothing, what somebody else entered meanwhile is a
conflict.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from secrets import token_hex

from data.entering import Entered, entering
from data.journal import note
from data.open import Book
from data.periods import open_period
from data.permissions import needs
from data.prices import rates
from data.questions import MarkAnswer, Question, Value, asked_questions
from data.raters import rater_named, raters
from data.standing import Standing, standing_of_all
from data.views import note_views
from data.workings import Rates

# Before there was a sheet of quantities it was 1; those are read, too.
VERSION, READ = "2", ("1", "2")
HIDDEN, SEEN = "laurel", "laurel seen"
# The columns of the hidden sheet: what a row is, and what it says.
ABOUT = ("what", "said", "key", "field")
FIELDS = ("state", "amount", "method")


@dataclass(frozen=True)
class SheetOf:
    """What a workbook asks of whom, in whose name, and what stands: (household, question) -> value and token."""

    period: str
    currency: str
    rater: str
    questions: tuple[Question, ...]
    households: tuple[Entered, ...]
    stands: Mapping[tuple[str, str], Standing]
    rates: Rates = field(default_factory=Rates)
    id: str = field(default_factory=lambda: token_hex(8))


@needs("sheet_of")
def sheet_of(book: Book, period: str = "", rater: str = "") -> SheetOf:
    """What a workbook of an open period holds, the newest by default: of the households that take part and do not rest.

    What stands is the incomes, and the marks of the rater: of whoever asks where that is one, else of `rater`. Each
    household that something stands of can see that it was looked at. Raises EntryRefused: no_open_period,
    unknown_period, period_not_open, no_rubric, unknown_rater.
    """
    chosen, who = open_period(book, period), _rater(book, rater)
    questions = asked_questions(book)
    households = tuple(each for each in entering(book, chosen).households if not each.paused)
    asked, named = {each.key for each in questions}, {each.household for each in households}
    stands = {
        (household, key): each
        for (household, key, account), each in standing_of_all(book, chosen).items()
        if household in named and key in asked and account in (None, who[0])
    }
    with book.writing():
        note(book, "sheet_of")
        note_views(book, dict.fromkeys(household for household, _ in stands))
    return SheetOf(chosen, book.village()["currency"], who[1], questions, households, stands, rates(book, chosen))


def said(value: Value) -> str:
    """A value as one text, by which a cell that nobody touched is known.

    >>> from data.questions import IncomeAnswer
    >>> said(MarkAnswer(3.0)), said(IncomeAnswer("asked", "12.50", "receipt")), said(IncomeAnswer("none"))
    ('3', 'asked 12.5 receipt', 'none')
    """
    if isinstance(value, MarkAnswer):
        return f"{value.mark:.12g}"
    if value is None:
        return ""
    amount = f"{Decimal(value.amount).normalize():f}" if value.amount else ""
    return " ".join(filter(None, [value.state, amount, value.method]))


def _rater(book: Book, rater: str) -> tuple[int | None, str]:
    if "rater" in book.actor.roles:
        return book.actor.account, book.actor.name
    if not rater.strip():
        return -1, ""
    found = rater_named(rater, raters(book))
    return found.id, found.name
