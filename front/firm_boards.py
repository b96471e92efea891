"""How firm the boards of a village are, worked out once for each state of its book: it rates the whole book anew."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from data.disclosure import leagues
from data.firmness import Firmness, firmness
from data.open import Book
from data.pool import MOST
from data.watched import Version, Watch

Firm = Mapping[str | None, Firmness]
_watch = Watch()
_kept: OrderedDict[tuple[Path, str], tuple[Version, Firm]] = OrderedDict()


def firm_boards(book: Book, period: str) -> Firm:
    """League -> how firm its board of a period is, for those that have one; kept until anything in the book changes."""
    now = _watch.version(book.path)
    version, firm = _kept.get((book.path, period), (None, {}))
    if now is not None and version == now:
        return firm
    told = {league: firmness(book, period, league) for league in leagues(book, period)}
    firm = {league: one for league, one in told.items() if isinstance(one, Firmness)}
    if now is not None:
        _kept[book.path, period] = now, firm
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return firm
