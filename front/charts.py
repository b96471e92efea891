"""Charts of figures that may be shown; whoever draws one also says its figures in words."""

import json
from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

import altair as alt
import polars as pl

from front.language import direction
from front.words.say import amount, decimal

GREEN = "#1f5c3a"
HEIGHT = 260
FEW = 3
STEPS = (1, 2, 5, 10)
Values = Mapping[str, float | None]
Chart = alt.Chart | alt.LayerChart


def bars(values: Values, x: str, y: str) -> alt.Chart:
    """A bar for each period, in the order given; a period without a value keeps its empty place."""
    width = alt.RelativeBandSize(band=0.6 if len(values) > FEW else 0.3)
    chart: alt.Chart = _chart(values, x, y, alt.Scale()).mark_bar(color=GREEN, width=width)
    return chart


def line(values: Values, x: str, y: str, domain: Sequence[float] | None = None) -> alt.Chart:
    """A line with a dot for each period that has a value, broken where there is none."""
    scale = alt.Scale(domain=list(domain)) if domain else alt.Scale()
    dot = alt.OverlayMarkDef(size=90, color=GREEN)
    chart: alt.Chart = _chart(values, x, y, scale, domain).mark_line(color=GREEN, point=dot)
    return chart


def ticks(low: float, high: float) -> list[float]:
    """Round numbers between two, about five of them.

    >>> ticks(0, 1_700_000), ticks(0, 1)
    ([0.0, 500000.0, 1000000.0, 1500000.0], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    """
    if not high > low:
        return [low]
    rough = (high - low) / 5
    size: float = 10.0 ** floor(log10(rough))
    step = size * next(each for each in STEPS if each * size >= rough * 0.999)
    return [round(at * step, 10) for at in range(ceil(low / step), floor(high / step + 1e-9) + 1)]


def _numbered(values: Values, domain: Sequence[float] | None) -> dict[str, Any]:
    """Numbers beside an axis as the language writes them; a chart's own would be 1.5M in each."""
    known = [value for value in values.values() if value is not None]
    at = ticks(*domain) if domain else ticks(min([0.0, *known]), max([0.0, *known]))
    said = [f"datum.value == {each!r} ? {json.dumps(_said(each), ensure_ascii=False)} : " for each in at]
    return {"values": at, "labelExpr": f"{''.join(said)}''"}


def _said(number: float) -> str:
    return amount(number) if number == int(number) else decimal(number, 2 if round(number, 1) != number else 1)


def _chart(values: Values, x: str, y: str, scale: alt.Scale, domain: Sequence[float] | None = None) -> alt.Chart:
    frame = pl.DataFrame({x: list(values), y: list(values.values())}, schema={x: pl.String, y: pl.Float64})
    mirrored = direction() == "rtl"
    # On a phone every other name is left out where they would run into each other; the table beside it has them all.
    across = alt.Axis(labelAngle=0, labelLimit=120, labelOverlap="parity", labelSeparation=4)
    up = alt.Axis(orient="right" if mirrored else "left", **_numbered(values, domain))
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
