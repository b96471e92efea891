"""Normalised values and group values, worked by hand from docs/rating.md."""

from math import sqrt

import pytest

from tests.plain import PlainRefusal
from tests.plain_index import aggregate, normalise
from tests.plain_values import Row


@pytest.mark.parametrize(
    ("how", "up", "down"),
    [
        ({"method": "goalposts", "low": 2, "high": 6}, [0, 25, 100], [100, 75, 0]),
        ({"method": "min-max"}, [0, 200 / 7, 100], [100, 500 / 7, 0]),
        ({"method": "rank"}, [1, 2, 3], [3, 2, 1]),
        ({"method": "percentile"}, [100 / 3, 200 / 3, 100], [100, 200 / 3, 100 / 3]),
        ({"method": "reference", "to": 4, "as": "ratio"}, [0.25, 0.75, 2], [4, 4 / 3, 0.5]),
        ({"method": "reference", "to": 4, "as": "difference"}, [-0.75, -0.25, 1], [0.75, 0.25, -1]),
        ({"method": "reference", "to": "mean", "as": "ratio"}, [0.25, 0.75, 2], [4, 4 / 3, 0.5]),
        ({"method": "reference", "to": "best", "as": "ratio"}, [1 / 8, 3 / 8, 1], [1, 1 / 3, 1 / 8]),
        ({"method": "reference", "to": "worst", "as": "ratio"}, [1, 3, 8], [8, 8 / 3, 1]),
    ],
)
def test_every_method_in_both_directions(how: Row, up: list[float], down: list[float]) -> None:
    """Of the values 1, 3 and 8, whose mean is 4."""
    assert normalise([1, 3, 8], how, "none", "x") == pytest.approx(up)
    assert normalise([1, 3, 8], {**how, "direction": "down"}, "none", "x") == pytest.approx(down)


def test_z_scores_divide_by_the_spread_of_a_sample() -> None:
    """Deviations -2, -1, 3 add to 14 in squares: the spread is √(14 / 2)."""
    up = [-2 / sqrt(7), -1 / sqrt(7), 3 / sqrt(7)]
    assert normalise([1, 2, 6], {"method": "z-score"}, "none", "x") == pytest.approx(up)
    down = normalise([1, 2, 6], {"method": "z-score", "direction": "down"}, "none", "x")
    assert down == pytest.approx([-x for x in up])


def test_ties_get_the_smallest_rank_of_their_direction() -> None:
    assert normalise([1, 1, 5], {"method": "rank"}, "none", "x") == [1, 1, 3]
    assert normalise([1, 1, 5], {"method": "rank", "direction": "down"}, "none", "x") == [2, 2, 1]


def test_given_goalposts_and_references_go_through_the_logarithm_too() -> None:
    posts = {"method": "goalposts", "low": 1, "high": 100, "transform": "log"}
    assert normalise([10, 0.5], posts, "none", "x") == pytest.approx([50, 0])
    given = {"method": "reference", "to": 10, "as": "ratio", "transform": "log"}
    assert normalise([100, 1000], given, "none", "x") == pytest.approx([2, 3])
    assert normalise([10, 1000, 100], {"method": "min-max", "transform": "log"}, "none", "x") == pytest.approx(
        [0, 100, 50]
    )


@pytest.mark.parametrize(
    ("values", "how", "code"),
    [
        ([0, 1], {"method": "min-max", "transform": "log"}, "log"),
        ([2, 2], {"method": "min-max"}, "constant"),
        ([2, 2], {"method": "rank"}, "constant"),
        ([2, 2], {"method": "reference", "to": "mean"}, "constant"),
        ([-1, 1], {"method": "reference", "to": "mean"}, "reference-zero"),
        ([0, 1], {"method": "reference", "to": "worst"}, "reference-zero"),
    ],
)
def test_what_cannot_be_normalised_is_refused(values: list[float], how: Row, code: str) -> None:
    with pytest.raises(PlainRefusal, match=f"{code}: x"):
        normalise(values, how, "none", "x")


def test_a_zero_has_no_ratio_downward() -> None:
    assert normalise([0, 2], {"method": "reference", "to": 3, "direction": "down"}, "none", "x") == [None, 1.5]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"method": "min-max"}, None),
        ({"method": "z-score"}, None),
        ({"method": "rank"}, 1),
        ({"method": "percentile"}, 100),
        ({"method": "reference", "to": "mean", "as": "ratio"}, 1),
        ({"method": "reference", "to": "best", "as": "difference"}, 0),
    ],
)
def test_one_household_alone(how: Row, expected: float | None) -> None:
    assert normalise([7], how, "none", "x") == [expected]


