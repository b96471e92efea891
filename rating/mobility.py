"""Moves between states: who stayed poor, left poverty, fell into it, or fell back, as shares of the whole."""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import ArrayLike

from rating.poverty import is_poor
from rating.precision import share_with_error
from rating.problems import Problem, TablesRefused
from rating.sample import USUAL, Conventions, Floats, refuse_numbers


@dataclass(frozen=True)
class Move:
    """How many rows (households) and units (persons) moved so, their share of all, and its standard error."""

    rows: int
    units: float
    share: float
    se: float


@dataclass(frozen=True)
class Moves:
    """The table of poor and not poor in two periods over `rows` that are known in both; `missing` are not.

    left and fell are also given as rates: of those who were poor, the share that left; of the others, that fell.
    """

    rows: int
    units: float
    missing: int
    stayed_poor: Move
    left: Move
    fell: Move
    never_poor: Move
    rate_left: tuple[float, float]
    rate_fell: tuple[float, float]


def poor_or_not(incomes: ArrayLike, line: float, conventions: Conventions = USUAL) -> Floats:
    """1 for each income below the line, 0 for others, NaN where it is missing.

    >>> poor_or_not([1, 9, float("nan")], 5).tolist()
    [1.0, 0.0, nan]
    """
    y = np.asarray(incomes, dtype=np.float64)
    return np.where(np.isnan(y), nan, is_poor(y, line, conventions))


def moves(before: ArrayLike, after: ArrayLike, weights: ArrayLike | None = None) -> Moves:
    """What became of the poor and of the others: `before` and `after` are as of `poor_or_not`, one row a household.

    Raises TablesRefused for a weight below zero, and where no row is known in both periods.

    >>> found = moves([1, 1, 0, 0], [1, 0, 0, 0], weights=[2, 3, 4, 1])
    >>> found.left.rows, found.left.units, found.left.share, found.rate_left[0]
    (1, 3.0, 0.3, 0.6)
    """
    (was, now), w, missing = _known([before, after], weights)
    ones, cells = np.ones_like(w), (was * now, was * (1 - now), (1 - was) * now, (1 - was) * (1 - now))
    stayed, left, fell, never = (_move(each, w) for each in cells)
    rates = share_with_error(w, cells[1], was), share_with_error(w, cells[2], ones - was)
    return Moves(len(w), float(w.sum()), missing, stayed, left, fell, never, *rates)


def fallen_back(poor: ArrayLike, weights: ArrayLike | None = None) -> Move:
    """Those who were poor, later were not, and later still were poor again; `poor` has a row a household, a column a
    period in order. A household with an unknown period in it is left out.

    >>> fallen_back([[1, 0, 1], [1, 1, 0], [0, 0, 1], [1, 0, 0]]).rows
    1
    """
    states, w, _ = _known(list(np.asarray(poor, dtype=np.float64).T), weights)
    left = back = np.zeros_like(w)
    been = states[0]
    for now in states[1:]:
        back = np.maximum(back, left * now)
        left = np.maximum(left, been * (1 - now))
        been = np.maximum(been, now)
    return _move(back, w)


def _move(those: Floats, weights: Floats) -> Move:
    return Move(int(those.sum()), float(weights @ those), *share_with_error(weights, those, np.ones_like(weights)))


def _known(states: list[ArrayLike], weights: ArrayLike | None) -> tuple[list[Floats], Floats, int]:
    """The states and weights of the rows that are known in every period, and how many are not."""
    arrays = [np.asarray(state, dtype=np.float64) for state in states]
    w = np.ones_like(arrays[0]) if weights is None else np.asarray(weights, dtype=np.float64)
    refuse_numbers(arrays[0], w)
    known = ~np.isnan(w) & ~np.any([np.isnan(state) for state in arrays], axis=0)
    counts = known & (w != 0)
    if not counts.any():
        raise TablesRefused([Problem("no_moves")])
    return [state[counts] for state in arrays], w[counts], int((~known).sum())
