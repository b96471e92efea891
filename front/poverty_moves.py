"""Moves in and out of poverty between the periods of a panel, and growth along its distribution, ready for JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise

import numpy as np

from front.poverty_figures import Json, number
from rating.curves import growth_incidence
from rating.mobility import Move, fallen_back, moves, poor_or_not
from rating.problems import Problem, TablesRefused
from rating.sample import Floats

FEWEST_FOR_A_CURVE = 100
STATES = ("stayed_poor", "left", "fell", "never_poor")


@dataclass(frozen=True)
class Panel:
    """By period, in order: incomes, weights and names of households, the line, and what takes money to one price."""

    incomes: Mapping[str, Floats]
    weights: Mapping[str, Floats]
    households: Mapping[str, np.ndarray]
    lines: Mapping[str, float]
    deflators: Mapping[str, float]


def moves_between(panel: Panel, file: str, column: str) -> Json:
    """The moves between each two successive periods, and who fell back over all of them.

    A household counts with its weight in the later period. Raises TablesRefused where one stands twice in a period.
    """
    periods = list(panel.incomes)
    known = np.unique(np.concatenate([panel.households[period] for period in periods]))
    for period in periods:
        _refuse_twice(panel.households[period], file, column)
    poor, weights = _states(panel, known), {p: _placed(panel, p, panel.weights[p], known) for p in periods}
    told: Json = {"between": [_between(panel, poor, weights, *pair) for pair in pairwise(periods)]}
    if len(periods) > 2:
        states = np.column_stack([poor[period] for period in periods])
        told["fallen_back"] = _move(fallen_back(states, weights[periods[-1]]))
    return told


def _refuse_twice(households: np.ndarray, file: str, column: str) -> None:
    names, rows = np.unique(households, return_counts=True)
    if (rows > 1).any():
        raise TablesRefused([Problem("household_twice", column, None, str(names[rows > 1][0]), file=file)])


def _placed(panel: Panel, period: str, values: Floats, known: np.ndarray) -> Floats:
    """A period's values in the order of all known households, NaN for those without a row."""
    whole = np.full(len(known), np.nan)
    whole[np.searchsorted(known, panel.households[period])] = values
    return whole


def _states(panel: Panel, known: np.ndarray) -> dict[str, Floats]:
    poor = {period: poor_or_not(y, panel.lines[period]) for period, y in panel.incomes.items()}
    return {period: _placed(panel, period, states, known) for period, states in poor.items()}


def _between(panel: Panel, poor: Mapping[str, Floats], weights: Mapping[str, Floats], one: str, two: str) -> Json:
    found = moves(poor[one], poor[two], weights[two])
    cells = {state: _move(getattr(found, state)) for state in STATES}
    rates = {"rate_left": found.rate_left, "rate_fell": found.rate_fell}
    told: Json = {"from": one, "to": two, "households": found.rows, "units": found.units, "missing": found.missing}
    told |= {**cells, **{name: {"share": number(v), "se": number(se)} for name, (v, se) in rates.items()}}
    return {**told, **dict(_growth(panel, one, two))}


def _growth(panel: Panel, one: str, two: str) -> Iterator[tuple[str, object]]:
    if min(len(panel.incomes[period]) for period in (one, two)) >= FEWEST_FOR_A_CURVE:
        pairs = [(panel.incomes[p] * panel.deflators[p], panel.weights[p]) for p in (one, two)]
        curve = growth_incidence(pairs[0], pairs[1])
        points = zip(curve.share.tolist(), curve.value.tolist(), strict=True)
        yield "growth_incidence", [{"share": share, "growth": number(value)} for share, value in points]


def _move(move: Move) -> Json:
    return {"households" if name == "rows" else name: value for name, value in asdict(move).items()}