MIN_MAX = {"method": "min-max"}


def test_winsorising_pulls_one_far_value_in() -> None:
    """Of 10 values 9 lie within 8 and one at 1000, so skewness is near √10 and kurtosis near 10: treated. With the
    largest set to 9 the column is 1 to 9 with a second 9, nearly even."""
    pulled = normalise([*range(1, 10), 1000], MIN_MAX, "winsorise", "x")
    assert pulled == pytest.approx([100 * (x - 1) / 8 for x in [*range(1, 10), 9]])
    mirrored = normalise([-x for x in [*range(1, 10), 1000]], MIN_MAX, "winsorise", "x")
    assert mirrored == pytest.approx([100 - x for x in pulled if x is not None])


def test_goalposts_are_not_winsorised() -> None:
    how = {"method": "goalposts", "low": 0, "high": 1000}
    assert normalise([*range(1, 10), 1000], how, "winsorise", "x")[-1] == 100


def test_an_even_column_is_left_alone() -> None:
    assert normalise([1, 2, 3, 6], MIN_MAX, "winsorise", "x") == pytest.approx([0, 20, 40, 100])


def test_four_values_of_which_three_are_equal_are_not_treated() -> None:
    """m₂ = 3/16, m₃ = 3/32: g₁ = 2/√3 and G₁ = 2/√3 · √12/2 = 2, which is not above 2."""
    assert normalise([0, 0, 0, 1], MIN_MAX, "winsorise", "x") == [0, 0, 0, 100]


def test_as_many_as_five_values_are_pulled_in() -> None:
    """Of 49 values 5 lie far off: p = 5/49 gives a skewness above (1 - 2p)/√(p(1 - p)) = 2.6 and an excess kurtosis
    near (1 - 6p(1 - p))/(p(1 - p)) = 4.9 until all five are pulled in to 1, which leaves 22 zeros and 27 ones."""
    column = [0] * 22 + [1] * 22 + [1000] * 5
    assert normalise(column, MIN_MAX, "winsorise", "x") == [0] * 22 + [100] * 27


FAR = [4] * 58 + [5] * 5 + [7]


def test_where_no_pulling_in_helps_the_logarithm_is_taken() -> None:
    """After any pulling in, 6 of 64 are 1 above the rest: p = 6/64 gives a skewness of (1 - 2p)/√(p(1 - p)) = 2.8 and
    an excess kurtosis of (1 - 6p(1 - p))/(p(1 - p)) = 5.8, so log(x - 4 + 1): 0, log 2 and log 4 = 2 log 2."""
    assert normalise(FAR, MIN_MAX, "winsorise", "x") == pytest.approx([0] * 58 + [50] * 5 + [100])
    assert normalise([-x for x in FAR], MIN_MAX, "winsorise", "x") == pytest.approx([100] * 58 + [50] * 5 + [0])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("arithmetic", 8),  # (3·2 + 1·26) / 4, and so on
        ("geometric", (2**3 * 26) ** 0.25),
        ("harmonic", 4 / (3 / 2 + 1 / 26)),
    ],
)
def test_the_three_ways_to_put_parts_together(kind: str, expected: float) -> None:
    """2 with weight 3, 26 with the weight 1 that is given to who says nothing; no value, no weight."""
    group = {"aggregate": kind, "parts": {"a": {"weight": 3}, "b": {}, "c": {"weight": 50}}}
    assert aggregate(group, {"a": 2, "b": 26, "c": None}, "g") == pytest.approx(expected)


@pytest.mark.parametrize("kind", ["geometric", "harmonic"])
def test_a_zero_makes_the_group_nothing_and_a_negative_value_is_refused(kind: str) -> None:
    group = {"aggregate": kind, "parts": {"a": {}, "b": {}}}
    assert aggregate(group, {"a": 0, "b": 8}, "g") == 0
    assert aggregate(group, {"a": None, "b": None}, "g") is None
    with pytest.raises(PlainRefusal, match="negative: g"):
        aggregate(group, {"a": -1, "b": 8}, "g")
