"""Amounts made coarse before anything public is made of them: a household's own stays open within its cell (charter 6).

Whatever is published is worked out from the cells alone, so that somebody who knows all other households, all tables
and all rules can tell no more of a household than its cell. A cell is as wide as the step, a power of three; where
cells begin differs from household to household, so that what is rounded off evens out, and those of a larger step are
made of whole cells of a smaller one, so that the choice of the step tells nothing more either. Around nothing a cell
reaches at least half a step to either side. docs/insight.md says what this defends.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

STEPS_TO_THE_MEAN = 3
_BEGINS = 3**40


@dataclass(frozen=True)
class Cell:
    """What is taken of an amount in minor units: between `low` and `high`; both are 0 for little or nothing."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The amount that it counts for."""
        return (self.low + self.high) / 2


def coarsened(amounts: Mapping[int, int], *, of_some: bool = False) -> dict[int, Cell] | None:
    """Each household's cell by its number; None where even a step of three is too large for them.

    The step is the largest of which the mean size of all these amounts has at least three; with `of_some` the mean of
    those that count for something, so that little and nothing come to the same.

    >>> cells = coarsened({number: 1000 for number in range(300)})
    >>> {cell.high - cell.low for cell in cells.values()}, round(sum(cell.middle for cell in cells.values()), -4)
    ({243.0}, 300000.0)
    """
    step = 3 ** len(f"{3 * max(map(abs, amounts.values()), default=0):b}")
    while step > 1:
        cells = {number: cell_of(number, amount, step) for number, amount in amounts.items()}
        sizes = [abs(cell.middle) for cell in cells.values() if cell.middle or not of_some]
        if sum(sizes) >= STEPS_TO_THE_MEAN * step * len(sizes) > 0:
            return cells
        step //= 3
    return None


def cell_of(number: int, amount: int, step: int) -> Cell:
    """The cell of a household's amount.

    >>> cell_of(1, 20, 81), cell_of(1, -30, 81)
    (Cell(low=0.0, high=0.0), Cell(low=0.0, high=0.0))
    """
    begins = _begins(number) % step
    place = (2 * (amount - begins) + step) // (2 * step)
    if place in (-1, 0):
        return Cell(0.0, 0.0)
    middle = begins + place * step
    return Cell(middle - step / 2, middle + step / 2)


def _begins(number: int) -> int:
    """Where a household's cells begin: anywhere, but always there."""
    return int.from_bytes(sha256(str(number).encode()).digest()[:16], "big") % _BEGINS
