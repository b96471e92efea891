"""What each group, and each source of income, adds to a figure; parts add up to the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rating.inequality import concentration, entropy_each
from rating.poverty import ADDITIVE, below_line
from rating.sample import USUAL, Conventions, Sample, sample


@dataclass(frozen=True)
class Part:
    """A group's rows, its share of all units, its own figure, and what it adds to the whole (share · figure)."""

    rows: int
    share: float
    value: float
    contribution: float


@dataclass(frozen=True)
class Within:
    """Generalised entropy within groups and between them; the two add up to that of the whole."""

    within: float
    between: float


@dataclass(frozen=True)
class SourcePart:
    """A source's share of all income, how far it goes to those with more (concentration), and share · concentration."""

    share: float
    concentration: float
    contribution: float


def poverty_by_group(
    incomes: ArrayLike,
    line: float,
    groups: ArrayLike,
    measure: str = "headcount",
    weights: ArrayLike | None = None,
    conventions: Conventions = USUAL,
) -> dict[str, Part]:
    """Each group's part in headcount, gap, severity or watts; the contributions add up (Foster, Greer, Thorbecke 1984).

    `groups` has a name a row. KeyError for another measure.

    >>> poverty_by_group([1, 9, 9, 9], 5, ["hill", "hill", "field", "field"])["hill"]
    Part(rows=2, share=0.5, value=0.5, contribution=0.25)
    """
    everyone = below_line(incomes, line, weights, conventions)
    each = ADDITIVE[measure](everyone.incomes, line, conventions)
    parts = {}
    for name, rows in _rows_of(everyone, groups):
        size = float(everyone.weights[rows].sum())
        adds = float(everyone.weights[rows] @ each[rows])
        parts[name] = Part(int(rows.sum()), size / everyone.size, adds / size, adds / everyone.size)
    return parts


def entropy_by_group(
    incomes: ArrayLike,
    a: float,
    groups: ArrayLike,
    weights: ArrayLike | None = None,
    conventions: Conventions = USUAL,
) -> Within:
    """Within = Σ share·(group's mean / mean)^a·(group's entropy); between = that of their means (Shorrocks 1980).

    Needs a mean above zero and no income below zero, else both are NaN. A group without any income adds nothing within
    for a > 0, and makes the mean log deviation between groups infinite.
    """
    everyone = sample(incomes, weights, conventions)
    if everyone.mean <= 0 or everyone.incomes[0] < 0:
        return Within(np.nan, np.nan)
    within, means = 0.0, np.ones_like(everyone.incomes)
    for _, rows in _rows_of(everyone, groups):
        y, w = everyone.incomes[rows], everyone.weights[rows]
        mean = float(w @ y / w.sum())
        means[rows] = mean / everyone.mean
        if mean > 0:
            own = float(w @ entropy_each(y / mean, a)) / everyone.size
            within += own * (mean / everyone.mean) ** a
    return Within(within, everyone.mean_of(entropy_each(means, a)))


def gini_by_source(sources: Mapping[str, ArrayLike], weights: ArrayLike | None = None) -> dict[str, SourcePart]:
    """What each source of income adds to the Gini coefficient of their sum; the contributions add up to it.

    Lerman and Yitzhaki (Review of Economics and Statistics 67, 1985), with ties sharing their middle rank. Costs are a
    source with amounts below zero. Sums below zero are kept, or the parts would not add up. A row that lacks a source
    is left out. NaN where all together have no income above zero.
    """
    amounts = {name: np.asarray(values, dtype=np.float64) for name, values in sources.items()}
    total = np.sum(list(amounts.values()), axis=0)
    everyone = sample(total, weights, Conventions(negative="keep"))
    parts = {}
    for name, values in amounts.items():
        own = values[everyone.positions]
        mean = everyone.mean_of(own)
        whole = everyone.mean if everyone.mean > 0 else np.nan
        adds = 2 * everyone.mean_of(own * (everyone.ranks - 0.5)) / whole
        parts[name] = SourcePart(mean / whole, concentration(everyone, own), adds)
    return parts


def _rows_of(everyone: Sample, groups: ArrayLike) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    names = np.asarray(groups).astype(str)[everyone.positions]
    for name in np.unique(names):
        yield str(name), names == name
