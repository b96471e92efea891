"""Charts of figures that may be shown; whoever draws one also says its figures in words."""

from collections.abc import Mapping, Sequence

import altair as alt
import polars as pl

from front.language import direction

GREEN = "#1f5c3a"
HEIGHT = 260
Values = Mapping[str, float | None]
Chart = alt.Chart | alt.LayerChart


def bars(values: Values, x: str, y: str) -> alt.Chart:
    """A bar for each period, in the order given; a period without a value keeps its empty place."""
    chart: alt.Chart = _chart(values, x, y, alt.Scale()).mark_bar(color=GREEN, size=48)
    return chart


def line(values: Values, x: str, y: str, domain: Sequence[float] | None = None) -> alt.Chart:
    """A line with a dot for each period that has a value, broken where there is none."""
    scale = alt.Scale(domain=list(domain)) if domain else alt.Scale()
    dot = alt.OverlayMarkDef(size=90, color=GREEN)
    chart: alt.Chart = _chart(values, x, y, scale).mark_line(color=GREEN, point=dot)
    return chart


def _chart(values: Values, x: str, y: str, scale: alt.Scale) -> alt.Chart:
    frame = pl.DataFrame({x: list(values), y: list(values.values())}, schema={x: pl.String, y: pl.Float64})
    mirrored = direction() == "rtl"
    across = alt.Axis(labelAngle=0, labelLimit=120)
    up = alt.Axis(format="~s", tickCount=5, orient="right" if mirrored else "left")
    in_order = alt.Scale(domain=list(values), reverse=mirrored)
    return (
        alt.Chart(frame)
        .properties(height=HEIGHT)
        .encode(
            x=alt.X(f"{x}:N", sort=None, title=None, axis=across, scale=in_order),
            y=alt.Y(f"{y}:Q", title=None, axis=up, scale=scale),
            tooltip=[alt.Tooltip(f"{x}:N"), alt.Tooltip(f"{y}:Q", format=",")],
        )
    )
