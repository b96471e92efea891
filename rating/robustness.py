"""How far ranks depend on choices that the rubric might as well have made otherwise.

After the chapter on uncertainty and sensitivity analysis of the OECD/JRC Handbook on Constructing Composite Indicators
(2008): weights, normalisation and aggregation are drawn many times over, together (docs/robustness.md).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import polars as pl

from rating.choices import INPUTS, USUAL, Choices, designs, exchanged, not_chosen, points_of
from rating.rate import Rating
from rating.reaggregate import (
    Bools,
    Compared,
    Floats,
    compared,
    counting,
    normalised,
    own_weights,
    points,
    ranks,
    scores,
)
from rating.rubric import Group
from rating.sobol import Shares, shares

KEY = {"village": pl.String, "league": pl.String, "period": pl.String}
RANKS = {**KEY, "household": pl.String, **dict.fromkeys(("rank", "rank_5", "rank_median", "rank_95"), pl.Int64)}
SHARES = {
    **KEY,
    **dict.fromkeys(("outcome", "choice"), pl.String),
    **dict.fromkeys(("first", "total", "first_se", "total_se"), pl.Float64),
}
PARTS = {**KEY, "part": pl.String, "shift": pl.Float64, "without_place": pl.Int64}
KEPT = {"village": pl.String, "period": pl.String, "choice": pl.String, "part": pl.String, "code": pl.String}


@dataclass(frozen=True)
class Robustness:
    """What the draws show, by village, period and league; households by name, never by rank.

    ranks: rank, its median and the range that holds it in 90 % of the draws (rank_5 to rank_95), by household.
    shares: the variance shares of each choice, of all ranks ("ranks") and of the mean shift of ranks ("shift").
    parts: how far ranks shift on average without an indicator or group, and how many have no place then.
    kept: what could not be chosen otherwise, and why.
    """

    ranks: pl.DataFrame
    shares: pl.DataFrame
    parts: pl.DataFrame
    kept: pl.DataFrame


@dataclass
class _Rows:
    ranks: list[tuple[Any, ...]] = field(default_factory=list)
    shares: list[tuple[Any, ...]] = field(default_factory=list)
    parts: list[tuple[Any, ...]] = field(default_factory=list)
    kept: list[tuple[Any, ...]] = field(default_factory=list)


def robustness(rating: Rating, choices: Choices = USUAL, period: str | None = None) -> Robustness:
    """The robustness of every league's ranks, in all periods or in one. The same choices give the same result."""
    rows = _Rows()
    for those in compared(rating, period):
        if those.values and not np.isnan(those.rank).all():
            _add(rows, those, choices)
    frame = pl.DataFrame
    return Robustness(
        frame(rows.ranks, RANKS, orient="row"),
        frame(rows.shares, SHARES, orient="row"),
        frame(rows.parts, PARTS, orient="row"),
        frame(rows.kept, KEPT, orient="row"),
    )


def _add(rows: _Rows, those: Compared, choices: Choices) -> None:
    one, other = designs(those, choices)
    found = [points_of(those, draws) for draws in (one, other)]
    mixed = {name: points_of(those, exchanged(one, other, name)) for name in INPUTS}
    rows.kept += [(those.village, those.period, *told) for told in not_chosen(those, choices)]
    for league, placed in those.leagues():
        key, own = (those.village, league or None, those.period), those.rank[placed]
        a, b = (ranks(p[:, placed]) for p in found)
        rows.ranks += [(*key, *told) for told in _ranges(those, placed, np.concatenate([a, b]))]
        for name, p in mixed.items():
            ab = ranks(p[:, placed])
            rows.shares.append((*key, "ranks", name, *_told(shares(a, b, ab))))
            rows.shares.append((*key, "shift", name, *_told(shares(*(shift(r, own) for r in (a, b, ab))))))
        rows.parts += [(*key, *told) for told in _without(those, placed)]


def shift(drawn: Floats, own: Floats) -> Floats:
    """draws x 1: by how many places a household moves on average."""
    moved: Floats = np.abs(drawn - own).mean(axis=1, keepdims=True)
    return moved


def _ranges(those: Compared, placed: Bools, drawn: Floats) -> Iterator[tuple[Any, ...]]:
    quantiles = np.quantile(drawn, (0.05, 0.5, 0.95), axis=0, method="inverted_cdf")
    for at, column in zip(np.flatnonzero(placed), quantiles.T, strict=True):
        yield those.households[at], int(those.rank[at]), *map(int, column)


def _told(found: Shares) -> Iterator[float | None]:
    return (None if np.isnan(value) else float(value) for value in asdict(found).values())


def _without(those: Compared, placed: Bools) -> Iterator[tuple[str, float | None, int]]:
    own = those.rank[placed]
    for part, names in smaller(those):
        left = normalised(those, names=names)
        found = scores(those.rubric, left, own_weights(those.rubric)) if names else np.full((1, len(placed)), np.nan)
        drawn = ranks(points(found, those.rubric.rank.decimals)[:, placed])[0]
        there = ~np.isnan(drawn)
        moved = float(np.abs(drawn - own)[there].mean()) if there.any() else None
        yield part, moved, int((~there).sum())


def smaller(those: Compared) -> Iterator[tuple[str, frozenset[str]]]:
    """Each indicator and group that scores -> the indicators that are left without it, in the rubric's order."""
    for node in those.rubric.nodes():
        gone = _below(node.part, those) if isinstance(node.part, Group) else {node.name} & those.values.keys()
        if gone:
            yield node.name, frozenset(those.values.keys() - gone)


def _below(group: Group, those: Compared) -> set[str]:
    parts = counting(group, those.values)
    return {name for own, part in parts.items() for name in (_below(part, those) if isinstance(part, Group) else {own})}
