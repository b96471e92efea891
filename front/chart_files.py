"""A chart of a page as a picture to take away, under its title and its method: SVG or PNG."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import Literal

import altair as alt
import polars as pl

from front.charts import Chart
from front.language import direction
from front.paper.scripts import families

WIDTH, LINE = 560, 84
Kind = Literal["svg", "png"]
KINDS: tuple[Kind, ...] = ("svg", "png")


def to_take_away(chart: Chart, kind: Kind, title: str, method: str, texts: Iterable[str]) -> Callable[[], bytes]:
    """What makes the picture once it is asked for; `texts` are what else is written in it.

    Everything is said by now, so that it can be made in another thread. Raises PaperRefused where no font has the
    letters.
    """
    whole = alt.vconcat(_text([title], bold=True), _text(wrap(method, LINE)), chart.properties(width=WIDTH), spacing=6)
    font = ", ".join(families([title, method, *texts]).sans)
    return lambda: _made(whole.to_json(), kind, font)


def _text(lines: Sequence[str], *, bold: bool = False) -> alt.Chart:
    """Lines each by itself: drawn as one text, lines of Arabic with numbers would be mixed with each other."""
    right = direction() == "rtl"
    mark_of_direction = "\u200f" if right else ""
    rows = pl.DataFrame({"line": [f"{line}{mark_of_direction}" for line in lines], "at": range(len(lines))})
    mark = alt.Chart(rows).mark_text(
        align="right" if right else "left", fontSize=14 if bold else 11, fontWeight="bold" if bold else "normal"
    )
    down = alt.Y("at:O", axis=None)
    drawn: alt.Chart = mark.encode(y=down, x=alt.value(WIDTH if right else 0), text="line:N")
    return drawn.properties(width=WIDTH, height=18 * len(lines))


def _made(chart: str, kind: Kind, font: str) -> bytes:
    import vl_convert  # noqa: PLC0415 (large, and needed for pictures alone)

    config = {"font": font, "background": "white", "view": {"stroke": None}}
    if kind == "png":
        return vl_convert.vegalite_to_png(chart, scale=2, config=config)
    return vl_convert.vegalite_to_svg(chart, config=config).encode()
