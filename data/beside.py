"""What the public may read beside a board, a part of the gate of `data.disclosure`: notices, goals, score cards.

Nothing of it is about a household; like a board, it needs a purpose and a contact outside the village.
"""

from data.notices import Notice, all_notices
from data.open import Book
from data.permissions import needs
from data.scorecards import ScorecardResult, frozen_results
from data.together import Together, all_together

__all__ = ["Notice", "ScorecardResult", "goals_together", "notices", "scorecard_results"]


@needs("notices")
def notices(book: Book) -> tuple[Notice, ...]:
    """The notices that stand today, the one that ends first first; none before purpose and contact are there."""
    village = book.village()
    if not village["purpose"] or not village["contact"]:
        return ()
    return tuple(each for each in reversed(all_notices(book)) if not each.is_over)


@needs("scorecard_results")
def scorecard_results(book: Book, period: str) -> tuple[ScorecardResult, ...]:
    """What households said of the working group in the newest season up to `period` whose score card has ended.

    Only questions that at least ten answered; none before purpose and contact are there.
    """
    village = book.village()
    if not village["purpose"] or not village["contact"]:
        return ()
    return frozen_results(book, period)


@needs("goals_together")
def goals_together(book: Book) -> tuple[Together, ...]:
    """The village's goals, those of the newest season first; none before purpose and contact are there."""
    village = book.village()
    return all_together(book) if village["purpose"] and village["contact"] else ()
