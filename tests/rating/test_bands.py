"""Bands: cut where one is surely worse than the band's leader, ties never parted, shown only whole."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rating.bands import cut, within
from rating.ranksets import Bools, surely_better
from tests.rating.test_agreement import QUICK


def apart_by(points: list[int], gap: float) -> Bools:
    """Sure from a gap on."""
    return np.subtract.outer(points, points) > gap


def test_a_band_starts_at_the_first_that_is_surely_worse_than_the_leader_not_than_the_one_before() -> None:
    points = [90, 88, 86, 84, 82, 80]
    assert cut(points, apart_by(points, 5)) == [[0, 1, 2], [3, 4, 5]]


def test_without_errors_equal_points_make_a_band() -> None:
    points = [7, 9, 9, 3]
    assert cut(points, apart_by(points, 0)) == [[1, 2], [0], [3]]


def test_where_nothing_is_sure_all_are_one_band() -> None:
    assert cut([1, 3, 2], np.zeros((3, 3), bool)) == [[1, 2, 0]]
    assert cut([], np.zeros((0, 0), bool)) == []


def test_equal_points_stay_together_where_only_one_of_them_is_surely_worse() -> None:
    sure = np.zeros((3, 3), bool)
    sure[0, 1] = True
    assert cut([9, 5, 5], sure) == [[0, 1, 2]]


@settings(max_examples=60, deadline=None, phases=QUICK)
@given(st.integers(0, 2**32 - 1), st.integers(1, 20))
def test_whatever_the_scores_bands_hold_everybody_once_in_order_and_are_parted_only_where_it_is_sure(
    seed: int, n: int
) -> None:
    draw = np.random.default_rng(seed)
    scores, errors = draw.normal(50, 15, n), np.where(draw.random(n) < 0.1, np.nan, draw.uniform(0, 5, n))
    points = np.floor(scores + 0.5).astype(int).tolist()
    sure = surely_better(scores, errors, points)
    bands = cut(points, sure)
    assert sorted(i for band in bands for i in band) == list(range(n))
    for above, below in pairwise(bands):
        assert min(points[i] for i in above) > max(points[i] for i in below)
        leaders, started = ([i for i in band if points[i] == max(points[j] for j in band)] for band in (above, below))
        assert all(sure[i, j] for i in leaders for j in started)


def test_only_whole_bands_are_within_the_top() -> None:
    assert within([[1, 2], [0], [3]], 3) == [[1, 2], [0]]
    assert within([[1, 2], [0, 4], [3]], 3) == [[1, 2]]
    assert within([[1, 2], [0], [3]], 1) == []
