"""What was entered about a household, as it sees it itself: with who entered it, when, and how it is known."""

import json
from dataclasses import dataclass

from data.errors import entry_refused
from data.households import known_household
from data.keeping import kept_from
from data.money import major
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.workings import Working


@dataclass(frozen=True)
class OwnEntry:
    """One entry; `question` is mark:CRITERION, income:SOURCE or measure:NAME, `rater` whose mark it is.

    `value` is the mark, the measured value, or the amount in the village's currency; `state` whether a source was
    asked. `by` is the account that entered it, "" where it came from a file; `on` a day. `told_by` is the number of the
    adult who told an income.
    """

    question: str
    rater: str | None
    value: float | None
    state: str | None
    method: str | None
    phrase: str | None
    working: Working | None
    by: str
    on: str
    told_by: int | None = None

    @property
    def subject(self) -> str:
        """The criterion, source or measure."""
        return self.question.partition(":")[2]


@needs("own_entries")
def own_entries(book: Book, household: str, period: str) -> tuple[OwnEntry, ...]:
    """Every entry of a period, marks first, then incomes and measures; also where the household takes part no more.

    Incomes that another adult keeps to their own card are not among them. Raises EntryRefused: unknown_household,
    unknown_period.
    """
    known_household(book, household)
    if period not in period_names(book):
        raise entry_refused("unknown_period", "period", period)
    digits, kept = book.village()["minor_digits"], kept_from(book, household).entries
    rows = book.rows(_ENTRIES, household=household, period=period)
    return tuple(_entry(row, digits) for row in rows if row.pop("entry") not in kept)


@needs("took_part")
def took_part(book: Book, household: str) -> tuple[str, ...]:
    """The periods in which the household was rated, in their order; a total of them only ever grows."""
    sql = """SELECT DISTINCT p.name, p.position FROM rating_rows AS r JOIN ratings AS x ON x.id = r.rating
             JOIN periods AS p ON p.id = x.period
             WHERE r.points IS NOT NULL AND r.household = :id ORDER BY p.position"""
    return tuple(row["name"] for row in book.rows(sql, id=known_household(book, household)))


def _entry(row: dict[str, object], digits: int) -> OwnEntry:
    amount, text = row.pop("amount_minor"), row.pop("working")
    value = major(amount, digits) if isinstance(amount, int) else row.pop("value")
    row.pop("value", None)
    working = Working(**json.loads(str(text))) if text else None
    return OwnEntry(value=value, working=working, **row)  # type: ignore[arg-type]


_OF = """JOIN households AS h ON h.id = x.household AND h.name = :household
         JOIN periods AS p ON p.id = x.period AND p.name = :period LEFT JOIN accounts AS a ON a.id = x.entered_by"""
_ENTRIES = f"""
    SELECT 'mark:' || x.criterion AS question, r.name AS rater, x.mark AS value, NULL AS amount_minor, NULL AS state,
        NULL AS method, x.phrase, NULL AS working, coalesce(a.name, '') AS "by", substr(x.entered_at, 1, 10) AS "on",
        NULL AS told_by, NULL AS entry
    FROM marks AS x {_OF} JOIN raters AS r ON r.id = x.rater
    UNION ALL
    SELECT 'income:' || s.name, NULL, NULL, x.amount_minor, c.state, x.method, NULL, x.working, coalesce(a.name, ''),
        substr(x.entered_at, 1, 10), x.told_by, x.id
    FROM income_entries AS x {_OF} JOIN sources AS s ON s.id = x.source
    LEFT JOIN coverage AS c ON c.household = x.household AND c.period = x.period AND c.source = x.source
    UNION ALL
    SELECT 'income:' || s.name, NULL, NULL, NULL, x.state, NULL, NULL, NULL, coalesce(a.name, ''), '', NULL, NULL
    FROM coverage AS x {_OF} JOIN sources AS s ON s.id = x.source
    WHERE NOT EXISTS (SELECT 1 FROM income_entries AS e WHERE e.household = x.household AND e.period = x.period
        AND e.source = x.source)
    UNION ALL
    SELECT 'measure:' || x.measure, NULL, x.value, NULL, NULL, NULL, NULL, NULL, coalesce(a.name, ''),
        substr(x.entered_at, 1, 10), NULL, NULL
    FROM measures AS x {_OF}
    ORDER BY 1, 2, 4"""  # noqa: S608
