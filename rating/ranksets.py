"""Confidence sets for ranks: which places the data allow, given scores and their standard errors.

After Mogstad, Romano, Shaikh and Wilhelm, "Inference for Ranks with Applications to Mobility across Neighbourhoods and
Academic Achievement across Countries", Review of Economic Studies 91 (2024), 476-518: one-sided hypotheses about pairs,
tested together against a Gaussian bootstrap of the largest standardised difference, by stepping down. The best rank
that is possible is 1 + how many are surely better, the worst n - how many are surely worse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Floats32 = NDArray[np.float32]
Places = NDArray[np.int64]
Side = Literal["both", "better", "worse"]


@dataclass(frozen=True)
class Bootstrap:
    """How sure the sets have to be, from how many draws, and the seed that makes them the same every time.

    Raises ValueError where the confidence is not between 0 and 1.
    """

    confidence: float = 0.95
    draws: int = 2000
    seed: int = 2024

    def __post_init__(self) -> None:
        if not 0 < self.confidence < 1:
            raise ValueError(self.confidence)

    @property
    def place(self) -> int:
        """Which of the ordered draws is the quantile; beyond the last where they are too few for the confidence."""
        return ceil(self.confidence * (self.draws + 1) - 1e-9)


USUAL = Bootstrap()


@dataclass(frozen=True)
class RankSets:
    """The lowest and highest rank that each may have, 1 for the best."""

    low: Places
    high: Places

    def may_be_among(self, k: int) -> Bools:
        """Who may be among the best k: a set that holds all of the truly best k, at the confidence of the ranks.

        >>> rank_sets([9.0, 8.9, 4.9], [0.5, 0.5, 0.5], side="better").may_be_among(1).tolist()
        [True, True, False]
        """
        return np.asarray(self.low <= k)


def surely_better(
    scores: Sequence[float] | Floats,
    errors: Sequence[float] | Floats,
    points: Sequence[int] | Places | None = None,
    how: Bootstrap = USUAL,
) -> Bools:
    """n x n: whether the one of the row is surely better than the one of the column, all pairs together.

    `errors` are standard errors of independent scores, NaN where unknown: such a one is neither surely better nor worse
    than anybody. Where `points` (rounded scores) are given, one is surely better only with more points. The order in
    which they are given changes nothing.

    >>> surely_better([9.0, 5.0, 4.9], [0.5, 0.5, 0.5]).sum(axis=0).tolist()
    [0, 1, 1]
    """
    found, order = _pairs(scores, errors, how)
    return _restored(_together(found), order, len(scores), points)


def rank_sets(
    scores: Sequence[float] | Floats,
    errors: Sequence[float] | Floats,
    points: Sequence[int] | Places | None = None,
    *,
    simultaneous: bool = True,
    side: Side = "both",
    how: Bootstrap = USUAL,
) -> RankSets:
    """The ranks that each may have, at a confidence that holds for all together or (marginal) for each by itself.

    `side` "better" bounds ranks on the good side only (high is n), "worse" on the other only (low is 1). For all
    together one side is no sharper than both, for the same pairs are tested. One whose error is unknown may have any
    rank. The other arguments are those of `surely_better`.

    >>> sets = rank_sets([9.0, 5.0, 4.9], [0.5, 0.5, 0.5])
    >>> sets.low.tolist(), sets.high.tolist()
    ([1, 2, 2], [1, 3, 3])
    """
    found, order = _pairs(scores, errors, how)
    n = len(scores)
    if simultaneous:
        above = below = _restored(_together(found), order, n, points)
    else:
        above, below = (_restored(sure, order, n, points) for sure in _one_by_one(found, side))
    low, high = 1 + above.sum(axis=0), n - below.sum(axis=1)
    return RankSets(np.ones_like(low) if side == "worse" else low, np.full_like(high, n) if side == "better" else high)


@dataclass(frozen=True)
class _Pairs:
    """All pairs of those with a known error: draws of the errors (n x draws), 1 / the error of each difference (0 where
    it has none), the standardised differences, and which of the ordered draws is the quantile.
    """

    noise: Floats32
    inverse: Floats32
    gaps: Floats
    place: int

    def quantile(self, largest: Floats32) -> float:
        """The critical value of a bootstrapped maximum; infinite where there are too few draws for the confidence."""
        ordered = np.sort(largest)
        return float(ordered[self.place - 1]) if self.place <= len(ordered) else np.inf


def _pairs(scores: Sequence[float] | Floats, errors: Sequence[float] | Floats, how: Bootstrap) -> tuple[_Pairs, Places]:
    """The pairs, and who they are: by score and error, so that neither names nor order decide who gets which draws."""
    given, spread = np.asarray(scores, np.float64), np.asarray(errors, np.float64)
    order = np.lexsort((spread, -given))
    order = order[np.isfinite(spread[order]) & np.isfinite(given[order])]
    score, error = given[order], spread[order]
    noise = np.random.default_rng(how.seed).standard_normal((len(order), how.draws)) * error[:, None]
    apart, gaps = np.hypot.outer(error, error), np.subtract.outer(score, score)
    np.fill_diagonal(gaps, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = np.where(apart > 0, 1 / apart, 0.0)
        gaps = np.where(apart > 0, gaps / apart, np.where(gaps == 0, 0.0, np.copysign(np.inf, gaps)))
    return _Pairs(noise.astype(np.float32), inverse.astype(np.float32), gaps, how.place), order


def _restored(sure: Bools, order: Places, n: int, points: Sequence[int] | Places | None) -> Bools:
    """What is sure of everybody, as they were given; nothing of those who were left out."""
    whole = np.zeros((n, n), bool)
    whole[np.ix_(order, order)] = sure
    if points is not None:
        whole &= np.greater.outer(np.asarray(points), np.asarray(points))
    return whole


def _together(pairs: _Pairs) -> Bools:
    """Of all ordered pairs which are sure, stepping down: what is rejected leaves the maximum of the next step."""
    if len(pairs.gaps) < 2:
        return np.zeros_like(pairs.gaps, bool)
    every = _largest_of_all(pairs)
    sure = pairs.gaps > pairs.quantile(every)
    first = np.argsort(-every, kind="stable")
    before = -1
    while before < (before := int(sure.sum())):
        sure = pairs.gaps > _stepped(pairs, every[first], first, ~sure)
    return sure


def _largest_of_all(pairs: _Pairs) -> Floats32:
    """The largest standardised difference of all pairs, in each draw."""
    largest = np.zeros(pairs.noise.shape[1], np.float32)
    for j in range(len(pairs.noise) - 1):
        apart = pairs.noise[j + 1 :] - pairs.noise[j]
        apart *= pairs.inverse[j + 1 :, j, None]
        np.maximum(largest, apart.max(axis=0), out=largest)
        np.maximum(largest, -apart.min(axis=0), out=largest)
    return largest


def _stepped(pairs: _Pairs, largest: Floats32, first: Places, left: Bools) -> float:
    """The critical value over the pairs that are left. Their maximum is never above that of all (`largest`, falling).

    So only the leading draws are looked at: as many as it takes for none of the rest to reach the quantile.
    """
    draws = len(largest)
    beyond = draws - pairs.place + 1
    if beyond < 1:
        return float(np.inf)
    looked = 2 * beyond
    while True:
        some = np.sort(_largest_of(pairs, pairs.noise[:, first[:looked]], left))
        critical = float(some[-min(beyond, len(some))])
        if looked >= draws or critical >= largest[looked]:
            return critical
        looked *= 2


def _largest_of(pairs: _Pairs, noise: Floats32, left: Bools) -> Floats32:
    """The largest standardised difference of the ordered pairs that are left, in each of some draws."""
    largest = np.zeros(noise.shape[1], np.float32)
    for j, mine in enumerate(left):
        apart = noise[j] - noise[mine]
        apart *= pairs.inverse[mine, j, None]
        np.maximum(largest, apart.max(axis=0, initial=0.0), out=largest)
    return largest


def _one_by_one(pairs: _Pairs, side: Side) -> tuple[Bools, Bools]:
    """For each by itself, who is surely better (a column each) and who is surely worse (a row each)."""
    above, below = (np.zeros_like(pairs.gaps, bool) for _ in range(2))
    for j in range(len(pairs.gaps)):
        apart = (pairs.noise - pairs.noise[j]) * pairs.inverse[:, j, None]
        above[:, j], below[j] = _of_one(pairs, apart, pairs.gaps[:, j], side)
    return above, below


def _of_one(pairs: _Pairs, apart: Floats32, gaps: Floats, side: Side) -> tuple[Bools, Bools]:
    """Who is surely better than one and who surely worse, stepping down; `gaps` are the others' leads over it."""
    better, worse = (np.zeros(len(gaps), bool) for _ in range(2))
    before = -1
    while before < (before := int(better.sum() + worse.sum())):
        largest = np.zeros(apart.shape[1], np.float32)
        if side != "worse":
            np.maximum(largest, apart[~better].max(axis=0, initial=0.0), out=largest)
        if side != "better":
            np.maximum(largest, -apart[~worse].min(axis=0, initial=0.0), out=largest)
        critical = pairs.quantile(largest)
        better, worse = (gaps > critical) & (side != "worse"), (gaps < -critical) & (side != "better")
    return better, worse
