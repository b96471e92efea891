"""Variance shares against a function whose shares are known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from rating.sobol import Shares, shares

Floats = NDArray[np.float64]
FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)


def ishigami(x: Floats) -> Floats:
    """Ishigami and Homma (1990) with a = 7 and b = 0.1, of three numbers between -π and π."""
    found: Floats = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found[:, None]


def of_ishigami(seed: int, draws: int, inputs: list[int]) -> Shares:
    one, other = np.random.default_rng(seed).uniform(-np.pi, np.pi, (2, draws, 3))
    mixed = one.copy()
    mixed[:, inputs] = other[:, inputs]
    return shares(ishigami(one), ishigami(other), ishigami(mixed))


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_shares_of_the_ishigami_function_come_out(at: int) -> None:
    found = of_ishigami(1, 2**16, [at])
    # Within four standard errors, and these are small: for 65,536 draws below 0.01.
    assert found.first == pytest.approx(FIRST[at], abs=4 * found.first_se)
    assert found.total == pytest.approx(TOTAL[at], abs=4 * found.total_se)
    assert max(found.first_se, found.total_se) < 0.01


def test_inputs_drawn_together_have_the_share_of_both() -> None:
    # The second acts with no other, so the first and third together bring all the rest.
    found = of_ishigami(2, 2**16, [0, 2])
    assert (found.first, found.total) == pytest.approx((1 - FIRST[1], 1 - FIRST[1]), abs=0.03)


def test_standard_errors_are_those_that_repetition_shows() -> None:
    found = [of_ishigami(seed, 1000, [0]) for seed in range(100)]
    # The spread of 100 repetitions is known to about 7 %; four times that is allowed.
    assert np.mean([s.first_se for s in found]) == pytest.approx(np.std([s.first for s in found], ddof=1), rel=0.28)
    assert np.mean([s.total_se for s in found]) == pytest.approx(np.std([s.total for s in found], ddof=1), rel=0.28)


def test_an_input_that_does_nothing_has_no_share_and_one_that_does_all_has_the_whole() -> None:
    one, other = np.random.default_rng(3).normal(size=(2, 5000, 4))
    assert shares(one, other, one).total == 0
    assert shares(one, other, other).first == pytest.approx(1, abs=0.05)
    assert shares(one, other, other).total == pytest.approx(1, abs=0.05)


def test_where_nothing_varies_there_are_no_shares() -> None:
    same = np.ones((10, 2))
    assert np.isnan(shares(same, same, same).first)
