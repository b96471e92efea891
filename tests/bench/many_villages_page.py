"""The part of docs/benchmarks.md about a server of many villages."""

from dataclasses import dataclass

from tests.bench.measure import run_module
from tests.bench.sections import begun

COUNT = 1000

SECTION = """\
## A thousand villages

{begun}

A server of {count:,} villages like Willow Bend (60 households, four years) is asked for the board of each, one after
another, over HTTP (`tests/bench/many_villages.py`). No book is open when its board is asked for.

| | |
|---|---:|
| the first board, right after the start | {first:,.0f} ms |
| the median of all | {median:,.0f} ms |
| 99 of 100 are quicker than | {slow:,.0f} ms |
| of processors for each | {busy:,.0f} ms |
| the page to sign in, which lists all villages | {listed:,.0f} ms |
| the most memory that the server ever held | {memory:,.0f} MB |

A cold village's board has to come within 300 ms, and the server to stay under 1,000 MB.
"""


@dataclass(frozen=True)
class Many:
    """Milliseconds of boards and of the list; seconds of processors for each board; bytes of memory."""

    first: float
    median: float
    slow: float
    busy: float
    listed: float
    memory: float


def many_villages_section() -> str:
    """Measure, and say what was seen, in Markdown."""
    start = begun()
    return section(Many(*map(float, run_module("tests.bench.many_villages", str(COUNT))[0].split())), start)


def section(found: Many, start: str) -> str:
    """What was seen, in Markdown."""
    told = {"first": found.first, "median": found.median, "slow": found.slow, "listed": found.listed}
    return SECTION.format(count=COUNT, begun=start, busy=1000 * found.busy, memory=found.memory / 1e6, **told)
