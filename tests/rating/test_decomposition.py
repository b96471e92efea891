"""Parts that add up to the whole."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rating import inequality, poverty
from rating.decomposition import entropy_by_group, gini_by_source, poverty_by_group
from tests.rating.test_agreement import QUICK

quickly = settings(max_examples=60, deadline=None, phases=QUICK)
rows = st.lists(
    st.tuples(st.integers(1, 40), st.integers(0, 3), st.sampled_from(["hill", "field", "river"])),
    min_size=2,
    max_size=15,
).filter(lambda found: any(weight for _, weight, _ in found))
MEASURES = {
    "headcount": poverty.headcount,
    "gap": poverty.gap,
    "severity": poverty.severity,
    "watts": poverty.watts,
}


@quickly
@given(rows, st.integers(1, 40))
def test_what_groups_add_to_poverty_is_poverty(found: list[tuple[int, int, str]], line: int) -> None:
    y, w, groups = (list(column) for column in zip(*found, strict=True))
    for name, measure in MEASURES.items():
        parts = poverty_by_group(y, line, groups, name, w)
        assert sum(part.contribution for part in parts.values()) == pytest.approx(measure(y, line, w), abs=1e-12)
        assert sum(part.share for part in parts.values()) == pytest.approx(1)


@quickly
@given(rows, st.sampled_from([-1, 0, 0.5, 1, 2]))
def test_entropy_within_and_between_is_entropy(found: list[tuple[int, int, str]], a: float) -> None:
    y, w, groups = (list(column) for column in zip(*found, strict=True))
    split = entropy_by_group(y, a, groups, w)
    assert split.within + split.between == pytest.approx(partial(inequality.entropy, a=a)(y, weights=w), abs=1e-9)


@quickly
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(-9, 0)), min_size=2, max_size=12))
def test_what_sources_add_to_the_gini_coefficient_is_that_coefficient(found: list[tuple[int, int, int]]) -> None:
    table = np.array([(50, 0, 0), *found])
    parts = gini_by_source(dict(zip(["wage", "gift", "costs"], table.T, strict=True)))
    whole = table.sum(axis=1)
    middle = np.abs(np.subtract.outer(whole, whole)).mean() / (2 * whole.mean()) if whole.mean() > 0 else np.nan
    assert sum(part.contribution for part in parts.values()) == pytest.approx(middle, nan_ok=True)


def test_groups_of_equal_incomes_differ_only_between_one_another() -> None:
    split = entropy_by_group([1, 1, 3, 3], 1, ["a", "a", "b", "b"])
    assert split.within == 0
    assert split.between == pytest.approx((0.5 * np.log(0.5) + 1.5 * np.log(1.5)) / 2)


def test_a_gift_to_the_poorer_half_takes_from_the_gini_coefficient() -> None:
    # Sums 2, 2 + 2: all the wage goes to the one with more (concentration 1/2), the gift to both alike.
    parts = gini_by_source({"wage": [0, 2], "gift": [2, 2]})
    assert (parts["wage"].concentration, parts["wage"].contribution) == pytest.approx((0.5, 2 / 6 * 0.5))
    assert parts["gift"].contribution == pytest.approx(0)
