"""The way of a period: open for entries, in review, published, closed; and what each step needs.

A publication is a stored rating by a version of the village rules. It is corrected only by a further revision, with
the reason for which its entries were opened again.
"""

from collections import Counter
from collections.abc import Callable, Collection

from data.catalogue import current
from data.counts import freeze_counts
from data.entered import entered
from data.errors import EntryRefused, entry_refused
from data.open import Book
from data.opening import unopened
from data.periods import advance, period_states
from data.permissions import needs
from data.ratings import store_correction, store_rating
from data.review import UNSETTLED, State, review_states
from data.reviewtables import CORRECTIONS
from data.scorecards import end_scorecards
from rating.problems import Problem

# What a further revision can be for although no entry was changed.
WITHOUT_ENTRIES = "calculation"


@needs("unready")
def unready(book: Book, period: str) -> tuple[Problem, ...]:
    """What still stands against reviewing an open period, publishing a reviewed one, or publishing one again.

    no_purpose, no_contact, no_rubric, nothing_entered, not_reviewed (so many entries that nobody has approved),
    unsettled_entries (so many that somebody was asked about), unanswered_checks (so many that households asked for),
    nothing_corrected, period_closed. Raises EntryRefused: unknown_period.
    """
    return _AGAINST[_state(book, period)](book, period)


@needs("begin_review")
def begin_review(book: Book, period: str) -> None:
    """End the entering of a period: what was entered is fixed, and reviewed. Raises EntryRefused as `unready` says."""
    with book.writing():
        _only_from(book, period, "open")
        _refuse(unready(book, period))
        advance(book, period, "review")


@needs("publish")
def publish(book: Book, period: str) -> int:
    """Store the rating of a period and publish it; gives its revision.

    A published one is published again as a further revision, by the same rules, where entries were corrected since.
    Raises EntryRefused with all that stands against it; nothing is stored then.
    """
    return _published(book, period, None)


@needs("publish")
def publish_recalculated(book: Book, period: str) -> int:
    """Publish a period again because of a mistake in the calculation. Raises EntryRefused as `publish` does."""
    return _published(book, period, WITHOUT_ENTRIES)


@needs("store_publication")
def store_publication(book: Book, period: str, why: str | None) -> int:
    """What publishing does, for `publish` and its preview."""
    if _state(book, period) == "published":
        return _store_again(book, period, why)
    with book.writing():
        _only_from(book, period, "review")
        _refuse(unready(book, period))
        revision = store_rating(book, [period])[period]
        advance(book, period, "published")
        freeze_counts(book)
    return revision


@needs("close_period")
def close_period(book: Book, period: str) -> None:
    """Close a published period, of which nothing is corrected any more.

    Raises EntryRefused: not_this_step, not_republished, unsettled_entries, unanswered_checks.
    """
    with book.writing():
        _only_from(book, period, "published")
        again = (Problem("not_republished", "period", value=period),) if _corrections(book, period) else ()
        _refuse((*again, *_unsettled(review_states(book, period)), *_unanswered(book, period)))
        advance(book, period, "closed")
        freeze_counts(book)
    end_scorecards(book)


def _published(book: Book, period: str, why: str | None) -> int:
    revision = store_publication(book, period, why)
    end_scorecards(book)
    return revision


def _store_again(book: Book, period: str, why: str | None) -> int:
    reason = why or _reason(book, period)
    book = book.because(reason)
    with book.writing():
        _refuse([each for each in unready(book, period) if not (why and each.code == "nothing_corrected")])
        return store_correction(book, period, reason)


def _state(book: Book, period: str) -> str:
    states = period_states(book)
    if period not in states:
        raise entry_refused("unknown_period", "period", period)
    return states[period]


def _only_from(book: Book, period: str, state: str) -> None:
    now_in = _state(book, period)
    if now_in != state:
        raise entry_refused("not_this_step", "period", period, state=now_in)


def _refuse(problems: Collection[Problem]) -> None:
    if problems:
        raise EntryRefused(problems)


def _before_review(book: Book, period: str) -> tuple[Problem, ...]:
    rules = () if current(book) else (Problem("no_rubric"),)
    something = any(entry.seen for entry in entered(book, period))
    return (*unopened(book), *rules, *(() if something else (Problem("nothing_entered", "period", value=period),)))


def _before_publishing(book: Book, period: str) -> tuple[Problem, ...]:
    rules = () if current(book) else (Problem("no_rubric"),)
    states = review_states(book, period)
    reviewing = (*_counted("not_reviewed", states["waiting"]), *_unsettled(states))
    return (*unopened(book), *rules, *reviewing, *_unanswered(book, period))


def _before_a_revision(book: Book, period: str) -> tuple[Problem, ...]:
    nothing = () if _corrections(book, period) else (Problem("nothing_corrected", "period", value=period),)
    return (*nothing, *_unsettled(review_states(book, period)))


def _unsettled(states: Counter[State]) -> tuple[Problem, ...]:
    return _counted("unsettled_entries", sum(states[each] for each in UNSETTLED))


def _unanswered(book: Book, period: str) -> tuple[Problem, ...]:
    """So many checks are open, and not whose: that is for the household and the data steward."""
    sql = """SELECT count(*) AS n FROM checks AS c JOIN periods AS p ON p.id = c.period
             WHERE p.name = :period AND c.outcome IS NULL"""
    return _counted("unanswered_checks", book.rows(sql, period=period)[0]["n"])


def _counted(code: str, count: int) -> tuple[Problem, ...]:
    return (Problem(code, value=count),) if count else ()


def _closed(_book: Book, period: str) -> tuple[Problem, ...]:
    return (Problem("period_closed", "period", value=period),)


def _reason(book: Book, period: str) -> str:
    """The reason of most corrections since the last revision; of those given as often, the first in `CORRECTIONS`."""
    given = _corrections(book, period)
    return max(CORRECTIONS, key=given.count)


def _corrections(book: Book, period: str) -> list[str]:
    sql = """SELECT v.reason FROM reviews AS v JOIN periods AS p ON p.id = v.period
             WHERE p.name = :period AND v.decision = 'correct' AND v.id > (
                 SELECT coalesce(max(x.reviews), 0) FROM ratings AS x WHERE x.period = p.id)"""
    return [row["reason"] for row in book.rows(sql, period=period)]


_AGAINST: dict[str, Callable[[Book, str], tuple[Problem, ...]]] = {
    "open": _before_review,
    "review": _before_publishing,
    "published": _before_a_revision,
    "closed": _closed,
}
