"""Random numbers that are the same on every machine: `Random.random` and plain arithmetic, no logarithm or root."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Draws:
    """A stream of random numbers for one key, so that a change to one household leaves all others as they were.

    >>> Draws(2025, "wb-01").whole(1, 6) == Draws(2025, "wb-01").whole(1, 6)
    True
    """

    def __init__(self, *key: object) -> None:
        """The stream of this key: the seed first, then what is drawn."""
        self._random = Random("/".join(map(str, key))).random  # noqa: S311 - a sample village keeps no secret

    def between(self, low: float, high: float) -> float:
        """A number from low to high, all equally likely."""
        return low + (high - low) * self._random()

    def chance(self, share: float) -> bool:
        """True in this share of all draws."""
        return self._random() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def bell(self, spread: float) -> float:
        """Near zero, seldom beyond two spreads and never beyond six: twelve uniform numbers added up."""
        return spread * (sum(self._random() for _ in range(12)) - 6)

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.whole(0, len(items) - 1)]

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The items in another order."""
        left = list(items)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in items]
