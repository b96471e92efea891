"""What was entered of a period, entry by entry, as a reviewer sees it: facts in a fixed order, never a score.

An entry is one rater's mark, what a household had from a source, or a measure; a question that nobody answered is an
entry without content. Households stand by name, questions in the order of the village's rules.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data.catalogue import current
from data.households import consenting
from data.money import major
from data.open import Book
from data.permissions import needs
from data.questions import asked_questions
from data.reviewtables import NOT_SETTLED
from rating.hashing import content_hash

Row = dict[str, Any]


@dataclass(frozen=True)
class Key:
    """Which entry: `question` is mark:CRITERION, income:SOURCE or measure:NAME; `rater` is whose mark it is."""

    household: str
    question: str
    rater: str | None = None

    @property
    def subject(self) -> str:
        """The criterion, source or measure."""
        return self.question.partition(":")[2]


@dataclass(frozen=True)
class Entry:
    """An entry with its content, all of it None where there is none.

    `value` is the mark, the measured value or the sum of a source's amounts in the village's currency; `state` is
    whether a source was asked, `methods` how its amounts are known, `phrase` what was said with a mark. `by` are the
    accounts that entered it, `seen` names this content ("" for none).
    """

    key: Key
    value: float | None = None
    state: str | None = None
    methods: tuple[str, ...] = ()
    phrase: str | None = None
    by: frozenset[int] = frozenset()
    seen: str = ""


@needs("entered")
def entered(book: Book, period: str, household: str | None = None) -> tuple[Entry, ...]:
    """Every entry of a period, and every question that nobody answered: those of the village's rules, and those that a
    reviewer waits for.

    Of every household whose consent stands, or of one of them.
    """
    about = {"period": period, "household": household}
    taking_part = consenting(book)
    asked = tuple(question.key for question in asked_questions(book)) if current(book) else ()
    rows = [row for row in book.rows(_ENTERED, **about) if row["household"] in taking_part]
    there = _entries(rows, book.village()["minor_digits"])
    absent = _absent({entry.key for entry in there}, [*_asked(book, about, asked), *_waited_for(book, about)])
    order = {question: at for at, question in enumerate(asked)}
    every = [*there, *(Entry(key) for key in absent if key.household in taking_part)]
    return tuple(sorted(every, key=lambda entry: _place(entry.key, order)))


def _place(key: Key, order: dict[str, int]) -> tuple[object, ...]:
    return (key.household, order.get(key.question, len(order)), key.question, key.rater or "")


def _entries(rows: list[Row], digits: int) -> list[Entry]:
    """The rows of one entry together: a source may have several amounts, and a word on whether it was asked."""
    of: dict[Key, list[Row]] = {}
    for row in rows:
        of.setdefault(Key(row["household"], row["question"], row["rater"]), []).append(row)
    return [_entry(key, each, digits) for key, each in of.items()]


def _entry(key: Key, rows: list[Row], digits: int) -> Entry:
    amounts = [row["amount_minor"] for row in rows if row["amount_minor"] is not None]
    return Entry(
        key,
        major(sum(amounts), digits) if amounts else rows[0]["value"],
        next((row["state"] for row in rows if row["state"]), None),
        tuple(sorted({row["method"] for row in rows if row["method"]})),
        rows[0]["phrase"],
        frozenset(row["entered_by"] for row in rows if row["entered_by"] is not None),
        content_hash(rows)[:16],
    )


def _absent(there: set[Key], wanted: Iterable[Key]) -> set[Key]:
    """The keys that have no entry; a question that nobody answered is one of them, whoever was to answer it."""
    questions_there = set(map(_about, there))
    absent = {key for key in wanted if key not in there and (key.rater or _about(key) not in questions_there)}
    return {key if _about(key) in questions_there else Key(*_about(key)) for key in absent}


def _about(key: Key) -> tuple[str, str]:
    return key.household, key.question


def _waited_for(book: Book, about: Mapping[str, str | None]) -> list[Key]:
    return [Key(row["household"], row["question"], row["rater"]) for row in book.rows(_WAITED_FOR, **about)]


def _asked(book: Book, about: Mapping[str, str | None], asked: tuple[str, ...]) -> Iterator[Key]:
    """The questions to each household that is there in a period and does not pause it.

    Where nothing says which sources were asked, an entry from one of them says that all were (docs/rating.md); a
    household without earners is asked for no income.
    """
    for row in book.rows(_PRESENT, **about):
        income = row["earners"] > 0 and not (row["some_income"] and not row["coverage"])
        for question in asked:
            if income or not question.startswith("income:"):
                yield Key(row["household"], question)


_THOSE = "(:household IS NULL OR h.name = :household)"
_OF = f"""JOIN households AS h ON h.id = x.household AND {_THOSE}
    JOIN periods AS p ON p.id = x.period AND p.name = :period"""
_ENTERED = f"""
    SELECT h.name AS household, 'mark:' || x.criterion AS question, r.name AS rater, x.mark AS value,
        NULL AS amount_minor, NULL AS state, NULL AS method, NULL AS working, x.phrase, x.entered_by
    FROM marks AS x {_OF} JOIN raters AS r ON r.id = x.rater
    UNION ALL SELECT h.name, 'measure:' || x.measure, NULL, x.value, NULL, NULL, NULL, NULL, NULL, x.entered_by
    FROM measures AS x {_OF}
    UNION ALL SELECT h.name, 'income:' || s.name, NULL, NULL, x.amount_minor, NULL, x.method, x.working, NULL,
        x.entered_by
    FROM income_entries AS x {_OF} JOIN sources AS s ON s.id = x.source
    UNION ALL SELECT h.name, 'income:' || s.name, NULL, NULL, NULL, x.state, NULL, NULL, NULL, x.entered_by
    FROM coverage AS x {_OF} JOIN sources AS s ON s.id = x.source
    ORDER BY 1, 2, 3, 5, 6, 7, 8, 10"""  # noqa: S608
_WAITED_FOR = f"""
    SELECT h.name AS household, w.question, r.name AS rater FROM ({NOT_SETTLED}) AS w
    JOIN households AS h ON h.id = w.household JOIN periods AS p ON p.id = w.period
    LEFT JOIN raters AS r ON r.id = w.rater WHERE p.name = :period AND {_THOSE}"""  # noqa: S608
_PRESENT = f"""
    SELECT h.name AS household, h.earners,
        EXISTS (SELECT 1 FROM income_entries AS x WHERE x.household = h.id AND x.period = p.id) AS some_income,
        EXISTS (SELECT 1 FROM coverage AS x WHERE x.period = p.id) AS coverage
    FROM households AS h, periods AS p WHERE p.name = :period AND {_THOSE} AND h.archived_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM pauses AS x WHERE x.household = h.id AND x.period = p.id)
    AND NOT EXISTS (SELECT 1 FROM succession AS s JOIN periods AS since ON since.id = s.period
        WHERE (s.old = h.id AND since.position <= p.position) OR (s.new = h.id AND since.position > p.position))"""  # noqa: S608
