"""How firm a board's bands are: how many would stand elsewhere under other rules, never who (charter 1).

What is counted are the households that the board names, so that their number tells nothing that the board does not:
neither how many take part nor how many agreed to be named.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from data.disclosure import PLACES, Closed, band_rows, labels_of, leagues, seen_rows, why_closed
from data.households import consenting
from data.open import Book
from data.permissions import needs
from data.ratings import Row, Stored, latest, rate_book
from rating.choices import USUAL, designs, points_of
from rating.reaggregate import Compared, compared, normalised, own_weights, points, ranks, scores

FEWEST_NAMED = 5
FIRM, FAIRLY_FIRM, AT_MOST = 0.1, 1 / 3, 0.5

Code = Literal["as_a_whole", "too_few", "out_of_date", "firm", "fairly_firm", "loose"]


@dataclass(frozen=True)
class Firmness:
    """How firm the bands are (docs/robustness.md), and how many of those named would stand in another band or in none.

    `would_move` is missing where there is nothing to say, and where it is more than half: it would tell who.
    """

    code: Code
    would_move: int | None = None


@needs("firmness")
def firmness(book: Book, period: str, league: str | None = None, where: str = "wall") -> Firmness | Closed:
    """The firmness of a league's board under the usual choices of `rating.choices`; or why there is no board."""
    closed, stored = why_closed(book, period), latest(book, period)
    if closed is not None or stored is None:
        return closed or Closed("not_rated")
    if where not in PLACES or league not in leagues(book, period):
        return Closed("no_such_league")
    bands = band_rows(book, stored, league, where)
    if not bands:
        return Firmness("as_a_whole")
    standing = consenting(book, where) & labels_of(book).keys()
    named = [row.household in standing for band in bands for row in band]
    if sum(named) < FEWEST_NAMED:
        return Firmness("too_few")
    drawn = _drawn(book, stored, [row for band in bands for row in band], seen_rows(book, stored, league, where))
    return Firmness("out_of_date") if drawn is None else _told(drawn, [len(band) for band in bands], named)


def _drawn(book: Book, stored: Stored, banded: list[Row], seen: list[Row]) -> NDArray[np.float64] | None:
    """draws x those in a band: their ranks among those seen; None where entries have changed since it was rated."""
    names = [row.household for row in banded]
    rest = [row for row in seen if row.household not in set(names)]
    for those in compared(rate_book(book, stored.rubric()), stored.period):
        if names[0] in those.households:
            at = _places(those, [*banded, *rest])
            return None if at is None else _ranks(those, at)[:, : len(names)]
    return None


def _places(those: Compared, rows: list[Row]) -> list[int] | None:
    """Where each row stands; None where its points are no longer those that were stored."""
    place = {name: i for i, name in enumerate(those.households)}
    if any(row.household not in place for row in rows):
        return None
    own = scores(those.rubric, normalised(those), own_weights(those.rubric))
    now = points(own, those.rubric.rank.decimals)[0]
    at = [place[row.household] for row in rows]
    return at if [row.points for row in rows] == now[at].tolist() else None


def _ranks(those: Compared, at: list[int]) -> NDArray[np.float64]:
    return np.concatenate([ranks(points_of(those, draws)[:, at]) for draws in designs(those, USUAL)])


def _told(drawn: NDArray[np.float64], sizes: list[int], named: list[bool]) -> Firmness:
    """`drawn` has the households of the bands in their order; those that are named are counted."""
    own = np.repeat(np.arange(len(sizes)), sizes)
    band = np.searchsorted(np.cumsum(sizes), drawn)
    moved = (band != own)[:, named].sum(axis=1).mean()
    share = moved / sum(named)
    code: Code = "firm" if share <= FIRM else "fairly_firm" if share <= FAIRLY_FIRM else "loose"
    return Firmness(code, round(float(moved)) if share <= AT_MOST else None)
