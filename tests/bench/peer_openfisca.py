"""The job with OpenFisca-core: a small system of variables and dated parameters over a population of households.

Polars reads the tables into one array a variable and year, and gives places afterwards, for OpenFisca's own ranks do
not share a place. OpenFisca keeps numbers in single precision unless told otherwise; here they are double.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from tests.bench.around import wide, write_ranked
from tests.bench.villages import CRITERIA, FLOOR, GOALPOSTS, LEVELS, SOURCES, WEIGHTS, WORK

# OpenFisca-core names no types: every Any is one of its objects or an array of numbers, one a household.
Formula = Callable[[Any, Any, Any], Any]

HOUSEHOLD = build_entity(key="household", plural="households", label="A household", is_person=True)
FROM = "2000-01-01"


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder`, whose periods are years, and write the ranked rows to `target`."""
    rows = wide(folder)
    years = rows.partition_by("period", maintain_order=True, as_dict=True)
    simulation = _simulation(rows["period"].unique(maintain_order=True).to_list(), years)
    write_ranked(pl.concat(_calculated(simulation, year, table) for (year,), table in years.items()), target)


def _simulation(years: list[str], tables: dict[tuple[Any, ...], pl.DataFrame]) -> Any:
    builder, system = SimulationBuilder(), _system(int(min(years)))
    builder.create_entities(system)
    builder.declare_person_entity("household", tables[years[0],]["household"].to_list())
    simulation = builder.build(system)
    for (year,), table in tables.items():
        known = table.with_columns(pl.when("asked").then(pl.col(*SOURCES)))
        for name in ("earners", *SOURCES, *CRITERIA):
            simulation.set_input(name, year, known[name].cast(pl.Float64).fill_null(np.nan).to_numpy())
    return simulation


def _calculated(simulation: Any, year: str, table: pl.DataFrame) -> pl.DataFrame:
    names = [*FORMULAS, *(f"{name}_scaled" for name in CRITERIA)]
    found = {name.removesuffix("_scaled"): simulation.calculate(name, year) for name in names}
    whole = pl.col("points", "level").cast(pl.Int64)
    return table.with_columns(pl.DataFrame(found, nan_to_null=True)).with_columns(whole)


def _system(first_year: int) -> Any:
    system = TaxBenefitSystem([HOUSEHOLD])
    values = {"floor": FLOOR, "low": GOALPOSTS[0], "high": GOALPOSTS[1], "first_year": first_year}
    groups = {"weights": WEIGHTS, "scales": CRITERIA, "levels": LEVELS}
    data = {name: _dated(value) for name, value in values.items()}
    data |= {group: {name: _dated(value) for name, value in members.items()} for group, members in groups.items()}
    system.parameters = ParameterNode(data=data)
    for name in ("earners", *SOURCES, *CRITERIA):
        _add_variable(system, name)
    for name in CRITERIA:
        _add_variable(system, f"{name}_scaled", _scaled(name))
    for name, formula in FORMULAS.items():
        _add_variable(system, name, formula)
    return system


def _dated(value: float) -> dict[str, Any]:
    return {"values": {FROM: {"value": value}}}


def _add_variable(system: Any, name: str, formula: Formula | None = None) -> None:
    members = {"value_type": float, "entity": HOUSEHOLD, "definition_period": DateUnit.YEAR, "label": name}
    system.add_variable(type(name, (Variable,), members | ({"formula": formula} if formula else {})))
    system.get_variable(name).dtype = np.float64


def _scaled(name: str) -> Formula:
    def formula(household: Any, period: Any, parameters: Any) -> Any:
        top = parameters(period).scales[name]
        return np.clip(100 * household(name, period) / top, 0, 100)

    return formula


def _earned(household: Any, period: Any, parameters: Any) -> Any:
    work = sum(household(source, period) for source in WORK)
    earners = household("earners", period)
    return (work - household("inputs", period)) / 10_000 / np.where(earners > 0, earners, np.nan)


def _growth(household: Any, period: Any, parameters: Any) -> Any:
    rule = parameters(period)
    earlier = [household("earned", year) for year in _years_before(period, rule)]
    now, before = household("earned", period), _mean(earlier) if earlier else np.nan
    growth = (now - before) / np.maximum((np.abs(now) + np.abs(before)) / 2, rule.floor)
    return np.clip(100 * (growth - rule.low) / (rule.high - rule.low), 0, 100)


def _earning(household: Any, period: Any, parameters: Any) -> Any:
    return household("growth", period)


def _diligence(household: Any, period: Any, parameters: Any) -> Any:
    return _mean([household(f"{name}_scaled", period) for name in CRITERIA])


def _points(household: Any, period: Any, parameters: Any) -> Any:
    weights = parameters(period).weights
    groups = {name: household(name, period) for name in WEIGHTS}
    total = sum(weights[name] * np.nan_to_num(value) for name, value in groups.items())
    weight = sum(weights[name] * ~np.isnan(value) for name, value in groups.items())
    return np.floor(total / np.where(weight > 0, weight, np.nan) * 100 + 0.5 + 1e-6)


def _reached(household: Any, period: Any, parameters: Any) -> Any:
    levels, points = parameters(period).levels, household("points", period)
    return sum((points >= 100 * levels[name]).astype(np.float64) for name in LEVELS)


def _level(household: Any, period: Any, parameters: Any) -> Any:
    years = [period, *_years_before(period, parameters(period))]
    return np.maximum.reduce([household("reached", year) for year in years])


def _years_before(period: Any, rule: Any) -> list[Any]:
    return [period.offset(-back) for back in range(1, period.start.year - int(rule.first_year) + 1)]


def _mean(columns: list[Any]) -> Any:
    known = sum(~np.isnan(column) for column in columns)
    return sum(np.nan_to_num(column) for column in columns) / np.where(known > 0, known, np.nan)


FORMULAS: dict[str, Formula] = {
    "earned": _earned,
    "growth": _growth,
    "earning": _earning,
    "diligence": _diligence,
    "points": _points,
    "reached": _reached,
    "level": _level,
}
