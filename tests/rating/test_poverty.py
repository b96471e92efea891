"""Poverty measures against published figures, and the properties that the literature asks of them."""

import csv
from collections.abc import Callable
from functools import partial
from math import inf, isnan, nan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rating import poverty
from rating.problems import TablesRefused
from rating.sample import Conventions
from tests.rating.test_agreement import QUICK

HERE = Path(__file__).parent / "poverty"
PUBLISHED: dict[str, Callable[..., float]] = {
    "headcount": poverty.headcount,
    "gap": poverty.gap,
    "watts": poverty.watts,
    "fgt2": poverty.severity,
    "fgt15": partial(poverty.fgt, a=1.5),
    "cuh01": partial(poverty.clark_hemming_ulph, c=0.1),
    "cuh05": partial(poverty.clark_hemming_ulph, c=0.5),
    "sen": poverty.sen,
    "thon": poverty.thon,
    "takayama": poverty.takayama,
}
LARGE = (poverty.headcount, poverty.gap, poverty.severity, poverty.watts, poverty.sen_large, poverty.sen_shorrocks_thon,
         poverty.takayama)  # fmt: skip
DISTRIBUTION = (poverty.severity, poverty.watts, poverty.sen_large, poverty.sen_shorrocks_thon)
quickly = settings(max_examples=60, deadline=None, phases=QUICK)
incomes = st.lists(st.integers(1, 50), min_size=2, max_size=12)


def vectors(folder: Path = HERE) -> list[list[float]]:
    with (folder / "income_6x100.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [[float(row[name]) for row in rows] for name in rows[0]]


def printed(name: str) -> list[dict[str, float]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize("column", PUBLISHED)
def test_the_published_figures_come_out(column: str) -> None:
    for y, row in zip(vectors(), printed("expected_poverty_percent.csv"), strict=True):
        found = 100 * PUBLISHED[column](y, line=float(np.median(y)) / 2)
        if row[column] == -1:
            assert isnan(found)
        else:
            assert found == pytest.approx(row[column], rel=5e-7, abs=1e-12)


def test_at_the_line_is_below_only_where_so_agreed() -> None:
    y, inclusive = [1, 2, 3, 4], Conventions(below="at_or_below")
    assert poverty.headcount(y, 2) == 0.25
    assert poverty.headcount(y, 2, conventions=inclusive) == 0.5
    assert poverty.gap(y, 2) == poverty.gap(y, 2, conventions=inclusive) == 0.125


def test_a_loss_counts_as_nothing_or_is_kept() -> None:
    kept = Conventions(negative="keep")
    assert poverty.gap([-10, 20], 10) == 0.5
    assert poverty.gap([-10, 20], 10, conventions=kept) == 1.0
    assert isnan(poverty.watts([-10, 20], 10, conventions=kept))


def test_nothing_at_all_makes_the_watts_index_infinite() -> None:
    assert poverty.watts([0, 20], 10) == inf
    assert poverty.severity([0, 20], 10) == 0.5


def test_missing_incomes_and_weights_are_left_out() -> None:
    assert poverty.headcount([1, nan, 9], 5) == 0.5
    assert poverty.headcount([1, 1, 9], 5, weights=[1, nan, 3]) == 0.25


@pytest.mark.parametrize("bad", [([1, inf], 1, None), ([1, 2], 1, [1, -1]), ([nan], 1, None), ([1], -1, None)])
def test_what_no_figure_can_be_made_of_is_refused(bad: tuple) -> None:
    with pytest.raises(TablesRefused):
        poverty.headcount(*bad)


def test_a_line_of_zero_leaves_what_divides_by_it_undefined() -> None:
    kept = Conventions(negative="keep")
    assert poverty.headcount([-5, 5], 0, conventions=kept) == 0.5
    assert isnan(poverty.gap([-5, 5], 0, conventions=kept))
    assert poverty.gap([5, 5], 0) == 0


@quickly
@given(incomes, st.integers(1, 40), st.data())
def test_weights_are_the_same_as_standing_there_so_often(y: list[int], line: int, data: st.DataObject) -> None:
    weights = data.draw(st.lists(st.integers(0, 4), min_size=len(y), max_size=len(y)).filter(any))
    often = np.repeat(y, weights)
    for measure in (*LARGE, poverty.sen, poverty.thon, partial(poverty.clark_hemming_ulph, c=0.5)):
        assert measure(y, line=line, weights=weights) == pytest.approx(measure(often, line=line), abs=1e-12)


@quickly
@given(incomes, st.integers(1, 40))
def test_neither_a_second_copy_of_everyone_nor_another_currency_changes_anything(y: list[int], line: int) -> None:
    for measure in LARGE:
        assert measure(y * 2, line) == pytest.approx(measure(y, line), abs=1e-12)
        assert measure(np.array(y) * 8.0, line * 8.0) == pytest.approx(measure(y, line), abs=1e-12)


@quickly
@given(incomes, st.integers(2, 40), st.integers(1, 5))
def test_more_for_somebody_poor_never_adds_to_poverty(y: list[int], line: int, more: int) -> None:
    poorest = sorted(y)
    richer = [poorest[0] + more, *poorest[1:]]
    for measure in LARGE:
        if measure is not poverty.takayama:  # its authors' critics showed that it may rise (docs/poverty.md)
            assert measure(richer, line) <= measure(y, line) + 1e-12


@quickly
@given(incomes, st.integers(10, 40))
def test_a_gift_from_a_poorer_to_a_less_poor_one_adds_to_poverty(y: list[int], line: int) -> None:
    poor = [3.0, 8.0, *map(float, y)]
    worse = [2.0, 9.0, *map(float, y)]
    for measure in DISTRIBUTION:
        assert measure(worse, line) > measure(poor, line)
    assert poverty.gap(worse, line) == pytest.approx(poverty.gap(poor, line))


def test_with_many_units_the_indices_of_sen_and_thon_come_to_their_limits() -> None:
    y, many = [1.0, 3.0, 4.0, 9.0, 12.0], [100_000] * 5
    assert poverty.sen(y, 5, many) == pytest.approx(poverty.sen_large(y, 5), rel=1e-5)
    assert poverty.thon(y, 5, many) == pytest.approx(poverty.sen_shorrocks_thon(y, 5), rel=1e-5)


def test_sens_index_for_many_is_made_of_headcount_gap_and_gini() -> None:
    # Below 4: 1 and 3. H = 1/2, I = (3/4 + 1/4)/2 = 1/2, Gini of 1 and 3 = 1/4.
    assert poverty.sen_large([1, 3, 4, 8], 4) == pytest.approx(0.5 * (0.5 + 0.5 * 0.25))
