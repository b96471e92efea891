"""Aggregation in arrays: one comparison set scored many times over, with other weights and other means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl
from numpy.typing import NDArray

from rating.engines import fetch
from rating.normalise import comparison_set
from rating.rate import Rating
from rating.renormalise import LEAST, as_given, otherwise, unfit
from rating.rubric import Aggregate, Group, Indicator, Leaf, Rubric

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
GIVEN = "as_given"


@dataclass(frozen=True)
class Compared:
    """The households of a village and period that are compared with one another, in the order of their names.

    `rank` is the engine's own, NaN for those without a place; `values` holds the raw values of each indicator that
    scores, by its name.
    """

    rubric: Rubric
    village: str
    period: str
    households: tuple[str, ...]
    league: NDArray[np.str_]
    works: Bools
    rank: Floats
    values: Mapping[str, Floats]

    def leaves(self) -> list[Leaf]:
        """The indicators that score."""
        return [leaf for leaf in self.rubric.indicators() if leaf.name in self.values]

    def leagues(self) -> Iterator[tuple[str, Bools]]:
        """Each league ("" for none) in which anybody has a place, with who has one."""
        placed = ~np.isnan(self.rank)
        for league in sorted(set(self.league[placed])):
            yield str(league), placed & (self.league == league)


def compared(rating: Rating, period: str | None = None) -> Iterator[Compared]:
    """Every comparison set of a rating, or of one period, by village, period and league."""
    rows = rating.frame if period is None else rating.frame.filter(nw.col("period") == period)
    plan, columns = rating.plan, ["village", "league", "period", "order", "household", "earners", "rank"]
    rows = rows.select(*columns, *plan.sources.values())
    frame = fetch(rows).with_columns(pl.col(list(plan.sources.values())).cast(pl.Float64))
    keys = [key for key in ("village", "order", "league") if key in {*comparison_set(rating.rubric), "order"}]
    for _, own in sorted(frame.partition_by(keys, as_dict=True).items()):
        yield _compared(rating, own.sort("household"))


def _compared(rating: Rating, own: pl.DataFrame) -> Compared:
    leaves = [leaf for leaf in rating.rubric.indicators() if rating.plan.scores(leaf.name)]
    return Compared(
        rubric=rating.rubric,
        village=own["village"][0],
        period=own["period"][0],
        households=tuple(own["household"]),
        league=own["league"].to_numpy().astype(np.str_),
        works=own["earners"].to_numpy() > 0,
        rank=_array(own["rank"]),
        values={leaf.name: _array(own[rating.plan.source(leaf.part)]) for leaf in leaves},
    )


def _array(column: pl.Series) -> Floats:
    array: Floats = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
    return array


@dataclass(frozen=True)
class Normalised:
    """The comparable values of each indicator by name, gaps filled as the rubric says; and who gets a score."""

    columns: Mapping[str, Floats]
    scored: Bools


def normalised(those: Compared, method: str = GIVEN, names: frozenset[str] | None = None) -> Normalised:
    """The indicators (of these names; all that score) by the rubric's own rules, or each by another method.

    An indicator that the method does not fit (`kept`) stays as the rubric has it.
    """
    leaves = [leaf for leaf in those.leaves() if names is None or leaf.name in names]
    columns = {leaf.name: _column(those, leaf, method) for leaf in leaves}
    rated = np.zeros(len(those.households), bool)
    for leaf in leaves:
        rated |= ~np.isnan(those.values[leaf.name])
    for leaf in leaves:
        gap = np.isnan(columns[leaf.name]) & rated & _applies(those, leaf)
        if those.rubric.missing == "refuse":
            rated = rated & ~gap
        columns[leaf.name] = _filled(columns[leaf.name], gap, those.rubric)
    return Normalised(columns, rated)


def kept(those: Compared, method: str) -> dict[str, str]:
    """The indicators that stay as the rubric has them when another method is chosen -> why it does not fit."""
    if method == GIVEN:
        return {}
    codes = {leaf.name: unfit(those.values[leaf.name]) for leaf in those.leaves()}
    return {name: code for name, code in codes.items() if code}


def _column(those: Compared, leaf: Leaf, method: str) -> Floats:
    values, winsorise = those.values[leaf.name], those.rubric.outliers == "winsorise"
    if method == GIVEN or unfit(values):
        return as_given(values, leaf.part.rule, winsorise=winsorise)
    return otherwise(values, leaf.part.rule, method, winsorise=winsorise)


def _applies(those: Compared, leaf: Leaf) -> Bools:
    return those.works if leaf.part.kind == "income" else np.ones(len(those.households), bool)


def _filled(column: Floats, gap: Bools, rubric: Rubric) -> Floats:
    if rubric.missing == "zero":
        return np.where(gap, 0.0, column)
    known = column[~np.isnan(column)]
    return np.where(gap, known.mean(), column) if rubric.missing == "mean" and len(known) else column


def scores(rubric: Rubric, those: Normalised, weights: Mapping[str, Floats], aggregate: str = GIVEN) -> Floats:
    """draws x households: the score under each draw of the weights, NaN where there is none.

    `weights` has for each part its weight in every draw, by the part's name. Another aggregate than the rubric's own is
    used in every group, on values of at least 1: a single zero would else decide everything.
    """
    columns = those.columns
    if aggregate in ("geometric", "harmonic"):
        columns = {name: np.maximum(column, LEAST) for name, column in columns.items()}
    found = _group(rubric.score, columns, weights, aggregate)
    draws = len(next(iter(weights.values())))
    if found is None:
        return np.full((draws, len(those.scored)), np.nan)
    return np.where(those.scored, found, np.nan)


def own_weights(rubric: Rubric) -> dict[str, Floats]:
    """The rubric's own weights, as one draw."""
    return {node.name: np.array([node.part.weight]) for node in rubric.nodes()}


