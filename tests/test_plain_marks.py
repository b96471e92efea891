"""Values of marks and the leniency of raters, worked by hand from docs/rating.md."""

from fractions import Fraction
from math import sqrt

import pytest

from tests.plain import rate_plain
from tests.plain_marks import Sheet, leniency, mark_error, sheets
from tests.plain_values import Row, open_book

SCORE = {"parts": {"care": {"topic": "stewardship", "from": "marks.care", "scale": [0, 10]}}}


def homes(*names: str) -> list[Row]:
    return [{"household": name, "village": "v"} for name in names]


def marked(*rows: tuple[str, str, float]) -> list[Row]:
    return [{"household": h, "period": "1", "criterion": "care", "rater": r, "mark": m} for h, r, m in rows]


def test_the_value_of_a_criterion_is_the_mean_of_its_marks() -> None:
    tables = {"households": homes("a"), "marks": marked(("a", "r", 3), ("a", "s", 4))}
    assert rate_plain({"score": SCORE}, tables)[0]["care"] == 35  # 100 · 3.5 / 10


def sheet_of(*rows: tuple[str, str, float]) -> Sheet:
    tables = {"households": homes(*{home for home, _, _ in rows}), "marks": marked(*rows)}
    (sheet,) = sheets(open_book({}, tables), tables).values()
    return sheet


def test_the_variance_of_marks_is_pooled() -> None:
    """Deviations ±1 in a, ±2 in b, none in c: s² = (2 + 8) / 2 = 5; a and b have 2 marks, c has 1."""
    error = mark_error(sheet_of(("a", "r", 2), ("a", "s", 4), ("b", "r", 1), ("b", "s", 5), ("c", "r", 3)))
    assert error == pytest.approx({"a": sqrt(2.5), "b": sqrt(2.5), "c": sqrt(5)})
    assert mark_error(sheet_of(("a", "r", 2), ("b", "s", 4))) == {"a": None, "b": None}


def test_leniency_is_the_least_squares_solution() -> None:
    """The pairs say s - r = 2, t - s = 0, t - r = 5; round the circle 3 are too many, 1 for each pair:
    s - r = 3, t - s = 1, so r, r + 3, r + 4 add to 0 with r = -7/3."""
    sheet = sheet_of(("a", "r", 0), ("a", "s", 2), ("b", "s", 3), ("b", "t", 3), ("c", "r", 1), ("c", "t", 6))
    assert leniency(sheet) == {"r": Fraction(-7, 3), "s": Fraction(2, 3), "t": Fraction(5, 3)}


def test_adjusted_marks_have_leniency_taken_off_within_each_connected_set() -> None:
    """r is 1 strict and s 1 lenient by household a; t rates nobody that they rate."""
    rows = marked(("a", "r", 2), ("a", "s", 4), ("b", "r", 6), ("c", "s", 7), ("d", "t", 5))
    tables = {"households": homes("a", "b", "c", "d"), "marks": rows}
    values = [row["care"] for row in rate_plain({"raters": "adjusted", "score": SCORE}, tables)]
    assert values == [30, 70, 60, 50]
