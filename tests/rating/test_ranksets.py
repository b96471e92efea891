"""Rank sets: they cover the true ranks as often as they say, tell apart what is apart, and nothing else."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rating.ranksets import Bools, Bootstrap, Floats, Places, RankSets, rank_sets, surely_better
from rating.ranksets import _pairs as pairs_of
from tests.rating.test_agreement import QUICK

DESIGNS = {
    "five all equal": (np.zeros(5), np.ones(5)),
    "ten in pairs and unlike errors": (np.repeat([0.0, 1.0, 3.0, 6.0, 6.5], 2), np.tile([0.4, 1.2], 5)),
    "fifteen a step apart, four tied": (np.r_[np.arange(12.0), 11, 11, 11], np.linspace(0.5, 1.5, 15)),
}
TRIALS = 2000
FEW = 199  # draws of the bootstrap in a trial: the level holds for any number n with 0.05 (n + 1) whole


def trials(name: str, *, simultaneous: bool) -> tuple[Bools, Floats]:
    """Whether the sets of each trial hold each one's true ranks (TRIALS x n), and the mean width of the sets."""
    truth, errors = DESIGNS[name]
    best = 1 + (truth[:, None] > truth).sum(axis=0)
    worst = len(truth) - (truth[:, None] < truth).sum(axis=0)
    draw = np.random.default_rng(7)
    held, widths = [], []
    for trial in range(TRIALS):
        scores = truth + errors * draw.standard_normal(len(truth))
        how = Bootstrap(draws=FEW, seed=trial)
        sets = rank_sets(scores, errors, simultaneous=simultaneous, how=how)
        held.append((sets.low <= best) & (sets.high >= worst))
        widths.append(sets.high - sets.low)
    return np.array(held), np.mean(widths, axis=0)


@pytest.mark.parametrize("name", DESIGNS)
def test_all_ranks_together_are_held_as_often_as_said(name: str) -> None:
    held, _ = trials(name, simultaneous=True)
    assert held.all(axis=1).mean() >= 0.94


@pytest.mark.parametrize("name", DESIGNS)
def test_each_rank_by_itself_is_held_as_often_as_said(name: str) -> None:
    held, widths = trials(name, simultaneous=False)
    assert held.mean(axis=0).min() >= 0.94
    assert widths.max() <= len(widths) - 1


def test_households_that_are_alike_may_have_any_rank() -> None:
    for error in (0.0, 1.0):
        sets = rank_sets(np.full(40, 61.5), np.full(40, error), np.full(40, 62))
        assert sets.low.tolist() == [1] * 40
        assert sets.high.tolist() == [40] * 40


def test_scores_without_error_have_the_ranks_of_their_points() -> None:
    sets = rank_sets([50.1, 70.0, 49.9, 20.0], [0.0] * 4, [50, 70, 50, 20])
    assert sets.low.tolist() == [2, 1, 2, 4]
    assert sets.high.tolist() == [3, 1, 3, 4]


def test_two_are_told_apart_at_the_quantile_of_a_normal_distribution() -> None:
    """With one pair the largest difference is |N(0, 1)| for both sides: apart from 1.96 errors of the difference on."""
    far, near = 2.1 * np.sqrt(2), 1.8 * np.sqrt(2)
    how = Bootstrap(draws=20_000)
    assert surely_better([far, 0.0], [1.0, 1.0], how=how)[0, 1]
    assert not surely_better([near, 0.0], [1.0, 1.0], how=how).any()
    one_sided = rank_sets([near, 0.0], [1.0, 1.0], simultaneous=False, side="worse", how=how)
    assert one_sided.high.tolist() == [1, 2]
    assert one_sided.low.tolist() == [1, 1]


def test_one_whose_error_is_unknown_is_neither_better_nor_worse_than_anybody() -> None:
    sure = surely_better([90.0, 50.0, 10.0], [np.nan, 1.0, 1.0])
    assert sure.tolist() == [[False] * 3, [False, False, True], [False] * 3]
    assert not surely_better([90.0, 10.0], [np.nan, np.nan]).any()
    assert not surely_better([90.0], [1.0]).any()
    assert surely_better([], []).shape == (0, 0)


def test_too_few_draws_for_a_confidence_make_nothing_sure() -> None:
    assert not surely_better([90.0, 10.0], [1.0, 1.0], how=Bootstrap(confidence=0.99, draws=50)).any()


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0, float("nan")])
def test_a_confidence_is_between_none_and_all(confidence: float) -> None:
    with pytest.raises(ValueError, match=r"nan|\d"):
        Bootstrap(confidence=confidence)


