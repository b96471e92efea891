"""A weighted sample of incomes, and what is agreed about those below zero, at zero, missing, or just at the line."""

from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rating.problems import Problem, TablesRefused

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Conventions:
    """What the figures rest on (docs/poverty.md, "Conventions"); to be told beside every figure.

    below: an income at the line is not below it (strict), or is (at_or_below). negative: an income below zero counts
    as zero, or is kept, and then some figures are undefined. zero: a figure takes its limit, which may be infinite.
    missing: a row without income or weight is left out. weights: they count units, as if each row stood there so often.
    """

    below: Literal["strict", "at_or_below"] = "strict"
    negative: Literal["zero", "keep"] = "zero"
    zero: Literal["limit"] = "limit"
    missing: Literal["left_out"] = "left_out"
    weights: Literal["counts"] = "counts"

    def codes(self) -> dict[str, str]:
        """The conventions by name.

        >>> Conventions().codes()["below"]
        'strict'
        """
        return asdict(self)


USUAL = Conventions()


@dataclass(frozen=True)
class Sample:
    """Incomes in rising order with their weights; `positions` says where each stood in what was given.

    missing, negative and zero count rows: those left out, and those kept whose income was below zero or zero.
    """

    incomes: Floats
    weights: Floats
    positions: NDArray[np.intp]
    missing: int
    negative: int
    zero: int

    @property
    def size(self) -> float:
        """How many units the sample stands for: the sum of weights."""
        return float(self.weights.sum())

    def mean_of(self, values: Floats) -> float:
        """The weighted mean of one value a row."""
        return float(self.weights @ values) / self.size

    @property
    def mean(self) -> float:
        """The weighted mean income."""
        return self.mean_of(self.incomes)

    @property
    def ranks(self) -> Floats:
        """Where each row stands among all units, from 0 to 1: the share below it and half of its own and its ties."""
        above = np.cumsum(self.weights)
        _, first, inverse = np.unique(self.incomes, return_index=True, return_inverse=True)
        last = np.append(first[1:], len(above)) - 1
        low = above[first] - self.weights[first]
        return np.asarray(((low + above[last]) / 2)[inverse] / above[-1], dtype=np.float64)


def sample(incomes: ArrayLike, weights: ArrayLike | None = None, conventions: Conventions = USUAL) -> Sample:
    """The sample of incomes and weights (1 each where there are none), two arrays of one length.

    NaN is missing. A weight of zero stands for nobody: the row is passed over without being counted. Raises
    TablesRefused for an infinite number, a weight below zero, and where nothing is left; ValueError for shapes that
    do not fit.

    >>> sample([3, float("nan"), -1]).incomes
    array([0., 3.])
    """
    y = np.asarray(incomes, dtype=np.float64)
    w = np.ones_like(y) if weights is None else np.asarray(weights, dtype=np.float64)
    if y.ndim != 1 or y.shape != w.shape:
        raise ValueError(f"incomes {y.shape} and weights {w.shape} have to be two rows of one length")
    refuse_numbers(y, w)
    known = ~(np.isnan(y) | np.isnan(w))
    positions = np.flatnonzero(known & (w != 0))
    if not len(positions):
        raise TablesRefused([Problem("no_numbers", "income")])
    positions = positions[np.argsort(y[positions], kind="stable")]
    kept, missing = y[positions], int((~known).sum())
    counts = missing, int((kept < 0).sum()), int((kept == 0).sum())
    return Sample(np.maximum(kept, 0) if conventions.negative == "zero" else kept, w[positions], positions, *counts)


def refuse_numbers(values: Floats, weights: Floats) -> None:
    """Raise TablesRefused for what no figure can be made of: an infinite number, a weight below zero."""
    if np.isinf(values).any() or np.isinf(weights).any():
        raise TablesRefused([Problem("infinite", "income" if np.isinf(values).any() else "weight")])
    if (weights < 0).any():
        raise TablesRefused([Problem("too_small", "weight", None, float(np.nanmin(weights)), more={"low": 0})])
