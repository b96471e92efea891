"""What stands beside a board, in words: notices, what came of help, and what households say of the working group."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.disclosure import village_counts
from data.open import Book
from data.periods import period_names
from front.notices import NoticeRow, notice_rows
from front.scorecard import ScorecardPage, scorecard_page
from front.words import helping as words
from front.words.say import shown


@dataclass(frozen=True)
class Beside:
    """All of it; `help` are sentences about the newest season that has any, up to the one that is shown."""

    notices: tuple[NoticeRow, ...]
    help: tuple[str, ...]
    card: ScorecardPage | None


def beside(book: Book, period: str) -> Beside:
    """What everybody may read beside the board of a season."""
    return Beside(notice_rows(book), tuple(_help(book, period)), scorecard_page(book, period))


def _help(book: Book, period: str) -> Iterator[str]:
    """Only what is published of seasons that have a board (charter 6); nothing where too few asked."""
    names = period_names(book)
    upto = set(names[: names.index(period) + 1]) if period in names else set()
    counts = [one for one in village_counts(book) if one.period in upto and one.value is not None]
    of = next((one.period for one in reversed(counts) if one.name == "asked_help"), "")
    told = {one.name: one.value or 0.0 for one in counts if one.period == of}
    if of:
        yield words.FIGURE_ASKED.format(period=of, count=shown(told["asked_help"]))
    if of and "solved_help" in told:
        yield words.FIGURE_SOLVED.format(tenths=round(10 * told["solved_help"]))
    if of and "help_days" in told:
        yield words.FIGURE_DAYS.format(days=shown(told["help_days"]))
