"""Standard errors by linearisation against what simulation shows."""

from collections.abc import Callable
from functools import partial
from math import isnan, sqrt

import numpy as np
import pytest

from rating import inequality, poverty, precision, precision_below

LINE = 0.7
# Of each figure: itself and its error, both of (incomes, weights).
FIGURES: dict[str, tuple[Callable, Callable]] = {
    "gini": (inequality.gini, precision.gini_error),
    "mean log deviation": (partial(inequality.entropy, a=0), partial(precision.entropy_error, a=0)),
    "theil": (partial(inequality.entropy, a=1), partial(precision.entropy_error, a=1)),
    "entropy 2": (partial(inequality.entropy, a=2), partial(precision.entropy_error, a=2)),
    "atkinson 1/2": (partial(inequality.atkinson, e=0.5), partial(precision.atkinson_error, e=0.5)),
    "atkinson 1": (partial(inequality.atkinson, e=1), partial(precision.atkinson_error, e=1)),
    "atkinson 2": (partial(inequality.atkinson, e=2), partial(precision.atkinson_error, e=2)),
    "variation": (inequality.variation, precision.variation_error),
    "gap": (partial(poverty.gap, line=LINE), partial(precision.additive_error, poverty.fgt_each(1), line=LINE)),
    "quintile ratio": (inequality.quintile_ratio, precision.quintile_error),
    "sen": (partial(poverty.sen, line=LINE), partial(precision_below.sen_error, line=LINE)),
    "sen for many": (partial(poverty.sen_large, line=LINE), partial(precision_below.sen_large_error, line=LINE)),
    "thon": (partial(poverty.thon, line=LINE), partial(precision_below.thon_error, line=LINE)),
    "sen, shorrocks, thon": (
        partial(poverty.sen_shorrocks_thon, line=LINE),
        partial(precision_below.sen_shorrocks_thon_error, line=LINE),
    ),
    "takayama": (partial(poverty.takayama, line=LINE), partial(precision_below.takayama_error, line=LINE)),
    "watts": (partial(poverty.watts, line=LINE), partial(precision.additive_error, poverty.watts_each, line=LINE)),
}


def villages(random: np.random.Generator, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Incomes with ties, larger households being poorer."""
    members = random.integers(1, 7, rows).astype(float)
    return np.round(np.exp(random.normal(0, 0.3, rows)) / members**0.3, 2) + 0.05, members


@pytest.mark.parametrize("name", FIGURES)
def test_the_error_is_what_drawing_again_and_again_shows(name: str) -> None:
    figure, error = FIGURES[name]
    random = np.random.default_rng(20260105)
    drawn = [villages(random, 300) for _ in range(400)]
    apart = np.std([figure(y, weights=w) for y, w in drawn], ddof=1)
    said = np.mean([error(y, weights=w) for y, w in drawn])
    # 400 draws know a standard deviation to about 3.5 %.
    assert said == pytest.approx(apart, rel=0.12)


def test_drawing_rows_anew_shows_the_same_error() -> None:
    y, w = villages(np.random.default_rng(7), 400)
    again = precision.bootstrap_error(inequality.gini, y, w, draws=400, seed=3)
    assert again == pytest.approx(precision.gini_error(y, w), rel=0.12)
    assert again == precision.bootstrap_error(inequality.gini, y, w, draws=400, seed=3)


def test_the_error_of_a_share_is_that_of_the_textbook() -> None:
    poor = [1.0] * 30 + [9.0] * 70
    error = precision.additive_error(poverty.fgt_each(0), poor, 5)
    assert error == pytest.approx(sqrt(0.3 * 0.7 / 99))
    assert precision.mean_error(poor) == pytest.approx(np.std(poor, ddof=1) / 10)


def test_the_scale_of_weights_does_not_matter_for_errors() -> None:
    y, w = villages(np.random.default_rng(1), 50)
    assert precision.gini_error(y, w * 1000) == pytest.approx(precision.gini_error(y, w))


def test_the_errors_of_rosenbluths_and_wolfsons_indices_are_what_drawing_again_shows() -> None:
    random = np.random.default_rng(11)
    drawn = [villages(random, 200)[0] for _ in range(300)]
    apart = np.std([inequality.rosenbluth(y) for y in drawn], ddof=1)
    assert np.mean([precision.rosenbluth_error(y) for y in drawn]) == pytest.approx(apart, rel=0.12)
    apart = np.std([inequality.wolfson(y) for y in drawn], ddof=1)
    assert np.mean([precision.wolfson_error(y) for y in drawn[:20]]) == pytest.approx(apart, rel=0.2)


def test_where_nobody_is_below_the_line_the_errors_of_ranked_measures_are_nothing() -> None:
    for error in (precision_below.sen_error, precision_below.thon_error, precision_below.sen_shorrocks_thon_error):
        assert error([3.0, 4.0, 9.0], 2) == 0
        assert isnan(error([3.0, 4.0, 9.0], 0))
    assert isnan(precision_below.takayama_error([3.0, 4.0, 9.0], 0))
    assert isnan(precision.quintile_error([0.0, 0.0, 1.0, 2.0, 3.0]))


def test_one_row_and_infinite_figures_have_no_error() -> None:
    assert isnan(precision.gini_error([3.0]))
    assert isnan(precision.additive_error(poverty.watts_each, [0.0, 3.0], 2))
    assert isnan(precision.entropy_error([0.0, 3.0], 0))
