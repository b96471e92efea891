"""The part of docs/benchmarks.md about the light page of a board."""

from dataclasses import dataclass

from tests.bench.measure import run_module
from tests.bench.sections import begun

SECTION = """\
## A village's board on a phone

{begun}

`/board/willow-bend` of the demonstration beside a bare Starlette route that returns the same bytes from the same
process, and beside Streamlit's page of the same board, in Chromium, for somebody who has never been there
(`tests/bench/board.py`). Server, client and browser share the machine.

| requests a second, sixteen connections | |
|---|---:|
| the light page | {page:,.0f} |
| the bare route | {bare:,.0f} |
| the light page to a browser that has it (304) | {same:,.0f} |

The light page gives {ratio:.2f} of the bare route's requests a second; the aim is half.

| milliseconds in Chromium | light page | Streamlit's page | times as long |
|---|---:|---:|---:|
| first paint | {light_paint:,.0f} | {paint:,.0f} | {paint_ratio:.1f} |
| until a name on the board can be read | {light_whole:,.0f} | {whole:,.0f} | {whole_ratio:.1f} |

The aim is five times. Streamlit's first paint is an empty frame; the names come later.
"""


@dataclass(frozen=True)
class Board:
    """Requests a second of page, bare route and 304; milliseconds to first paint and to a name, on both pages."""

    page: float
    bare: float
    same: float
    light_paint: float
    paint: float
    light_whole: float
    whole: float


def board_section() -> str:
    """Measure, and say what was seen, in Markdown."""
    start = begun()
    return section(Board(*map(float, run_module("tests.bench.board")[0].split())), start)


def section(found: Board, start: str) -> str:
    """What was seen, in Markdown."""
    ratios = {
        "ratio": found.page / found.bare,
        "paint_ratio": found.paint / found.light_paint,
        "whole_ratio": found.whole / found.light_whole,
    }
    return SECTION.format(begun=start, **vars(found), **ratios)
