"""Bands: the places that a board may show (docs/rating.md and charter 6)."""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray


def cut(points: Sequence[int], sure: NDArray[np.bool_]) -> list[list[int]]:
    """Positions of `points` in bands, best band first.

    Greedily from the top: a new band starts at the first points whose households are all surely worse than the band's
    leaders, those with most points in it. Equal points are never parted, so no tie is decided by an order of names.
    `sure` says whether the one of the row is surely better than the one of the column (`rating.ranksets`).

    >>> apart = np.array([[False, False, True], [False, False, True], [False, False, False]])
    >>> cut([9, 7, 3], apart)
    [[0, 1], [2]]
    >>> cut([9, 7, 3], np.zeros((3, 3), bool))
    [[0, 1, 2]]
    """
    bands: list[list[int]] = []
    leaders: list[int] = []
    for _, found in groupby(sorted(range(len(points)), key=lambda i: -points[i]), key=lambda i: points[i]):
        level = list(found)
        if leaders and not sure[np.ix_(leaders, level)].all():
            bands[-1].extend(level)
        else:
            bands.append(list(level))
            leaders = level
    return bands


def within(bands: Sequence[Sequence[int]], top: int) -> list[list[int]]:
    """The leading bands that fit whole into the first `top` places; none if the first does not fit.

    >>> within([[1, 2], [0], [3]], 3)
    [[1, 2], [0]]
    >>> within([[1, 2], [0], [3]], 1)
    []
    """
    shown: list[list[int]] = []
    for band in bands:
        if sum(map(len, shown)) + len(band) > top:
            break
        shown.append(list(band))
    return shown
