"""Charts as pictures for paper: SVG, without a browser."""

from collections.abc import Mapping

import altair as alt
import polars as pl

from front.charts import GREEN
from front.language import direction

WIDTH, HEIGHT = 480, 150
MOST = 8


def bars_picture(values: Mapping[str, float | None], said: Mapping[str, str]) -> str:
    """A bar for each of the last eight periods, with its figure in words above it; later ones to the end of reading.

    What is not known keeps its empty place.
    """
    periods = list(values)[-MOST:]
    frame = pl.DataFrame(
        {
            "period": periods,
            "value": [values[each] for each in periods],
            "said": [said[each] for each in periods],
            "foot": [max(0.0, values[each] or 0.0) for each in periods],
        },
        schema_overrides={"value": pl.Float64},
    )
    across = alt.X(
        "period:N",
        title=None,
        sort=None,
        axis=alt.Axis(
            labelAngle=0, labelLimit=WIDTH / len(periods), domainColor="#44544a", ticks=False, labelPadding=6
        ),
        scale=alt.Scale(domain=periods, reverse=direction() == "rtl"),
    )
    base = alt.Chart(frame).encode(x=across)
    bars = base.mark_bar(color=GREEN, size=min(70, 0.7 * WIDTH / len(periods))).encode(y=alt.Y("value:Q", axis=None))
    words = base.mark_text(dy=-8, baseline="bottom", fontSize=11, color="#0a140e")
    chart = alt.layer(bars, words.encode(y="foot:Q", text="said:N")).properties(width=WIDTH, height=HEIGHT)
    return drawing(chart)


def drawing(chart: alt.Chart | alt.LayerChart | alt.FacetChart) -> str:
    """The chart as SVG; what sets its words is `front.paper.lettering`."""
    import vl_convert  # noqa: PLC0415 (large, and needed for paper alone)

    config = {"view": {"stroke": None}, "axis": {"labelFontSize": 11, "labelColor": "#0a140e"}}
    return vl_convert.vegalite_to_svg(chart.to_json(), config=config)
