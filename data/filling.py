"""What a book says about the answers of a filled-in file, read once for all of them, and what becomes of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from data.actors import Actor
from data.answerchecks import Entry, looked_through
from data.answers import Answer, fingerprint
from data.errors import entry_refused
from data.households import consenting
from data.names import small
from data.open import Book
from data.permissions import needs
from data.prices import rates
from data.questions import Question, Value, asked_questions
from data.raters import Rater, rater_named, raters
from data.second import drawn
from data.standing import NOTHING, Standing, standing_of_all, token
from data.tools import Bought, tools_before
from data.workings import Rates
from rating.problems import nearest

# The question of incomes that a form asks for and its file does not have; such an answer is always refused.
MISSING_INCOMES = "incomes"
# Of an answer: the household, the question and, for a mark, whose it is.
Key = tuple[str, str, int | None]


@dataclass(frozen=True)
class Where:
    """Where in a file something was read; a row counts as a spreadsheet counts it."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    @property
    def place(self) -> str:
        """The file, with the sheet where it has several.

        >>> Where("march.xlsx", "marks", 3, "training").place, Where("march.csv").place
        ('march.xlsx (marks)', 'march.csv')
        """
        return f"{self.file} ({self.sheet})" if self.sheet else self.file


@dataclass(frozen=True)
class Filled:
    """One answer as a file gives it.

    `household` is a name or a house number, `question` a key of `data.questions`, `rater` the name of the account that
    rated (by default whoever imports). `submission` is what the filled-in form or file is known by, so that it counts
    once however often it is brought; `seen` the token (`data.standing`) of what whoever filled it in had before them.
    """

    household: str
    period: str
    question: str
    value: Value
    at: Where = Where()
    rater: str = ""
    submission: str = ""
    seen: str = ""


@dataclass(frozen=True)
class OfPeriod:
    """A period: its number, whether entries may be written, and what stands in it."""

    id: int
    is_open: bool
    rates: Rates
    tools: Mapping[Bought, int]
    drawn: frozenset[str]
    stands: dict[Key, Standing]
    rated: set[tuple[str, str]]
    told_apart: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Known:
    """What the answers of a file are held against; `named` and `houses` have households by their names and house
    numbers as these are compared."""

    actor: Actor
    digits: int
    questions: Mapping[str, Question]
    households: Mapping[str, int]
    named: Mapping[str, tuple[str, ...]]
    houses: Mapping[str, tuple[str, ...]]
    taking_part: frozenset[str]
    raters: tuple[Rater, ...]
    periods: Mapping[str, OfPeriod]
    received: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Write:
    """An answer for the book: who rated what, and the entry that it makes; `new` unless that is there already."""

    answer: Answer
    rater: Rater
    household: int
    period: int
    entry: Entry
    at: Where
    new: bool


@dataclass(frozen=True)
class Clash:
    """An answer beside which something else stands: `theirs`, its token, and who entered it.

    `fixed` where the file's value cannot be taken either: somebody else rated this already, and the household is not
    drawn for a second rater.
    """

    filled: Filled
    theirs: Value
    seen: str
    by: str
    fixed: bool = False


_TOLD_APART = """
    SELECT h.name AS household, 'income:' || s.name AS question FROM income_entries AS e
    JOIN households AS h ON h.id = e.household JOIN sources AS s ON s.id = e.source WHERE e.period = :period
    GROUP BY e.household, e.source HAVING sum(e.told_by IS NULL) = 0"""


@needs("import_filled")
def known(book: Book, filled: Iterable[Filled]) -> Known:
    """What the book says about the periods of these answers. Raises EntryRefused: no_rubric."""
    rows = book.rows("SELECT id, name, house_number FROM households WHERE archived_on IS NULL ORDER BY id")
    taking_part = consenting(book)
    named = {each.period for each in filled}
    periods = [row for row in book.rows("SELECT id, name, state FROM periods") if row["name"] in named]
    return Known(
        actor=book.actor,
        digits=book.village()["minor_digits"],
        questions={question.key: question for question in asked_questions(book)},
        households={row["name"]: row["id"] for row in rows},
        named=_by((row["name"], row["name"]) for row in rows),
        houses=_by((row["house_number"], row["name"]) for row in rows if row["name"] in taking_part),
        taking_part=taking_part,
        raters=raters(book),
        periods={row["name"]: _period(book, row["id"], row["name"], row["state"]) for row in periods},
        received={row["id"] for row in book.rows("SELECT id FROM received")},
    )


def _by(names: Iterable[tuple[str | None, str]]) -> dict[str, tuple[str, ...]]:
    """What households are called, as it is compared -> the households."""
    found: dict[str, tuple[str, ...]] = {}
    for called, household in names:
        if called:
            found[small(called)] = (*found.get(small(called), ()), household)
    return found


