"""Poverty in several dimensions at once, counted after Alkire and Foster (Journal of Public Economics 95, 2011).

A household is deprived in an indicator by that indicator's cut-off, and poor if the weights of all its deprivations
add up to at least `poor_from`. Headcount H, intensity A and adjusted headcount M0 = H·A are figures of the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import ArrayLike
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rating.described import described
from rating.precision import share_with_error
from rating.problems import Problem, TablesRefused
from rating.rubric import Number, Strict, Text
from rating.sample import Floats, refuse_numbers

Cut = Literal["below", "at_most", "above", "at_least"]
CUTS: tuple[Cut, ...] = ("below", "at_most", "above", "at_least")
Weight = Annotated[Number, Field(gt=0)]
_NEARLY = 1e-9  # weights such as 1/3 do not add up exactly


class Indicator(Strict):
    """A column of numbers and the cut-off by which somebody is deprived in it."""

    column: Text
    below: Number | None = None
    at_most: Number | None = None
    above: Number | None = None
    at_least: Number | None = None
    weight: Weight = Field(1.0, description="within its dimension, against that dimension's other indicators")

    @model_validator(mode="after")
    def _one_cut(self) -> Self:
        given = [cut for cut in CUTS if getattr(self, cut) is not None]
        if len(given) != 1:
            code = "cut_missing" if not given else "cut_twice"
            raise PydanticCustomError(code, "one cut-off is needed", {"accepted": CUTS})
        return self

    def deprived(self, values: ArrayLike) -> Floats:
        """1 where a value is on the deprived side of the cut-off, else 0; NaN where it is missing."""
        x = np.asarray(values, dtype=np.float64)
        sides = {"below": np.less, "at_most": np.less_equal, "above": np.greater, "at_least": np.greater_equal}
        cut = next(cut for cut in CUTS if getattr(self, cut) is not None)
        return np.where(np.isnan(x), nan, sides[cut](x, getattr(self, cut)).astype(np.float64))


class Dimension(Strict):
    """Indicators that speak of one thing; `weight` against the other dimensions."""

    weight: Weight = 1.0
    indicators: Annotated[dict[str, Indicator], Field(min_length=1)]


class Deprivations(Strict):
    """The file: which indicators in which dimensions, and from which share of deprivations somebody is poor."""

    title: Text
    version: Text = ""
    poor_from: Annotated[Number, Field(gt=0, le=1)]
    dimensions: Annotated[dict[str, Dimension], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        seen: dict[str, str] = {}
        for dimension, part in self.dimensions.items():
            for name in part.indicators:
                if name in seen:
                    told = {"value": name, "first": seen[name], "key": "dimensions"}
                    raise PydanticCustomError("indicator_twice", "a name stands twice", told)
                seen[name] = dimension
        return self

    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its name, in the order of the file."""
        return {name: i for part in self.dimensions.values() for name, i in part.indicators.items()}

    def weights(self) -> dict[str, float]:
        """The weight of each indicator; all together they are 1."""
        whole = sum(part.weight for part in self.dimensions.values())
        return {
            name: part.weight / whole * indicator.weight / sum(i.weight for i in part.indicators.values())
            for part in self.dimensions.values()
            for name, indicator in part.indicators.items()
        }


@dataclass(frozen=True)
class Figure:
    """A figure and its standard error; NaN where undefined."""

    value: float
    se: float


@dataclass(frozen=True)
class IndicatorPart:
    """An indicator's weight; the shares deprived in it, and poor as well (censored); its share of M0."""

    weight: float
    deprived: Figure
    deprived_and_poor: Figure
    contribution: Figure


@dataclass(frozen=True)
class Counted:
    """Rows used and left out, units; headcount H, intensity A (NaN where nobody is poor), adjusted headcount M0."""

    rows: int
    missing: int
    size: float
    headcount: Figure
    intensity: Figure
    adjusted: Figure
    indicators: Mapping[str, IndicatorPart]


def load_deprivations(text: str, file: str = "") -> Deprivations:
    """The file of indicators in `text`. Raises FileRefused or RubricRefused with every problem and its line."""
    return described(Deprivations, text, file)


def count_deprivations(
    spec: Deprivations, columns: Mapping[str, ArrayLike], weights: ArrayLike | None = None
) -> Counted:
    """The figures over rows with every indicator; `columns` by name, NaN where missing, `weights` units a row.

    Raises TablesRefused for an infinite number, a weight below zero, and where no row has every indicator.
    """
    indicators, shares = spec.indicators(), spec.weights()
    w, deprived, missing = _known({n: i.deprived(columns[i.column]) for n, i in indicators.items()}, columns, weights)
    score = np.sum([shares[name] * each for name, each in deprived.items()], axis=0)
    poor = (score >= spec.poor_from - _NEARLY).astype(np.float64)
    ones, held = np.ones_like(w), score * poor
    parts = {
        name: IndicatorPart(
            shares[name],
            Figure(*share_with_error(w, each, ones)),
            Figure(*share_with_error(w, each * poor, ones)),
            Figure(*share_with_error(w, shares[name] * each * poor, held)),
        )
        for name, each in deprived.items()
    }
    headcount, intensity, adjusted = (
        Figure(*share_with_error(w, over, under)) for over, under in ((poor, ones), (held, poor), (held, ones))
    )
    return Counted(len(w), missing, float(w.sum()), headcount, intensity, adjusted, parts)


def _known(
    deprived: Mapping[str, Floats], columns: Mapping[str, ArrayLike], weights: ArrayLike | None
) -> tuple[Floats, dict[str, Floats], int]:
    """Weights and deprivations of the rows that count, and how many lack something."""
    rows = len(next(iter(deprived.values())))
    w = np.ones(rows) if weights is None else np.asarray(weights, dtype=np.float64)
    for values in columns.values():
        refuse_numbers(np.asarray(values, dtype=np.float64), w)
    known = ~np.isnan(w) & ~np.any([np.isnan(each) for each in deprived.values()], axis=0)
    counts = known & (w != 0)
    if not counts.any():
        raise TablesRefused([Problem("no_complete_row", ", ".join(columns))])
    return w[counts], {name: each[counts] for name, each in deprived.items()}, int((~known).sum())
