"""Choices that a rubric might have made otherwise, drawn at random, and the points that households get under each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from rating.reaggregate import GIVEN, Compared, Floats, counting, kept, normalised, points, scores
from rating.renormalise import OTHERS
from rating.rubric import Aggregate, Group

SCALED = ("goalposts", "min-max", "percentile")
CELLS = 500_000  # draws x households at once


@dataclass(frozen=True)
class Choices:
    """What is drawn: how often, from which seed, and what might have been chosen.

    Weights of each group follow a Dirichlet distribution around the rubric's: a part with the share p of its group has
    the standard deviation √(p(1 − p)/(concentration + 1)). Each method and aggregate is as likely as any other. Raises
    ValueError for a method or aggregate that is not known, fewer than two draws, or a concentration not above 0.
    """

    draws: int = 512
    seed: int = 2008
    concentration: float = 100.0
    methods: tuple[str, ...] = (GIVEN, *OTHERS)
    aggregates: tuple[str, ...] = (GIVEN, "arithmetic", "geometric")

    def __post_init__(self) -> None:
        unknown = {*self.methods} - {GIVEN, *OTHERS} | {*self.aggregates} - {GIVEN, *get_args(Aggregate)}
        if unknown or self.draws < 2 or self.concentration <= 0 or GIVEN not in {*self.methods} & {*self.aggregates}:
            raise ValueError(unknown or self)


USUAL = Choices()


@dataclass(frozen=True)
class Draws:
    """Drawn choices, an entry a draw: the weight of every part by its name, the method, and the aggregate."""

    weights: dict[str, Floats]
    method: NDArray[np.str_]
    aggregate: NDArray[np.str_]


INPUTS = {"weights": "weights", "normalisation": "method", "aggregation": "aggregate"}


def designs(those: Compared, choices: Choices) -> tuple[Draws, Draws]:
    """Two independent designs of draws."""
    rng = np.random.default_rng(choices.seed)
    return draw(rng, those, choices), draw(rng, those, choices)


def draw(rng: np.random.Generator, those: Compared, choices: Choices) -> Draws:
    """One design: draws of everything that might have been chosen."""
    weights = drawn_weights(rng, those.rubric.score, those.values, choices)
    methods, aggregates = fitting_methods(those, choices), fitting_aggregates(those, choices)
    return Draws(weights, rng.choice(methods, choices.draws), rng.choice(aggregates, choices.draws))


def drawn_weights(
    rng: np.random.Generator, group: Group, counted: Mapping[str, object], choices: Choices
) -> dict[str, Floats]:
    """Weights of all parts at and below a group, by name; those of each group add to 1 in every draw."""
    parts = counting(group, counted)
    given = np.array([part.weight for part in parts.values()])
    shape = np.maximum(choices.concentration * given / given.sum(), 1e-3)
    gammas = np.maximum(rng.gamma(shape, size=(choices.draws, len(parts))), 1e-12)
    drawn = dict(zip(parts, (gammas / gammas.sum(axis=1, keepdims=True)).T, strict=True))
    for part in parts.values():
        if isinstance(part, Group):
            drawn |= drawn_weights(rng, part, counted, choices)
    return drawn


def exchanged(one: Draws, other: Draws, name: str) -> Draws:
    """The draws of one design with one choice taken from the other."""
    return replace(one, **{INPUTS[name]: getattr(other, INPUTS[name])})


def fitting_methods(those: Compared, choices: Choices) -> list[str]:
    """The methods to draw from: those that change at least one indicator that has not got that method already."""
    rules = {leaf.name: leaf.part.rule.method for leaf in those.leaves()}
    changed = {m: [name for name, own in rules.items() if own != m and name not in kept(those, m)] for m in OTHERS}
    return [method for method in choices.methods if method == GIVEN or changed[method]]


def fitting_aggregates(those: Compared, choices: Choices) -> list[str]:
    """The aggregates to draw from: other than what every group has, and of a kind that all values can enter."""
    groups = [those.rubric.score, *(n.part for n in those.rubric.nodes() if isinstance(n.part, Group))]
    own = {group.aggregate for group in groups}
    fit = {"arithmetic"} if _unscaled(those) else {"arithmetic", "geometric", "harmonic"}
    return [a for a in choices.aggregates if a == GIVEN or (own != {a} and a in fit)]


def _unscaled(those: Compared) -> list[str]:
    """Indicators whose own normalisation is not from 0 to 100: no other mean than the rubric's can take them."""
    return [leaf.name for leaf in those.leaves() if leaf.part.rule.method not in SCALED]


def not_chosen(those: Compared, choices: Choices) -> Iterator[tuple[str, str, str]]:
    """What was not drawn though it was to be: the choice, the part that it does not fit, and a code."""
    for method in choices.methods:
        for name, code in kept(those, method).items():
            yield method, name, code
    for aggregate in choices.aggregates:
        if aggregate in ("geometric", "harmonic"):
            for name in _unscaled(those):
                yield aggregate, name, "not_on_one_scale"


def points_of(those: Compared, draws: Draws) -> Floats:
    """draws x households: the points of everybody who is compared, under each draw."""
    found = np.full((len(draws.method), len(those.households)), np.nan)
    for method in sorted(set(draws.method)):
        values = normalised(those, str(method))
        for aggregate in sorted(set(draws.aggregate)):
            for at in _portions(np.flatnonzero((draws.method == method) & (draws.aggregate == aggregate)), found):
                weights = {name: w[at] for name, w in draws.weights.items()}
                found[at] = scores(those.rubric, values, weights, str(aggregate))
    return points(found, those.rubric.rank.decimals)


def _portions(at: NDArray[np.int64], found: Floats) -> list[NDArray[np.int64]]:
    if not len(at):
        return []
    return np.array_split(at, max(1, len(at) * found.shape[1] // CELLS))