def looked_at(known: Known, filled: Filled, over: Mapping[Where, str]) -> Write | Clash | None:
    """What becomes of an answer after those before it: written, in conflict, or None where it has arrived already.

    `over` has, for places whose value is to be taken all the same, the token of what was seen there. Raises
    EntryRefused as `data.answers.save` does, and: unknown_rater, no_rater, not_in_own_name, several_households,
    incomes_missing.
    """
    if filled.question == MISSING_INCOMES:
        raise entry_refused("incomes_missing")
    rater, household = rater_of(known, filled.rater), household_of(known, filled.household)
    filled = replace(filled, household=household)
    seen = over.get(filled.at, filled.seen)
    answer = Answer("", household, filled.period, filled.question, filled.value, seen)
    answer = replace(answer, id=_number(filled.submission, rater, answer))
    if answer.id in known.received:
        return None
    period, question = _asked(known, filled)
    if household not in known.taking_part:
        raise entry_refused("no_consent", "household", filled.household)
    reckoned_by = replace(period.rates, tools=period.tools.get((household, question.name, None), 0))
    entry = looked_through(question, filled.value, known.digits, reckoned_by)
    key = (household, filled.question, rater.id if question.kind == "mark" else None)
    write = Write(answer, rater, known.households[household], period.id, entry, filled.at, new=True)
    return _beside(filled, period, key, write)


def _beside(filled: Filled, period: OfPeriod, key: Key, write: Write) -> Write | Clash:
    """The write, or what stands against it."""
    stands, wanted = period.stands.get(key, NOTHING), token(write.entry.content)
    if wanted == stands.seen:
        return replace(write, new=False)
    if not period.is_open:
        raise entry_refused("period_not_open", "period", filled.period)
    if write.answer.seen != stands.seen:
        return Clash(filled, stands.value, stands.seen, stands.by)
    if key[:2] in period.told_apart:
        raise entry_refused("told_apart", "question", filled.question)
    if _is_undrawn(period, key, stands):
        return Clash(filled, None, "", "", fixed=True)
    period.stands[key] = Standing(write.entry.value, wanted, write.rater.name)
    period.rated.add(key[:2])
    return write


def rater_of(known: Known, name: str) -> Rater:
    """The rater in whose name an answer is entered.

    A rater enters as nobody else; an administrator may, unless they could then approve it (charter 4).
    """
    actor = known.actor
    own = Rater(actor.id, actor.name) if actor.id is not None and "rater" in actor.roles else None
    if own and small(name) in ("", small(own.name)):
        return own
    if not name.strip():
        raise entry_refused("no_rater", "rater")
    found = rater_named(name, known.raters)
    if actor.kind != "operator" and ("administrator" not in actor.roles or "reviewer" in actor.roles):
        raise entry_refused("not_in_own_name", "rater", name)
    return found


def household_of(known: Known, text: str) -> str:
    """The household of a name or of a house number that only one household has."""
    name = " ".join(text.split())
    if name in known.households:
        return name
    alike = known.named.get(small(name)) or known.houses.get(small(name), ())
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise entry_refused("several_households", "household", text)
    raise entry_refused("unknown_household", "household", text, near=nearest(name, known.households))


def _period(book: Book, number: int, name: str, state: str) -> OfPeriod:
    stands = standing_of_all(book, name)
    rated = {(household, question) for household, question, _ in stands}
    apart = frozenset((row["household"], row["question"]) for row in book.rows(_TOLD_APART, period=number))
    before = tools_before(book, name)
    return OfPeriod(number, state == "open", rates(book, name), before, drawn(book, name), stands, rated, apart)


def _asked(known: Known, filled: Filled) -> tuple[OfPeriod, Question]:
    if filled.period not in known.periods:
        raise entry_refused("unknown_period", "period", filled.period)
    if filled.question not in known.questions:
        near = nearest(filled.question, known.questions)
        raise entry_refused("unknown_question", "question", filled.question, near=near)
    return known.periods[filled.period], known.questions[filled.question]


def _is_undrawn(period: OfPeriod, key: Key, stands: Standing) -> bool:
    """Who rates a household a second time is drawn, so that nobody chooses whom to rate again."""
    second = key[2] is not None and stands.value is None and key[:2] in period.rated
    return second and key[0] not in period.drawn


def _number(submission: str, rater: Rater, answer: Answer) -> str:
    """What an answer of a submission is remembered by: the same one again is taken once."""
    if not submission:
        return ""
    return sha256(f"{submission}\n{rater.id}\n{fingerprint(answer)}".encode()).hexdigest()[:32]
