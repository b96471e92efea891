"""Rank sets of 300 households in three leagues from 2,000 draws, again and again in one process.

`python -m tests.bench.rank_sets` prints the milliseconds of the first time, and the median and the longest of 20 times
after it, by the clock; then the median of processors. A time has all three leagues in it.
"""

from statistics import median
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from rating.ranksets import Bootstrap, rank_sets

LEAGUES, EACH, DRAWS, TIMES = 3, 100, 2000, 20
League = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]


def main() -> None:
    """Print the four figures in one line."""
    leagues = made_up()
    taken = [_time(leagues) for _ in range(TIMES + 1)]
    clock, busy = zip(*taken, strict=True)
    print(clock[0], median(clock[1:]), max(clock[1:]), median(busy[1:]))


def made_up() -> list[League]:
    """Scores, errors and points of each league: a spread of scores about three times the errors, as marks give them."""
    random = np.random.default_rng(300)
    leagues = []
    for _ in range(LEAGUES):
        scores = np.clip(random.normal(55, 15, EACH), 0, 100)
        leagues.append((scores, random.uniform(3, 7, EACH), np.floor(scores * 100 + 0.5).astype(np.int64)))
    return leagues


def _time(leagues: list[League]) -> tuple[float, float]:
    start, busy = perf_counter(), process_time()
    for scores, errors, points in leagues:
        rank_sets(scores, errors, points, how=Bootstrap(draws=DRAWS))
    return 1000 * (perf_counter() - start), 1000 * (process_time() - busy)


if __name__ == "__main__":
    main()
