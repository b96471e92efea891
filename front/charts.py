"""Charts, each of figures that may be shown, with what it shows in words for those who do not see it."""

from collections.abc import Mapping, Sequence

import altair as alt
import polars as pl

GREEN = "#1f5c3a"
HEIGHT = 260
_SCALE = alt.Scale()


def bars(values: Mapping[str, float | None], x: str, y: str) -> alt.Chart:
    """A bar for each period, in the order given; periods without a value are named and left empty."""
    frame = pl.DataFrame({x: list(values), y: list(values.values())}, schema={x: pl.String, y: pl.Float64})
    chart: alt.Chart = _frame(frame, x, y).mark_bar(color=GREEN, size=48)
    return chart


def line(values: Mapping[str, float | None], x: str, y: str, domain: Sequence[float] | None = None) -> alt.Chart:
    """A line with a dot for each period that has a value; the line is broken where there is none."""
    frame = pl.DataFrame({x: list(values), y: list(values.values())}, schema={x: pl.String, y: pl.Float64})
    scale = alt.Scale(domain=list(domain)) if domain else _SCALE
    dot = alt.OverlayMarkDef(size=90, color=GREEN)
    chart: alt.Chart = _frame(frame, x, y, scale).mark_line(color=GREEN, point=dot)
    return chart


def _frame(frame: pl.DataFrame, x: str, y: str, scale: alt.Scale = _SCALE) -> alt.Chart:
    axis = alt.Axis(labelAngle=0, labelLimit=120)
    return (
        alt.Chart(frame)
        .properties(height=HEIGHT)
        .encode(
            x=alt.X(f"{x}:N", sort=None, title=None, axis=axis),
            y=alt.Y(f"{y}:Q", title=None, scale=scale, axis=alt.Axis(format="~s", tickCount=5)),
            tooltip=[alt.Tooltip(f"{x}:N"), alt.Tooltip(f"{y}:Q", format=",")],
        )
    )
