"""The part of docs/benchmarks.md about a village by Excel."""

from tests.bench.sections import begun
from tests.bench.spreadsheet import HOUSEHOLDS, Seconds, measured

SECTION = """\
## A village by Excel

{begun}

The workbook of a village of {households:,} households with five sources and two criteria is written, every cell that
is asked is filled in, and its {answers:,} answers are imported, each with its rows in the journal
(`tests/bench/spreadsheet.py`):

| | seconds of a processor | by the clock |
|---|---:|---:|
| writing the workbook | {written[1]:.1f} | {written[0]:.1f} |
| reading it when it is filled in | {read[1]:.1f} | {read[0]:.1f} |
| importing | {imported[1]:.1f} | {imported[0]:.1f} |

Reading and importing take {both:.1f} seconds of one processor together; the aim is five.
"""


def spreadsheet_section(households: int = HOUSEHOLDS) -> str:
    """Measure, and say what was seen, in Markdown."""
    start = begun()
    return section(measured(households), households, start)


def section(found: Seconds, households: int, start: str) -> str:
    """What was seen, in Markdown."""
    both = found.read[1] + found.imported[1]
    return SECTION.format(begun=start, households=households, both=both, **vars(found))
