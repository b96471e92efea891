"""What a form for entering a period has to know: whom it asks about, who rates, and what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.catalogue import current
from data.entering import Entered, entering
from data.errors import entry_refused
from data.journal import note
from data.open import Book
from data.periods import open_period
from data.permissions import needs
from data.prices import Price, price_list, rates
from data.questions import Question, asked_questions
from data.raters import Rater, raters
from data.workings import Rates


@dataclass(frozen=True)
class FormOf:
    """A period's form: the households that take part and do not rest, the raters, the questions and the price list.

    `purposes` says the purpose in other languages, by language.
    """

    village: str
    language: str
    currency: str
    digits: int
    purpose: str
    contact: str
    period: str
    households: tuple[Entered, ...]
    raters: tuple[Rater, ...]
    questions: tuple[Question, ...]
    prices: tuple[Price, ...]
    rates: Rates
    purposes: Mapping[str, str]


@needs("form_of")
def form_of(book: Book, period: str = "") -> FormOf:
    """The form of an open period, the newest one by default.

    Raises EntryRefused: no_open_period, unknown_period, period_not_open, no_rubric, no_raters.
    """
    chosen, village = open_period(book, period), book.village()
    rate = raters(book)
    if not rate:
        raise entry_refused("no_raters")
    # A list of all who take part leaves the book.
    note(book, "form_of")
    return FormOf(
        village["name"],
        village["language"],
        village["currency"],
        village["minor_digits"],
        village["purpose"],
        village["contact"],
        chosen,
        tuple(each for each in entering(book, chosen).households if not each.paused),
        rate,
        asked_questions(book),
        price_list(book, chosen),
        rates(book, chosen),
        _purposes(book, village["purpose"]),
    )


def _purposes(book: Book, purpose: str) -> dict[str, str]:
    """language -> the purpose in it, where the village has that of its rules."""
    rules = current(book)
    rubric = rules.rubric() if rules else None
    return rubric.purpose_texts() if rubric and rubric.purpose == purpose else {}
