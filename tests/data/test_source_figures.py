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
