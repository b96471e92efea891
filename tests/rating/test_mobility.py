"""Moves between states, dated lines, scales, and what people live on."""

from math import nan, sqrt

import numpy as np
import pytest

from rating.lines import load_lines
from rating.livelihood import livelihood
from rating.mobility import fallen_back, moves, poor_or_not
from rating.problems import FileRefused, TablesRefused
from rating.scales import equivalents

LINES = """
title: Lines of a made-up country
currency: KES
note: A person and month, at prices of the capital; not converted.
prices: {2010: 80, 2020: 120, 2024: 150}
lines:
  food: {date: 2011-03-01, amount: 1600, prices_of: 2010, source: Statistics office}
  all: {date: 2020-07-01, amount: 3000, prices_of: 2020}
"""


def test_the_table_of_moves_adds_up() -> None:
    before, after = poor_or_not([1, 1, 9, 9, nan], 5), poor_or_not([9, 1, 1, 9, 9], 5)
    found = moves(before, after, weights=[4, 1, 2, 3, 7])
    cells = (found.stayed_poor, found.left, found.fell, found.never_poor)
    assert [cell.rows for cell in cells] == [1, 1, 1, 1]
    assert [cell.share for cell in cells] == pytest.approx([0.1, 0.4, 0.2, 0.3])
    assert found.rate_left[0] == pytest.approx(0.8)
    assert found.rate_fell[0] == pytest.approx(0.4)
    assert (found.rows, found.units, found.missing) == (4, 10, 1)


def test_the_error_of_a_move_is_that_of_a_share() -> None:
    found = moves([1] * 40 + [0] * 60, [1] * 10 + [0] * 30 + [0] * 60)
    assert found.left.se == pytest.approx(sqrt(0.3 * 0.7 / 99))
    # Of 40 poor households 30 left: the rate's error is near sqrt(p (1 - p) / 40).
    assert found.rate_left[1] == pytest.approx(sqrt(0.75 * 0.25 / 40), rel=0.01)


def test_fallen_back_is_poor_again_after_having_left() -> None:
    states: list[list[float]] = [[1, 0, 1, 0], [1, 0, 0, 1], [0, 0, 1, 1], [1, 1, 1, 0], [1, nan, 1, 1], [0, 1, 0, 1]]
    found = fallen_back(states)
    assert (found.rows, found.share) == (3, 0.6)


def test_a_panel_without_a_known_household_has_no_moves() -> None:
    with pytest.raises(TablesRefused):
        moves([nan, 1], [1, nan])


def test_a_line_moves_with_prices() -> None:
    lines = load_lines(LINES)
    assert lines.amount_at("food", "2020") == pytest.approx(1600 * 120 / 80)
    assert lines.amount_at("all", "2020") == pytest.approx(3000)
    assert lines.amount_at("all", "2010") == pytest.approx(2000)


def test_the_same_real_income_is_as_poor_in_every_period() -> None:
    lines, real = load_lines(LINES), np.array([1000.0, 1500.0, 2500.0])
    for period, index in lines.prices.items():
        assert poor_or_not(real * index / 80, lines.amount_at("food", period)).tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "near"),
    [
        ("date: 2011-03-01", "date: 2011-13-01", "not_a_date", 7, ""),
        ("prices_of: 2010", "prices_of: 2011", "no_line_price", 7, "2010"),
        ("amount: 3000", "amount: -3000", "too_small", 8, ""),
        ("currency: KES", "curency: KES", "unknown_key", 3, "currency"),
        ("2020: 120", "2020: dear", "not_a_number", 5, ""),
        ("amount: 3000", "ammount: 3000", "unknown_key", 8, "amount"),
    ],
)
def test_broken_lines_are_answered_with_their_line(old: str, new: str, code: str, line: int, near: str) -> None:
    assert old in LINES
    with pytest.raises(FileRefused) as refused:
        load_lines(LINES.replace(old, new, 1))
    assert (code, line, near) in [(p.code, p.line, p.near) for p in refused.value.problems]


def test_a_period_without_an_index_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(FileRefused) as refused:
        load_lines(LINES).amount_at("all", "2023")
    assert refused.value.problems[0].accepted == ("2010", "2020", "2024")


def test_scales_count_persons_as_their_authors_do() -> None:
    assert equivalents("oecd", [2, 1, 0, 0], [2, 0, 2, 0])[:3].tolist() == pytest.approx([2.1, 1, 1.3])
    assert np.isnan(equivalents("oecd", 0, 0))
    assert equivalents("head", [4, 1]).tolist() == [4, 1]
    assert equivalents("root", [9, 0])[0] == 3
    assert equivalents("none", [9]).tolist() == [1]


def test_shares_of_work_and_support_are_shares_of_all_income() -> None:
    found = livelihood([10, 10, 20], [10, 2, 20], [0, 8, 0], line=5, weights=[1, 3, 2])
    assert found.from_work[0] == pytest.approx((10 + 6 + 40) / 80)
    assert found.from_support[0] == pytest.approx(24 / 80)
    assert found.mostly_work[0] == pytest.approx(3 / 6)
    assert found.poor_without_support[0] == pytest.approx(3 / 6)


def test_the_error_of_a_share_of_income_is_what_drawing_again_shows() -> None:
    random, drawn = np.random.default_rng(8), []
    for _ in range(400):
        work, support = np.exp(random.normal(0, 0.5, (2, 200)))
        drawn.append(livelihood(work + support, work, support, 1, random.integers(1, 6, 200)).from_work)
    values, errors = zip(*drawn, strict=True)
    assert np.mean(errors) == pytest.approx(np.std(values, ddof=1), rel=0.12)
