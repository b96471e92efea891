"""Bands: the places that a board may show (docs/rating.md and charter 6)."""

from collections.abc import Sequence
from itertools import groupby


def cut(points: Sequence[int]) -> list[list[int]]:
    """Positions of `points` in bands, best band first; until rank sets exist, equal points make a band.

    >>> cut([7, 9, 9, 3])
    [[1, 2], [0], [3]]
    """
    order = sorted(range(len(points)), key=lambda i: -points[i])
    return [list(band) for _, band in groupby(order, key=lambda i: points[i])]


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
