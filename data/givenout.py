"""What is given out about a season as a whole: to donors, and in the report to the village's meeting.

All of it is frozen; what had not been counted yet is counted and frozen first, so that two files of a season say the
same, whoever was corrected or left between them.
"""

from dataclasses import dataclass

from data.boarddays import revision_shown
from data.chain import head
from data.counts import PeriodCount, freeze_counts
from data.disclosure import Closed, village_counts, village_spread, village_totals, why_closed
from data.figures import PeriodTotal
from data.insight import PeriodSpread
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.ratings import Stored, stored_as


@dataclass(frozen=True)
class Line:
    """The floor of the village rules, which is the line that households are counted below.

    `amount` is in the village's currency for 12 months and for each `per`: household, member, earner, equivalent or
    measures.NAME; `prices_of` names the period in whose prices it is, "" where the rules have no index, and `title` and
    `version` the rules that say it.
    """

    amount: float
    per: str
    prices_of: str
    title: str
    version: str
    adopted_on: str


@dataclass(frozen=True)
class GivenOut:
    """The frozen figures of `period` and of those before it that have a board, in their order.

    `line` is that of the period's first rating, None where the rules have no floor; `revision` and `rated_on` are those
    of the board. `head` is the newest hash of the record of changes, and `head_on` its day.
    """

    period: str
    periods: tuple[str, ...]
    totals: tuple[PeriodTotal, ...]
    spread: tuple[PeriodSpread, ...]
    counts: tuple[PeriodCount, ...]
    line: Line | None
    revision: int
    rated_on: str
    head: str
    head_on: str


@needs("given_out")
def given_out(book: Book, period: str = "") -> GivenOut | Closed:
    """What may be given out of a period, or of the last that has a board; or why it has none."""
    shown = [each for each in period_names(book) if why_closed(book, each) is None]
    wanted = period or next(reversed(shown), "")
    closed = why_closed(book, wanted)
    if closed is not None:
        return closed
    freeze_counts(book)
    periods = tuple(shown[: shown.index(wanted) + 1])
    stored = stored_as(book, wanted, revision_shown(book, wanted))
    newest = book.rows("SELECT substr(max(at), 1, 10) AS day FROM journal")[0]["day"]
    return GivenOut(
        period=wanted,
        periods=periods,
        totals=tuple(one for one in village_totals(book) if one.period in periods),
        spread=tuple(one for one in village_spread(book) if one.period in periods),
        counts=tuple(one for one in village_counts(book) if one.period in periods),
        line=_line(stored_as(book, wanted, 1)),
        revision=stored.revision if stored else 0,
        rated_on=stored.rated_at[:10] if stored else "",
        head=newest_change(book),
        head_on=newest or "",
    )


@needs("given_out")
def newest_change(book: Book) -> str:
    """The newest hash of the record of changes: as long as it is the same, so is what is given out."""
    return head(book.db)


def _line(first: Stored | None) -> Line | None:
    income = first.rubric().income if first else None
    if first is None or income is None or income.floor <= 0:
        return None
    base = next((name for name, index in (income.prices or {}).items() if index == 100), "")
    rules = first.adopted
    return Line(income.floor, income.per, base, rules.title, rules.version, rules.adopted_on)
