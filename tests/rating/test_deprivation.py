"""Poverty in several dimensions: a published example, what it is made of, and files that are refused."""

from math import isnan, nan

import numpy as np
import pytest

from rating.deprivation import count_deprivations, load_deprivations
from rating.problems import FileRefused, TablesRefused

# The example of Alkire and Foster by which OPHI teaches the method: four persons; income, years of schooling, health
# from 1 to 5, and whether there is insurance, with the cut-offs 13, 12, 3 and 1.
PERSONS = {
    "income": [13.1, 15.2, 12.5, 20.0],
    "schooling": [14.0, 7.0, 10.0, 11.0],
    "health": [4.0, 5.0, 1.0, 3.0],
    "insured": [1.0, 0.0, 0.0, 1.0],
}
FILE = """
title: Four persons
poor_from: 0.5
dimensions:
  income: {indicators: {income: {column: income, below: 13}}}
  schooling: {indicators: {schooling: {column: schooling, below: 12}}}
  health: {indicators: {health: {column: health, below: 3}}}
  insurance: {indicators: {insured: {column: insured, below: 1}}}
"""


def test_the_published_example_comes_out() -> None:
    # Deprived: nobody's first row; schooling and insurance; all four; schooling. With a cut-off of two of four the
    # second and third person are poor: H = 2/4, A = (2 + 4)/8, M0 = 6/16.
    found = count_deprivations(load_deprivations(FILE), PERSONS)
    assert (found.headcount.value, found.intensity.value, found.adjusted.value) == (0.5, 0.75, 0.375)
    censored = {name: part.deprived_and_poor.value for name, part in found.indicators.items()}
    assert censored == {"income": 0.25, "schooling": 0.5, "health": 0.25, "insured": 0.5}
    assert found.indicators["schooling"].deprived.value == 0.75
    shares = [part.contribution.value for part in found.indicators.values()]
    assert shares == pytest.approx([1 / 6, 2 / 6, 1 / 6, 2 / 6])


@pytest.mark.parametrize(("poor_from", "poor"), [(0.25, 0.75), (0.75, 0.25), (1, 0.25)])
def test_union_and_intersection_are_the_ends_of_the_cut_off(poor_from: float, poor: float) -> None:
    spec = load_deprivations(FILE.replace("poor_from: 0.5", f"poor_from: {poor_from}"))
    assert count_deprivations(spec, PERSONS).headcount.value == poor


def test_weights_are_shared_out_by_dimension_and_thirds_add_up() -> None:
    spec = load_deprivations(
        """
title: Nested weights
poor_from: 1
dimensions:
  living: {weight: 2, indicators: {a: {column: a, above: 0}, b: {column: b, above: 0, weight: 2}}}
  learning: {indicators: {c: {column: c, at_most: 0}}}
"""
    )
    assert spec.weights() == pytest.approx({"a": 2 / 9, "b": 4 / 9, "c": 1 / 3})
    everything = count_deprivations(spec, {"a": [1.0, 0.0], "b": [1.0, 1.0], "c": [0.0, 0.0]})
    assert everything.headcount.value == 0.5


def test_weights_of_rows_are_the_same_as_standing_there_so_often() -> None:
    spec, often = load_deprivations(FILE), [3, 1, 2, 4]
    weighed = count_deprivations(spec, PERSONS, often)
    repeated = count_deprivations(spec, {name: np.repeat(values, often) for name, values in PERSONS.items()})
    for figure in ("headcount", "intensity", "adjusted"):
        assert getattr(weighed, figure).value == pytest.approx(getattr(repeated, figure).value)


def test_the_errors_are_what_drawing_again_and_again_shows() -> None:
    spec, random = load_deprivations(FILE), np.random.default_rng(4)
    drawn = []
    for _ in range(400):
        hardship = random.normal(size=200)
        columns = {name: 14 + 3 * random.normal(size=200) - 2 * hardship for name in PERSONS}
        columns["health"], columns["insured"] = columns["health"] - 11, (columns["insured"] > 13).astype(float)
        drawn.append(count_deprivations(spec, columns, random.integers(1, 6, 200)))
    for figure in ("headcount", "intensity", "adjusted"):
        found = [getattr(one, figure) for one in drawn]
        assert np.mean([f.se for f in found]) == pytest.approx(np.std([f.value for f in found], ddof=1), rel=0.12)
    parts = [one.indicators["schooling"].contribution for one in drawn]
    assert np.mean([f.se for f in parts]) == pytest.approx(np.std([f.value for f in parts], ddof=1), rel=0.12)


def test_a_row_that_lacks_an_indicator_is_left_out() -> None:
    gaps = {**PERSONS, "health": [4.0, nan, 1.0, 3.0]}
    found = count_deprivations(load_deprivations(FILE), gaps)
    assert (found.rows, found.missing) == (3, 1)
    assert found.headcount.value == pytest.approx(1 / 3)
    with pytest.raises(TablesRefused):
        count_deprivations(load_deprivations(FILE), {**PERSONS, "health": [nan] * 4})


def test_where_nobody_is_poor_intensity_is_undefined() -> None:
    rich = {name: [99.0, 99.0] for name in PERSONS}
    found = count_deprivations(load_deprivations(FILE), rich)
    assert found.headcount.value == found.adjusted.value == 0
    assert isnan(found.intensity.value)


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "near"),
    [
        ("poor_from: 0.5", "poor_frum: 0.5", "unknown_key", 3, "poor_from"),
        ("poor_from: 0.5", "poor_from: 1.5", "too_large", 3, ""),
        ("poor_from: 0.5", "poor_from: half", "not_a_number", 3, ""),
        ("column: health, below: 3", "column: health, bellow: 3", "unknown_key", 7, "below"),
        ("column: health, below: 3", "column: health", "cut_missing", 7, ""),
        ("column: health, below: 3", "column: health, below: 3, above: 4", "cut_twice", 7, ""),
        ("insured: {column", "income: {column", "indicator_twice", 4, ""),
        ("{indicators: {income: {column: income, below: 13}}}", "{indicators: {}}", "empty", 5, ""),
        ("{indicators: {income", "{weight: 0, indicators: {income", "too_small", 5, ""),
    ],
)
def test_a_broken_file_is_answered_with_its_line(old: str, new: str, code: str, line: int, near: str) -> None:
    assert old in FILE
    with pytest.raises(FileRefused) as refused:
        load_deprivations(FILE.replace(old, new, 1))
    assert (code, line, near) in [(p.code, p.line, p.near) for p in refused.value.problems]
