"""What is said of a source tells nobody, not even who knows all others exactly, what one household had from it."""

import pytest

from data.sourcefigures import said

MEAN = 1000


@pytest.mark.parametrize("others", [9, 10, 12, 19, 20, 29, 39])
def test_who_knows_all_others_cannot_tell_an_amount_within_a_part_of_the_mean(others: int) -> None:
    known = {number: MEAN - 100 + 200 * (number % 2) for number in range(1, others + 1)}
    seen = {amount: said({"wage": {**known, 100: amount}}, [])["wage"] for amount in range(0, 3 * MEAN, 4)}
    for amount, told in seen.items():
        alike = [other for other, also in seen.items() if also == told]
        assert max(alike) - min(alike) >= MEAN / 28, (amount, told)


def test_little_and_nothing_come_to_the_same_whoever_else_has_something() -> None:
    for others in range(8, 32):
        known = dict.fromkeys(range(1, others + 1), MEAN)
        nothing, little = (said({"herd": {**known, 100: amount}}, []) for amount in (0, MEAN // 30))
        assert nothing == little


COSTS = dict.fromkeys(range(1, 6), -MEAN)
FEW = dict.fromkeys(range(1, 10), 2 * MEAN)
WAGE = dict.fromkeys(range(1, 41), MEAN)


@pytest.mark.parametrize("costs", [{}, COSTS, dict.fromkeys(range(1, 10), -MEAN)])
def test_whether_one_more_source_is_kept_back_tells_no_amount_either(costs: dict[int, int]) -> None:
    """Nine households had something from the herd: whether a tenth had is what the wage's total would tell."""
    for at in ("herd", "inputs"):
        seen = {}
        for amount in range(0, 3 * MEAN, 4):
            kept = {"herd": FEW, "inputs": costs}
            kept[at] = {**kept[at], 100: -amount if at == "inputs" else amount}
            seen[amount] = said({"wage": WAGE, **kept}, ["inputs"])
        for amount, told in seen.items():
            alike = [other for other, also in seen.items() if also == told]
            assert max(alike) - min(alike) >= MEAN / 28, (at, amount, told)


def test_a_cost_too_small_to_count_opens_no_source_that_none_would_keep_back() -> None:
    nothing, little = (
        said({"wage": WAGE, "herd": FEW, "inputs": {**COSTS, 100: -amount}}, ["inputs"]) for amount in (0, MEAN // 30)
    )
    assert nothing == little
    assert nothing["wage"][1] == "with_others"
