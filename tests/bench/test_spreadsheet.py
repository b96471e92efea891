"""The benchmark of a village by Excel: every cell that it fills in is imported."""

from tests.bench.spreadsheet import measured


def test_every_cell_that_is_filled_in_is_an_answer() -> None:
    assert measured(10).answers == 10 * 7