def counting(group: Group, names: Mapping[str, object]) -> dict[str, Group | Indicator]:
    """The parts of a group in or below which one of these indicators stands."""
    inside = {
        name: bool(counting(part, names)) if isinstance(part, Group) else name in names
        for name, part in group.parts.items()
    }
    return {name: part for name, part in group.parts.items() if inside[name]}


def _group(group: Group, columns: Mapping[str, Floats], weights: Mapping[str, Floats], aggregate: str) -> Floats | None:
    values, own = [], []
    for name, part in counting(group, columns).items():
        value = _group(part, columns, weights, aggregate) if isinstance(part, Group) else columns[name][None, :]
        if value is not None:
            values.append(value)
            own.append(weights[name][:, None])
    if not values:
        return None
    return _combined(values, own, group.aggregate if aggregate == GIVEN else aggregate)


def _combined(values: list[Floats], weights: list[Floats], aggregate: Aggregate | str) -> Floats:
    """The weighted means of those that have a value; NaN where none has."""
    total = _unless_zero(reduce(np.add, (w * ~np.isnan(x) for x, w in zip(values, weights, strict=True))))
    if aggregate == "arithmetic":
        return _sum(values, weights) / total
    least = reduce(np.fmin, values)
    above = [np.where(x > 0, x, np.nan) for x in values]
    if aggregate == "geometric":
        mean = np.exp(_sum([np.log(x) for x in above], weights) / total)
    else:
        mean = total / _unless_zero(_sum([1 / x for x in above], weights))
    return np.where(np.isnan(least), np.nan, np.where(least > 0, mean, 0.0))


def _sum(values: list[Floats], weights: list[Floats]) -> Floats:
    return reduce(np.add, (w * np.where(np.isnan(x), 0.0, x) for x, w in zip(values, weights, strict=True)))


def _unless_zero(x: Floats) -> Floats:
    return np.where(x == 0, np.nan, x)


def points(found: Floats, decimals: int) -> Floats:
    """Scores in whole points, as docs/rating.md has them: the one rounding there is."""
    rounded: Floats = np.floor(found * float(10**decimals) + 0.5 + 1e-6)
    return rounded


def ranks(found: Floats) -> Floats:
    """draws x households: 1 + how many have more points in that draw; NaN for those without points.

    >>> ranks(np.array([[7.0, 9, 9, np.nan, 3]]))
    array([[ 3.,  1.,  1., nan,  4.]])
    """
    order = np.argsort(-found, axis=1, kind="stable")
    ordered = np.take_along_axis(found, order, axis=1)
    fresh = np.ones(found.shape, bool)
    fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    first = np.maximum.accumulate(np.where(fresh, np.arange(found.shape[1]), 0), axis=1)
    placed = np.empty(found.shape)
    np.put_along_axis(placed, order, 1.0 + first, axis=1)
    return np.where(np.isnan(found), np.nan, placed)
