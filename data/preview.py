"""What publishing a period would show: exactly the boards that the public would see, and how many reach a higher level.

The publication is stored, looked at through `data.disclosure`, and taken back: nothing else can come out. It needs the
same as publishing itself, so that nobody learns from it what an entry more or less would do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from data.disclosure import Board, Closed, boards_to_come
from data.lifecycle import WITHOUT_ENTRIES, store_publication
from data.lifted import Lift, lift
from data.open import Book
from data.permissions import needs
from data.ratings import latest, steps_reached


@dataclass(frozen=True)
class PublicationPreview:
    """The board of each league as it would stand on the wall, or why there is none; and how many would be lifted.

    `about` so many reach a higher level, where that may be said (`data.lifted`).
    """

    revision: int
    boards: Mapping[str | None, Board | Closed]
    lifted: Lift
    about: int | None


class _OnlyLooked(Exception):
    """Ends the transaction of a preview."""


@needs("preview_publication")
def preview_publication(book: Book, period: str, *, recalculated: bool = False) -> PublicationPreview:
    """What the public would see of a period, had it just been published. Raises EntryRefused as publishing does."""
    try:
        with book.writing():
            before = steps_reached(book, period)
            revision = store_publication(book, period, WITHOUT_ENTRIES if recalculated else None)
            found = PublicationPreview(revision, boards_to_come(book, period), *_lifted(book, period, before))
            raise _OnlyLooked
    except _OnlyLooked:
        return found


def _lifted(book: Book, period: str, before: dict[str, int]) -> tuple[Lift, int | None]:
    stored = latest(book, period)
    rated = [row for row in stored.rows if row.points is not None] if stored else []
    return lift(sum(row.level_step > before.get(row.household, 0) for row in rated), len(rated))
