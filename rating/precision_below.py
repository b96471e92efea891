"""Standard errors, by linearisation, of the poverty measures that rank those below the line.

A row is one independent draw and the line is taken as known, as in `rating.precision`. Each error is NaN where the
figure is undefined or there are fewer than two rows, and 0 where nobody is below the line. Raises TablesRefused as the
measures do.
"""

from dataclasses import replace
from math import nan

import numpy as np
from numpy.typing import ArrayLike

from rating.poverty import below_line, gaps, is_poor
from rating.precision import centred, gini_influence, places, standard_error
from rating.sample import USUAL, Conventions, Floats, Sample


def sen_error(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of Sen's index, the number of units taken as it is (Bishop, Formby and Zheng, Int. Economic Review 38, 1997)."""
    everyone = below_line(incomes, line, weights, conventions)
    return standard_error(everyone, _sen(everyone, line, conventions, 1 / everyone.size))


def sen_large_error(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of Sen's index for many units."""
    everyone = below_line(incomes, line, weights, conventions)
    return standard_error(everyone, _sen(everyone, line, conventions, 0.0))


def thon_error(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of Thon's index, the number of units taken as it is."""
    everyone = below_line(incomes, line, weights, conventions)
    return standard_error(everyone, _thon(everyone, line, conventions, 1 / everyone.size))


def sen_shorrocks_thon_error(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of the index of Sen, Shorrocks and Thon (Osberg and Xu, J. Human Resources 35, 2000, by bootstrap)."""
    everyone = below_line(incomes, line, weights, conventions)
    return standard_error(everyone, _thon(everyone, line, conventions, 0.0))


def takayama_error(
    incomes: ArrayLike, line: float, weights: ArrayLike | None = None, conventions: Conventions = USUAL
) -> float:
    """Of Takayama's index: that of the Gini coefficient of incomes cut off at the line."""
    everyone = below_line(incomes, line, weights, conventions)
    cut = replace(everyone, incomes=np.minimum(everyone.incomes, line))
    return standard_error(cut, gini_influence(cut)) if cut.mean > 0 else nan


def _thon(everyone: Sample, line: float, conventions: Conventions, one: float) -> Floats:
    """The influence on 2·((1 + one/2)·A − B)/(1 + one): A the mean gap, B the mean of gap times place, one = 1/n."""
    gap = _gaps(everyone, line, conventions)
    return 2 * ((1 + one / 2) * centred(everyone, gap) - _of_placed(everyone, gap)) / (1 + one)


def _sen(everyone: Sample, line: float, conventions: Conventions, one: float) -> Floats:
    """The influence on 2·((H + one/2)·A − B)/(H + one), H the headcount; 0 for all where nobody is below the line."""
    poor, gap = is_poor(everyone.incomes, line, conventions), _gaps(everyone, line, conventions)
    below, mean, placed = (everyone.mean_of(each) for each in (poor, gap, gap * places(everyone)))
    if below == 0:
        return gap
    value = 2 * ((below + one / 2) * mean - placed) / (below + one)
    moved = (below + one / 2) * centred(everyone, gap) - _of_placed(everyone, gap)
    return (2 * moved + (2 * mean - value) * centred(everyone, poor)) / (below + one)


def _gaps(everyone: Sample, line: float, conventions: Conventions) -> Floats:
    return gaps(everyone.incomes, line, conventions) if line > 0 else np.full_like(everyone.incomes, nan)


def _of_placed(everyone: Sample, gap: Floats) -> Floats:
    """The influence on the mean of gap times place: a row has its own gap, and moves up all that are above it."""
    held = np.cumsum(everyone.weights * gap)
    beyond = (held[-1] - held + everyone.weights * gap / 2) / everyone.size
    return centred(everyone, gap * places(everyone) + beyond)
