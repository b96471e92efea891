"""What everybody may see of where a village's income comes from: what was frozen, of the seasons that have a board."""

from data.disclosure import why_closed
from data.open import Book
from data.periods import period_names
from data.permissions import needs
from data.sourcefigures import SourceTotal, frozen_sources


@needs("village_sources")
def village_sources(book: Book) -> list[SourceTotal]:
    """What the village as a whole had from each source, in the order of periods and sources."""
    shown = {period for period in period_names(book) if why_closed(book, period) is None}
    return [one for one in frozen_sources(book) if one.period in shown]
