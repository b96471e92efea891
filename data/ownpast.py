"""How an income compares with the household's own past, for a reviewer to look at (docs/review.md)."""

from collections.abc import Sequence
from statistics import median

FEWEST = 2
TIMES = 3.0
SPREADS = 3.0
# The median absolute deviation of a normal distribution, times this, is its standard deviation.
_CONSISTENT = 1.4826


def far(amount: float, past: Sequence[float]) -> bool:
    """Whether an amount is unlike those of earlier periods, all at the same prices and of the same length.

    It is where it is more than three times, or less than a third of, their median, and further from it than three times
    their usual spread (1.4826 times the median absolute deviation). With fewer than two earlier ones nothing is.

    >>> far(310, [100, 100]), far(290, [100, 100]), far(30, [100, 100]), far(310, [100])
    (True, False, True, False)
    >>> far(310, [20, 100, 240]), far(-1, [0, 0, 50]), far(0, [0, 0])
    (False, True, False)
    """
    if len(past) < FEWEST:
        return False
    usual = median(past)
    apart = abs(amount - usual)
    spread = _CONSISTENT * median(abs(each - usual) for each in past)
    return apart > SPREADS * spread and _other_size(amount, usual)


def _other_size(amount: float, usual: float) -> bool:
    """Times and thirds for what is usually above zero; as far off for a usual loss; anything where nothing is usual."""
    if usual > 0:
        return amount > TIMES * usual or amount < usual / TIMES
    return abs(amount - usual) > (TIMES - 1) * abs(usual)
