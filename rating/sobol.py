"""How much of what varies is due to each choice: Sobol's variance shares."""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """The share of the variance that one input brings alone (`first`) and with all it acts together with (`total`).

    Estimates of a simulation, with standard errors: a share near 0 may come out below it. NaN where nothing varies.
    """

    first: float = nan
    total: float = nan
    first_se: float = nan
    total_se: float = nan


def shares(one: Floats, other: Floats, mixed: Floats) -> Shares:
    """The shares of the input that `mixed` takes from the draws of `other`, and all else from those of `one`.

    Each is draws x outcomes, from two independent designs of the same draws; shares are of the variance summed over
    outcomes (Lamboni, Monod and Makowski 2011). The input may be a group of numbers drawn together. Sources of the
    estimators: first order, Saltelli et al., Computer Physics Communications 181 (2010), table 2 (b); total, Jansen
    1999, ibid. (f). Standard errors are those of a ratio of two means.
    """
    middle = np.concatenate([one, other]).mean(axis=0)
    a, b, ab = one - middle, other - middle, mixed - middle
    spread = ((a**2 + b**2) / 2).sum(axis=1)
    if spread.mean() <= 1e-12:
        return Shares()
    first, first_se = _ratio((b * (ab - a)).sum(axis=1), spread)
    total, total_se = _ratio(((a - ab) ** 2 / 2).sum(axis=1), spread)
    return Shares(first, total, first_se, total_se)


def _ratio(part: Floats, whole: Floats) -> tuple[float, float]:
    share = part.mean() / whole.mean()
    return float(share), float((part - share * whole).std(ddof=1) / whole.mean() / np.sqrt(len(part)))