def test_who_may_be_best_shrinks_to_who_is_as_errors_do() -> None:
    scores = np.arange(12.0)
    found = [rank_sets(scores, np.full(12, e), side="better").may_be_among(3).sum() for e in (50, 1, 0.01)]
    assert found[0] == 12
    assert found == sorted(found, reverse=True)
    assert found[-1] == 3


def plainly_sure(scores: Floats, errors: Floats, how: Bootstrap) -> Bools:
    """All ordered pairs by the book: the bootstrapped maximum anew over all that are left, until none is rejected."""
    pairs, order = pairs_of(scores, errors, how)
    left = np.ones_like(pairs.gaps, bool)
    while True:
        apart = (pairs.noise[:, None] - pairs.noise) * pairs.inverse[:, :, None]
        critical = pairs.quantile(np.where(left[:, :, None], apart, 0).max(axis=(0, 1)))
        if (~left == (rejected := pairs.gaps > critical)).all():
            back = np.argsort(order)
            return rejected[np.ix_(back, back)]
        left = ~rejected


@settings(max_examples=25, deadline=None, phases=QUICK)
@given(st.integers(0, 2**32 - 1), st.integers(2, 25), st.sampled_from([0.5, 0.9, 0.95]))
def test_looking_at_the_leading_draws_only_steps_down_as_looking_at_all(seed: int, n: int, confidence: float) -> None:
    draw = np.random.default_rng(seed)
    scores, errors = draw.normal(0, 4, n), draw.choice([0.3, 1.0, 2.5], n)
    how = Bootstrap(confidence, 400, seed)
    assert (surely_better(scores, errors, how=how) == plainly_sure(scores, errors, how)).all()


def test_stepping_down_tells_more_apart_than_one_step() -> None:
    leads = np.sqrt(2) * np.linspace(3, 4, 20)  # twenty pairs far from each other, each about as far apart as it takes
    scores, errors, how = np.r_[100 * np.arange(20.0), 100 * np.arange(20.0) + leads], np.ones(40), Bootstrap()
    pairs, _ = pairs_of(scores, errors, how)
    apart = (pairs.noise[:, None] - pairs.noise) * pairs.inverse[:, :, None]
    one_step = pairs.gaps > pairs.quantile(apart.max(axis=(0, 1)))
    assert surely_better(scores, errors, how=how).sum() > one_step.sum()


def some(seed: int) -> tuple[Floats, Floats, Places]:
    draw = np.random.default_rng(seed)
    scores = draw.normal(50, 12, 14)
    errors = np.where(draw.random(14) < 0.15, np.nan, draw.choice([0.0, 0.8, 3.0], 14))
    return scores, errors, np.floor(scores / 5).astype(np.int64)


@settings(max_examples=40, deadline=None, phases=QUICK)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_the_rank_by_points_lies_in_the_set(seed: int, simultaneous: bool) -> None:
    scores, errors, points = some(seed)
    sets = rank_sets(scores, errors, points, simultaneous=simultaneous, how=Bootstrap(draws=199))
    rank = 1 + (points[:, None] > points).sum(axis=0)
    assert (sets.low <= rank).all()
    assert (rank <= sets.high).all()


@settings(max_examples=20, deadline=None, phases=QUICK)
@given(st.integers(0, 2**32 - 1))
def test_the_order_in_which_households_stand_changes_nothing(seed: int) -> None:
    scores, errors, points = some(seed)
    mixed = np.random.default_rng(seed).permutation(14)
    for simultaneous in (True, False):
        one = rank_sets(scores, errors, points, simultaneous=simultaneous, how=Bootstrap(draws=199))
        other = rank_sets(
            scores[mixed], errors[mixed], points[mixed], simultaneous=simultaneous, how=Bootstrap(draws=199)
        )
        assert (one.low[mixed] == other.low).all()
        assert (one.high[mixed] == other.high).all()


def test_sets_widen_from_one_side_to_both_to_all_together_and_with_confidence() -> None:
    scores, errors = np.linspace(0, 12, 15), np.full(15, 1.0)

    def width(sets: RankSets) -> int:
        return int((sets.high - sets.low).sum())

    better, worse = (rank_sets(scores, errors, simultaneous=False, side=side) for side in ("better", "worse"))
    each = rank_sets(scores, errors, simultaneous=False)
    assert (better.low >= each.low).all()
    assert (worse.high <= each.high).all()
    together = [rank_sets(scores, errors, how=Bootstrap(confidence)) for confidence in (0.8, 0.95, 0.99)]
    widths = [width(each), width(together[1])]
    assert widths == sorted(widths)
    assert all(width(a) <= width(b) for a, b in pairwise(together))
