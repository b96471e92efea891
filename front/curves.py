"""The curves of how income is spread, as tables for chart, page and file."""

import polars as pl

from data.curves import TENTHS, CurvePoint
from front.formulas import no_formula
from front.insight import InsightPage
from front.words import curves as words
from front.words.say import percent


def latest_points(page: InsightPage, name: str) -> list[CurvePoint]:
    """The curve of this name of the last period that has one; empty without."""
    points = [point for point in page.curves if point.name == name]
    return [point for point in points if point.period == points[-1].period]


def values(points: list[CurvePoint]) -> dict[str, float | None]:
    """Up to which share of the households -> the value, for a chart."""
    return {percent(point.tenth / TENTHS): point.value for point in points}


def rows_of(points: list[CurvePoint]) -> pl.DataFrame:
    """The points in words."""
    said = [words.UP_TO.format(share=percent(point.tenth / TENTHS)) for point in points]
    return pl.DataFrame({words.HOUSEHOLDS: said, words.VALUE: [percent(point.value) for point in points]})


def table_of(points: list[CurvePoint], period_label: str) -> pl.DataFrame:
    """The points as they are downloaded, with their method."""
    return pl.DataFrame(
        [
            {
                period_label: no_formula(point.period),
                "figure": words.HEADS[point.name],
                words.HOUSEHOLDS: words.UP_TO.format(share=percent(point.tenth / TENTHS)),
                "value": point.value,
                "method": how(point.name),
            }
            for point in points
        ]
    )


def how(name: str) -> str:
    """The method of a curve in words."""
    return words.HOW.format(method=words.METHODS[name])
