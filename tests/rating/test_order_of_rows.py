"""What the order of rows in a file must not change, down to the last bit."""

from itertools import islice, permutations

from tests.rating.test_properties import rated


def test_the_last_bit_of_a_spread_does_not_hang_on_the_order_of_a_file() -> None:
    trees = {"h1": 512.0, "h2": 512.0, "h3": 256.0, "h4": 0.1, "h5": 0.7}
    part = {"from": "measures.trees", "normalise": {"method": "z-score"}}
    rubric = {"title": "Trees", "version": "1", "purpose": "Thank.", "score": {"parts": {"trees": part}}}
    ratings = []
    for names in islice(permutations(trees), 0, None, 7):
        households = [{"household": name, "village": "east"} for name in names]
        measures = [{"household": n, "period": "2025", "measure": "trees", "value": trees[n]} for n in names]
        ratings.append(rated(rubric, {"households": households, "measures": measures}).table())
    assert all(each.equals(ratings[0]) for each in ratings)
