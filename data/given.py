"""What a programme gave a household: it confirms it itself; then it counts as support, and never for a score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.errors import EntryRefused, entry_refused
from data.households import known_household
from data.money import exact, minor
from data.open import Book, today
from data.periods import period_states
from data.permissions import needs
from data.subjects import subject_of

LONGEST = 60
ANSWERS = ("confirmed", "denied")


@dataclass(frozen=True)
class Given:
    """A thing of a value in the village's currency that a giver gave on a day; `answer` is the household's, None before
    it has said: confirmed or denied."""

    id: int
    household: str
    period: str
    given_on: str
    thing: str
    amount: str
    giver: str
    answer: str | None


@needs("record_given")
def record_given(book: Book, household: str, period: str, what: Sequence[str], value: str | Decimal) -> int:
    """Write down that a programme gave something: `what` is the day, the thing and the giver. Its number comes back.

    Raises EntryRefused: unknown_household, unknown_period, period_closed, not_a_day, in_the_future, no_thing,
    no_giver, forbidden_subject (of the thing, which would be a note about a household), below_zero,
    no_consent, or what `data.money.minor` refuses.
    """
    on, thing, giver = (" ".join(each.split()) for each in what)
    _refuse_wrong(book, period, on, thing, giver)
    value_minor = minor(value, book.village()["minor_digits"])
    if value_minor < 0:
        raise entry_refused("below_zero", "value", value)
    row = {"household": known_household(book, household), "period": period, "on": on, "thing": thing, "giver": giver}
    with book.writing():
        told = book.db.execute(_RECORD, {**row, "value": value_minor, "by": book.actor.account})
    return int(told.lastrowid or 0)


@needs("take_back_given")
def take_back_given(book: Book, number: int) -> None:
    """Take out what was written down by mistake; what the household confirmed stays. Raises EntryRefused: not_known."""
    with book.writing():
        done = book.db.execute("DELETE FROM given WHERE id = :id AND answer IS NOT 'confirmed'", {"id": number})
    if not done.rowcount:
        raise entry_refused("not_known", "given", number)


@needs("all_given")
def all_given(book: Book, period: str) -> tuple[Given, ...]:
    """What was given in a period, by household and day."""
    return _rows(book, "p.name = :period", period=period)


@needs("given_to")
def given_to(book: Book, household: str) -> tuple[Given, ...]:
    """What is said to have been given to a household, the newest first. Raises EntryRefused: unknown_household."""
    return tuple(reversed(_rows(book, "h.id = :number", number=known_household(book, household))))


@needs("answer_given")
def answer_given(book: Book, household: str, number: int, answer: str) -> None:
    """The household says whether it was given this; until the season is published it may say otherwise.

    Raises EntryRefused: not_accepted, not_known, period_closed.
    """
    if answer not in ANSWERS:
        raise entry_refused("not_accepted", "answer", answer)
    found = next((each for each in given_to(book, household) if each.id == number), None)
    if found is None:
        raise entry_refused("not_known", "given", number)
    if period_states(book)[found.period] in ("published", "closed"):
        raise entry_refused("period_closed", "period", found.period)
    with book.writing():
        sql = "UPDATE given SET answer = :answer, answered_on = :on WHERE id = :id"
        book.db.execute(sql, {"answer": answer, "on": today(), "id": number})


def _refuse_wrong(book: Book, period: str, on: str, thing: str, giver: str) -> None:
    states = period_states(book)
    if period not in states:
        raise entry_refused("unknown_period", "period", period)
    if states[period] in ("published", "closed"):
        raise entry_refused("period_closed", "period", period)
    try:
        day = date.fromisoformat(on).isoformat()
    except ValueError:
        raise entry_refused("not_a_day", "given_on", on) from None
    if day > today():
        raise entry_refused("in_the_future", "given_on", on)
    for code, text in (("no_thing", thing), ("no_giver", giver)):
        if not 0 < len(text) <= LONGEST:
            raise entry_refused(code, code[3:], text, most=LONGEST)
    if problems := [*subject_of("thing", thing)]:
        raise EntryRefused(problems)


def _rows(book: Book, where: str, **given: object) -> tuple[Given, ...]:
    digits = book.village()["minor_digits"]
    rows = book.rows(f"{_GIVEN} WHERE {where} ORDER BY h.name, g.given_on, g.id", **given)
    return tuple(Given(**{**row, "amount": exact(row["amount"], digits)}) for row in rows)


_GIVEN = """
    SELECT g.id, h.name AS household, p.name AS period, g.given_on, g.thing, g.value_minor AS amount, g.giver, g.answer
    FROM given AS g JOIN households AS h ON h.id = g.household JOIN periods AS p ON p.id = g.period"""
_RECORD = """
    INSERT INTO given (household, period, given_on, thing, value_minor, giver, entered_by)
    VALUES (:household, (SELECT id FROM periods WHERE name = :period), :on, :thing, :value, :giver, :by)"""
