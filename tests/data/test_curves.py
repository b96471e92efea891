"""Lorenz and growth-incidence curves of large villages: what their points are, and where there are none."""

from pathlib import Path

import numpy as np
import pytest

from data.curves import CurvePoint, curves
from data.disclosure import village_curves
from data.households import withdraw_consent
from data.meetings import open_board
from data.periods import add_period
from data.ratings import store_rating
from tests.data.villages import DAY, earn, village


def points(earned: list[float], before: list[float] | None = None) -> dict[tuple[str, int], float]:
    found = curves("2025", np.array(earned), np.array(before or []))
    return {(point.name, point.tenth): point.value for point in found}


def test_ten_tenths_have_what_they_earn_of_all() -> None:
    tenths = [float(1 + at // 10) for at in range(100)]  # ten ones, ten twos, … ten tens: 550 in all
    found = points(tenths)
    assert found == {("lorenz", k): round(10 * k * (k + 1) / 2 / 550, 2) for k in range(1, 11)}
    grown = points([2 * each if each <= 5 else each for each in tenths], tenths)
    # 1 to 5 doubled are 2, 4, … 10: in order 2, 4, 6, 6, 7, 8, 8, 9, 10, 10 against 1 to 10, to the next twentieth.
    gained = [1.0, 1.0, 1.0, 0.5, 0.4, 0.35, 0.15, 0.1, 0.1, 0.0]
    assert [grown["incidence", k] for k in range(1, 11)] == pytest.approx(gained)


def test_of_ninety_nine_there_is_no_curve() -> None:
    assert points([1.0] * 99) == {}
    assert ("incidence", 10) not in points([1.0] * 100, [1.0] * 99)


def test_a_part_with_fewer_than_ten_incomes_or_one_too_large_has_no_point_of_its_own() -> None:
    few = points([0.0] * 3 + [1.0] * 97)
    assert set(few) == {("lorenz", k) for k in range(2, 11)}
    rich = points([1.0] * 99 + [8.0])  # 8 of 17 in the last tenth, 8 of 27 in the last two
    assert set(rich) == {("lorenz", k) for k in (1, 2, 3, 4, 5, 6, 7, 8, 10)}
    assert points([0.0] * 99 + [1000.0]) == {}


def test_curves_are_frozen_with_the_first_rating_and_public_with_the_board(tmp_path: Path) -> None:
    with village(tmp_path / "a.db", dict.fromkeys((f"h{at:03}" for at in range(120)), 50.0)) as book:
        add_period(book, "2025", 2)
        earn(book, {f"h{at:03}": str(100 + at) for at in range(120)}, period="2025")
        store_rating(book)
        assert village_curves(book) == []
        open_board(book, "2025", DAY)
        before = village_curves(book)
        # 12 of each tenth: the poorest have about 12 × 105.5 of 120 × 159.5.
        assert before[0].value in (0.06, 0.07)
        assert before[-1] == CurvePoint("2025", "lorenz", 10, 1.0)
        withdraw_consent(book, "h007", "take_part")
        store_rating(book)
        assert village_curves(book) == before
